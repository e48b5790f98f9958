/// The pairs of nodes without a tie, or a sample of them, by the first node.
struct AbsentPairs {
  /// How many there are in all.
  let total: Int
  let pairs: [(from: Int32, to: Int32)]
  var isSample: Bool { pairs.count < total }

  /// - Parameters:
  ///   - rows: An undirected graph without loops and parallel ties.
  ///   - largest: More pairs than this are drawn from, as many, with replacement.
  init(_ rows: NeighbourRows, atMost largest: Int, seed: UInt64, in context: RunContext) throws(AlgorithmError) {
    let n = rows.nodeCount
    // The absent pairs of the nodes before each with larger ones.
    var before = [0]
    for node in 0..<n {
      let larger = rows.targets[rows.range(node)].count { $0 > node }
      before.append(before[node] + n - 1 - node - larger)
    }
    total = before[n]
    var numbers: [Int]
    if total <= largest {
      numbers = Array(0..<total)
    } else {
      var generator = SplitMix64(seed: seed)
      numbers = []
      for _ in 0..<largest { numbers.append(generator.next(below: total)) }
      numbers.sort()
      // With replacement `pairs.count == largest < total`.
    }
    var pairs: [(from: Int32, to: Int32)] = []
    pairs.reserveCapacity(numbers.count)
    var node = 0
    for (index, number) in numbers.enumerated() {
      if index & 0xFFFF == 0 { try context.checkpoint() }
      while before[node + 1] <= number { node += 1 }
      // The place among larger nodes, moved on by each neighbour up to it.
      var other = node + 1 + number - before[node]
      for target in rows.targets[rows.range(node)] where target > node {
        if target <= other { other += 1 } else { break }
      }
      pairs.append((Int32(node), Int32(other)))
    }
    self.pairs = pairs
  }
}
