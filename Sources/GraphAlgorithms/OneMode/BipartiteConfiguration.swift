import GraphProjection

/// Pairs of actors that share more than the degrees of actors and shared nodes let them.
///
/// The model has the greatest entropy among those that give every actor and every shared node its degree on average. A tie
/// between actor u and shared node s has the probability pᵤₛ = xᵤyₛ/(1 + xᵤyₛ), independent of others. The number of nodes that u
/// and v share is then a sum of trials of probability pᵤₛpᵥₛ (Poisson–binomial); `expected` is its mean and `p` its exact P(X ≥ shared).
/// A node that all are tied to is expected to be shared and so tells nothing; `p` depends on how many nodes are shared, not on which.
///
/// Options: `through`, the kind of the shared nodes (by default, where there are two kinds and ties only between them, the one at
/// which relations end); `correction`, for the number of tests, which is that of all pairs of actors, `fdr` (default),
/// `bonferroni` or `none`; `level`, above 0 to 1 (0.05). Shared nodes and actors without a tie to the other side are left out.
///
/// - Returns: ``PairScores`` over pairs of actors that share a node, by rising `p`, with `shared`, `expected`, `p`, `p_adjusted` and
///   `significant` (1 or 0); figures `actors`, `shared_nodes`, `memberships`, `pairs`, `tests`, `significant`, `largest_degree_error`.
/// - Throws: ``AlgorithmError/unsuitable(_:hint:)`` where it is not clear what is shared; ``AlgorithmError/limit(_:hint:)`` for
///   more than 10⁸ meetings of two actors and without convergence.
/// - Complexity: O(∑ k² + c²·t·s) time for shared nodes of k actors, c different degrees of actors, t shared nodes and at most s
///   shared by a pair; O(n + m + pairs) space.
///
/// F. Saracco, M. J. Straka, R. Di Clemente, A. Gabrielli, G. Caldarelli, T. Squartini (2017). Inferring monopartite projections of
/// bipartite networks: an entropy-based approach. New Journal of Physics 19. https://doi.org/10.1088/1367-2630/aa6b38
///
/// R `backbone` has it as `sdsm` in its present versions, the Python package `bicm` too; NetworkX and igraph have none.
public struct BipartiteConfiguration: GraphAlgorithm {
  /// The kind of the shared nodes; empty: the one at which relations end.
  public var through = ""
  public var correction = TestCorrection.fdr
  public var level = 0.05

  public init() {}

  public static let card = AlgorithmCard(
    id: "bipartite-configuration",
    title: "Bipartite configuration model",
    family: .projection,
    summary: "Pairs of actors that share more than the degrees of actors and shared nodes let them.",
    citations: [
      Citation(
        "F. Saracco, M. J. Straka, R. Di Clemente, A. Gabrielli, G. Caldarelli, T. Squartini", 2017,
        "Inferring monopartite projections of bipartite networks: an entropy-based approach",
        "New Journal of Physics 19", doi: "10.1088/1367-2630/aa6b38"),
      Citation(
        "F. Saracco, R. Di Clemente, A. Gabrielli, T. Squartini", 2015,
        "Randomizing bipartite networks: the case of the World Trade Web", "Scientific Reports 5",
        doi: "10.1038/srep10595"),
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
    let model = try BipartiteConfigurationModel(DegreeClasses(ties), in: context.quiet).model
    let chances = try model.chances(of: shared, in: context.quiet)
    return try CoMembership(ties: ties, correction: correction, level: level).scores(
      shared, notes: ["chance: every actor and every shared node keeps its degree on average (greatest entropy)"],
      figures: [Figures.Entry("largest_degree_error", .real(model.largestError))], in: context
    ) { pair in
      guard let chance = chances[model.classPair(pair)] else { return (0, 1) }
      return (chance.expected, chance.tails[Int(pair.count)])
    }
  }
}
