import GraphProjection

/// Attracting components: strong components that no tie leaves; what moves along the ties ends up in one of them.
///
/// In an undirected graph they are the components. Loops and parallel ties change nothing; weights are ignored.
///
/// It has no options.
///
/// - Returns: ``NodeSets`` of `component`, by falling size, equal sizes by their smallest node, with the column `reached_from`, the
///   number of nodes outside that lead into it; figures `components` and `members`, the number of their nodes.
/// - Complexity: O(n + m) time for the components, and for each of them again at most O(n + m).
///
/// R. Tarjan (1972). Depth-first search and linear graph algorithms. SIAM Journal on Computing 1. https://doi.org/10.1137/0201010
///
/// The sets are those of NetworkX `attracting_components`.
public struct AttractingComponents: GraphAlgorithm {
  public init() {}

  public static let card = AlgorithmCard(
    id: "attracting-components",
    title: "Attracting components",
    family: .components,
    summary: "Strong components that no tie leaves.",
    citations: [.tarjan],
    time: "O(a·(n + m)) with a such components", space: "O(n)", weights: .ignored,
    direction: "followed; in an undirected graph they are the components")

  public func run(on graph: ProjectedGraph, in context: RunContext) throws(AlgorithmError) -> NodeSets {
    try checkOptions()
    try context.checkpoint()
    let (forward, backward) = (graph.neighbourRows(.outgoing), graph.neighbourRows(.incoming))
    let parts = try StrongParts(offsets: forward.offsets, targets: forward.targets, in: context)
    var isLeft = [Bool](repeating: false, count: parts.count)
    for node in 0..<forward.nodeCount {
      let own = parts.part[node]
      if forward.targets[forward.range(node)].contains(where: { parts.part[Int($0)] != own }) {
        isLeft[Int(own)] = true
      }
    }
    let sets = parts.members().enumerated().filter { !isLeft[$0.offset] }.map { $0.element.map { Int($0) } }
      .sorted { ($1.count, $0[0]) < ($0.count, $1[0]) }
    var meetings = [Int32](repeating: -1, count: forward.nodeCount)
    var feeders: [Double] = []
    for (number, set) in sets.enumerated() {
      try context.checkpoint(Double(number) / Double(sets.count))
      var stack = set
      for node in set { meetings[node] = Int32(number) }
      var reached = 0
      while let node = stack.popLast() {
        for source in backward.targets[backward.range(node)] where meetings[Int(source)] != number {
          meetings[Int(source)] = Int32(number)
          reached += 1
          stack.append(Int(source))
        }
      }
      feeders.append(Double(reached))
    }
    return NodeSets(
      sets, name: "component", columns: [NodeScores.Column("reached_from", feeders, isInteger: true)],
      figures: [
        Figures.Entry("components", .integer(sets.count)),
        Figures.Entry("members", .integer(sets.reduce(0) { $0 + $1.count })),
      ],
      notes: [
        graph.isDirected
          ? "strong components that no tie leaves" : "the graph is undirected: its components are attracting"
      ])
  }
}
