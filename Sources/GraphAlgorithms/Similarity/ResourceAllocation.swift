/// Resource allocation index: what one node gets if the other gives a unit to each of its neighbours, and these share it out.
///
/// ∑ 1 / d(w) over the shared neighbours w.
///
/// d(v) is the number of neighbours of v. Directions and weights are ignored; loops do not count, several ties of one pair count
/// once.
///
/// Options: `pairs`, the pairs that are ranked, `absent` (without a tie, the default), `all` or `present`; `count`, how many are
/// listed (100); `from`, a node whose pairs alone are ranked.
///
/// - Returns: ``PairScores`` with `resource_allocation`, pairs of score 0 left out.
/// - Throws: ``AlgorithmError/noSuchNode(_:candidates:)``.
/// - Complexity: O(∑ d(v)²) time, O(n + m) space.
///
/// T. Zhou, L. Lü, Y.-C. Zhang (2009). Predicting missing links via local information.
/// European Physical Journal B 71. https://doi.org/10.1140/epjb/e2009-00335-8
///
/// NetworkX `resource_allocation_index` gives the same values.
public struct ResourceAllocation: NeighbourhoodIndex {
  public var pairs = PairChoice.absent
  public var count = 100
  public var from = ""

  public init() {}

  public static let card = AlgorithmCard(
    id: "resource-allocation",
    title: "Resource allocation index",
    family: .similarity,
    summary: "What one node gets if the other shares a unit out among its neighbours, and these among theirs.",
    citations: [
      Citation(
        "T. Zhou, L. Lü, Y.-C. Zhang", 2009, "Predicting missing links via local information",
        "European Physical Journal B 71", doi: "10.1140/epjb/e2009-00335-8")
    ],
    time: "O(∑ d(v)²)", space: "O(n + m)", weights: .ignored, direction: "ignored")

  public static let column = "resource_allocation"
  public static let formula = "a shared neighbour counts 1 / its degree"

  public static func contribution(ofDegree degree: Double) -> Double { 1 / degree }
}
