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
    let n = graph.nodeCount
    var forest = ComponentForest(count: n)
    let sampledArcs = 2
    for node in 0..<n {
      if node & 0xFFFF == 0 { try context.checkpoint(0) }
      let row = graph.outgoing.range(node)
      for arc in row.prefix(sampledArcs) { forest.link(node, Int(graph.outgoing.targets[arc])) }
    }
    forest.compress()
    let settled = forest.mostFrequentRoot()
    for node in 0..<n where forest.parents[node] != settled {
      if node & 0xFFFF == 0 { try context.checkpoint(0.5) }
      for arc in graph.outgoing.range(node).dropFirst(sampledArcs) {
        forest.link(node, Int(graph.outgoing.targets[arc]))
      }
      guard graph.isDirected else { continue }
      for arc in graph.incoming.range(node) { forest.link(node, Int(graph.incoming.targets[arc])) }
    }
    forest.compress()
    return forest.parents
  }
}

/// Components as trees whose root is their smallest node.
private struct ComponentForest {
  private(set) var parents: [Int32]

  init(count: Int) { parents = Array(0..<Int32(count)) }

  @inline(__always)
  mutating func link(_ a: Int, _ b: Int) {
    var x = parents[a]
    var y = parents[b]
    while x != y {
      let high = Int(max(x, y))
      let low = min(x, y)
      let above = parents[high]
      if above == low { return }
      if Int(above) == high {
        parents[high] = low
        return
      }
      x = parents[Int(above)]
      y = parents[Int(low)]
    }
  }

  /// Makes every node the child of its root: parents are smaller, so one pass upwards does.
  mutating func compress() {
    for node in parents.indices { parents[node] = parents[Int(parents[node])] }
  }

  /// The root that evenly spread nodes have most often; −1 where there are none.
  func mostFrequentRoot() -> Int32 {
    let sample = stride(from: 0, to: parents.count, by: max(1, parents.count / 1024)).map { parents[$0] }.sorted()
    var best: (root: Int32, count: Int) = (-1, 0)
    var start = 0
    for index in sample.indices where index == sample.count - 1 || sample[index] != sample[index + 1] {
      if index + 1 - start > best.count { best = (sample[index], index + 1 - start) }
      start = index + 1
    }
    return best.root
  }
}

extension NodeGroups {
  /// Components from any labels, with their number and the size of the largest.
  init(components labels: [Int32], notes: [String] = []) {
    self.init(labels, name: "component", notes: notes)
    figures = [
      Figure("components", Double(groups.count)),
      Figure("largest", Double(groups.first?.count ?? 0)),
    ]
  }
}
