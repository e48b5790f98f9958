import GraphProjection

/// The shortest path between two nodes: that with the smallest sum of tie lengths, ∑ ℓ(t).
///
/// Without weights every tie has length 1. A weight declared a distance is the length, one declared a strength w gives 1/w.
/// Among equally short paths (up to a share of 1e-10 of their length) it is the one whose sequence of node ids comes first, so
/// that the result does not depend on the order of the facts. Of parallel ties the path takes the shortest, of equally short
/// ones the first.
///
/// Options:
/// - `from`, `to`: the ends, by id, name or alias.
///
/// Without weights a breadth-first search from both ends; with weights Dijkstra's algorithm from the target, so that the path
/// can be chosen from its start on.
///
/// - Returns: A ``PathList`` with one path; none where the target is not reached, which the notes say. From a node to itself:
///   one path without ties, of length 0.
/// - Throws: ``AlgorithmError/unsuitable(_:hint:)`` for a missing end, for a weight whose meaning is not declared and for one that
///   is not positive; ``AlgorithmError/noSuchNode(_:candidates:)``.
/// - Complexity: O(n + m) time without weights, O((n + m) log n) with; O(n + m) space.
///
/// E. W. Dijkstra (1959). A note on two problems in connexion with graphs. Numerische Mathematik 1.
/// https://doi.org/10.1007/BF01386390
///
/// NetworkX and igraph return one of the shortest paths, which depends on the order of insertion; NetworkX compares sums
/// exactly, so that 0.1 + 0.2 and 0.15 + 0.15 are not equally long; and it accepts zero weights, which are refused here.
public struct ShortestPath: GraphAlgorithm {
  /// Where the path starts: an id, a name or an alias.
  public var from = ""
  /// Where it ends: an id, a name or an alias.
  public var to = ""

  public init() {}

  public static let card = AlgorithmCard(
    id: "shortest-path",
    title: "Shortest path",
    family: .paths,
    summary: "The shortest way from one node to another; of equally short ones the first by node ids.",
    citations: [
      Citation(
        "E. W. Dijkstra", 1959, "A note on two problems in connexion with graphs", "Numerische Mathematik 1",
        doi: "10.1007/BF01386390")
    ],
    time: "O(n + m); weighted O((n + m) log n)", space: "O(n + m)", weights: .length, direction: "followed")

  public static let parameters: [Parameter<Self>] = Parameter.ends(from: \.from, to: \.to)

  public func run(on graph: ProjectedGraph, in context: RunContext) throws(AlgorithmError) -> PathList {
    try checkOptions()
    let ends = try PathEnds(from: from, to: to, in: graph, for: Self.card.id)
    let arcs = try ShortestPathArcs.between(ends, in: graph, for: Self.card.id, context)
    let isReached = arcs.isReached(ends.from)
    return PathList(
      from: ends.from, to: ends.to, paths: isReached ? [arcs.firstPath(from: ends.from)] : [],
      notes: ends.notes(for: graph, isReached: isReached))
  }
}
