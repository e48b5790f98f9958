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
public struct CommonNeighbours: NeighbourhoodIndex {
  public var pairs = PairChoice.absent
  public var count = 100
  public var from = ""

  public init() {}

  public static let card = AlgorithmCard(
    id: "common-neighbours",
    title: "Common neighbours",
    family: .similarity,
    summary: "How many neighbours two nodes share.",
    citations: [.libenNowellKleinberg],
    time: "O(∑ d(v)²)", space: "O(n + m)", weights: .ignored, direction: "ignored")

  public static let column = "common_neighbours"
  public static let isInteger = true
  public static let formula = "common neighbours"
}
