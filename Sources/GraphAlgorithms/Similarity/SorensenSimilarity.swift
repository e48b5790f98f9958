import GraphProjection

/// Sørensen similarity: shared neighbours relative to the mean of the degrees.
///
/// 2 |N(u) ∩ N(v)| / (d(u) + d(v)).
///
/// d(v) is the number of neighbours of v. Directions and weights are ignored; loops do not count, several ties of one pair count
/// once.
///
/// Options: `pairs`, the pairs that are ranked, `absent` (without a tie, the default), `all` or `present`; `count`, how many are
/// listed (100); `from`, a node whose pairs alone are ranked.
///
/// - Returns: ``PairScores`` with `sorensen`, pairs of score 0 left out.
/// - Throws: ``AlgorithmError/noSuchNode(_:candidates:)``.
/// - Complexity: O(∑ d(v)²) time, O(n + m) space.
///
/// L. Lü, T. Zhou (2011). Link prediction in complex networks: a survey.
/// Physica A 390. https://doi.org/10.1016/j.physa.2010.11.027
///
/// igraph `similarity_dice` (with `loops = FALSE`) gives the same values, for all pairs.
public struct SorensenSimilarity: GraphAlgorithm {
  /// Which pairs are ranked.
  public var pairs = PairChoice.absent
  /// How many are listed.
  public var count = 100
  /// A node whose pairs alone are ranked; empty: all.
  public var from = ""

  public init() {}

  public static let card = AlgorithmCard(
    id: "sorensen",
    title: "Sørensen similarity",
    family: .similarity,
    summary: "Shared neighbours relative to the mean of the degrees.",
    citations: [
      Citation(
        "L. Lü, T. Zhou", 2011, "Link prediction in complex networks: a survey", "Physica A 390",
        doi: "10.1016/j.physa.2010.11.027")
    ],
    time: "O(∑ d(v)²)", space: "O(n + m)", weights: .ignored, direction: "ignored")

  public static let parameters: [Parameter<Self>] = [.pairs(\.pairs), .count(\.count), .pairsFrom(\.from)]

  public func run(on graph: ProjectedGraph, in context: RunContext) throws(AlgorithmError) -> PairScores {
    try checkOptions()
    try context.checkpoint()
    let scorer = NeighbourhoodScorer(graph.neighbourRows(.both), .sorensen)
    return try SimilarPairs(choice: pairs, count: count, from: from).ranked(
      by: scorer, column: "sorensen",
      notes: ["shared neighbours divided by the mean of the degrees; directions and weights ignored"],
      of: graph, in: context)
  }
}
