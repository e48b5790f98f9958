import GraphProjection

/// Every simple path between two nodes up to a number of ties: paths that meet no node twice, the shortest first.
///
/// The length of a path is the sum of its tie lengths, ∑ ℓ(t): 1 a tie without weights; a distance as it is; 1/w for a
/// strength w. Equally long paths (up to a share of 1e-10) come in the order of their sequences of node ids. Paths are told
/// apart by their nodes: of parallel ties a path takes the shortest, of equally short ones the first.
///
/// Options:
/// - `from`, `to`: the ends, by id, name or alias.
/// - `length`: the largest number of ties, 1 … 1000; default 3.
/// - `limit`: the largest number of paths, 1 … 1,000,000; default 10,000. Where there are more, the run ends with an error.
///
/// A search in depth that turns back where the target is too many ties away.
///
/// - Returns: A ``PathList``; empty where no path is short enough. From a node to itself: one path without ties, of length 0.
/// - Throws: ``AlgorithmError/limit(_:hint:)`` where there are more paths than `limit`;
///   ``AlgorithmError/unsuitable(_:hint:)`` for a missing end and for a weight without a meaning or that is not positive;
///   ``AlgorithmError/noSuchNode(_:candidates:)``.
/// - Complexity: O(n + m) and the partial paths tried, at most d^length for degree d; O(n + m + output) space.
///
/// F. Rubin (1978). Enumerating all simple paths in a graph. IEEE Transactions on Circuits and Systems 25.
/// https://doi.org/10.1109/TCS.1978.1084515
///
/// NetworkX `all_simple_paths` (with `cutoff`) and igraph `get_all_simple_paths` give the same paths in the order they are met;
/// on multigraphs both repeat a path for every choice among parallel ties.
public struct AllSimplePaths: GraphAlgorithm {
  /// Where the paths start: an id, a name or an alias.
  public var from = ""
  /// Where they end: an id, a name or an alias.
  public var to = ""
  /// The largest number of ties of a path.
  public var length = 3
  /// The largest number of paths.
  public var limit = 10_000

  public init() {}

  public static let card = AlgorithmCard(
    id: "simple-paths",
    title: "All simple paths",
    family: .paths,
    summary: "Every way from one node to another that meets no node twice, up to a number of ties.",
    citations: [
      Citation(
        "F. Rubin", 1978, "Enumerating all simple paths in a graph", "IEEE Transactions on Circuits and Systems 25",
        doi: "10.1109/TCS.1978.1084515")
    ],
    time: "O(n + m + d^length)", space: "O(n + m + output)", weights: .length, direction: "followed")

  public static let parameters: [Parameter<Self>] =
    Parameter.ends(from: \.from, to: \.to) + [
      .integer("length", \.length, in: 1...1000, help: "largest number of ties of a path"),
      .integer("limit", \.limit, in: 1...1_000_000, help: "largest number of paths"),
    ]

  public func run(on graph: ProjectedGraph, in context: RunContext) throws(AlgorithmError) -> PathList {
    try checkOptions()
    try context.checkpoint()
    let ends = try PathEnds(from: from, to: to, in: graph, for: Self.card.id)
    let lengths = try graph.tieLengths(for: Self.card.id)
    let search = try SimplePathSearch(graph, lengths: lengths, ends: ends, context)
    guard let paths = try search.paths(length: length, limit: limit, context) else {
      throw .limit(
        "there are more than \(limit) simple paths of at most \(length) ties",
        hint: "lower length=\(length), raise limit=\(limit), or ask for the k-shortest-paths")
    }
    return PathList(
      from: ends.from, to: ends.to, paths: paths,
      notes: ends.notes(for: graph, isReached: true) + [
        paths.isEmpty
          ? "no path has at most \(length) ties" : "all \(paths.count) simple paths of at most \(length) ties"
      ])
  }
}
