import GraphProjection

/// The k shortest simple paths between two nodes: paths that meet no node twice, the shortest first.
///
/// The length of a path is the sum of its tie lengths, ∑ ℓ(t): 1 a tie without weights; a distance as it is; 1/w for a
/// strength w. Lengths that differ by less than a share of 1e-10 count as equal, and equally long paths come in the order of their
/// sequences of node ids. Paths are told apart by their nodes: of parallel ties a path takes the shortest, of equally short ones
/// the first.
///
/// Options:
/// - `from`, `to`: the ends, by id, name or alias.
/// - `k`: how many paths, 1 … 100,000; default 3.
///
/// Yen's deviations in Lawler's partition, with two improvements that change no result. The distances of all nodes to the target
/// give every class of deviations a lower bound, and only a class whose bound is the smallest of all is searched. That
/// search first tries the shortest-path tree, and is an A* search with these distances where the tree is blocked.
///
/// - Returns: A ``PathList`` with at most k paths, the shortest first; fewer, with a note, where there are no more. From a node to
///   itself: one path without ties, of length 0.
/// - Throws: ``AlgorithmError/unsuitable(_:hint:)`` for a missing end, for a weight whose meaning is not declared and for one that
///   is not positive; ``AlgorithmError/noSuchNode(_:candidates:)``.
/// - Complexity: O(k·ℓ·(m + n log n)) time for paths of ℓ ties at worst, near O(k·ℓ·d) for degree d where few searches are needed;
///   O(n + m + k·ℓ) space.
///
/// J. Y. Yen (1971). Finding the k shortest loopless paths in a network. Management Science 17.
/// https://doi.org/10.1287/mnsc.17.11.712
///
/// NetworkX and igraph give the same lengths; their order among equally long paths depends on the order of insertion, and
/// NetworkX refuses multigraphs.
public struct KShortestPaths: GraphAlgorithm {
  /// Where the paths start: an id, a name or an alias.
  public var from = ""
  /// Where they end: an id, a name or an alias.
  public var to = ""
  /// How many paths.
  public var k = 3

  public init() {}

  public static let card = AlgorithmCard(
    id: "k-shortest-paths",
    title: "k shortest paths",
    family: .paths,
    summary: "The k shortest ways from one node to another that meet no node twice.",
    citations: [
      Citation(
        "J. Y. Yen", 1971, "Finding the k shortest loopless paths in a network", "Management Science 17",
        doi: "10.1287/mnsc.17.11.712"),
      Citation(
        "E. L. Lawler", 1972,
        "A procedure for computing the k best solutions to discrete optimization problems and its application to the "
          + "shortest path problem", "Management Science 18", doi: "10.1287/mnsc.18.7.401"),
      .hartNilssonRaphael,
    ],
    time: "O(k·ℓ·(m + n log n))", space: "O(n + m + k·ℓ)", weights: .length, direction: "followed")

  public static let parameters: [Parameter<Self>] =
    Parameter.ends(from: \.from, to: \.to) + [
      .integer("k", \.k, in: 1...100_000, help: "how many paths")
    ]

  public func run(on graph: ProjectedGraph, in context: RunContext) throws(AlgorithmError) -> PathList {
    try checkOptions()
    let ends = try PathEnds(from: from, to: to, in: graph, for: Self.card.id)
    let lengths = try graph.tieLengths(for: Self.card.id)
    let arcs = try TargetArcs(graph, lengths: lengths, from: ends.from, to: ends.to, context)
    var deviations = DeviationQueue(arcs)
    while deviations.accepted.count < k, try deviations.acceptNext(context) {
      try context.checkpoint(Double(deviations.accepted.count) / Double(k))
    }
    let paths = deviations.accepted.map(arcs.path)
    var notes = ends.notes(for: graph, isReached: !paths.isEmpty)
    if !paths.isEmpty, paths.count < k {
      notes.append("there are only \(paths.count) simple paths")
    }
    return PathList(from: ends.from, to: ends.to, paths: paths, notes: notes)
  }
}
