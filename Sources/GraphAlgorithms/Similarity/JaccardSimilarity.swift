import GraphProjection

/// Jaccard similarity: the share of the neighbours of either node that both have.
///
/// |N(u) ∩ N(v)| / |N(u) ∪ N(v)|.
///
/// d(v) is the number of neighbours of v. Directions and weights are ignored; loops do not count, several ties of one pair count
/// once.
///
/// Options: `pairs`, the pairs that are ranked, `absent` (without a tie, the default), `all` or `present`; `count`, how many are
/// listed (100); `from`, a node whose pairs alone are ranked.
///
/// - Returns: ``PairScores`` with `jaccard`, pairs of score 0 left out.
/// - Throws: ``AlgorithmError/noSuchNode(_:candidates:)``.
/// - Complexity: O(∑ d(v)²) time, O(n + m) space.
///
/// P. Jaccard (1901). Étude comparative de la distribution florale dans une portion des Alpes et du Jura.
/// Bulletin de la Société vaudoise des sciences naturelles 37. https://doi.org/10.5169/seals-266450
///
/// NetworkX `jaccard_coefficient` and igraph `similarity_jaccard` (with `loops = FALSE`) give the same values, igraph for all pairs.
public struct JaccardSimilarity: GraphAlgorithm {
  /// Which pairs are ranked.
  public var pairs = PairChoice.absent
  /// How many are listed.
  public var count = 100
  /// A node whose pairs alone are ranked; empty: all.
  public var from = ""

  public init() {}

  public static let card = AlgorithmCard(
    id: "jaccard",
    title: "Jaccard similarity",
    family: .similarity,
    summary: "The share of the neighbours of either node that both have.",
    citations: [
      Citation(
        "P. Jaccard", 1901, "Étude comparative de la distribution florale dans une portion des Alpes et du Jura",
        "Bulletin de la Société vaudoise des sciences naturelles 37", doi: "10.5169/seals-266450")
    ],
    time: "O(∑ d(v)²)", space: "O(n + m)", weights: .ignored, direction: "ignored")

  public static let parameters: [Parameter<Self>] = [.pairs(\.pairs), .count(\.count), .pairsFrom(\.from)]

  public func run(on graph: ProjectedGraph, in context: RunContext) throws(AlgorithmError) -> PairScores {
    try checkOptions()
    try context.checkpoint()
    let scorer = NeighbourhoodScorer(graph.neighbourRows(.both), .jaccard)
    return try SimilarPairs(choice: pairs, count: count, from: from).ranked(
      by: scorer, column: "jaccard",
      notes: ["shared neighbours divided by the neighbours of either; directions and weights ignored"],
      of: graph, in: context)
  }
}
