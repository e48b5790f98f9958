import GraphProjection

/// Centre and periphery: the nodes whose farthest node is nearest, and those whose farthest node is farthest.
///
/// The eccentricity of a node is its largest distance to another one. `radius` is the smallest, with the nodes of the `centre`;
/// `diameter` the largest, with those of the `periphery`. `median` are the nodes with the smallest sum of distances (the barycentre).
///
/// All are those of the largest component, of equally large ones that with the smallest node: with `direction=all` of the undirected
/// view; otherwise of the largest strong component of a directed graph, along ties within it. With a weight distances are sums of
/// lengths.
///
/// Options: `direction` (`in`, `out` or `all`, default `all`): distances to the node, from it, or with directions ignored.
///
/// - Returns: ``Figures`` with `radius`, `diameter`, `centre`, `periphery`, `median` and `nodes`, the size of the component.
/// - Throws: ``AlgorithmError/unsuitable(_:hint:)`` for weights without a meaning and ones not positive and finite.
/// - Complexity: O(n (n + m)) time, O(n (n + m) log n) with lengths, of the component; O(n + m) space per worker.
///
/// P. Hage, F. Harary (1995). Eccentricity and centrality in networks. Social Networks 17.
/// https://doi.org/10.1016/0378-8733(94)00248-9
///
/// NetworkX `center`, `periphery` and `barycenter` refuse graphs that are not connected.
public struct Centre: GraphAlgorithm {
  /// Distances that count in a directed graph.
  public var direction = DistanceDirection.all

  public init() {}

  public static let card = AlgorithmCard(
    id: "centre",
    title: "Centre and periphery",
    family: .structure,
    summary: "Radius and diameter, with the nodes whose farthest node is nearest, and farthest.",
    citations: [.hageHarary],
    time: "O(n (n + m) log n)", space: "O(n + m)", weights: .length, direction: "ignored, or by direction=in|out")

  public static let parameters: [Parameter<Self>] = [.direction(\.direction)]

  public func run(on graph: ProjectedGraph, in context: RunContext) throws(AlgorithmError) -> Figures {
    try checkOptions()
    try context.checkpoint()
    let lengths = try graph.tieLengths(for: Self.card.id)
    let arcs = graph.outgoing
    let labels =
      direction == .all || !graph.isDirected
      ? try WeakComponents.roots(of: graph, in: context.quiet)
      : try StrongParts(offsets: arcs.offsets, targets: arcs.targets, in: context.quiet).part
    let component = NodeGroups(labels).groups.first ?? []
    let rows = graph.neighbourRows(direction.sense, lengths: lengths)
      .within(component)
    let n = component.count
    let totals = try DistanceTotals(rows, isSymmetric: direction == .all || !graph.isDirected, in: context)
    func nodes(_ value: Double?, _ values: [Double]) -> [Int] {
      guard let value else { return [] }
      return (0..<n).filter { abs(values[$0] - value) <= lengthTolerance * value }.map { component[$0] }
    }
    let all = totals.farthest
    return Figures(
      [
        Figures.Entry("radius", .real(all.min() ?? .nan)),
        Figures.Entry("diameter", .real(all.max() ?? .nan)),
        Figures.Entry("centre", .nodes(nodes(all.min(), all))),
        Figures.Entry("periphery", .nodes(nodes(all.max(), all))),
        Figures.Entry("median", .nodes(nodes(totals.sum.min(), totals.sum))),
        Figures.Entry("nodes", .integer(n)),
      ],
      notes: [
        direction.note(for: graph), graph.lengthNote,
        "of the largest \(direction == .all || !graph.isDirected ? "" : "strong ")component",
      ])
  }
}

extension NeighbourRows {
  /// The rows of some nodes, ascending, renumbered in their order, with the arcs among them.
  fileprivate func within(_ nodes: [Int]) -> NeighbourRows {
    var number = [Int32](repeating: -1, count: nodeCount)
    for (index, node) in nodes.enumerated() { number[node] = Int32(truncatingIfNeeded: index) }
    var part = NeighbourRows(offsets: [0], targets: [], weights: weights == nil ? nil : [])
    for node in nodes {
      for arc in range(node) where number[Int(targets[arc])] >= 0 {
        part.targets.append(number[Int(targets[arc])])
        if let weights { part.weights?.append(weights[arc]) }
      }
      part.offsets.append(part.targets.count)
    }
    return part
  }
}
