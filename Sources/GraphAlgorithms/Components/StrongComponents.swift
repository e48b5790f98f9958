import GraphProjection

/// Strong components: the largest sets of nodes in which every node reaches every other one along the ties.
///
/// The components are numbered by falling size, equal sizes by their smallest node. Figures: `components`, their number, and
/// `largest`, the number of nodes of the largest one. It has no options. In an undirected graph the strong components are the
/// weak ones, which the result notes.
///
/// Most networks have one large strong component. In large graphs that of the node with most ties is found first, by one search
/// along the ties and one against them; the others by Tarjan's depth-first search.
///
/// - Complexity: O(n + m) time, O(n) space.
/// - Returns: A ``NodeGroups`` named `component`; the empty graph has none.
///
/// R. Tarjan (1972). Depth-first search and linear graph algorithms. SIAM Journal on Computing 1.
/// https://doi.org/10.1137/0201010
///
/// L. K. Fleischer, B. Hendrickson, A. Pınar (2000). On identifying strongly connected components in parallel. IPDPS Workshops.
/// https://doi.org/10.1007/3-540-45591-4_68
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
      Citation(
        "L. K. Fleischer, B. Hendrickson, A. Pınar", 2000,
        "On identifying strongly connected components in parallel", "IPDPS Workshops", doi: "10.1007/3-540-45591-4_68"),
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
    guard graph.tieCount >= Self.largeTieCount else {
      return NodeGroups(components: try StrongParts(offsets: arcs.offsets, targets: arcs.targets, in: context).part)
    }
    let core = try core(of: graph, in: context)
    let parts = try StrongParts(offsets: arcs.offsets, targets: arcs.targets, knowing: core, in: context)
    return NodeGroups(components: parts.part, lanes: KernelLanes(context))
  }

  /// From so many ties on, two searches by several threads take less time than one depth-first search.
  private static let largeTieCount = 1 << 16

  /// The component of the node with the largest product of in-degree and out-degree: `Int32.max` for its nodes, 0 for others.
  private func core(of graph: ProjectedGraph, in context: RunContext) throws(AlgorithmError) -> [Int32] {
    try graph.outgoing.withKernelRows { (outgoing) throws(AlgorithmError) in
      try graph.incoming.withKernelRows { (incoming) throws(AlgorithmError) in
        var (pivot, most) = (0, -1)
        for node in 0..<graph.nodeCount {
          let product = outgoing.range(node).count * incoming.range(node).count
          if product > most { (pivot, most) = (node, product) }
        }
        let reached = try HopSearch<UInt32>(from: pivot, forward: outgoing, backward: incoming, in: context.quiet)
          .states
        defer { reached.deallocate() }
        let reaching = try HopSearch<UInt32>(from: pivot, forward: incoming, backward: outgoing, in: context.quiet)
          .states
        defer { reaching.deallocate() }
        return (0..<graph.nodeCount).map { reached[$0] != .max && reaching[$0] != .max ? .max : 0 }
      }
    }
  }
}
