import GraphProjection

/// Maximum clique: one of the largest sets of nodes that are all tied to each other.
///
/// Its size is the clique number ω of the graph. On the undirected view: a tie in either direction counts, several ties of one pair
/// count once, loops not at all. Weights are ignored. Exact, by branch and bound with colours.
///
/// Options: `limit` (1 ≤ whole number, default 10000000): the largest number of steps, for the problem is NP-hard.
///
/// - Returns: ``NodeSets`` of one `clique`, none for the empty graph; figures `clique_number` and `upper_bound`, the degeneracy + 1.
/// - Throws: ``AlgorithmError/limit(_:hint:)`` where the search takes more steps than `limit`.
/// - Complexity: exponential in the degeneracy at worst, at most `limit` steps; O(n + m) space.
///
/// P. San Segundo, D. Rodríguez-Losada, A. Jiménez (2011). An exact bit-parallel algorithm for the maximum clique problem. Computers
/// & Operations Research 38. https://doi.org/10.1016/j.cor.2010.07.019 —
/// E. Tomita, T. Kameda (2007). An efficient branch-and-bound algorithm for finding a maximum clique with computational experiments.
/// Journal of Global Optimization 37. https://doi.org/10.1007/s10898-006-9039-7
///
/// igraph `largest_cliques` lists all of them; ``Cliques`` does so here.
public struct MaximumClique: GraphAlgorithm {
  /// The largest number of steps.
  public var limit = 10_000_000

  public init() {}

  public static let card = AlgorithmCard(
    id: "maximum-clique",
    title: "Maximum clique",
    family: .structure,
    summary: "One of the largest sets of nodes that are all tied to each other.",
    citations: [
      .sanSegundo,
      Citation(
        "E. Tomita, T. Kameda", 2007,
        "An efficient branch-and-bound algorithm for finding a maximum clique with computational experiments",
        "Journal of Global Optimization 37", doi: "10.1007/s10898-006-9039-7"),
    ],
    time: "O(n·2^d) at worst, with the degeneracy d", space: "O(n + m)", weights: .ignored, direction: "ignored")

  public static let parameters: [Parameter<Self>] = [
    .integer("limit", \.limit, in: 1...Int.max, help: "the largest number of steps")
  ]

  public func run(on graph: ProjectedGraph, in context: RunContext) throws(AlgorithmError) -> NodeSets {
    try checkOptions()
    try context.checkpoint()
    let rows = graph.neighbourRows(.both)
    let clique = try rows.largestClique(limit: limit, in: context)
    return NodeSets(
      clique.isEmpty ? [] : [clique], name: "clique",
      figures: [
        Figures.Entry("clique_number", .integer(clique.count)),
        Figures.Entry("upper_bound", .integer(clique.isEmpty ? 0 : DegeneracyOrder(rows).degeneracy + 1)),
      ],
      notes: ["one of the largest cliques, proven; a tie in either direction counts, loops do not"])
  }
}
