/// Hub promoted index: shared neighbours relative to the smaller degree.
///
/// |N(u) ∩ N(v)| / min(d(u), d(v)).
///
/// d(v) is the number of neighbours of v. Directions and weights are ignored; loops do not count, several ties of one pair count
/// once.
///
/// Options: `pairs`, the pairs that are ranked, `absent` (without a tie, the default), `all` or `present`; `count`, how many are
/// listed (100); `from`, a node whose pairs alone are ranked.
///
/// - Returns: ``PairScores`` with `hub_promoted`, pairs of score 0 left out.
/// - Throws: ``AlgorithmError/noSuchNode(_:candidates:)``.
/// - Complexity: O(∑ d(v)²) time, O(n + m) space.
///
/// E. Ravasz, A. L. Somera, D. A. Mongru, Z. N. Oltvai, A.-L. Barabási (2002). Hierarchical organization of modularity in
/// metabolic networks. Science 297. https://doi.org/10.1126/science.1073374 — L. Lü, T. Zhou (2011). Link prediction in complex
/// networks: a survey. Physica A 390. https://doi.org/10.1016/j.physa.2010.11.027
///
/// Ravasz and others count 1 more in the numerator for tied pairs (topological overlap); this is the form of the survey.
/// NetworkX and igraph have no function for it.
public struct HubPromoted: NeighbourhoodIndex {
  public var pairs = PairChoice.absent
  public var count = 100
  public var from = ""

  public init() {}

  public static let card = AlgorithmCard(
    id: "hub-promoted",
    title: "Hub promoted index",
    family: .similarity,
    summary: "Shared neighbours relative to the smaller degree.",
    citations: [
      Citation(
        "E. Ravasz, A. L. Somera, D. A. Mongru, Z. N. Oltvai, A.-L. Barabási", 2002,
        "Hierarchical organization of modularity in metabolic networks", "Science 297", doi: "10.1126/science.1073374"),
      .luZhou,
    ],
    time: "O(∑ d(v)²)", space: "O(n + m)", weights: .ignored, direction: "ignored")

  public static let column = "hub_promoted"
  public static let formula = "shared neighbours divided by the smaller degree"

  public static func score(_ shared: Double, _ a: Double, _ b: Double) -> Double { shared / min(a, b) }
}
