import GraphProjection

/// Weak components: the largest sets of nodes in which every two are joined by ties, whatever the direction of these.
///
/// The components are numbered by falling size, equal sizes by their smallest node. Figures: `components`, their number, and
/// `largest`, the number of nodes of the largest one. It has no options.
///
/// Ties are merged by *Afforest*: two ties of every node first; the component that a sample then finds most often is settled,
/// and only the ties of the nodes outside it are read in full. Roots are always the smallest node, so the result depends
/// neither on the sample nor on any order.
///
/// - Complexity: O(n + m) expected time, O(n) space.
/// - Returns: A ``NodeGroups`` named `component`; the empty graph has none.
///
/// J. Hopcroft, R. Tarjan (1973). Algorithm 447: efficient algorithms for graph manipulation. Communications of the ACM 16.
/// https://doi.org/10.1145/362248.362272
///
/// The partition is that of NetworkX and igraph; they number the components by their first node.
public struct WeakComponents: GraphAlgorithm {
  public init() {}

  public static let card = AlgorithmCard(
    id: "weak-components",
    title: "Weak components",
    family: .components,
    summary: "Sets of nodes that are joined by ties, whatever their direction.",
    citations: [
      .hopcroftTarjan,
      Citation(
        "M. Sutton, T. Ben-Nun, A. Barak", 2018,
        "Optimizing parallel graph connectivity computation via subgraph sampling", "IPDPS",
        doi: "10.1109/IPDPS.2018.00012"),
    ],
    time: "O(n + m)", space: "O(n)", weights: .ignored, direction: "ignored")

  public func run(on graph: ProjectedGraph, in context: RunContext) throws(AlgorithmError) -> NodeGroups {
    let forest = try Self.forest(of: graph, in: context)
    defer { forest.parents.deallocate() }
    return NodeGroups(components: forest.roots, lanes: forest.lanes)
  }

  /// The smallest node of the component of every node.
  static func roots(of graph: ProjectedGraph, in context: RunContext) throws(AlgorithmError) -> [Int32] {
    let forest = try forest(of: graph, in: context)
    defer { forest.parents.deallocate() }
    return Array(forest.roots)
  }

  private static func forest(of graph: ProjectedGraph, in context: RunContext) throws(AlgorithmError) -> ComponentForest
  {
    let forest = ComponentForest(count: graph.nodeCount, KernelLanes(context))
    do {
      try graph.outgoing.withKernelRows { (outgoing) throws(AlgorithmError) in
        guard graph.isDirected else { return try forest.link(outgoing, nil, in: context) }
        try graph.incoming.withKernelRows { (incoming) throws(AlgorithmError) in
          try forest.link(outgoing, incoming, in: context)
        }
      }
    } catch {
      forest.parents.deallocate()
      throw error
    }
    return forest
  }
}

extension NodeGroups {
  /// Components from any labels, with their number and the size of the largest.
  init(components labels: [Int32], notes: [String] = [], lanes: KernelLanes = KernelLanes(RunContext())) {
    self = labels.withUnsafeBufferPointer { NodeGroups(components: $0, notes: notes, lanes: lanes) }
  }

  init(
    components labels: UnsafeBufferPointer<Int32>, notes: [String] = [], lanes: KernelLanes = KernelLanes(RunContext())
  ) {
    self.init(numbers: labels, name: "component", notes: notes, lanes: lanes)
    figures = [
      Figure("components", Double(groups.count)),
      Figure("largest", Double(groups.first?.count ?? 0)),
    ]
  }
}
