import GraphProjection

/// Distances: how many steps the pairs of nodes are apart.
///
/// Distances are counted in ties and follow their direction. Over the pairs of different nodes of which one reaches the other,
/// ordered pairs in a directed graph and unordered ones in an undirected graph:
/// - `diameter`: the largest distance; `average_path_length`: the mean distance; both undefined where no node reaches another.
/// - `reached_pairs`, and `unreached_pairs` for the others, which nothing else counts.
/// - `path_length_histogram`: the number of pairs at every distance.
///
/// Breadth-first searches run from 256 nodes at once; all sums are exact, in whole numbers. Weights are ignored.
///
/// - Returns: ``Figures`` with the names above.
/// - Complexity: O(n·m / 256) steps at best, O(n·m) at worst; O(n + m) space per worker.
///
/// D. J. Watts, S. H. Strogatz (1998). Collective dynamics of 'small-world' networks. Nature 393. https://doi.org/10.1038/30918 —
/// M. Then et al. (2014). The more the merrier: efficient multi-source graph traversal. PVLDB 8.
/// https://doi.org/10.14778/2735496.2735507
///
/// igraph has the same figures with `unconnected = TRUE`; NetworkX refuses graphs that are not connected (strongly, if directed).
public struct Distances: GraphAlgorithm {
  public init() {}

  public static let card = AlgorithmCard(
    id: "distances",
    title: "Distances",
    family: .structure,
    summary: "Diameter, mean distance, and how many pairs of nodes are at each distance or out of reach.",
    citations: [.wattsStrogatz, .thenKaufmann],
    time: "O(n·m)", space: "O(n + m)", weights: .ignored, direction: "followed")

  public func run(on graph: ProjectedGraph, in context: RunContext) throws(AlgorithmError) -> Figures {
    try context.checkpoint()
    let n = graph.nodeCount
    // An unordered pair is met from both of its ends.
    let timesMet = graph.isDirected ? 1 : 2
    let rows = DegreeOrderedRows(graph.neighbourRows(.outgoing), isSymmetric: !graph.isDirected)
    let histogram = try HopCounts(rows, in: context).counts.map { $0 / timesMet }
    let reached = histogram.reduce(0, +)
    let total = histogram.enumerated().reduce(0) { $0 + ($1.offset + 1) * $1.element }
    return Figures(
      [
        Figures.Entry("diameter", reached > 0 ? .integer(histogram.count) : .undefined),
        Figures.Entry("average_path_length", reached > 0 ? .real(Double(total) / Double(reached)) : .undefined),
        Figures.Entry("reached_pairs", .integer(reached)),
        Figures.Entry("unreached_pairs", .integer(n * (n - 1) / timesMet - reached)),
        Figures.Entry(
          "path_length_histogram",
          .group(histogram.enumerated().map { Figures.Entry(String($0.offset + 1), .integer($0.element)) })),
      ],
      notes: [
        "distances in ties, \(graph.isDirected ? "along their direction" : "undirected"), weights ignored; "
          + "diameter and mean are over the reached \(graph.isDirected ? "ordered" : "unordered") pairs, "
          + "the others are counted as unreached"
      ])
  }
}
