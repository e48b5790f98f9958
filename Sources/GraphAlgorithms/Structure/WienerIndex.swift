import GraphProjection

/// Wiener index: the sum of the distances of all pairs of nodes; with the Harary index, the sum of their inverses.
///
/// W = Σ d(u, v) over the unordered pairs of different nodes, over ordered pairs in a directed graph. With a weight, distances are
/// sums of lengths.
///
/// It has no options.
///
/// - Returns: ``Figures`` with `wiener_index`, undefined where some pair is out of reach; `distance_sum`, the same over the reached
///   pairs alone; `harary_index`, Σ 1/d, in which pairs out of reach count 0; `average_distance` and `unreached_pairs`.
/// - Throws: ``AlgorithmError/unsuitable(_:hint:)`` for weights without a meaning and ones not positive and finite.
/// - Complexity: O(n·m) time without lengths, O(n (n + m) log n) with; O(n + m) space per worker.
///
/// H. Wiener (1947). Structural determination of paraffin boiling points. Journal of the American Chemical Society 69.
/// https://doi.org/10.1021/ja01193a005
///
/// NetworkX `wiener_index` is infinite for a graph that is not connected.
public struct WienerIndex: GraphAlgorithm {
  public init() {}

  public static let card = AlgorithmCard(
    id: "wiener-index",
    title: "Wiener index",
    family: .structure,
    summary: "The sum of the distances of all pairs of nodes, and that of their inverses.",
    citations: [
      Citation(
        "H. Wiener", 1947, "Structural determination of paraffin boiling points",
        "Journal of the American Chemical Society 69", doi: "10.1021/ja01193a005")
    ],
    time: "O(n·m)", space: "O(n + m)", weights: .length, direction: "followed: over ordered pairs")

  public func run(on graph: ProjectedGraph, in context: RunContext) throws(AlgorithmError) -> Figures {
    try checkOptions()
    try context.checkpoint()
    let n = graph.nodeCount
    let totals = try DistanceTotals(of: graph, .out, lengths: graph.tieLengths(for: Self.card.id), in: context)
    // An unordered pair is met from both of its ends.
    let timesMet = graph.isDirected ? 1 : 2
    let reached = totals.reached.reduce(0, +) / timesMet
    let pairs = n * (n - 1) / timesMet
    let sum = totals.sum.reduce(0, +) / Double(timesMet)
    let inverse = totals.inverseSum.reduce(0, +) / Double(timesMet)
    return Figures(
      [
        Figures.Entry("wiener_index", reached == pairs ? .real(sum) : .undefined),
        Figures.Entry("distance_sum", .real(sum)),
        Figures.Entry("harary_index", .real(inverse)),
        Figures.Entry("average_distance", reached > 0 ? .real(sum / Double(reached)) : .undefined),
        Figures.Entry("unreached_pairs", .integer(pairs - reached)),
      ],
      notes: [
        graph.lengthNote,
        "over \(graph.isDirected ? "ordered" : "unordered") pairs; the index is undefined where a pair is out of reach",
      ])
  }
}
