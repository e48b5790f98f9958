/// Leicht–Holme–Newman index: shared neighbours relative to those expected by chance.
///
/// |N(u) ∩ N(v)| / (d(u) d(v)).
///
/// d(v) is the number of neighbours of v. Directions and weights are ignored; loops do not count, several ties of one pair count
/// once.
///
/// Options: `pairs`, the pairs that are ranked, `absent` (without a tie, the default), `all` or `present`; `count`, how many are
/// listed (100); `from`, a node whose pairs alone are ranked.
///
/// - Returns: ``PairScores`` with `leicht_holme_newman`, pairs of score 0 left out.
/// - Throws: ``AlgorithmError/noSuchNode(_:candidates:)``.
/// - Complexity: O(∑ d(v)²) time, O(n + m) space.
///
/// E. A. Leicht, P. Holme, M. E. J. Newman (2006). Vertex similarity in networks.
/// Physical Review E 73. https://doi.org/10.1103/PhysRevE.73.026120
///
/// The local index of the paper, LHN1 of surveys; NetworkX and igraph have no function for it.
public struct LeichtHolmeNewman: NeighbourhoodIndex {
  public var pairs = PairChoice.absent
  public var count = 100
  public var from = ""

  public init() {}

  public static let card = AlgorithmCard(
    id: "leicht-holme-newman",
    title: "Leicht–Holme–Newman index",
    family: .similarity,
    summary: "Shared neighbours relative to those expected by chance.",
    citations: [
      Citation(
        "E. A. Leicht, P. Holme, M. E. J. Newman", 2006, "Vertex similarity in networks", "Physical Review E 73",
        doi: "10.1103/PhysRevE.73.026120")
    ],
    time: "O(∑ d(v)²)", space: "O(n + m)", weights: .ignored, direction: "ignored")

  public static let column = "leicht_holme_newman"
  public static let formula = "shared neighbours divided by the product of the degrees"

  public static func score(_ shared: Double, _ a: Double, _ b: Double) -> Double { shared / (a * b) }
}
