/// The search for a colouring with few colours: DSATUR first, then back and forth.
///
/// D. Brélaz (1979). New methods to color the vertices of a graph. Communications of the ACM 22.
/// https://doi.org/10.1145/359094.359101
struct ColourSearch {
  private let rows: NeighbourRows
  private let context: RunContext
  private let clique: [Int]
  /// The colour of every node, from 0; −1 before it has one.
  private var colour: [Int32]
  /// How many neighbours of node v have colour c: at `v·width + c`. There are fewer colours than the degeneracy + 2.
  private var counts: [Int32]
  private let width: Int
  /// How many colours the neighbours of a node have, and how many of these have none.
  private var saturation: [Int32]
  private var uncoloured: [Int32]
  /// The best colouring, and the number of its colours.
  private(set) var best: [Int32] = []
  private(set) var colours = 0
  /// Whether there is none with fewer.
  private(set) var isComplete = false

  init(_ rows: NeighbourRows, clique: [Int], in context: RunContext) {
    self.rows = rows
    self.context = context
    self.clique = clique
    let n = rows.nodeCount
    // DSATUR never takes a colour larger than the number of coloured neighbours.
    width = (0..<n).reduce(0) { max($0, rows.range($1).count) } + 1
    colour = [Int32](repeating: -1, count: n)
    counts = []
    saturation = [Int32](repeating: 0, count: n)
    uncoloured = (0..<n).map { Int32(rows.range($0).count) }
  }

  private struct Step {
    var node: Int
    var colour: Int32
    /// How many colours are in use before this step.
    var used: Int32
  }

  /// - Throws: ``AlgorithmError/limit(_:hint:)`` where the table of colours would have more than 2²⁶ entries.
  mutating func run(limit: Int) throws(AlgorithmError) {
    let n = rows.nodeCount
    guard n > 0 else {
      isComplete = true
      return
    }
    guard n * width <= 1 << 26 else {
      throw .limit("the graph is too large to be coloured", hint: "filter the graph")
    }
    counts = [Int32](repeating: 0, count: n * width)
    var steps: [Step] = []
    for node in clique { push(node, Int32(steps.count), &steps) }
    let fixed = steps.count
    var taken = 0
    while true {
      if taken & 0xFF == 0 { try context.checkpoint() }
      let used = steps.last.map { max($0.used, $0.colour + 1) } ?? 0
      if steps.count == n {
        if best.isEmpty || Int(used) < colours { (best, colours) = (colour, Int(used)) }
        if colours <= clique.count {
          isComplete = true
          return
        }
      }
      let isFirst = best.isEmpty
      if !isFirst { taken += 1 }
      guard taken <= limit else { return }
      if isFirst || (steps.count < n && Int(used) < colours) {
        let node = next()
        if let free = freeColour(of: node, from: 0, used: used, isFirst) {
          push(node, free, &steps)
          continue
        }
      }
      // Back to the last step that has another colour left which could lead to fewer.
      var hasMoved = false
      while steps.count > fixed, let step = steps.popLast() {
        clear(step.node)
        if let free = freeColour(of: step.node, from: step.colour + 1, used: step.used, false) {
          push(step.node, free, &steps)
          hasMoved = true
          break
        }
      }
      guard hasMoved else {
        isComplete = true
        return
      }
    }
  }

  /// The smallest free colour from `start` on: one in use or the next new one, and small enough to better the best.
  private func freeColour(of node: Int, from start: Int32, used: Int32, _ isFirst: Bool) -> Int32? {
    let most = isFirst ? used : min(used, Int32(colours) - 2)
    var colour = start
    while colour <= most {
      if counts[node &* width &+ Int(colour)] == 0 { return colour }
      colour &+= 1
    }
    return nil
  }

  /// The uncoloured node with the most colours around it, then the most uncoloured neighbours, then the smallest.
  private func next() -> Int {
    var best = -1
    for node in colour.indices where colour[node] < 0 {
      if best < 0 || (saturation[node], uncoloured[node]) > (saturation[best], uncoloured[best]) { best = node }
    }
    return best
  }

  private mutating func push(_ node: Int, _ new: Int32, _ steps: inout [Step]) {
    let used = steps.last.map { max($0.used, $0.colour + 1) } ?? 0
    steps.append(Step(node: node, colour: new, used: used))
    colour[node] = new
    for arc in rows.range(node) {
      let target = Int(rows.targets[arc])
      uncoloured[target] &-= 1
      let place = target &* width &+ Int(new)
      if counts[place] == 0 { saturation[target] &+= 1 }
      counts[place] &+= 1
    }
  }

  private mutating func clear(_ node: Int) {
    let old = Int(colour[node])
    colour[node] = -1
    for arc in rows.range(node) {
      let target = Int(rows.targets[arc])
      uncoloured[target] &+= 1
      let place = target &* width &+ old
      counts[place] &-= 1
      if counts[place] == 0 { saturation[target] &-= 1 }
    }
  }
}
