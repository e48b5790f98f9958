import Foundation

/// Adamic–Adar index: shared neighbours, each counting less the more neighbours it has.
///
/// ∑ 1 / ln d(w) over the shared neighbours w.
///
/// d(v) is the number of neighbours of v. Directions and weights are ignored; loops do not count, several ties of one pair count
/// once.
///
/// Options: `pairs`, the pairs that are ranked, `absent` (without a tie, the default), `all` or `present`; `count`, how many are
/// listed (100); `from`, a node whose pairs alone are ranked.
///
/// - Returns: ``PairScores`` with `adamic_adar`, pairs of score 0 left out.
/// - Throws: ``AlgorithmError/noSuchNode(_:candidates:)``.
/// - Complexity: O(∑ d(v)²) time, O(n + m) space.
///
/// L. A. Adamic, E. Adar (2003). Friends and neighbors on the Web.
/// Social Networks 25. https://doi.org/10.1016/S0378-8733(03)00009-1
///
/// NetworkX `adamic_adar_index` and igraph `similarity_inverse_log_weighted` give the same values.
public struct AdamicAdar: NeighbourhoodIndex {
  public var pairs = PairChoice.absent
  public var count = 100
  public var from = ""

  public init() {}

  public static let card = AlgorithmCard(
    id: "adamic-adar",
    title: "Adamic–Adar index",
    family: .similarity,
    summary: "Shared neighbours, each counting less the more neighbours it has.",
    citations: [
      Citation(
        "L. A. Adamic, E. Adar", 2003, "Friends and neighbors on the Web", "Social Networks 25",
        doi: "10.1016/S0378-8733(03)00009-1")
    ],
    time: "O(∑ d(v)²)", space: "O(n + m)", weights: .ignored, direction: "ignored")

  public static let column = "adamic_adar"
  public static let formula = "a shared neighbour counts 1 / ln of its degree"

  public static func contribution(ofDegree degree: Double) -> Double { 1 / log(degree) }
}
