import GraphProjection

/// Louvain: communities by moving nodes where modularity gains most, and contracting, until nothing gains.
///
/// Maximises ``GraphProjection/ProjectedGraph/modularity(of:resolution:)``, undirected or directed. ``Leiden`` finds better
/// partitions and guarantees that communities are connected, which Louvain does not; this one is here for comparison with the
/// literature.
///
/// Options:
/// - `seed`: of the orders in which nodes are visited.
/// - `resolution`: γ > 0, default 1. More gives smaller communities.
/// - `starts`: independent seeded starts, the best of which counts; 0, the default: as many as come to two million arcs and nodes
///   together, 200 for small graphs and one from about half a million ties on.
///
/// The same graph gives the same communities with any number of workers and in any order of the input; see ``Leiden``. It deviates
/// from the paper, which goes over all nodes again and again, in that a node is looked at again only when a neighbour has moved,
/// in that a node may leave for a community of its own, and in that a level of more than 2¹⁸ arcs ends with a round that adds less
/// than 10⁻³ to the modularity, as what it leaves is found by the next.
///
/// - Returns: A ``NodeGroups`` named `community`, with the figure `modularity` (at γ; NaN in a graph without ties). A node without
///   ties is a community of its own.
/// - Throws: ``AlgorithmError/unsuitable(_:hint:)`` for negative weights and weights declared distances.
/// - Complexity: O(m) in practice, O(n + m) space, for each start.
///
/// V. D. Blondel, J.-L. Guillaume, R. Lambiotte, E. Lefebvre (2008). Fast unfolding of communities in large networks. Journal of
/// Statistical Mechanics P10008. https://doi.org/10.1088/1742-5468/2008/10/P10008
public struct Louvain: GraphAlgorithm {
  public var seed: UInt64 = 42
  /// γ.
  public var resolution = 1.0
  /// 0: by the size of the graph.
  public var starts = 0

  public init() {}

  public static let card = AlgorithmCard(
    id: "louvain",
    title: "Louvain communities",
    family: .communities,
    summary: "Communities of high modularity by moving nodes and contracting; may be disconnected.",
    citations: [
      Citation(
        "V. D. Blondel, J.-L. Guillaume, R. Lambiotte, E. Lefebvre", 2008,
        "Fast unfolding of communities in large networks", "Journal of Statistical Mechanics P10008",
        doi: "10.1088/1742-5468/2008/10/P10008"),
      .leichtNewman,
    ],
    time: "O(m) per start, in practice", space: "O(n + m)", weights: .strength,
    direction: "directed modularity (Leicht–Newman) where the graph is directed")

  public static let parameters: [Parameter<Self>] = [
    .seed(\.seed),
    .resolution(\.resolution),
    .starts(\.starts),
  ]

  public func run(on graph: ProjectedGraph, in context: RunContext) throws(AlgorithmError) -> NodeGroups {
    try checkOptions()
    let strengths = try graph.tieStrengths(for: Self.card.id)
    let network = CommunityNetwork(graph, strengths: strengths, objective: .modularity, resolution: resolution)
    let ensemble = CommunityEnsemble(network, seed: seed, starts: starts)
    let found = try ensemble.best(in: context) { (seed, context) in
      var search = LouvainSearch(network, seed: seed)
      return search.run(in: context)
    } improve: { (_, _, _) throws(AlgorithmError) in
    }
    let membership = found.community.map(Int.init)
    return NodeGroups(
      found,
      figures: [
        .init("modularity", try graph.modularity(of: membership, resolution: resolution, in: context))
      ],
      notes: graph.modularityNotes(resolution: resolution) + [ensemble.note])
  }
}
