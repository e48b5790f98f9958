import GraphProjection

/// Closeness: how near a node is to the others, the inverse of its mean distance.
///
/// With r − 1 other nodes at a finite distance, and Σ d the sum of these distances:
/// - `variant=wasserman-faust`: ((r − 1)/(n − 1)) · ((r − 1)/Σ d), which compares nodes of different components; 0 for isolates.
/// - `variant=component`: (r − 1)/Σ d, over the nodes reached only; undefined for isolates.
///
/// In a directed graph `direction` says which distances: `in` (to the node, the default), `out` (from it), `all` (directions
/// ignored). The notes name both choices. A weight is a length or, where it is declared a strength w, the length 1/w. Loops do
/// not matter; of parallel ties the shortest counts. Without weights breadth-first searches run from 64 nodes at once.
///
/// - Returns: ``NodeScores`` with `closeness`.
/// - Throws: ``AlgorithmError/unsuitable(_:hint:)`` for a weight without a meaning, or one that is not positive.
/// - Complexity: O(n·m / 256) steps at best without weights, else O(n (n + m) log n); O(n + m) space per worker.
///
/// A. Bavelas (1950). Communication patterns in task-oriented groups. https://doi.org/10.1121/1.1906679 —
/// G. Sabidussi (1966). The centrality index of a graph. https://doi.org/10.1007/BF02289527 —
/// S. Wasserman, K. Faust (1994). Social network analysis. https://doi.org/10.1017/CBO9780511815478
///
/// The default is that of NetworkX, and NetworKit's generalised variant. igraph is `variant=component`, with `out` as the default
/// mode in R and `all` in Python.
public struct ClosenessCentrality: GraphAlgorithm {
  /// Which distances count, in a directed graph.
  public var direction = DistanceDirection.in
  public var variant = Variant.wassermanFaust

  public enum Variant: String, Hashable, Sendable, CaseIterable {
    case wassermanFaust = "wasserman-faust"
    case component
  }

  public init() {}

  public static let card = AlgorithmCard(
    id: "closeness",
    title: "Closeness",
    family: .centrality,
    summary: "How near a node is to the others: the inverse of its mean distance.",
    citations: [
      Citation(
        "A. Bavelas", 1950, "Communication patterns in task-oriented groups",
        "Journal of the Acoustical Society of America 22", doi: "10.1121/1.1906679"),
      Citation("G. Sabidussi", 1966, "The centrality index of a graph", "Psychometrika 31", doi: "10.1007/BF02289527"),
      .wassermanFaust,
      .thenKaufmann,
    ],
    time: "O(n·m); weighted O(n (n + m) log n)", space: "O(n + m)", weights: .length,
    direction: "by option: in, out, or ignored")

  public static let parameters: [Parameter<Self>] = [
    .direction(\.direction),
    .choice("variant", \.variant, help: "scaled by the share of nodes reached, or within the nodes reached"),
  ]

  public static let conventions: [Convention: [(name: String, value: String)]] = [
    .igraph: [("direction", "all"), ("variant", "component")]
  ]

  public func run(on graph: ProjectedGraph, in context: RunContext) throws(AlgorithmError) -> NodeScores {
    try checkOptions()
    let lengths = try graph.tieLengths(for: Self.card.id)
    let totals = try DistanceTotals(of: graph, direction, lengths: lengths, in: context)
    let others = Double(graph.nodeCount - 1)
    let values = (0..<graph.nodeCount).map { node -> Double in
      let reached = Double(totals.reached[node])
      guard reached > 0 else { return variant == .component ? .nan : 0 }
      let closeness = reached / totals.sum[node]
      return variant == .component ? closeness : closeness * (reached / others)
    }
    let variantNote =
      switch variant {
      case .wassermanFaust: "Wasserman–Faust: scaled by the share of nodes reached; 0 for isolates"
      case .component: "over the nodes reached only; undefined for isolates"
      }
    return NodeScores(
      [NodeScores.Column("closeness", values)], notes: [graph.lengthNote, direction.note(for: graph), variantNote])
  }
}
