import GraphProjection

/// Preferential attachment score: the product of the degrees of two nodes.
///
/// d(u) · d(v).
///
/// d(v) is the number of neighbours of v. Directions and weights are ignored; loops do not count, several ties of one pair count
/// once.
///
/// Options: `pairs`, the pairs that are ranked, `absent` (without a tie, the default), `all` or `present`; `count`, how many are
/// listed (100); `from`, a node whose pairs alone are ranked.
///
/// - Returns: ``PairScores`` with `preferential_attachment`, pairs of score 0 left out.
/// - Throws: ``AlgorithmError/noSuchNode(_:candidates:)``.
/// - Complexity: O(n²) time, O(n + m) space.
///
/// A.-L. Barabási, R. Albert (1999). Emergence of scaling in random networks.
/// Science 286. https://doi.org/10.1126/science.286.5439.509 —
/// D. Liben-Nowell, J. Kleinberg (2007). The link-prediction problem for social networks.
/// Journal of the American Society for Information Science and Technology 58. https://doi.org/10.1002/asi.20591
///
/// NetworkX `preferential_attachment` gives the same values, pairs of value 0 included.
public struct PreferentialAttachment: GraphAlgorithm {
  /// Which pairs are ranked.
  public var pairs = PairChoice.absent
  /// How many are listed.
  public var count = 100
  /// A node whose pairs alone are ranked; empty: all.
  public var from = ""

  public init() {}

  public static let card = AlgorithmCard(
    id: "preferential-attachment",
    title: "Preferential attachment score",
    family: .similarity,
    summary: "The product of the degrees of two nodes.",
    citations: [
      Citation(
        "A.-L. Barabási, R. Albert", 1999, "Emergence of scaling in random networks", "Science 286",
        doi: "10.1126/science.286.5439.509"),
      .libenNowellKleinberg,
    ],
    time: "O(n²)", space: "O(n + m)", weights: .ignored, direction: "ignored")

  public static let parameters: [Parameter<Self>] = [.pairs(\.pairs), .count(\.count), .pairsFrom(\.from)]

  public func run(on graph: ProjectedGraph, in context: RunContext) throws(AlgorithmError) -> PairScores {
    try checkOptions()
    try context.checkpoint()
    let scorer = AttachmentScorer(rows: graph.neighbourRows(.both))
    return try SimilarPairs(choice: pairs, count: count, from: from).ranked(
      by: scorer, column: "preferential_attachment", isInteger: true,
      notes: ["the product of the degrees; directions and weights ignored"],
      of: graph, in: context)
  }
}

/// Scores by the product of the degrees.
struct AttachmentScorer: SimilarityScorer {
  let rows: NeighbourRows

  func fill(_ row: inout SimilarityRow, from node: Int) {
    let degree = Double(rows.range(node).count)
    guard degree > 0 else { return }
    for other in 0..<rows.nodeCount where other != node {
      let product = degree * Double(rows.range(other).count)
      if product > 0 { row.add(product, to: Int32(other)) }
    }
  }
}
