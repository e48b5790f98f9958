import GraphProjection

/// Bipartite communities: groups of nodes of both modes with more ties between them than their degrees explain.
///
/// Maximises Q = (1/m) Σ (A_iα − k_i·d_α / m) over the pairs of a node i of one mode and α of the other in the same community, with their
/// strengths k and d and the sum m of all ties. Modularity of the graph as if it had one mode would expect ties within a mode, of which
/// there can be none.
///
/// The search is that of ``Leiden`` with Barber's expected ties: nodes move where Q gains most, communities are refined and contracted,
/// from many seeded starts. It finds the optimum of small networks as a rule, but proves nothing. Several ties of one pair add up;
/// directions are ignored.
///
/// Options: `attribute` (default `kind`): what divides the nodes into two modes; where `kind` does not they are found by colouring.
/// `seed` (default 42); `starts` (0 ≤ whole number, default 0: by the size of the graph).
///
/// - Returns: A ``NodeGroups`` named `community`, with the figures `bipartite_modularity` and `communities`; not a number without ties.
/// - Throws: ``AlgorithmError/unsuitable(_:hint:)`` where the graph is not bipartite, and for negative weights and distances.
/// - Complexity: O(m) in practice per iteration and start, O(n + m) space.
///
/// M. J. Barber (2007). Modularity and community detection in bipartite networks. Physical Review E 76.
/// https://doi.org/10.1103/PhysRevE.76.066102
///
/// Barber's BRIM alternates between the modes from a given number of communities and ends in worse optima: 0.3212 on the Southern women.
/// R's bipartite `computeModules` maximises the same Q.
public struct BipartiteModularity: GraphAlgorithm {
  /// What divides the nodes into two modes.
  public var attribute = "kind"
  public var seed: UInt64 = 42
  /// 0: by the size of the graph.
  public var starts = 0

  public init() {}

  public static let card = AlgorithmCard(
    id: "bipartite-modularity",
    title: "Bipartite communities",
    family: .communities,
    summary: "Communities across the two modes of a graph, of the highest bipartite modularity found.",
    citations: [
      Citation(
        "M. J. Barber", 2007, "Modularity and community detection in bipartite networks", "Physical Review E 76",
        doi: "10.1103/PhysRevE.76.066102"),
      .traagWaltmanVanEck,
    ],
    time: "O(m) per iteration and start, in practice", space: "O(n + m)", weights: .strength, direction: "ignored")

  public static let parameters: [Parameter<Self>] = [
    .attribute(\.attribute, help: "divides the nodes into two modes"), .seed(\.seed), .starts(\.starts),
  ]

  public func run(on graph: ProjectedGraph, in context: RunContext) throws(AlgorithmError) -> NodeGroups {
    try checkOptions()
    try context.checkpoint()
    let strengths = try graph.tieStrengths(for: Self.card.id)
    let modes = try BipartiteModes(of: graph, attribute: attribute)
    let network = CommunityNetwork(bipartite: graph, mode: modes.mode, strengths: strengths)
    let ensemble = CommunityEnsemble(network, seed: seed, starts: starts)
    let combination = LeidenCombination(network: network, iterations: 2, context: context)
    let found = try ensemble.best(in: context) { (seed, context) in
      var search = LeidenSearch(network, iterations: 2, seed: seed)
      return search.run(from: Membership(singletons: network.nodeCount), in: context)
    } improve: { (found, best, random) throws(AlgorithmError) in
      try combination.combine(found, into: &best, random: &random)
      try combination.shake(&best, times: found.count, in: ensemble, random: &random)
    }
    let membership = network.connectedParts(of: found)
    let total = network.scale
    // The worth is m²·Q.
    let quality = total > 0 ? network.value(of: membership) / total / total : .nan
    return NodeGroups(
      membership.community.map(Int.init),
      figures: [.init("bipartite_modularity", quality), .init("communities", Double(membership.count))],
      notes: [modes.note, "directions ignored; \(graph.strengthNote)", ensemble.note])
  }
}

extension CommunityNetwork {
  /// A bipartite graph, whose nodes expect ties to those of the other mode only: a node has one of the two masses.
  fileprivate init(bipartite graph: ProjectedGraph, mode: [Int], strengths: [Double]?) {
    let whole = WholeStrengths(strengths ?? [Double](repeating: 1, count: graph.tieCount)).values
    let rows = graph.neighbourRows(.both, lengths: whole, keepsParallels: true).mergedConductances()
    let degree = (0..<graph.nodeCount).map { node in rows.range(node).reduce(0) { $0 + (rows.weights?[$1] ?? 1) } }
    self.init(
      offsets: rows.offsets, targets: rows.targets, strengths: rows.weights.map(ArcStrengths.init),
      inside: [Double](repeating: 0, count: graph.nodeCount),
      mass: degree.indices.map { mode[$0] == 0 ? degree[$0] : 0 },
      otherMass: degree.indices.map { mode[$0] == 1 ? degree[$0] : 0 }, scale: whole.reduce(0, +), penalty: 1)
  }
}
