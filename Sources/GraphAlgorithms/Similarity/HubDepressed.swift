/// Hub depressed index: shared neighbours relative to the larger degree.
///
/// |N(u) ∩ N(v)| / max(d(u), d(v)).
///
/// d(v) is the number of neighbours of v. Directions and weights are ignored; loops do not count, several ties of one pair count
/// once.
///
/// Options: `pairs`, the pairs that are ranked, `absent` (without a tie, the default), `all` or `present`; `count`, how many are
/// listed (100); `from`, a node whose pairs alone are ranked.
///
/// - Returns: ``PairScores`` with `hub_depressed`, pairs of score 0 left out.
/// - Throws: ``AlgorithmError/noSuchNode(_:candidates:)``.
/// - Complexity: O(∑ d(v)²) time, O(n + m) space.
///
/// L. Lü, T. Zhou (2011). Link prediction in complex networks: a survey.
/// Physica A 390. https://doi.org/10.1016/j.physa.2010.11.027
///
/// NetworkX and igraph have no function for it.
public struct HubDepressed: NeighbourhoodIndex {
  public var pairs = PairChoice.absent
  public var count = 100
  public var from = ""

  public init() {}

  public static let card = AlgorithmCard(
    id: "hub-depressed",
    title: "Hub depressed index",
    family: .similarity,
    summary: "Shared neighbours relative to the larger degree.",
    citations: [.luZhou],
    time: "O(∑ d(v)²)", space: "O(n + m)", weights: .ignored, direction: "ignored")

  public static let column = "hub_depressed"
  public static let formula = "shared neighbours divided by the larger degree"

  public static func score(_ shared: Double, _ a: Double, _ b: Double) -> Double { shared / max(a, b) }
}
