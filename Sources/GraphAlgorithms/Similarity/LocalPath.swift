import GraphProjection

/// Local path index: the paths of two ties between two nodes, and with a small factor those of three.
///
/// (A²)ᵤᵥ + ε (A³)ᵤᵥ, walks of length two and three.
///
/// Directions and weights are ignored; loops do not count, several ties of one pair count once.
///
/// Options: `epsilon`, ε (0.01; 0 gives common neighbours); `pairs`, the pairs that are ranked, `absent` (without a tie, the default),
/// `all` or `present`; `count`, how many are listed (100); `from`, a node whose pairs alone are ranked.
///
/// - Returns: ``PairScores`` with `local_path`, pairs of score 0 left out.
/// - Throws: ``AlgorithmError/noSuchNode(_:candidates:)``.
/// - Complexity: O(n·m) time, O(n + m) space.
///
/// L. Lü, C.-H. Jin, T. Zhou (2009). Similarity index based on local paths for link prediction of complex networks.
/// Physical Review E 80. https://doi.org/10.1103/PhysRevE.80.046122
///
/// NetworkX and igraph have no function for it.
public struct LocalPath: GraphAlgorithm {
  /// What a walk of three ties counts.
  public var epsilon = 0.01
  /// Which pairs are ranked.
  public var pairs = PairChoice.absent
  /// How many are listed.
  public var count = 100
  /// A node whose pairs alone are ranked; empty: all.
  public var from = ""

  public init() {}

  public static let card = AlgorithmCard(
    id: "local-path",
    title: "Local path index",
    family: .similarity,
    summary: "The paths of two ties between two nodes, and with a small factor those of three.",
    citations: [
      Citation(
        "L. Lü, C.-H. Jin, T. Zhou", 2009,
        "Similarity index based on local paths for link prediction of complex networks", "Physical Review E 80",
        doi: "10.1103/PhysRevE.80.046122")
    ],
    time: "O(n·m)", space: "O(n + m)", weights: .ignored, direction: "ignored")

  public static let parameters: [Parameter<Self>] = [
    .real("epsilon", \.epsilon, in: RealRange(0, 1e6), help: "what a walk of three ties counts, one of two counting 1"),
    .pairs(\.pairs), .count(\.count), .pairsFrom(\.from),
  ]

  public func run(on graph: ProjectedGraph, in context: RunContext) throws(AlgorithmError) -> PairScores {
    try checkOptions()
    try context.checkpoint()
    return try SimilarPairs(choice: pairs, count: count, from: from).ranked(
      by: LocalPathScorer(rows: graph.neighbourRows(.both), factor: epsilon), column: "local_path",
      notes: ["walks of two ties + \(epsilon) · walks of three; directions and weights ignored"], of: graph, in: context
    )
  }
}
