import GraphProjection

/// Minimum vertex cover: one of the smallest sets of nodes with an end of every tie among them.
///
/// The nodes that are not in it are a maximum independent set, which is what is searched for; see ``IndependentSet``. On the undirected
/// view; weights are ignored. A loop is covered by its node alone, so that loops that the projection keeps put their nodes into the cover.
///
/// Options: `limit` (1 ≤ whole number, default 100000): the largest number of steps, for the problem is NP-hard.
///
/// - Returns: ``NodeSets`` of one `vertex_cover`, none for a graph without ties; figures `cover_number` and `searched_nodes`, those that the
///   reduction left.
/// - Throws: ``AlgorithmError/limit(_:hint:)`` where the search takes more steps than `limit`, or a component of more than 4000
///   nodes is left.
/// - Complexity: exponential at worst, at most `limit` steps; O(n²) space for the largest component that the reduction leaves.
///
/// R. M. Karp (1972). Reducibility among combinatorial problems. Complexity of Computer Computations.
/// https://doi.org/10.1007/978-1-4684-2001-2_9 —
/// R. E. Tarjan, A. E. Trojanowski (1977). Finding a maximum independent set. SIAM Journal on Computing 6.
/// https://doi.org/10.1137/0206038
///
/// NetworkX `min_weighted_vertex_cover` gives a cover of at most twice that weight.
public struct VertexCover: GraphAlgorithm {
  /// The largest number of steps.
  public var limit = 100_000

  public init() {}

  public static let card = AlgorithmCard(
    id: "vertex-cover",
    title: "Minimum vertex cover",
    family: .structure,
    summary: "One of the smallest sets of nodes that every tie has an end in.",
    citations: [
      Citation(
        "R. M. Karp", 1972, "Reducibility among combinatorial problems", "Complexity of Computer Computations",
        doi: "10.1007/978-1-4684-2001-2_9")
    ] + IndependentSet.citations, time: "O(2^n) at worst", space: "O(n² + m)", weights: .ignored, direction: "ignored")

  public var memory: MemoryGrowth { .pairs(bytes: 0.25) }

  public static let parameters: [Parameter<Self>] = [
    .integer("limit", \.limit, in: 1...Int.max, help: "the largest number of steps")
  ]

  public func run(on graph: ProjectedGraph, in context: RunContext) throws(AlgorithmError) -> NodeSets {
    try checkOptions()
    try context.checkpoint()
    var isCovering = [Bool](repeating: false, count: graph.nodeCount)
    for tie in 0..<graph.tieCount where graph.ends(ofTie: tie).from == graph.ends(ofTie: tie).to {
      isCovering[graph.ends(ofTie: tie).from] = true
    }
    // What is left when the nodes with loops are in the cover.
    let free = isCovering.indices.filter { !isCovering[$0] }
    let rows = graph.neighbourRows(.both).restricted(to: free)
    let found = try IndependentNodes.largest(of: rows, limit: limit, for: Self.card.id, in: context)
    for node in free { isCovering[node] = true }
    for place in found.nodes { isCovering[free[place]] = false }
    let cover = isCovering.indices.filter { isCovering[$0] }
    return NodeSets(
      cover.isEmpty ? [] : [cover], name: "vertex_cover",
      figures: [
        Figures.Entry("cover_number", .integer(cover.count)),
        Figures.Entry("searched_nodes", .integer(found.searched)),
      ],
      notes: ["one of the smallest covers, proven; directions and weights ignored, a loop is covered by its node"])
  }
}
