import GraphProjection

/// Two-edge-connected components: the parts that no single tie holds together.
///
/// They are what is left when all bridges are cut: two nodes are in one part exactly when two ways without a common tie lead from one
/// to the other. On the undirected view: several ties of one pair count once, loops not at all; weights are ignored.
///
/// It has no options.
///
/// - Returns: A ``NodeGroups`` named `component`, by falling size; figures `components`, `largest` and `bridges`.
/// - Complexity: O(n + m) time and space.
///
/// J. Hopcroft, R. Tarjan (1973). Algorithm 447: efficient algorithms for graph manipulation. Communications of the ACM 16.
/// https://doi.org/10.1145/362248.362272
///
/// The parts are those of NetworkX `k_edge_components` with k = 2, single nodes among them.
public struct TwoEdgeComponents: GraphAlgorithm {
  public init() {}

  public static let card = AlgorithmCard(
    id: "two-edge-components",
    title: "Two-edge-connected components",
    family: .components,
    summary: "Parts that stay together whichever single tie is cut.",
    citations: [.hopcroftTarjan],
    time: "O(n + m)", space: "O(n + m)", weights: .ignored, direction: "ignored")

  public func run(on graph: ProjectedGraph, in context: RunContext) throws(AlgorithmError) -> NodeGroups {
    try checkOptions()
    try context.checkpoint()
    let rows = graph.neighbourRows(.both)
    let bridges = try BiconnectedParts(of: rows, in: context).bridges
    let isBridge = Set(bridges.map { [$0.0, $0.1] })
    var label = [Int32](repeating: -1, count: rows.nodeCount)
    var stack: [Int32] = []
    for start in 0..<rows.nodeCount where label[start] < 0 {
      if start & 0xFFFF == 0 { try context.checkpoint() }
      label[start] = Int32(start)
      stack.append(Int32(start))
      while let node = stack.popLast() {
        for target in rows.targets[rows.range(Int(node))] where label[Int(target)] < 0 {
          guard !isBridge.contains([min(node, target), max(node, target)]) else { continue }
          label[Int(target)] = Int32(start)
          stack.append(target)
        }
      }
    }
    var groups = NodeGroups(components: label, notes: ["directions, parallel ties and loops ignored"])
    groups.figures.append(NodeGroups.Figure("bridges", Double(bridges.count)))
    return groups
  }
}
