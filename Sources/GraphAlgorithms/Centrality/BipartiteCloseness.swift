import GraphProjection

/// Bipartite closeness: how near a node is to the others, compared with the nearest that two modes allow.
///
/// A node of a mode of a nodes is at best one step from all b nodes of the other mode and two from the others of its own, so its
/// distances add up to b + 2(a − 1) at least. The value is (b + 2(a − 1))/Σ d, scaled by the share (r − 1)/(n − 1) of the other
/// nodes that it reaches; 1 at best where it reaches all, 0 for isolates.
///
/// Option: `attribute`, a property of nodes, or `kind`, whose two values are the modes; where `kind` does not divide the nodes so,
/// they are found by colouring. Distances are counted in ties; weights and directions are ignored.
///
/// - Returns: ``NodeScores`` with `bipartite_closeness` and `mode` (1 or 2).
/// - Throws: ``AlgorithmError/unsuitable(_:hint:)`` for a graph that is not bipartite.
/// - Complexity: O(n·m / 64) steps at best, O(n·m) at worst; O(n + m) space per worker.
///
/// S. P. Borgatti, M. G. Everett (1997). Network analysis of 2-mode data. Social Networks 19.
/// https://doi.org/10.1016/S0378-8733(96)00301-2
///
/// The values are those of NetworkX `bipartite.closeness_centrality`, which may exceed 1 in small components: there the bound
/// counts nodes that cannot be reached.
public struct BipartiteCloseness: GraphAlgorithm {
  /// A property of nodes, or `kind`.
  public var attribute = "kind"

  public init() {}

  public static let card = AlgorithmCard(
    id: "bipartite-closeness",
    title: "Bipartite closeness",
    family: .centrality,
    summary: "How near a node is to the others, compared with the nearest that two modes allow.",
    citations: [.twoModeData],
    time: "O(n·m)", space: "O(n + m)", weights: .ignored, direction: "ignored")

  public static let parameters: [Parameter<Self>] = [.modes(\.attribute)]

  public func run(on graph: ProjectedGraph, in context: RunContext) throws(AlgorithmError) -> NodeScores {
    try checkOptions()
    try context.checkpoint()
    let modes = try BipartiteModes(of: graph, attribute: attribute)
    let totals = try DistanceTotals(of: graph, .all, lengths: nil, in: context)
    let others = Double(graph.nodeCount - 1)
    let values = (0..<graph.nodeCount).map { node -> Double in
      guard totals.reached[node] > 0 else { return 0 }
      let (own, other) = modes.sizes(for: node)
      return Double(other + 2 * (own - 1)) / totals.sum[node] * (Double(totals.reached[node]) / others)
    }
    return NodeScores(
      [NodeScores.Column("bipartite_closeness", values), modes.column],
      notes: [
        modes.note,
        "smallest possible sum of distances divided by the sum of those that are finite, scaled by the share of "
          + "nodes reached; 0 for isolates",
      ])
  }
}
