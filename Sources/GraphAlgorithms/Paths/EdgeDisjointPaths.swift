import GraphProjection

/// Paths between two nodes that share no tie: the largest number of them, or `k`, with the smallest total length.
///
/// By Menger's theorem the largest number says how well the two are connected: that many ties must be cut to separate the two
/// nodes. The length of a path is the sum of its tie lengths: 1 a tie without weights; a distance as it is; 1/w for a strength
/// w. The total ∑ over all paths is minimised, not the length of the shortest: the shortest path need not be among them.
/// Parallel ties, where the projection counts them, are different ties.
///
/// Options:
/// - `from`, `to`: the ends, by id, name or alias; different.
/// - `k`: how many paths, 0 … 100,000; default 0: as many as there are.
///
/// Successive shortest augmenting paths with potentials, as Suurballe; of several choices of the same total length it is the
/// one that the search meets first, which depends on the order of node ids alone.
///
/// - Returns: A ``PathList``, the shortest path first; empty where the target is not reached. The notes give the number.
/// - Throws: ``AlgorithmError/unsuitable(_:hint:)`` for a missing end, for equal ends, and for a weight without a meaning or that is
///   not positive; ``AlgorithmError/noSuchNode(_:candidates:)``.
/// - Complexity: O(k (m + n log n)) time for k paths, O(n + m) space.
///
/// J. W. Suurballe (1974). Disjoint paths in a network. Networks 4. https://doi.org/10.1002/net.3230040204
///
/// NetworkX `edge_disjoint_paths` gives as many paths, but any, not the shortest; igraph gives their number alone.
public struct EdgeDisjointPaths: GraphAlgorithm {
  /// Where the paths start: an id, a name or an alias.
  public var from = ""
  /// Where they end: an id, a name or an alias.
  public var to = ""
  /// How many; 0: as many as there are.
  public var k = 0

  public init() {}

  public static let card = AlgorithmCard(
    id: "edge-disjoint-paths",
    title: "Paths without a common tie",
    family: .paths,
    summary:
      "Ways from one node to another that share no tie: as many as there are, and together as short as possible.",
    citations: [.suurballe, .suurballeTarjan, .menger],
    time: "O(k (m + n log n))", space: "O(n + m)", weights: .length, direction: "followed")

  public static let parameters: [Parameter<Self>] =
    Parameter.ends(from: \.from, to: \.to) + [
      .integer("k", \.k, in: 0...100_000, help: "how many paths; 0: as many as there are")
    ]

  public func run(on graph: ProjectedGraph, in context: RunContext) throws(AlgorithmError) -> PathList {
    try checkOptions()
    try context.checkpoint()
    let search = try DisjointPaths(
      graph, from: from, to: to, count: k, sharesNodes: true, for: Self.card.id, context)
    return search.list(in: graph, count: k, disjointIn: "tie")
  }
}
