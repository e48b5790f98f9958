/// The coarsest refinement of a colouring of the nodes in which nodes of one colour see the same colours.
///
/// Colour by colour, the nodes are split by the arcs they have to and from it. Where numbers of arcs count, what a split leaves over
/// needs no look of its own: its largest part may be left out (J. Hopcroft 1971).
///
/// A. Cardon, M. Crochemore (1982). Partitioning a graph in O(|A| log₂ |V|). Theoretical Computer Science 19.
/// https://doi.org/10.1016/0304-3975(82)90016-0
struct ColourRefinement {
  /// The colour of every node, in no special order.
  private(set) var colour: [Int32]
  /// The nodes, those of one colour next to each other.
  private var nodes: [Int32]
  private var place: [Int32]
  private var ranges: [Range<Int>] = []
  private var waiting: [Int] = []
  private var isWaiting: [Bool] = []
  private let countsArcs: Bool
  private var seen: [Int32]

  /// - Parameters:
  ///   - senses: Rows of arcs; a colour splits the nodes that its own rows lead to.
  ///   - start: The colours to refine.
  ///   - countsArcs: Whether the number of arcs counts, or only that there is one.
  /// - Complexity: O((n + m) log n) where numbers count, else O(n m) at worst.
  init(
    _ senses: [NeighbourRows], start: [Int], countsArcs: Bool, in context: RunContext
  ) throws(AlgorithmError) {
    self.countsArcs = countsArcs
    let n = start.count
    nodes = (0..<Int32(n)).sorted { (start[Int($0)], $0) < (start[Int($1)], $1) }
    colour = [Int32](repeating: 0, count: n)
    place = colour
    seen = colour
    for (position, node) in nodes.enumerated() {
      place[Int(node)] = Int32(position)
      if position == 0 || start[Int(node)] != start[Int(nodes[position - 1])] {
        ranges.append(position..<position)
      }
      ranges[ranges.count - 1] = ranges[ranges.count - 1].lowerBound..<position + 1
      colour[Int(node)] = Int32(ranges.count - 1)
    }
    waiting = Array(ranges.indices)
    isWaiting = [Bool](repeating: true, count: ranges.count)
    var turns = 0
    while let next = waiting.popLast() {
      turns += 1
      if turns & 63 == 0 { try context.checkpoint() }
      isWaiting[next] = false
      let splitter = Array(nodes[ranges[next]])
      for rows in senses { split(by: splitter, rows) }
    }
  }

  private mutating func split(by splitter: [Int32], _ rows: NeighbourRows) {
    var touched: [Int32] = []
    for node in splitter {
      for target in rows.targets[rows.range(Int(node))] {
        if seen[Int(target)] == 0 { touched.append(target) }
        if countsArcs || seen[Int(target)] == 0 { seen[Int(target)] += 1 }
      }
    }
    touched.sort { (colour[Int($0)], seen[Int($0)], $0) < (colour[Int($1)], seen[Int($1)], $1) }
    var start = 0
    while start < touched.count {
      let number = Int(colour[Int(touched[start])])
      var end = start
      while end < touched.count, colour[Int(touched[end])] == Int32(number) { end += 1 }
      divide(number, touched[start..<end])
      start = end
    }
    for node in touched { seen[Int(node)] = 0 }
  }

  /// Divides a colour into the nodes that were not touched and those of each number of arcs.
  private mutating func divide(_ number: Int, _ touched: ArraySlice<Int32>) {
    let range = ranges[number]
    // The touched nodes go to the end, in their order.
    let border = range.upperBound - touched.count
    for (position, node) in zip((border..<range.upperBound).reversed(), touched.reversed()) {
      exchange(Int(place[Int(node)]), position)
    }
    var parts = border > range.lowerBound ? [range.lowerBound..<border] : []
    var start = border
    for position in border..<range.upperBound
    where position + 1 == range.upperBound || seen[Int(nodes[position])] != seen[Int(nodes[position + 1])] {
      parts.append(start..<position + 1)
      start = position + 1
    }
    guard parts.count > 1 else { return }
    let wasWaiting = isWaiting[number]
    var numbers = [number]
    ranges[number] = parts[0]
    for part in parts.dropFirst() {
      numbers.append(ranges.count)
      for node in nodes[part] { colour[Int(node)] = Int32(ranges.count) }
      ranges.append(part)
      isWaiting.append(false)
    }
    var spared = -1
    if countsArcs, !wasWaiting {
      spared = numbers[0]
      for other in numbers where ranges[other].count > ranges[spared].count { spared = other }
    }
    for other in numbers where other != spared && !isWaiting[other] {
      isWaiting[other] = true
      waiting.append(other)
    }
  }

  private mutating func exchange(_ a: Int, _ b: Int) {
    nodes.swapAt(a, b)
    place[Int(nodes[a])] = Int32(a)
    place[Int(nodes[b])] = Int32(b)
  }
}
