import GraphProjection

/// Maximum independent set: one of the largest sets of nodes of which no two are tied.
///
/// Its size is the independence number α of the graph. On the undirected view: a tie in either direction counts, loops and weights do not.
/// Exact: nodes with at most one neighbour left are taken first, the rest is solved as the largest clique of the complement, by branch and
/// bound with colours.
///
/// Options: `limit` (1 ≤ whole number, default 100000): the largest number of steps, for the problem is NP-hard.
///
/// - Returns: ``NodeSets`` of one `independent_set`, none for the empty graph; figures `independence_number` and `searched_nodes`, those
///   that the reduction left.
/// - Throws: ``AlgorithmError/limit(_:hint:)`` where the search takes more steps than `limit`, or a component of more than 4000
///   nodes is left.
/// - Complexity: exponential at worst, at most `limit` steps; O(n²) space for the largest component that the reduction leaves.
///
/// R. E. Tarjan, A. E. Trojanowski (1977). Finding a maximum independent set. SIAM Journal on Computing 6.
/// https://doi.org/10.1137/0206038 —
/// P. San Segundo, D. Rodríguez-Losada, A. Jiménez (2011). An exact bit-parallel algorithm for the maximum clique problem. Computers
/// & Operations Research 38. https://doi.org/10.1016/j.cor.2010.07.019
///
/// igraph `largest_independent_vertex_sets` lists all of them; NetworkX `maximum_independent_set` is an approximation.
public struct IndependentSet: GraphAlgorithm {
  /// The largest number of steps.
  public var limit = 100_000

  public init() {}

  public static let card = AlgorithmCard(
    id: "independent-set",
    title: "Maximum independent set",
    family: .structure,
    summary: "One of the largest sets of nodes of which no two are tied.",
    citations: citations, time: "O(2^n) at worst", space: "O(n² + m)", weights: .ignored, direction: "ignored")

  public var memory: MemoryGrowth { .pairs(bytes: 0.25) }

  static let citations = [
    Citation(
      "R. E. Tarjan, A. E. Trojanowski", 1977, "Finding a maximum independent set", "SIAM Journal on Computing 6",
      doi: "10.1137/0206038"),
    .sanSegundo,
  ]

  public static let parameters: [Parameter<Self>] = [
    .integer("limit", \.limit, in: 1...Int.max, help: "the largest number of steps")
  ]

  public func run(on graph: ProjectedGraph, in context: RunContext) throws(AlgorithmError) -> NodeSets {
    try checkOptions()
    try context.checkpoint()
    let rows = graph.neighbourRows(.both)
    let found = try IndependentNodes.largest(of: rows, limit: limit, for: Self.card.id, in: context)
    return NodeSets(
      found.nodes.isEmpty ? [] : [found.nodes], name: "independent_set",
      figures: [
        Figures.Entry("independence_number", .integer(found.nodes.count)),
        Figures.Entry("searched_nodes", .integer(found.searched)),
      ],
      notes: ["one of the largest sets, proven; a tie in either direction counts, loops do not"])
  }
}
