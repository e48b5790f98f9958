extension StrongParts {
  /// The parts of rows in which every arc stands in the rows of both ends: components, numbered by their smallest node.
  ///
  /// Each node is joined to its first neighbours; then most nodes are in one component, whose other arcs need no look.
  ///
  /// M. Sutton, T. Ben-Nun, A. Barak (2018). Optimizing parallel graph connectivity computation via subgraph sampling. IPDPS.
  /// https://doi.org/10.1109/IPDPS.2018.00012
  ///
  /// - Complexity: O(n + m) time, O(n) space.
  init(symmetric rows: NeighbourRows, in context: RunContext) throws(AlgorithmError) {
    let n = rows.nodeCount
    var sets = DisjointSets(count: n)
    let sampled = 2
    for node in 0..<n {
      if node & 0xFFFF == 0 { try context.checkpoint() }
      for arc in rows.range(node).prefix(sampled) { sets.unite(node, Int(rows.targets[arc])) }
    }
    var tally: [Int: Int] = [:]
    for node in stride(from: 0, to: n, by: max(1, n / 256)) { tally[sets.root(of: node), default: 0] += 1 }
    // Which one is taken for the largest does not matter to the result.
    let settled = tally.max { ($0.value, $1.key) < ($1.value, $0.key) }?.key ?? -1
    for node in 0..<n where sets.root(of: node) != sets.root(of: max(0, settled)) {
      if node & 0xFFFF == 0 { try context.checkpoint() }
      for arc in rows.range(node).dropFirst(sampled) { sets.unite(node, Int(rows.targets[arc])) }
    }
    var numbers = [Int32](repeating: -1, count: n)
    var part = numbers
    var next: Int32 = 0
    for node in 0..<n {
      let root = sets.root(of: node)
      if numbers[root] < 0 {
        numbers[root] = next
        next += 1
      }
      part[node] = numbers[root]
    }
    self.part = part
    count = Int(next)
  }
}
