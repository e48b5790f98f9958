import GraphProjection

/// Leiden: communities of the highest modularity that can be found, each of them connected.
///
/// Maximises over all partitions, by ``objective``,
///
///     modularity, undirected   Q = Σ_c [ L_c/m − γ (D_c/2m)² ]
///     modularity, directed     Q = Σ_c [ L_c/m − γ D⁺_c D⁻_c/m² ]
///     cpm                      H = Σ_c [ L_c − γ n_c(n_c−1)/2 ]      (directed: γ n_c(n_c−1))
///
/// (``GraphProjection/ProjectedGraph/modularity(of:resolution:)``,
/// ``GraphProjection/ProjectedGraph/constantPotts(of:resolution:)``). Every iteration moves single nodes, splits the communities
/// into well connected parts, contracts the parts and goes on with them as nodes.
///
/// Options:
/// - `seed`: of the orders in which nodes are visited.
/// - `resolution`: γ > 0, default 1. More gives smaller communities. With `cpm` it is the density that a community must have;
///   1 leaves only cliques.
/// - `objective`: `modularity` or `cpm`.
/// - `iterations`: at most, default 2, as in igraph and leidenalg; 0: until nothing changes.
/// - `starts`: independent seeded starts, the best of which counts; 0, the default: as many as come to two million arcs and nodes
///   together, 200 for small graphs and one from about half a million ties on. Several starts are also combined: where two of them
///   disagree, and where a community or two have been dissolved, the search is repeated. No optimum is guaranteed, but that of
///   small graphs was found in every case tried against an exhaustive search.
///
/// The same graph gives the same communities with any number of workers and in any order of the input: nodes are visited in a
/// seeded order of their ids, strengths are whole numbers (or rounded to 2⁻⁵¹ of their total) so that all sums are exact, and of
/// equal gains the present community wins, then the one with the smallest label. From 2,048 nodes on a 64th of them decides at a
/// time, on several workers, and moves in order as far as each still gains.
///
/// Networks of more than 2¹⁸ arcs are not searched to the last gain, unless `iterations` is 0: a round of moves that adds less than
/// 10⁻³ to the modularity (of `cpm`: to the share of the strength), on the single nodes of the first iteration less than four times
/// that, is the last of its level. A further iteration in which single nodes add less is not made, and one in which they add less
/// than 10⁻² ends with their moves.
///
/// It deviates from igraph and leidenalg in the refinement: the part that gains most is taken, the limit θ → 0 of the random choice
/// of the paper; chance comes from the starts.
///
/// - Returns: A ``NodeGroups`` named `community`, with the figure `modularity` (at γ for `modularity`, at 1 for `cpm`; NaN in a graph
///   without ties) and, for `cpm`, the figure `cpm`. Every community is connected (weakly where directed); a node without ties
///   is one of its own.
/// - Throws: ``AlgorithmError/unsuitable(_:hint:)`` for negative weights and weights declared distances.
/// - Complexity: O(m) an iteration in practice, O(n + m) space, for each start.
///
/// V. A. Traag, L. Waltman, N. J. van Eck (2019). From Louvain to Leiden: guaranteeing well-connected communities. Scientific
/// Reports 9, 5233. https://doi.org/10.1038/s41598-019-41695-z
public struct Leiden: GraphAlgorithm {
  public var seed: UInt64 = 42
  /// γ.
  public var resolution = 1.0
  public var objective = CommunityObjective.modularity
  /// 0: until nothing changes.
  public var iterations = 2
  /// 0: by the size of the graph.
  public var starts = 0

  public init() {}

  public static let card = AlgorithmCard(
    id: "leiden",
    title: "Leiden communities",
    family: .communities,
    summary: "Connected communities of the highest modularity, or constant Potts quality, that can be found.",
    citations: [
      .traagWaltmanVanEck,
      .leichtNewman,
      Citation(
        "V. A. Traag, P. Van Dooren, Y. Nesterov", 2011,
        "Narrow scope for resolution-limit-free community detection", "Physical Review E 84, 016114",
        doi: "10.1103/PhysRevE.84.016114"),
    ],
    time: "O(m) per iteration and start, in practice", space: "O(n + m)", weights: .strength,
    direction: "directed modularity (Leicht–Newman) where the graph is directed")

  public static let parameters: [Parameter<Self>] = [
    .seed(\.seed),
    .resolution(\.resolution),
    .choice("objective", \.objective, help: "what a partition is valued by"),
    .rounds(\.iterations),
    .starts(\.starts),
  ]

  public func run(on graph: ProjectedGraph, in context: RunContext) throws(AlgorithmError) -> NodeGroups {
    try checkOptions()
    let strengths = try graph.tieStrengths(for: Self.card.id)
    let network = CommunityNetwork(graph, strengths: strengths, objective: objective, resolution: resolution)
    let ensemble = CommunityEnsemble(network, seed: seed, starts: starts)
    let combination = LeidenCombination(network: network, iterations: iterations, context: context)
    let found = try ensemble.best(in: context) { (seed, context) in
      var search = LeidenSearch(network, iterations: iterations, seed: seed)
      return search.run(from: Membership(singletons: network.nodeCount), in: context)
    } improve: { (found, best, random) throws(AlgorithmError) in
      try combination.combine(found, into: &best, random: &random)
      try combination.shake(&best, times: found.count, in: ensemble, random: &random)
    }
    let membership = found.community.map(Int.init)

    let gamma = objective == .modularity ? resolution : 1
    let modularity = try graph.modularity(of: membership, resolution: gamma, in: context)
    var figures = [NodeGroups.Figure("modularity", modularity)]
    if objective == .cpm {
      figures.append(.init("cpm", try graph.constantPotts(of: membership, resolution: resolution)))
    }
    return NodeGroups(
      found, figures: figures, notes: graph.modularityNotes(resolution: gamma) + [ensemble.note])
  }
}
