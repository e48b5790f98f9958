import GraphProjection

/// Gusfield's tree of minimum cuts: between two nodes as much must be cut as the smallest value on the way between them.
///
/// D. Gusfield (1990). Very simple methods for all pairs network flow analysis. SIAM Journal on Computing 19.
/// https://doi.org/10.1137/0219009
struct CutTree: Sendable {
  /// Of every node but the first, which is the root and stands above itself.
  private(set) var parent: [Int]
  /// What must be cut between a node and its parent.
  private(set) var cut: [Double]

  /// - Parameter capacities: One number a tie, or `nil`: 1. Directions are ignored.
  /// - Complexity: n − 1 maximum flows.
  init(_ graph: ProjectedGraph, capacities: [Double]?, in context: RunContext) throws(AlgorithmError) {
    let n = graph.nodeCount
    var network = CapacityNetwork(graph, capacities: capacities, ignoresDirection: true)
    parent = [Int](repeating: 0, count: n)
    cut = [Double](repeating: 0, count: n)
    for node in 0..<n where node > 0 {
      try context.checkpoint(Double(node) / Double(n))
      network.reset()
      let other = parent[node]
      _ = try network.fill(from: node, to: other, in: context.quiet)
      let side = network.reached(from: node)
      cut[node] = CutTies(graph, side: side, capacities: capacities, bothWays: true).value
      for third in 0..<n where third != node && side[third] && parent[third] == other { parent[third] = node }
      if side[parent[other]] {
        (parent[node], parent[other]) = (parent[other], node)
        cut.swapAt(node, other)
      }
    }
  }

  /// The sum of the minimum cuts over unordered pairs of nodes other than `excluded`.
  ///
  /// By falling value each edge of the tree joins two sets of nodes, between which no cut is larger.
  func total(without excluded: Int) -> Double {
    var sets = DisjointSets(count: parent.count)
    var sizes = parent.indices.map { $0 == excluded ? 0.0 : 1.0 }
    var total = 0.0
    for node in parent.indices.dropFirst().sorted(by: { (cut[$1], $0) < (cut[$0], $1) }) {
      let (a, b) = (sets.root(of: node), sets.root(of: parent[node]))
      total += cut[node] * sizes[a] * sizes[b]
      sets.unite(a, b)
      sizes[sets.root(of: a)] = sizes[a] + sizes[b]
    }
    return total
  }
}
