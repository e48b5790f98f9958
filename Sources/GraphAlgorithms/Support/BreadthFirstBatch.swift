/// Breadth-first search from up to 64 sources at once: a bit of a word is a source, so that one reading of a row serves all.
///
/// Every step goes over the arcs of the nodes that the last one reached (*push*) or, once these are many, over the rows of the
/// nodes that some source has not reached yet (*pull*).
///
/// M. Then, M. Kaufmann, F. Chirigati, T.-A. Hoang-Vu, K. Pham, A. Kemper, T. Neumann, H. T. Vo (2014). The more the merrier:
/// efficient multi-source graph traversal. PVLDB 8. https://doi.org/10.14778/2735496.2735507
struct BreadthFirstBatch {
  static let width = 64

  private let forward: NeighbourRows
  private let backward: NeighbourRows
  /// The sources that reached a node, by bit: at all, in the last step, in this step.
  private var seen: [UInt64]
  private var fresh: [UInt64]
  private var next: [UInt64]
  /// The nodes whose word in `fresh`, in `next` is not 0.
  private var frontier: [Int32] = []
  private var reached: [Int32] = []

  /// - Parameter backward: The rows of `forward`, turned round.
  init(forward: NeighbourRows, backward: NeighbourRows) {
    self.forward = forward
    self.backward = backward
    seen = [UInt64](repeating: 0, count: forward.nodeCount)
    fresh = seen
    next = seen
  }

  /// Calls `visit` after every step with the distance, the nodes that some sources reached in it, and these by node.
  mutating func run(from sources: ArraySlice<Int32>, visit: (Int, [Int32], [UInt64]) -> Void) {
    for node in seen.indices { seen[node] = 0 }
    frontier.removeAll(keepingCapacity: true)
    for (bit, source) in sources.enumerated() {
      seen[Int(source)] = 1 << UInt64(bit)
      fresh[Int(source)] = 1 << UInt64(bit)
      frontier.append(source)
    }
    let all = sources.count == 64 ? UInt64.max : (1 << UInt64(sources.count)) - 1
    var distance = 0
    while !frontier.isEmpty {
      distance += 1
      let arcs = frontier.reduce(0) { $0 &+ forward.range(Int($1)).count }
      if arcs > forward.targets.count >> 3 { pull(all) } else { push() }
      for node in frontier { fresh[Int(node)] = 0 }
      for node in reached { seen[Int(node)] |= next[Int(node)] }
      swap(&fresh, &next)
      swap(&frontier, &reached)
      reached.removeAll(keepingCapacity: true)
      if !frontier.isEmpty { visit(distance, frontier, fresh) }
    }
  }

  private mutating func push() {
    for node in frontier {
      let sources = fresh[Int(node)]
      for arc in forward.range(Int(node)) {
        let target = Int(forward.targets[arc])
        let new = sources & ~seen[target]
        guard new != 0 else { continue }
        if next[target] == 0 { reached.append(Int32(truncatingIfNeeded: target)) }
        next[target] |= new
      }
    }
  }

  private mutating func pull(_ all: UInt64) {
    for node in seen.indices where seen[node] != all {
      let missing = all & ~seen[node]
      var found: UInt64 = 0
      for arc in backward.range(node) {
        found |= fresh[Int(backward.targets[arc])]
        if found & missing == missing { break }
      }
      guard found & missing != 0 else { continue }
      next[node] = found & missing
      reached.append(Int32(truncatingIfNeeded: node))
    }
  }
}
