import GraphProjection

/// The cut tree of Gomory and Hu: a tree over the nodes that holds the minimum cut between every two of them.
///
/// The minimum cut between two nodes has the value of the smallest tie on the path between them in the tree, and to take that tie
/// out of the tree divides the nodes as such a cut does. Capacities are weights, as strengths; 1 without weights. Directions and
/// loops are ignored.
///
/// Gusfield's way: n − 1 maximum flows on the graph as it is, node by node in the order of ids.
///
/// - Returns: ``PairScores`` of the n − 1 ties of the tree with `minimum_cut`; 0 between components. They are pairs of nodes, not
///   always ties of the graph. The figure `smallest` is the value of the minimum cut of the whole graph.
/// - Throws: ``AlgorithmError/unsuitable(_:hint:)`` for a weight declared a distance and for a negative one.
/// - Complexity: n − 1 maximum flows, O(n³·m) time at worst; O(n + m) space.
///
/// R. E. Gomory, T. C. Hu (1961). Multi-terminal network flows. Journal of the Society for Industrial and Applied Mathematics 9.
/// https://doi.org/10.1137/0109047 — D. Gusfield (1990). Very simple methods for all pairs network flow analysis. SIAM Journal on
/// Computing 19. https://doi.org/10.1137/0219009
///
/// NetworkX and igraph `gomory_hu_tree` give a tree with the same minimum cuts; the tree itself is not unique.
public struct GomoryHuTree: GraphAlgorithm {
  public init() {}

  public static let card = AlgorithmCard(
    id: "gomory-hu",
    title: "Gomory–Hu cut tree",
    family: .flow,
    summary: "A tree that shows between every two nodes how much must be cut to separate them.",
    citations: [
      Citation(
        "R. E. Gomory, T. C. Hu", 1961, "Multi-terminal network flows",
        "Journal of the Society for Industrial and Applied Mathematics 9", doi: "10.1137/0109047"),
      .gusfield,
    ],
    time: "O(n³·m)", space: "O(n + m)", weights: .strength, direction: "ignored")

  public func run(on graph: ProjectedGraph, in context: RunContext) throws(AlgorithmError) -> PairScores {
    try checkOptions()
    try context.checkpoint()
    let capacities = try graph.tieCapacities(for: Self.card.id)
    let tree = try CutTree(graph, capacities: capacities, in: context)
    let nodes = Array((0..<graph.nodeCount).dropFirst())
    return PairScores(
      nodes.map { PairScores.Pair(from: $0, to: tree.parent[$0]) },
      columns: [NodeScores.Column("minimum_cut", nodes.map { tree.cut[$0] })],
      figures: [Figures.Entry("smallest", nodes.map { tree.cut[$0] }.min().map { .real($0) } ?? .undefined)],
      notes: [
        graph.capacityNote, "directions and loops ignored",
        "minimum cut between two nodes = the smallest value on the way between them in this tree",
      ])
  }
}
