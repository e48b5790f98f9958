import GraphProjection

/// Common neighbours: how many neighbours two nodes share.
///
/// |N(u) ∩ N(v)|.
///
/// d(v) is the number of neighbours of v. Directions and weights are ignored; loops do not count, several ties of one pair count
/// once.
///
/// Options: `pairs`, the pairs that are ranked, `absent` (without a tie, the default), `all` or `present`; `count`, how many are
/// listed (100); `from`, a node whose pairs alone are ranked.
///
/// - Returns: ``PairScores`` with `common_neighbours`, pairs of score 0 left out.
/// - Throws: ``AlgorithmError/noSuchNode(_:candidates:)``.
/// - Complexity: O(∑ d(v)²) time, O(n + m) space.
///
/// D. Liben-Nowell, J. Kleinberg (2007). The link-prediction problem for social networks.
/// Journal of the American Society for Information Science and Technology 58. https://doi.org/10.1002/asi.20591
///
/// NetworkX has `common_neighbor_centrality` and lists of common neighbours for one pair; igraph `cocitation`.
public struct CommonNeighbours: GraphAlgorithm {
  /// Which pairs are ranked.
  public var pairs = PairChoice.absent
  /// How many are listed.
  public var count = 100
  /// A node whose pairs alone are ranked; empty: all.
  public var from = ""

  public init() {}

  public static let card = AlgorithmCard(
    id: "common-neighbours",
    title: "Common neighbours",
    family: .similarity,
    summary: "How many neighbours two nodes share.",
    citations: [
      Citation(
        "D. Liben-Nowell, J. Kleinberg", 2007, "The link-prediction problem for social networks",
        "Journal of the American Society for Information Science and Technology 58", doi: "10.1002/asi.20591")
    ],
    time: "O(∑ d(v)²)", space: "O(n + m)", weights: .ignored, direction: "ignored")

  public static let parameters: [Parameter<Self>] = [.pairs(\.pairs), .count(\.count), .pairsFrom(\.from)]

  public func run(on graph: ProjectedGraph, in context: RunContext) throws(AlgorithmError) -> PairScores {
    try checkOptions()
    try context.checkpoint()
    let scorer = NeighbourhoodScorer(graph.neighbourRows(.both), .commonNeighbours)
    return try SimilarPairs(choice: pairs, count: count, from: from).ranked(
      by: scorer, column: "common_neighbours", isInteger: true,
      notes: ["common neighbours; directions and weights ignored"],
      of: graph, in: context)
  }
}
