import GraphProjection

/// Cliques: all largest possible sets of nodes that are all tied to each other.
///
/// A clique is *maximal*, listed here, when no node can be added to it. On the undirected view: two nodes are tied where there is a
/// tie in either direction; several ties of one pair count once, loops not at all. Weights are ignored.
///
/// Options: `minimum` (1 ≤ whole number, default 3) leaves smaller cliques out. `limit` (1 ≤ whole number, default 100000) is the
/// largest number of cliques: there can be 3^(n/3).
///
/// - Returns: ``NodeSets`` of `clique`, the largest first, equally large ones by their nodes; figures `cliques`, `largest` (size) and
///   `members`, the number of nodes that are in one.
/// - Throws: ``AlgorithmError/limit(_:hint:)`` where there are more cliques than `limit`.
/// - Complexity: O(d·n·3^(d/3)) time with the degeneracy d; O(n + m) space, and that of the cliques.
///
/// C. Bron, J. Kerbosch (1973). Algorithm 457: finding all cliques of an undirected graph. Communications of the ACM 16.
/// https://doi.org/10.1145/362342.362367 —
/// E. Tomita, A. Tanaka, H. Takahashi (2006). The worst-case time complexity for generating all maximal cliques. Theoretical Computer
/// Science 363. https://doi.org/10.1016/j.tcs.2006.06.015 —
/// D. Eppstein, M. Löffler, D. Strash (2013). Listing all maximal cliques in large sparse real-world graphs. Journal of Experimental
/// Algorithmics 18. https://doi.org/10.1145/2543629
///
/// The cliques are those of NetworkX `find_cliques` and igraph `max_cliques`, which list pairs and single nodes too.
public struct Cliques: GraphAlgorithm {
  /// The smallest size.
  public var minimum = 3
  /// The largest number of cliques.
  public var limit = 100_000

  public init() {}

  public static let card = AlgorithmCard(
    id: "cliques",
    title: "Cliques",
    family: .structure,
    summary: "All sets of nodes that are all tied to each other and that no node can be added to.",
    citations: [
      Citation(
        "C. Bron, J. Kerbosch", 1973, "Algorithm 457: finding all cliques of an undirected graph",
        "Communications of the ACM 16", doi: "10.1145/362342.362367"),
      Citation(
        "E. Tomita, A. Tanaka, H. Takahashi", 2006,
        "The worst-case time complexity for generating all maximal cliques and computational experiments",
        "Theoretical Computer Science 363", doi: "10.1016/j.tcs.2006.06.015"),
      .eppsteinLofflerStrash,
    ],
    time: "O(d·n·3^(d/3))", space: "O(n + m)", weights: .ignored, direction: "ignored")

  public static let parameters: [Parameter<Self>] = [
    .integer("minimum", \.minimum, in: 1...Int.max, help: "the smallest size of a clique"),
    .integer("limit", \.limit, in: 1...Int.max, help: "the largest number of cliques"),
  ]

  public func run(on graph: ProjectedGraph, in context: RunContext) throws(AlgorithmError) -> NodeSets {
    try checkOptions()
    try context.checkpoint()
    let cliques = try MaximalCliques(
      of: graph.neighbourRows(.both), minimum: minimum, limit: limit, in: context
    ).cliques
    var isMember = [Bool](repeating: false, count: graph.nodeCount)
    for clique in cliques { for node in clique { isMember[node] = true } }
    return NodeSets(
      cliques, name: "clique",
      figures: [
        Figures.Entry("cliques", .integer(cliques.count)),
        Figures.Entry("largest", cliques.first.map { .integer($0.count) } ?? .undefined),
        Figures.Entry("members", .integer(isMember.count { $0 })),
      ],
      notes: ["maximal cliques of at least \(minimum) nodes; a tie in either direction counts, loops do not"])
  }
}
