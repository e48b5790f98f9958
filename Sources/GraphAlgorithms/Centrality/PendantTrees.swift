/// An undirected graph without the trees that hang on it, for sums over shortest paths between all pairs of its nodes.
///
/// A node with one arc is taken off, again and again; its neighbour then stands for all nodes that were taken off behind it. Between
/// nodes that are parted by a node v of a tree or by one that has trees, all paths go through v. What v gets from these pairs
/// follows from the sizes of the parts alone: with b nodes in every tree at v, N in its component and r in all the rest, it is
/// Σ b(N − 1 − b) + r(N − 1 − r) over ordered pairs. All other pairs are those of the core, its nodes weighted by their trees.
///
/// A. E. Sarıyüce, K. Kaya, E. Saule, Ü. V. Çatalyürek (2017). Graph manipulations for fast centrality computation. ACM
/// Transactions on Knowledge Discovery from Data 11. https://doi.org/10.1145/3022668
struct PendantTrees {
  /// The nodes that are left, ascending, and their arcs, numbered by their place in this list.
  let core: [Int]
  let rows: NeighbourRows
  /// How many nodes each of them stands for, itself included.
  let weights: [Double]
  /// What every node gets from pairs of which one is in a tree that it parts from the other.
  let own: [Double]

  /// - Parameter whole: Every arc in the rows of both ends, no loops.
  /// - Complexity: O(n + m).
  init(of whole: NeighbourRows) {
    let n = whole.nodeCount
    var degree = (0..<n).map { whole.range($0).count }
    var size = [Int](repeating: 1, count: n)
    // Of every node that was taken off the neighbour that it hung on, −1 for the others.
    var parent = [Int32](repeating: -1, count: n)
    var ends = (0..<n).filter { degree[$0] == 1 }
    var taken: [Int] = []
    while let node = ends.popLast() {
      // Of two nodes that are left alone with each other one stays.
      guard degree[node] == 1 else { continue }
      for arc in whole.range(node) where parent[Int(whole.targets[arc])] < 0 {
        let other = Int(whole.targets[arc])
        parent[node] = whole.targets[arc]
        size[other] += size[node]
        degree[other] -= 1
        if degree[other] == 1 { ends.append(other) }
      }
      taken.append(node)
    }
    core = (0..<n).filter { parent[$0] < 0 }
    rows = taken.isEmpty ? whole : whole.restricted(to: core)
    let weights = core.map { Double(size[$0]) }
    self.weights = weights

    // N by node: first of the core, then of the trees, each node after the one that it hung on.
    var component = [Double](repeating: 0, count: n)
    for part in rows.connectedParts() {
      let sum = part.reduce(0) { $0 + weights[$1] }
      for place in part { component[core[place]] = sum }
    }
    var own = [Double](repeating: 0, count: n)
    for node in taken.reversed() {
      let (parent, behind) = (Int(parent[node]), Double(size[node]))
      component[node] = component[parent]
      own[parent] += behind * (component[node] - 1 - behind)
    }
    for node in own.indices {
      let rest = component[node] - Double(size[node])
      own[node] += rest * (component[node] - 1 - rest)
    }
    self.own = own
  }

  /// Betweenness with every ordered pair of nodes counted.
  func betweenness(in context: RunContext) throws(AlgorithmError) -> [Double] {
    var sums = PathSums(out: rows, into: rows)
    if core.count < own.count { (sums.sourceWeights, sums.endWeights) = (weights, weights) }
    let ofCore = try sums.nodes(from: rows.breadthFirstOrder(), in: context)
    var betweenness = own
    for (place, node) in core.enumerated() { betweenness[node] += ofCore[place] }
    return betweenness
  }
}
