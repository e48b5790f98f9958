import GraphProjection

/// Pairs of actors that share more than chance lets them, given how much each shares with anybody.
///
/// Where actor u has d(u) of the S shared nodes and v has d(v), each as if drawn at random, the number that both have is
/// hypergeometric: P(X = x) = C(d(u), x)·C(S − d(u), d(v) − x) / C(S, d(v)). `p` is P(X ≥ shared), `expected` d(u)·d(v)/S. How many
/// actors a shared node has plays no part; ``BipartiteConfiguration`` holds that too.
///
/// Options: `through`, the kind of the shared nodes (by default, where there are two kinds and ties only between them, the one at
/// which relations end); `correction`, for the number of tests, which is that of all pairs of actors, `fdr` (default),
/// `bonferroni` or `none`; `level`, above 0 to 1 (0.05). Shared nodes and actors without a tie to the other side are left out.
///
/// - Returns: ``PairScores`` over pairs of actors that share a node, by rising `p`, with `shared`, `expected`, `p`, `p_adjusted` and
///   `significant` (1 or 0); figures `actors`, `shared_nodes`, `memberships`, `pairs`, `tests`, `significant`.
/// - Throws: ``AlgorithmError/unsuitable(_:hint:)`` where it is not clear what is shared; ``AlgorithmError/limit(_:hint:)`` for
///   more than 10⁸ meetings of two actors.
/// - Complexity: O(∑ k² + pairs·d) time for shared nodes of k actors and actors of degree d, O(n + m + pairs) space.
///
/// M. Tumminello, S. Miccichè, F. Lillo, J. Piilo, R. N. Mantegna (2011). Statistically validated networks in bipartite complex
/// systems. PLoS ONE 6. https://doi.org/10.1371/journal.pone.0017994
///
/// The paper tests within groups of shared nodes of equal degree; here they are one group. NetworkX and igraph have no such test; R
/// `backbone` has it as the fixed row model.
public struct HypergeometricProjection: GraphAlgorithm {
  /// The kind of the shared nodes; empty: the one at which relations end.
  public var through = ""
  public var correction = TestCorrection.fdr
  public var level = 0.05

  public init() {}

  public static let card = AlgorithmCard(
    id: "hypergeometric",
    title: "Statistically validated projection",
    family: .projection,
    summary: "Pairs of actors that share more than chance lets them, given how much each has.",
    citations: [
      Citation(
        "M. Tumminello, S. Miccichè, F. Lillo, J. Piilo, R. N. Mantegna", 2011,
        "Statistically validated networks in bipartite complex systems", "PLoS ONE 6",
        doi: "10.1371/journal.pone.0017994")
    ],
    time: "O(∑ k² + pairs·d)", space: "O(n + m + pairs)", weights: .ignored, direction: "ignored")

  public static let parameters: [Parameter<Self>] = [
    .through(\.through), .correction(\.correction), .level(\.level),
  ]

  public func run(on graph: ProjectedGraph, in context: RunContext) throws(AlgorithmError) -> PairScores {
    try checkOptions()
    try context.checkpoint()
    let ties = try TwoModeTies(graph, through: through)
    let shared = try SharedPairs(ties, in: context)
    return try CoMembership(ties: ties, correction: correction, level: level).scores(
      shared, notes: ["chance: every actor keeps its number of shared nodes (hypergeometric)"], in: context
    ) { pair in
      let (a, b) = (ties.rows[Int(pair.first)].count, ties.rows[Int(pair.second)].count)
      return (
        Double(a) * Double(b) / Double(ties.shared.count),
        HypergeometricTail.atLeast(Int(pair.count), first: a, second: b, of: ties.shared.count)
      )
    }
  }
}
