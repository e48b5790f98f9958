import GraphProjection

/// Pairs of actors that share more than a regression of ties on degrees lets them (stochastic degree sequence model).
///
/// The probability that actor u is tied to shared node s is fitted by a logistic regression on their degrees and the product of
/// these: ln(p/(1 − p)) = β₀ + β₁d(u) + β₂d(s) + β₃d(u)d(s). The number of nodes that u and v share is then a sum of independent
/// trials of probability pᵤₛpᵥₛ (Poisson–binomial); `expected` is its mean and `p` its exact P(X ≥ shared).
///
/// Options: `through`, the kind of the shared nodes (by default, where there are two kinds and ties only between them, the one at
/// which relations end); `correction`, for the number of tests, which is that of all pairs of actors, `fdr` (default),
/// `bonferroni` or `none`; `level`, above 0 to 1 (0.05). Shared nodes and actors without a tie to the other side are left out.
///
/// - Returns: ``PairScores`` over pairs of actors that share a node, by rising `p`, with `shared`, `expected`, `p`, `p_adjusted` and
///   `significant` (1 or 0); figures `actors`, `shared_nodes`, `memberships`, `pairs`, `tests`, `significant`, `largest_degree_error`.
/// - Throws: ``AlgorithmError/unsuitable(_:hint:)`` where it is not clear what is shared; ``AlgorithmError/limit(_:hint:)`` for
///   more than 10⁸ meetings of two actors.
/// - Complexity: O(∑ k² + c²·t·s) time for shared nodes of k actors, c different degrees of actors, t shared nodes and at most s
///   shared by a pair; O(n + m + pairs) space.
///
/// Z. Neal (2014). The backbone of bipartite projections: inferring relationships from co-authorship, co-sponsorship,
/// co-attendance and other co-behaviors. Social Networks 39. https://doi.org/10.1016/j.socnet.2014.06.001
///
/// The paper fits several link functions and draws random graphs; R `backbone` offered this one as `logit` in early versions and has
/// taken the configuration model since, which is ``BipartiteConfiguration`` here and keeps degrees better.
public struct StochasticDegreeSequence: GraphAlgorithm {
  /// The kind of the shared nodes; empty: the one at which relations end.
  public var through = ""
  public var correction = TestCorrection.fdr
  public var level = 0.05

  public init() {}

  public static let card = AlgorithmCard(
    id: "stochastic-degree-sequence",
    title: "Stochastic degree sequence model",
    family: .projection,
    summary: "Pairs of actors that share more than a regression of ties on degrees lets them.",
    citations: [
      Citation(
        "Z. Neal", 2014,
        "The backbone of bipartite projections: inferring relationships from co-authorship, co-sponsorship, co-attendance and other co-behaviors",
        "Social Networks 39", doi: "10.1016/j.socnet.2014.06.001")
    ],
    time: "O(∑ k² + c²·t·s)", space: "O(n + m + pairs)", weights: .ignored, direction: "ignored")

  public static let parameters: [Parameter<Self>] = [
    .through(\.through), .correction(\.correction), .level(\.level),
  ]

  public func run(on graph: ProjectedGraph, in context: RunContext) throws(AlgorithmError) -> PairScores {
    try checkOptions()
    try context.checkpoint()
    let ties = try TwoModeTies(graph, through: through)
    let shared = try SharedPairs(ties, in: context.quiet)
    let classes = DegreeClasses(ties)
    var observed = [[Double]](
      repeating: [Double](repeating: 0, count: classes.columnDegrees.count), count: classes.rowDegrees.count)
    for (actor, row) in ties.rows.enumerated() {
      for node in row { observed[classes.rowClass[actor]][classes.columnClass[Int(node)]] += 1 }
    }
    let model = try DegreeLogit(classes, observed: observed, in: context.quiet).model
    let chances = try model.chances(of: shared, in: context.quiet)
    return try CoMembership(ties: ties, correction: correction, level: level).scores(
      shared, notes: ["chance: ties by a logistic regression on the degrees of both ends and their product"],
      figures: [Figures.Entry("largest_degree_error", .real(model.largestError))], in: context
    ) { pair in
      guard let chance = chances[model.classPair(pair)] else { return (0, 1) }
      return (chance.expected, chance.tails[Int(pair.count)])
    }
  }
}
