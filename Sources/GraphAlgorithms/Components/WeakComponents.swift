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
    NodeGroups(components: try Self.roots(of: graph, in: context))
  }

  /// The smallest node of the component of every node.
  static func roots(of graph: ProjectedGraph, in context: RunContext) throws(AlgorithmError) -> [Int32] {
    let forest = ComponentForest(count: graph.nodeCount, isShared: context.workers > 1)
    defer { forest.parents.deallocate() }
    let (outgoing, incoming) = (graph.outgoing, graph.incoming)
    let out = NeighbourRows(offsets: outgoing.offsets, targets: outgoing.targets)
    try out.withKernelRows { (outgoing) throws(AlgorithmError) in
      guard graph.isDirected else { return try forest.link(outgoing, nil, in: context) }
      let into = NeighbourRows(offsets: incoming.offsets, targets: incoming.targets)
      try into.withKernelRows { (incoming) throws(AlgorithmError) in
        try forest.link(outgoing, incoming, in: context)
      }
    }
    return Array(UnsafeBufferPointer(start: forest.parents.base, count: graph.nodeCount))
  }
}

extension ComponentForest {
  /// Links the ends of all arcs.
  ///
  /// - Parameter incoming: The arcs by their end, where they are not `outgoing` as well.
  fileprivate func link(
    _ outgoing: KernelRows, _ incoming: KernelRows?, in context: RunContext
  ) throws(AlgorithmError) {
    let count = outgoing.nodeCount
    let size = 1 << 14
    _ = try context.chunked(count, size: size) { linkSample(of: $0, outgoing) }
    _ = try context.quiet.chunked(count, size: size) { compress($0) }
    let settled = mostFrequentRoot()
    _ = try context.quiet.chunked(count, size: size) { nodes in
      for node in nodes where parents[node] != settled {
        for arc in outgoing.range(node).dropFirst(2) { link(node, outgoing.targets[arc]) }
        guard let incoming else { continue }
        for arc in incoming.range(node) { link(node, incoming.targets[arc]) }
      }
    }
    _ = try context.quiet.chunked(count, size: size) { compress($0) }
  }

  /// Links nodes with their first two neighbours.
  ///
  /// The neighbours are looked up before the links are made: the reads do not wait for each other then.
  private func linkSample(of nodes: Range<Int>, _ rows: KernelRows) {
    let width = 512
    withUnsafeTemporaryAllocation(of: (Int32, Int32).self, capacity: width) { sample in
      var start = nodes.lowerBound
      while start < nodes.upperBound {
        let end = min(start &+ width, nodes.upperBound)
        for node in start..<end {
          let row = rows.range(node)
          guard !row.isEmpty else {
            sample[node &- start] = (Int32(truncatingIfNeeded: node), Int32(truncatingIfNeeded: node))
            continue
          }
          let second = row.lowerBound &+ (row.count > 1 ? 1 : 0)
          sample[node &- start] = (rows.targets[row.lowerBound], rows.targets[second])
        }
        for node in start..<end {
          let neighbours = sample[node &- start]
          link(node, neighbours.0)
          link(node, neighbours.1)
        }
        start = end
      }
    }
  }
}

extension NodeGroups {
  /// Components from any labels, with their number and the size of the largest.
  init(components labels: [Int32], notes: [String] = []) {
    self.init(numbers: labels, name: "component", notes: notes)
    figures = [
      Figure("components", Double(groups.count)),
      Figure("largest", Double(groups.first?.count ?? 0)),
    ]
  }
}
