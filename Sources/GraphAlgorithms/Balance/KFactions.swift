import GraphProjection

/// Factions: a division into at most k camps that few ties go against, positive ones between and negative ones within.
///
/// The criterion is that of Doreian and Mrvar, α · (negative ties within camps) + (1 − α) · (positive ties between camps), to be as
/// small as possible; it is 0 for some k exactly where the network is weakly balanced.
///
/// Directions are ignored; left out are loops, ties without a sign and pairs whose ties are of both signs. Weights are ignored, but
/// where no relation declares a sign, a negative weight is a negative tie. Nodes without signed ties cost nothing anywhere; they
/// are in the camp of the first node.
///
/// Options: `groups`, k (3); `alpha`, α (0.5); `budget`, steps of an exact search by branch and bound, which proves the best division
/// of a small network; `starts` (0: by size) and `seed` of the local search before it, in which nodes change camps.
///
/// - Returns: ``NodeGroups`` named `faction`, with the figures `criterion`, `negative_within`, `positive_between` and `proven` (1 or 0).
/// - Complexity: O(m·k) a round of the local search, and the budget; O(n·k + m) space.
///
/// P. Doreian, A. Mrvar (1996). A partitioning approach to structural balance. https://doi.org/10.1016/0378-8733(95)00259-6 —
/// J. A. Davis (1967). Clustering and structural balance in graphs. https://doi.org/10.1177/001872676702000206
///
/// Pajek and signnet (`signed_blockmodel`) search for the same criterion, without a proof, for exactly k camps.
public struct KFactions: GraphAlgorithm {
  /// k.
  public var groups = 3
  /// What a negative tie within a camp counts; a positive one between camps counts 1 − α.
  public var alpha = 0.5
  /// Steps of the exact search.
  public var budget = 1_000_000
  /// Starts of the local search; 0: by size.
  public var starts = 0
  public var seed: UInt64 = 1

  public init() {}

  public static let card = AlgorithmCard(
    id: "k-factions",
    title: "Factions by generalised balance",
    family: .balance,
    summary: "A division into at most k camps that few ties go against.",
    citations: [.doreianMrvar, .davis],
    time: "O(m·k) a round, and an exact search within a budget", space: "O(n·k + m)", weights: .ignored,
    direction: "ignored")

  public static let parameters: [Parameter<Self>] = [
    .integer("groups", \.groups, in: 1...1_000, help: "k: largest number of camps"),
    .real(
      "alpha", \.alpha, in: RealRange(0, 1, includesLower: false, includesUpper: false),
      help: "α: what a negative tie within a camp counts; a positive one between camps counts 1 − α"),
    .budget(\.budget), .starts(\.starts), .seed(\.seed),
  ]

  public func run(on graph: ProjectedGraph, in context: RunContext) throws(AlgorithmError) -> NodeGroups {
    try checkOptions()
    try context.checkpoint()
    let network = SignedTies(graph)
    let search = FactionSearch(network, groups: groups, alpha: alpha)
    let starts = starts > 0 ? starts : max(2, min(100, 100_000 / max(1, network.edges.count * groups)))
    let best = try search.best(starts: starts, seed: seed, in: context)
    let exact = try search.exact(below: best, budget: budget, in: context.quiet)
    let factions = exact?.factions ?? best
    var (within, between) = (0, 0)
    for edge in network.edges {
      let isWithin = factions[Int(edge.from)] == factions[Int(edge.to)]
      if isWithin && edge.sign < 0 { within += 1 }
      if !isWithin && edge.sign > 0 { between += 1 }
    }
    return NodeGroups(
      factions, name: "faction",
      figures: [
        NodeGroups.Figure("criterion", alpha * Double(within) + (1 - alpha) * Double(between)),
        NodeGroups.Figure("negative_within", Double(within)),
        NodeGroups.Figure("positive_between", Double(between)), NodeGroups.Figure("proven", exact == nil ? 0 : 1),
      ],
      notes: network.notes + [
        "at most \(groups) camps; α = \(alpha)",
        exact == nil
          ? "the best division found; there may be better ones" : "the best division, proven; others may be as good",
      ])
  }
}
