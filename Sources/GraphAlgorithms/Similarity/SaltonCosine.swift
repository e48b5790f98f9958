/// Salton cosine similarity: shared neighbours relative to the geometric mean of the degrees.
///
/// |N(u) ∩ N(v)| / √(d(u) d(v)): the cosine of the angle between two rows of the adjacency matrix.
///
/// d(v) is the number of neighbours of v. Directions and weights are ignored; loops do not count, several ties of one pair count
/// once.
///
/// Options: `pairs`, the pairs that are ranked, `absent` (without a tie, the default), `all` or `present`; `count`, how many are
/// listed (100); `from`, a node whose pairs alone are ranked.
///
/// - Returns: ``PairScores`` with `salton_cosine`, pairs of score 0 left out.
/// - Throws: ``AlgorithmError/noSuchNode(_:candidates:)``.
/// - Complexity: O(∑ d(v)²) time, O(n + m) space.
///
/// L. Lü, T. Zhou (2011). Link prediction in complex networks: a survey.
/// Physica A 390. https://doi.org/10.1016/j.physa.2010.11.027
///
/// NetworkX and igraph have no function for it.
public struct SaltonCosine: NeighbourhoodIndex {
  public var pairs = PairChoice.absent
  public var count = 100
  public var from = ""

  public init() {}

  public static let card = AlgorithmCard(
    id: "salton-cosine",
    title: "Salton cosine similarity",
    family: .similarity,
    summary: "Shared neighbours relative to the geometric mean of the degrees.",
    citations: [.luZhou],
    time: "O(∑ d(v)²)", space: "O(n + m)", weights: .ignored, direction: "ignored")

  public static let column = "salton_cosine"
  public static let formula = "shared neighbours divided by the geometric mean of the degrees"

  public static func score(_ shared: Double, _ a: Double, _ b: Double) -> Double { shared / (a * b).squareRoot() }
}
