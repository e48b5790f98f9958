import GraphProjection

/// Harmonic closeness: Σ 1/d over the other nodes, a node that is not reached counting 0.
///
/// `scale=mean` (the default) divides by n − 1, so that 1 is a node tied to all; `scale=sum` is the raw sum. In a directed graph
/// `direction` says which distances: `in` (to the node, the default), `out` (from it), `all` (directions ignored). A weight is a
/// length or, where it is declared a strength w, the length 1/w. Loops do not matter; of parallel ties the shortest counts.
///
/// - Returns: ``NodeScores`` with `harmonic`; 0 for isolates.
/// - Throws: ``AlgorithmError/unsuitable(_:hint:)`` for a weight without a meaning, or one that is not positive.
/// - Complexity: O(n·m / 256) steps at best without weights, else O(n (n + m) log n); O(n + m) space per worker.
///
/// M. Marchiori, V. Latora (2000). Harmony in the small-world. Physica A 285. https://doi.org/10.1016/S0378-4371(00)00311-3 —
/// P. Boldi, S. Vigna (2014). Axioms for centrality. Internet Mathematics 10. https://doi.org/10.1080/15427951.2013.865686
///
/// NetworkX gives `scale=sum` over incoming distances; igraph and NetworKit `scale=mean`, igraph over outgoing ones.
public struct HarmonicCentrality: GraphAlgorithm {
  /// Which distances count, in a directed graph.
  public var direction = DistanceDirection.in
  public var scale = Scale.mean

  public enum Scale: String, Hashable, Sendable, CaseIterable {
    case mean, sum
  }

  public init() {}

  public static let card = AlgorithmCard(
    id: "harmonic",
    title: "Harmonic closeness",
    family: .centrality,
    summary: "The mean of the inverse distances to the other nodes, 0 where there is no way.",
    citations: [
      Citation(
        "M. Marchiori, V. Latora", 2000, "Harmony in the small-world", "Physica A 285",
        doi: "10.1016/S0378-4371(00)00311-3"),
      Citation(
        "Y. Rochat", 2009, "Closeness centrality extended to unconnected graphs: the harmonic centrality index", "ASNA"),
      Citation(
        "P. Boldi, S. Vigna", 2014, "Axioms for centrality", "Internet Mathematics 10",
        doi: "10.1080/15427951.2013.865686"),
    ],
    time: "O(n·m); weighted O(n (n + m) log n)", space: "O(n + m)", weights: .length,
    direction: "by option: in, out, or ignored")

  public static let parameters: [Parameter<Self>] = [
    .direction(\.direction),
    .choice("scale", \.scale, help: "divided by n − 1, or the raw sum"),
  ]

  public static let conventions: [Convention: [(name: String, value: String)]] = [
    .networkx: [("scale", "sum")],
    .igraph: [("direction", "all")],
  ]

  public func run(on graph: ProjectedGraph, in context: RunContext) throws(AlgorithmError) -> NodeScores {
    try checkOptions()
    let lengths = try graph.tieLengths(for: Self.card.id)
    let totals = try DistanceTotals(of: graph, direction, lengths: lengths, in: context)
    let divisor = scale == .mean ? Double(max(1, graph.nodeCount - 1)) : 1
    let scaleNote = scale == .mean ? "sum of 1/distance divided by n − 1" : "sum of 1/distance, not divided"
    return NodeScores(
      [NodeScores.Column("harmonic", totals.inverseSum.map { $0 / divisor })],
      notes: [graph.lengthNote, direction.note(for: graph), scaleNote])
  }
}
