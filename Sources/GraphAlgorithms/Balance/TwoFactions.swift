import GraphProjection

/// Two factions: the two sides that the fewest ties go against, positive ones between and negative ones within.
///
/// The division belongs to the line index of frustration: by Harary's theorem it has no such ties exactly where the network is
/// balanced. Every connected part of signed ties is divided for itself: its first node and what goes with it are faction 0 or 1, as
/// the sizes have it. Nodes without signed ties go with the first nodes.
///
/// Directions are ignored; left out are loops, ties without a sign and pairs whose ties are of both signs. Weights are ignored, but
/// where no relation declares a sign, a negative weight is a negative tie.
///
/// Nodes of up to three neighbours are taken out, the rest is split at its cut nodes; every part is solved exactly by elimination or by
/// branch and bound. Where the budget ends before the proof, the best colouring of a seeded local search counts, with a lower bound
/// by negative cycles that share no tie.
///
/// Options: `budget`, steps of the exact search in every part; `starts` (0: by size) and `seed` of the local search.
///
/// - Returns: ``NodeGroups`` named `faction`, with the figures `line_index`, `lower_bound` and `gap`, their difference, 0 where
///   the division is proven to be best. There may be others as good.
/// - Complexity: exponential in the worst case, within the budget; O(n + m) space and that of tables.
///
/// F. Harary (1953). On the notion of balance of a signed graph. https://doi.org/10.1307/mmj/1028989917 —
/// S. Aref, M. C. Wilson (2019). Balance and frustration in signed networks. https://doi.org/10.1093/comnet/cny015
///
/// UCINET's factions and Pajek's balance with two groups search without a proof.
public struct TwoFactions: GraphAlgorithm {
  /// Steps of the exact search in every part.
  public var budget = 20_000_000
  /// Starts of the local search; 0: by size.
  public var starts = 0
  public var seed: UInt64 = 1

  public init() {}

  public static let card = AlgorithmCard(
    id: "two-factions",
    title: "Two factions",
    family: .balance,
    summary: "The two camps that the fewest ties go against, friendly ones between them and hostile ones within.",
    citations: [
      Citation(
        "F. Harary", 1953, "On the notion of balance of a signed graph", "Michigan Mathematical Journal 2",
        doi: "10.1307/mmj/1028989917"),
      .arefWilson,
      .harary,
    ],
    time: "O(m) to exponential, within a budget", space: "O(n + m) and tables within the budget", weights: .ignored,
    direction: "ignored")

  public static let parameters: [Parameter<Self>] = [.budget(\.budget), .starts(\.starts), .seed(\.seed)]

  public func run(on graph: ProjectedGraph, in context: RunContext) throws(AlgorithmError) -> NodeGroups {
    try checkOptions()
    try context.checkpoint()
    let network = SignedTies(graph)
    let optimum = try FrustrationOptimum(
      network, options: FrustrationOptions(budget: budget, starts: starts, seed: seed), in: context)
    let (line, bound) = (Double(optimum.lineIndex), Double(optimum.lowerBound))
    return NodeGroups(
      optimum.colours, name: "faction",
      figures: [
        NodeGroups.Figure("line_index", line), NodeGroups.Figure("lower_bound", bound),
        NodeGroups.Figure("gap", line - bound),
      ],
      notes: network.notes + [optimum.note, "every connected part is divided for itself"])
  }
}
