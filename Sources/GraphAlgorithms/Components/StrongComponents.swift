import GraphProjection

/// Strong components: the largest sets of nodes in which every node reaches every other one along the ties.
///
/// The components are numbered by falling size, equal sizes by their smallest node. Figures: `components`, their number, and
/// `largest`, the number of nodes of the largest one. It has no options. In an undirected graph the strong components are the
/// weak ones, which the result notes.
///
/// - Complexity: O(n + m) time, O(n) space.
/// - Returns: A ``NodeGroups`` named `component`; the empty graph has none.
///
/// R. Tarjan (1972). Depth-first search and linear graph algorithms. SIAM Journal on Computing 1.
/// https://doi.org/10.1137/0201010
///
/// The partition is that of NetworkX and igraph; NetworkX refuses undirected graphs, and both number the components otherwise.
public struct StrongComponents: GraphAlgorithm {
  public init() {}

  public static let card = AlgorithmCard(
    id: "strong-components",
    title: "Strong components",
    family: .components,
    summary: "Sets of nodes in which each reaches each other along the direction of the ties.",
    citations: [
      .tarjan,
      Citation(
        "D. J. Pearce", 2016, "A space-efficient algorithm for finding strongly connected components",
        "Information Processing Letters 116", doi: "10.1016/j.ipl.2015.08.010"),
    ],
    time: "O(n + m)", space: "O(n)", weights: .ignored, direction: "followed; an undirected graph gives weak components"
  )

  public func run(on graph: ProjectedGraph, in context: RunContext) throws(AlgorithmError) -> NodeGroups {
    try context.checkpoint()
    guard graph.isDirected else {
      return NodeGroups(
        components: try WeakComponents.roots(of: graph, in: context),
        notes: ["the graph is undirected: its strong components are its weak ones"])
    }
    let arcs = graph.outgoing
    return NodeGroups(components: try StrongParts(offsets: arcs.offsets, targets: arcs.targets, in: context).part)
  }
}
