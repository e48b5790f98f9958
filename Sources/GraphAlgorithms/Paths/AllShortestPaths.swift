import GraphProjection

/// All shortest paths between two nodes: those with the smallest sum of tie lengths, ∑ ℓ(t).
///
/// Lengths that differ by less than a share of 1e-10 count as equal. Paths are told apart by their nodes: parallel ties do not
/// make several of them; a path takes the shortest of such ties, and of equally short ones the first.
///
/// Options:
/// - `from`, `to`: the ends, by id, name or alias.
/// - `limit`: how many paths are listed, 1 … 1,000,000; default 1000. Where there are more, the notes give their exact number
///   (up to 2⁶⁴ − 1), which is counted without listing them.
///
/// - Returns: A ``PathList`` in the order of the sequences of node ids; empty where the target is not reached, which the notes
///   say. From a node to itself: one path without ties, of length 0.
/// - Throws: ``AlgorithmError/unsuitable(_:hint:)`` for a missing end, for a weight whose meaning is not declared and for one that
///   is not positive; ``AlgorithmError/noSuchNode(_:candidates:)``.
/// - Complexity: O(n + m) time without weights, O((n + m) log n) with, and the size of what is listed; O(n + m) space besides it.
///
/// E. W. Dijkstra (1959). A note on two problems in connexion with graphs. Numerische Mathematik 1.
/// https://doi.org/10.1007/BF01386390
///
/// NetworkX gives the same paths in the order of insertion and compares sums exactly; igraph repeats a path for every choice
/// among parallel ties.
public struct AllShortestPaths: GraphAlgorithm {
  /// Where the paths start: an id, a name or an alias.
  public var from = ""
  /// Where they end: an id, a name or an alias.
  public var to = ""
  /// How many are listed at most.
  public var limit = 1000

  public init() {}

  public static let card = AlgorithmCard(
    id: "all-shortest-paths",
    title: "All shortest paths",
    family: .paths,
    summary: "Every shortest way from one node to another, and their number.",
    citations: ShortestPath.card.citations,
    time: "O(n + m + output); weighted O((n + m) log n + output)", space: "O(n + m + output)", weights: .length,
    direction: "followed")

  public static let parameters: [Parameter<Self>] =
    Parameter.ends(from: \.from, to: \.to) + [
      .integer("limit", \.limit, in: 1...1_000_000, help: "how many paths are listed")
    ]

  public func run(on graph: ProjectedGraph, in context: RunContext) throws(AlgorithmError) -> PathList {
    try checkOptions()
    let ends = try PathEnds(from: from, to: to, in: graph, for: Self.card.id)
    let arcs = try ShortestPathArcs.between(ends, in: graph, for: Self.card.id, context)
    guard arcs.isReached(ends.from) else {
      return PathList(from: ends.from, to: ends.to, paths: [], notes: ends.notes(for: graph, isReached: false))
    }
    let network = ShortestPathNetwork(arcs, from: ends.from)
    var notes = ends.notes(for: graph, isReached: true)
    let count = network.pathCount
    if count > UInt64(max(0, limit)) {
      let total = count == .max ? "\(count) or more" : "\(count)"
      notes.append("there are \(total) shortest paths; the first \(limit) are listed")
    }
    return PathList(from: ends.from, to: ends.to, paths: try network.paths(limit: limit, context), notes: notes)
  }
}
