import GraphProjection

/// The tied pairs of a graph, and graphs drawn at random with something of them kept.
///
/// In an undirected graph the smaller node comes first; in a two-mode one the node of the first kind.
struct NullPairs: Sendable {
  typealias Ends = [(from: Int32, to: Int32)]

  let nodeCount: Int
  let isDirected: Bool
  /// Without loops and parallels, ascending.
  let ends: Ends
  /// The nodes of either mode; `nil` where the graph is not two-mode.
  private let modes: (first: [Int32], second: [Int32])?

  var isTwoMode: Bool { modes != nil }
  /// Whether the ends of a tie cannot be exchanged.
  var hasSides: Bool { isDirected || isTwoMode }

  init(_ graph: ProjectedGraph) {
    nodeCount = graph.nodeCount
    isDirected = graph.isDirected
    let rows = graph.neighbourRows()
    var ends: Ends = []
    for node in 0..<graph.nodeCount {
      for target in rows.targets[rows.range(node)] where graph.isDirected || node < target {
        ends.append((Int32(node), target))
      }
    }
    modes = graph.isDirected ? nil : Self.modes(graph, ends)
    if let modes {
      let isFirst = Set(modes.first)
      ends = ends.map { isFirst.contains($0.from) ? $0 : (from: $0.to, to: $0.from) }
    }
    self.ends = ends
  }

  /// The nodes of the two kinds that every tie joins.
  private static func modes(_ graph: ProjectedGraph, _ ends: Ends) -> (first: [Int32], second: [Int32])? {
    guard let tie = ends.first else { return nil }
    let kinds = (graph.nodeKind(Int(tie.from)), graph.nodeKind(Int(tie.to)))
    guard kinds.0 != kinds.1 else { return nil }
    for end in ends {
      let other = (graph.nodeKind(Int(end.from)), graph.nodeKind(Int(end.to)))
      guard other == kinds || other == (kinds.1, kinds.0) else { return nil }
    }
    let nodes = (0..<graph.nodeCount).map { Int32($0) }
    return (
      nodes.filter { graph.nodeKind(Int($0)) == kinds.0 }, nodes.filter { graph.nodeKind(Int($0)) == kinds.1 }
    )
  }

  /// The number of pairs that can be tied.
  var possible: Int {
    if let modes { return modes.first.count * modes.second.count }
    return nodeCount * (nodeCount - 1) / (isDirected ? 1 : 2)
  }

  private static func key(_ end: (from: Int32, to: Int32)) -> UInt64 {
    UInt64(UInt32(end.from)) << 32 | UInt64(UInt32(end.to))
  }

  /// A pair by its number, 0 ..< ``possible``; in an undirected graph the larger node's row of smaller ones.
  private func pair(_ number: Int) -> (from: Int32, to: Int32) {
    if let modes {
      return (modes.first[number / modes.second.count], modes.second[number % modes.second.count])
    }
    guard !isDirected else {
      let (from, rest) = number.quotientAndRemainder(dividingBy: nodeCount - 1)
      return (Int32(from), Int32(rest < from ? rest : rest + 1))
    }
    return Self.undirected(number)
  }

  /// Different numbers below `bound`, in the order in which they are drawn (Floyd's sample, then shuffled).
  private static func distinct(_ count: Int, below bound: Int, _ generator: inout SplitMix64) -> [Int] {
    var taken: Set<Int> = []
    var drawn: [Int] = []
    for last in (bound - count)..<bound {
      let number = generator.next(below: last + 1)
      let isNew = taken.insert(number).inserted
      if !isNew { taken.insert(last) }
      drawn.append(isNew ? number : last)
    }
    for last in stride(from: drawn.count - 1, to: 0, by: -1) { drawn.swapAt(last, generator.next(below: last + 1)) }
    return drawn
  }

  func eachByHalf(_ generator: inout SplitMix64) -> Ends {
    (0..<possible).filter { _ in generator.next(below: 2) == 0 }.map(pair)
  }

  func thrown(_ generator: inout SplitMix64) -> Ends {
    Self.distinct(ends.count, below: possible, &generator).map(pair)
  }

  func dyads(_ generator: inout SplitMix64) -> Ends {
    guard isDirected else { return thrown(&generator) }
    let keys = Set(ends.map(Self.key))
    let mutual = ends.count { $0.from < $0.to && keys.contains(Self.key((from: $0.to, to: $0.from))) }
    let asymmetric = ends.count - 2 * mutual
    var drawn: Ends = []
    let all = nodeCount * (nodeCount - 1) / 2
    for (place, number) in Self.distinct(mutual + asymmetric, below: all, &generator).enumerated() {
      let end = Self.undirected(number)
      let isTurned = place >= mutual && generator.next(below: 2) == 0
      if place < mutual || !isTurned { drawn.append(end) }
      if place < mutual || isTurned { drawn.append((from: end.to, to: end.from)) }
    }
    return drawn
  }

  private static func undirected(_ number: Int) -> (from: Int32, to: Int32) {
    var row = Int((1 + (1 + 8 * Double(number)).squareRoot()) / 2)
    while row * (row - 1) / 2 > number { row -= 1 }
    while (row + 1) * row / 2 <= number { row += 1 }
    return (Int32(number - row * (row - 1) / 2), Int32(row))
  }

  func paired(_ generator: inout SplitMix64) -> Ends {
    var drawn: Ends
    if hasSides {
      let order = generator.permutation(ends.count)
      drawn = ends.indices.map { (from: ends[$0].from, to: ends[Int(order[$0])].to) }
    } else {
      let stubs = ends.flatMap { [$0.from, $0.to] }
      let order = generator.permutation(stubs.count)
      drawn = stride(from: 0, to: stubs.count, by: 2).map { place in
        let (a, b) = (stubs[Int(order[place])], stubs[Int(order[place + 1])])
        return (from: min(a, b), to: max(a, b))
      }
    }
    var tied: Set<UInt64> = []
    drawn.removeAll { $0.from == $0.to || !tied.insert(Self.key($0)).inserted }
    return drawn
  }

  /// Attempts that fail leave the graph as it is and count, so that every reachable graph is as likely as any other.
  func swapped(_ rounds: Int, _ generator: inout SplitMix64, _ cancellation: Cancellation) -> Ends {
    var drawn = ends
    guard drawn.count > 1 else { return drawn }
    func key(_ a: Int32, _ b: Int32) -> UInt64 {
      Self.key(hasSides || a < b ? (from: a, to: b) : (from: b, to: a))
    }
    var tied = Set(drawn.map { key($0.from, $0.to) })
    for attempt in 0..<rounds * drawn.count {
      if attempt & 0xFFF == 0, cancellation.isCancelled { break }
      let (first, second) = (generator.next(below: drawn.count), generator.next(below: drawn.count))
      let (a, b) = drawn[first]
      var (c, d) = drawn[second]
      // The ends of an undirected tie have no order: either may be exchanged.
      if !hasSides, generator.next(below: 2) == 0 { swap(&c, &d) }
      guard first != second, a != d, c != b else { continue }
      let (new, other) = (key(a, d), key(c, b))
      guard new != other, !tied.contains(new), !tied.contains(other) else { continue }
      tied.remove(key(a, b))
      tied.remove(key(c, d))
      tied.insert(new)
      tied.insert(other)
      drawn[first] = (a, d)
      drawn[second] = (c, b)
    }
    return drawn
  }

  /// Two nodes put together the neighbours that only one of them has, and take as many as they had, drawn at random.
  func traded(_ rounds: Int, _ generator: inout SplitMix64, _ cancellation: Cancellation) -> Ends {
    let starts = modes?.first ?? (0..<Int32(nodeCount)).map(\.self)
    var neighbours = [[Int32]](repeating: [], count: nodeCount)
    for end in ends { neighbours[Int(end.from)].append(end.to) }
    guard starts.count > 1 else { return ends }
    for trade in 0..<rounds * starts.count {
      if trade & 0xFFF == 0, cancellation.isCancelled { break }
      let (first, second) = (generator.next(below: starts.count), generator.next(below: starts.count))
      guard first != second else { continue }
      let (a, b) = (starts[first], starts[second])
      let (ofA, ofB) = (Set(neighbours[Int(a)]), Set(neighbours[Int(b)]))
      // A neighbour that is the other of the two would become a loop.
      let fromA = neighbours[Int(a)].filter { !ofB.contains($0) && $0 != b }
      let fromB = neighbours[Int(b)].filter { !ofA.contains($0) && $0 != a }
      guard !fromA.isEmpty, !fromB.isEmpty else { continue }
      let pool = fromA + fromB
      let order = generator.permutation(pool.count)
      neighbours[Int(a)] =
        neighbours[Int(a)].filter { ofB.contains($0) || $0 == b } + order.prefix(fromA.count).map { pool[Int($0)] }
      neighbours[Int(b)] =
        neighbours[Int(b)].filter { ofA.contains($0) || $0 == a } + order.dropFirst(fromA.count).map { pool[Int($0)] }
    }
    return starts.flatMap { start in neighbours[Int(start)].map { (from: start, to: $0) } }
  }
}
