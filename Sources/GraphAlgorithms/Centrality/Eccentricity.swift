import GraphProjection

/// Eccentricity: the distance between a node and the farthest node that it is connected with, e(v) = max d over the nodes reached.
///
/// 0 for a node that nothing is connected with. In a directed graph `direction` says which distances: `in` (to the node, the
/// default, as for closeness), `out` (from it), `all` (directions ignored). A weight is a length or, where it is declared a
/// strength w, the length 1/w. Loops do not matter; of parallel ties the shortest counts. Without weights breadth-first searches
/// run from 256 nodes at once.
///
/// - Returns: ``NodeScores`` with `eccentricity`: whole numbers without weights. Notes say how many pairs are not connected, which
///   are left out, and give the largest value, the diameter of what is connected.
/// - Throws: ``AlgorithmError/unsuitable(_:hint:)`` for a weight without a meaning, or one that is not positive.
/// - Complexity: O(n·m / 256) steps at best without weights, else O(n (n + m) log n); O(n + m) space per worker.
///
/// P. Hage, F. Harary (1995). Eccentricity and centrality in networks. Social Networks 17.
/// https://doi.org/10.1016/0378-8733(94)00248-9
///
/// NetworkX takes distances from the node and refuses graphs that are not (strongly) connected; igraph gives the same values, with
/// directions ignored unless told otherwise.
public struct Eccentricity: GraphAlgorithm {
  /// Which distances count, in a directed graph.
  public var direction = DistanceDirection.in

  public init() {}

  public static let card = AlgorithmCard(
    id: "eccentricity",
    title: "Eccentricity",
    family: .centrality,
    summary: "The distance between a node and the farthest node that it is connected with.",
    citations: [.hageHarary],
    time: "O(n·m); weighted O(n (n + m) log n)", space: "O(n + m)", weights: .length,
    direction: "by option: in, out, or ignored")

  public static let parameters: [Parameter<Self>] = [.direction(\.direction)]

  public func run(on graph: ProjectedGraph, in context: RunContext) throws(AlgorithmError) -> NodeScores {
    try checkOptions()
    let n = graph.nodeCount
    let lengths = try graph.tieLengths(for: Self.card.id)
    let totals = try DistanceTotals(of: graph, direction, lengths: lengths, in: context)
    let reached = totals.reached.reduce(0, +)
    var notes = [graph.lengthNote, direction.note(for: graph), "0 for nodes that nothing is connected with"]
    let missing = (n * (n - 1) - reached) / (graph.isDirected ? 1 : 2)
    if missing > 0 { notes.append("\(missing) pairs of nodes are not connected and left out") }
    if let largest = totals.farthest.max() { notes.append("largest value \(largest.brief)") }
    return NodeScores(
      [NodeScores.Column("eccentricity", totals.farthest, isInteger: lengths == nil)], notes: notes)
  }
}
