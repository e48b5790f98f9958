import GraphProjection

/// Global and local efficiency: how short the ways are, in the whole and around every node.
///
/// - `global_efficiency`: the mean of 1/d over the ordered pairs of different nodes, 0 for pairs out of reach; undefined for fewer
///   than two nodes.
/// - `local_efficiency`: the mean over all nodes of the global efficiency of the subgraph of the node's neighbours, without the node;
///   0 for nodes with fewer than two neighbours. It tells how well the neighbours of a node do when that fails.
///
/// Distances are counted in ties and follow their direction; neighbours are those in either direction. Weights are ignored, so that
/// both are between 0 and 1.
///
/// It has no options.
///
/// - Returns: ``Figures`` with the names above.
/// - Complexity: O(n·m) for the global one, O(Σ d(v)(d(v) + t(v))) for the local one with t(v) ties among the neighbours; O(n + m)
///   space.
///
/// V. Latora, M. Marchiori (2001). Efficient behavior of small-world networks. Physical Review Letters 87.
/// https://doi.org/10.1103/PhysRevLett.87.198701
///
/// NetworkX has both for undirected graphs, with 0 for an undefined one; igraph's local efficiency measures distances in the whole
/// graph without the node, not within the neighbourhood, and is larger for that.
public struct GlobalEfficiency: GraphAlgorithm {
  public init() {}

  public static let card = AlgorithmCard(
    id: "global-efficiency",
    title: "Global and local efficiency",
    family: .structure,
    summary: "How short the ways are, in the whole graph and among the neighbours of a node.",
    citations: [
      Citation(
        "V. Latora, M. Marchiori", 2001, "Efficient behavior of small-world networks", "Physical Review Letters 87",
        doi: "10.1103/PhysRevLett.87.198701")
    ],
    time: "O(n·m)", space: "O(n + m)", weights: .ignored,
    direction: "followed; neighbours are those in either direction")

  public func run(on graph: ProjectedGraph, in context: RunContext) throws(AlgorithmError) -> Figures {
    try checkOptions()
    try context.checkpoint()
    let n = graph.nodeCount
    let forward = graph.neighbourRows(.outgoing)
    let rows = DegreeOrderedRows(forward, isSymmetric: !graph.isDirected)
    let whole = try HopCounts(rows, in: context.part(0...0.9)).inverseSum
    let both = graph.isDirected ? graph.neighbourRows(.both) : forward
    let parts = try context.part(0.9...1).chunked(n, size: max(32, (n + 255) / 256)) { chunk in
      var neighbourhood = Neighbourhood(both: both, forward: forward, isSymmetric: !graph.isDirected)
      return chunk.reduce(0.0) { sum, node in
        context.cancellation.isCancelled ? sum : sum + neighbourhood.efficiency(of: node, context.cancellation)
      }
    }
    return Figures(
      [
        Figures.Entry("global_efficiency", n > 1 ? .real(whole / (Double(n) * Double(n - 1))) : .undefined),
        Figures.Entry("local_efficiency", n > 0 ? .real(parts.reduce(0, +) / Double(n)) : .undefined),
      ],
      notes: [
        "mean of 1/distance over all ordered pairs, 0 for those out of reach; distances in ties, weights ignored",
        "local: within the subgraph of the neighbours; 0 for a node with fewer than two",
      ])
  }
}

/// The subgraph of the neighbours of a node, for one node after another.
private struct Neighbourhood {
  let both: NeighbourRows
  let forward: NeighbourRows
  let isSymmetric: Bool
  /// By node: its place among the neighbours, −1 for one that is none.
  private var place: [Int32]

  init(both: NeighbourRows, forward: NeighbourRows, isSymmetric: Bool) {
    self.both = both
    self.forward = forward
    self.isSymmetric = isSymmetric
    place = [Int32](repeating: -1, count: both.nodeCount)
  }

  mutating func efficiency(of node: Int, _ cancellation: Cancellation) -> Double {
    let members = both.targets[both.range(node)]
    let k = members.count
    guard k > 1 else { return 0 }
    for (index, member) in members.enumerated() { place[Int(member)] = Int32(truncatingIfNeeded: index) }
    var rows = NeighbourRows(offsets: [0], targets: [], weights: nil)
    rows.offsets.reserveCapacity(k + 1)
    for member in members {
      for arc in forward.range(Int(member)) where place[Int(forward.targets[arc])] >= 0 {
        rows.targets.append(place[Int(forward.targets[arc])])
      }
      rows.offsets.append(rows.targets.count)
    }
    for member in members { place[Int(member)] = -1 }
    guard !rows.targets.isEmpty else { return 0 }
    var search = BreadthFirstBatch(forward: rows, backward: isSymmetric ? rows : rows.transposed())
    var counts = HopCounts()
    counts.add(&search, from: Array(0..<Int32(truncatingIfNeeded: k))[...], cancellation: cancellation)
    return counts.inverseSum / (Double(k) * Double(k - 1))
  }
}
