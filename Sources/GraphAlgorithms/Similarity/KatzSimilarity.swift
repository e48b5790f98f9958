import GraphProjection

/// Katz similarity: how many walks lead from one node to another, longer ones counting less.
///
/// ∑ βᵏ (Aᵏ)ᵤᵥ over k ≥ 1, that is (I − βA)⁻¹ − I, which adds up for β below 1/λ₁ only, λ₁ the largest eigenvalue of the adjacency
/// matrix. A small β looks at short walks: then the order is nearly that of common neighbours.
///
/// Directions and weights are ignored; loops do not count, several ties of one pair count once.
///
/// Options: `beta`, a β of one's own (0, the default, takes `share`); `share`, β as a share of 1/λ₁ (0.1); `tolerance`, the share of
/// a score below which a further term ends the sum (1e-13); `pairs`, `absent` (without a tie, the default), `all` or `present`;
/// `count`, how many pairs are listed (100); `from`, a node whose pairs alone are ranked; `limit`, the largest number of nodes
/// without `from` (5000).
///
/// - Returns: ``PairScores`` with `katz_similarity`, pairs of score 0 left out.
/// - Throws: ``AlgorithmError/unsuitable(_:hint:)`` for β ≥ 1/λ₁; ``AlgorithmError/limit(_:hint:)`` for more nodes than the limit;
///   ``AlgorithmError/noSuchNode(_:candidates:)``.
/// - Complexity: O(n·m) time a length of walks, O(n + m) space.
///
/// L. Katz (1953). A new status index derived from sociometric analysis. Psychometrika 18. https://doi.org/10.1007/BF02289026 —
/// D. Liben-Nowell, J. Kleinberg (2007). The link-prediction problem for social networks. https://doi.org/10.1002/asi.20591
///
/// NetworkX and igraph have Katz centrality only, the sums of the rows of this matrix.
public struct KatzSimilarity: GraphAlgorithm {
  /// β; 0 takes ``share``.
  public var beta = 0.0
  /// β as a share of 1/λ₁.
  public var share = 0.1
  /// A further term of less than this share of a score ends the sum.
  public var tolerance = 1e-13
  /// Which pairs are ranked.
  public var pairs = PairChoice.absent
  /// How many are listed.
  public var count = 100
  /// A node whose pairs alone are ranked; empty: all.
  public var from = ""
  /// The largest number of nodes without ``from``.
  public var limit = 5_000

  public init() {}

  public static let card = AlgorithmCard(
    id: "katz-similarity",
    title: "Katz similarity",
    family: .similarity,
    summary: "How many walks lead from one node to another, longer ones counting less.",
    citations: [.katz, .libenNowellKleinberg],
    time: "O(n·m) a length of walks", space: "O(n + m)", weights: .ignored, direction: "ignored")

  public static let parameters: [Parameter<Self>] = [
    .real("beta", \.beta, in: RealRange(0, 1e9), help: "factor of a step, below 1/λ₁; 0: by 'share'"),
    .real(
      "share", \.share, in: RealRange(0, 1, includesLower: false, includesUpper: false), help: "β as a share of 1/λ₁"),
    .tolerance(\.tolerance, help: "share of a score below which a further term ends the sum"),
    .pairs(\.pairs), .count(\.count), .pairsFrom(\.from), .nodeLimit(\.limit),
  ]

  public func run(on graph: ProjectedGraph, in context: RunContext) throws(AlgorithmError) -> PairScores {
    try checkOptions()
    try context.checkpoint()
    if from.isEmpty {
      try graph.checkNodeCount(atMost: limit, for: Self.card.id, hint: "name a node by 'from', or raise 'limit'")
    }
    let rows = graph.neighbourRows(.both)
    let series = try WalkSeries(rows, isSymmetric: true, tolerance: 1e-12, iterations: 100_000, in: context)
    let factor = try series.attenuation(explicit: beta, share: share)
    return try SimilarPairs(choice: pairs, count: count, from: from).ranked(
      by: KatzScorer(rows: rows, factor: factor, tolerance: tolerance), column: "katz_similarity",
      notes: ["walks of length k count βᵏ; directions and weights ignored", series.note("β", factor)], of: graph,
      in: context)
  }
}
