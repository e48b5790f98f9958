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
public struct JaccardSimilarity: NeighbourhoodIndex {
  public var pairs = PairChoice.absent
  public var count = 100
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

  public static let column = "jaccard"
  public static let formula = "shared neighbours divided by the neighbours of either"

  public static func score(_ shared: Double, _ a: Double, _ b: Double) -> Double { shared / (a + b - shared) }
}
