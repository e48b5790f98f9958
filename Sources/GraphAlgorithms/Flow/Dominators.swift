import GraphProjection

/// Dominators: the nodes that every path from a start to a node goes through.
///
/// A node dominates another if it is on all paths from the start to it. The last dominator before a node is its immediate one; these pairs
/// are a tree, in which the dominators of a node are those on the way from the start. Without a node all that it dominates is cut off.
///
/// Directions are followed; in an undirected graph ties lead both ways. Weights, loops and parallel ties do not matter.
///
/// Options: `from`, the start (needed).
///
/// - Returns: ``PairScores`` from the immediate dominator to the node, with `depth` in the tree and `dominated`, how many nodes all paths to
///   which go through the second node, itself among them; figures `reached_nodes`, `unreached_nodes` and `dominators`, the nodes besides
///   the start that dominate another.
/// - Throws: ``AlgorithmError/unsuitable(_:hint:)`` without a start; ``AlgorithmError/noSuchNode(_:candidates:)``.
/// - Complexity: O(n·m) at worst, close to O(m) in practice; O(n + m) space.
///
/// T. Lengauer, R. E. Tarjan (1979). A fast algorithm for finding dominators in a flowgraph. ACM Transactions on Programming Languages and
/// Systems 1. https://doi.org/10.1145/357062.357071 —
/// K. D. Cooper, T. J. Harvey, K. Kennedy (2001). A simple, fast dominance algorithm. Rice University.
///
/// NetworkX `immediate_dominators` (by the same iteration) and igraph `dominator_tree` (Lengauer–Tarjan) give the same tree.
public struct Dominators: GraphAlgorithm {
  /// The start: an id, a name or an alias.
  public var from = ""

  public init() {}

  public static let card = AlgorithmCard(
    id: "dominators",
    title: "Dominators",
    family: .flow,
    summary: "The nodes that every path from a start to a node goes through.",
    citations: [
      Citation(
        "T. Lengauer, R. E. Tarjan", 1979, "A fast algorithm for finding dominators in a flowgraph",
        "ACM Transactions on Programming Languages and Systems 1", doi: "10.1145/357062.357071"),
      Citation(
        "K. D. Cooper, T. J. Harvey, K. Kennedy", 2001, "A simple, fast dominance algorithm", "Rice University"),
    ],
    time: "O(n·m) at worst", space: "O(n + m)", weights: .ignored, direction: "followed")

  public static let parameters: [Parameter<Self>] = [.node("from", \.from, help: "where all paths start")]

  public func run(on graph: ProjectedGraph, in context: RunContext) throws(AlgorithmError) -> PairScores {
    try checkOptions()
    try context.checkpoint()
    guard !from.isEmpty else {
      throw .unsuitable("'\(Self.card.id)' looks at the paths from one node", hint: "say which: from=NODE")
    }
    let start = try graph.node(named: from)
    let backward = graph.neighbourRows(.incoming)
    let order = graph.neighbourRows().reversePostorder(from: start)
    var turn = [Int](repeating: -1, count: graph.nodeCount)
    for (place, node) in order.enumerated() { turn[node] = place }
    // By place in the order; −1 where none is known yet.
    var dominator = [Int](repeating: -1, count: order.count)
    dominator[0] = 0
    var hasChanged = true
    while hasChanged {
      hasChanged = false
      for place in 1..<max(1, order.count) {
        if place & 0xFFFF == 1 { try context.checkpoint() }
        var best = -1
        for arc in backward.range(order[place]) {
          var other = turn[Int(backward.targets[arc])]
          guard other >= 0, dominator[other] >= 0 else { continue }
          guard best >= 0 else {
            best = other
            continue
          }
          while best != other {
            if best > other { best = dominator[best] } else { other = dominator[other] }
          }
        }
        if dominator[place] != best {
          dominator[place] = best
          hasChanged = true
        }
      }
    }
    var depth = [Double](repeating: 0, count: order.count)
    var dominated = [Double](repeating: 1, count: order.count)
    for place in 1..<max(1, order.count) { depth[place] = depth[dominator[place]] + 1 }
    for place in stride(from: order.count - 1, to: 0, by: -1) { dominated[dominator[place]] += dominated[place] }
    let places = (1..<max(1, order.count)).sorted { order[$0] < order[$1] }
    return PairScores(
      places.map { PairScores.Pair(from: order[dominator[$0]], to: order[$0]) },
      columns: [
        NodeScores.Column("dominated", places.map { dominated[$0] }, isInteger: true),
        NodeScores.Column("depth", places.map { depth[$0] }, isInteger: true),
      ],
      figures: [
        Figures.Entry("reached_nodes", .integer(order.count)),
        Figures.Entry("unreached_nodes", .nodes(turn.indices.filter { turn[$0] < 0 })),
        Figures.Entry("dominators", .nodes(places.filter { dominated[$0] > 1 }.map { order[$0] })),
      ],
      notes: [
        "from the immediate dominator to the node; 'dominated' counts the node itself",
        graph.isDirected ? "paths follow the direction of the ties" : "ties lead both ways",
      ])
  }
}

extension NeighbourRows {
  /// The nodes that one reaches, by falling time of completion in a depth-first search; the start first.
  fileprivate func reversePostorder(from start: Int) -> [Int] {
    var isMet = [Bool](repeating: false, count: nodeCount)
    isMet[start] = true
    var order: [Int] = []
    var calls = [(node: start, arc: offsets[start])]
    while let call = calls.last {
      guard call.arc < offsets[call.node + 1] else {
        order.append(call.node)
        calls.removeLast()
        continue
      }
      calls[calls.count - 1].arc += 1
      let next = Int(targets[call.arc])
      guard !isMet[next] else { continue }
      isMet[next] = true
      calls.append((next, offsets[next]))
    }
    return order.reversed()
  }
}
