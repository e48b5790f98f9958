import GraphProjection

/// Node connectivity: the smallest number of nodes without which a node no longer reaches another.
///
/// - With `from` and `to`: the other nodes that must go so that no path leads from one to the other; by Menger's theorem the number
///   of paths between them without a common node. Where a tie leads from one to the other no nodes separate them: the number is
///   that of such paths, the tie being one of them, and the cut is undefined.
/// - Without: the smallest number over all ordered pairs that no tie joins; 0 for a graph that is not (in a directed graph: strongly)
///   connected, n − 1 where every two are tied both ways. Undefined for the empty graph.
///
/// Weights, loops and parallel ties do not matter. Directions are followed.
///
/// Options:
/// - `from`, `to`: both or none.
///
/// - Returns: ``Figures`` with `node_connectivity` and `cut_nodes`, one smallest cut; undefined where there is none.
/// - Throws: ``AlgorithmError/unsuitable(_:hint:)`` where only one end is given, or both are the same node;
///   ``AlgorithmError/noSuchNode(_:candidates:)``.
/// - Complexity: O(κ·n) maximum flows of unit capacities for the connectivity κ, each O(m·√n); O(n + m) space.
///
/// S. Even, R. E. Tarjan (1975). Network flow and testing graph connectivity. SIAM Journal on Computing 4.
/// https://doi.org/10.1137/0204043
///
/// The value of NetworkX `node_connectivity` and igraph `vertex_connectivity` for the whole graph. For two tied nodes
/// NetworkX counts as here, and igraph makes the convention an argument.
public struct NodeConnectivity: GraphAlgorithm {
  /// Where paths start: an id, a name or an alias; empty: anywhere.
  public var from = ""
  /// Where they end: an id, a name or an alias; empty: anywhere.
  public var to = ""

  public init() {}

  public static let card = AlgorithmCard(
    id: "node-connectivity",
    title: "Node connectivity",
    family: .flow,
    summary: "The smallest number of nodes that must go to separate two others, or any.",
    citations: EdgeConnectivity.card.citations,
    time: "O(κ·n·m·√n)", space: "O(n + m)", weights: .ignored, direction: "followed")

  public static let parameters: [Parameter<Self>] = Parameter.ends(from: \.from, to: \.to)

  public func run(on graph: ProjectedGraph, in context: RunContext) throws(AlgorithmError) -> Figures {
    try checkOptions()
    try context.checkpoint()
    let n = graph.nodeCount
    let rows = graph.neighbourRows(.outgoing)
    var network = CapacityNetwork(splittingNodesOf: rows)
    var best = n == 0 ? Double.infinity : Double(n - 1)
    var cut: [Int]?
    var notes = [
      "weights, loops and parallel ties ignored",
      graph.isDirected ? "paths follow the direction of the ties" : "ties lead both ways",
    ]
    func separate(_ start: Int, _ end: Int) throws(AlgorithmError) {
      network.reset()
      let value = try network.fill(from: 2 * start + 1, to: 2 * end, atMost: best, in: context.quiet)
      guard value < best else { return }
      let reached = network.reached(from: 2 * start + 1)
      best = value
      cut = (0..<n).filter { reached[2 * $0] && !reached[2 * $0 + 1] }
    }
    if from.isEmpty && to.isEmpty {
      var first = 0
      // One of the first κ + 1 nodes is in no smallest cut, and is separated by it from some node.
      while first < n, Double(first) <= best, best > 0 {
        try context.checkpoint(Double(first) / (best + 1))
        let after = Self.marked(rows, first)
        for second in first + 1..<max(n, first + 1) where best > 0 {
          if !after[second] { try separate(first, second) }
          if graph.isDirected, best > 0, !Self.isTied(rows, second, first) { try separate(second, first) }
        }
        first += 1
      }
      if n > 0, cut == nil { notes.append("every two nodes are tied: no cut, connectivity n − 1") }
    } else {
      let ends = try PathEnds.different(from: from, to: to, in: graph, for: Self.card.id)
      best = .infinity
      if Self.isTied(rows, ends.from, ends.to) {
        // The tie itself takes n + 1, and is one path.
        best = try network.fill(from: 2 * ends.from + 1, to: 2 * ends.to, in: context) - Double(n)
        notes.append(
          "a tie leads from one to the other, no nodes separate them: the number of paths without a common node")
      } else {
        try separate(ends.from, ends.to)
      }
    }
    return Figures(
      [
        Figures.Entry("node_connectivity", best == .infinity ? .undefined : .integer(Int(best))),
        Figures.Entry("cut_nodes", cut.map { .nodes($0) } ?? .undefined),
      ], notes: notes)
  }

  private static func marked(_ rows: NeighbourRows, _ node: Int) -> [Bool] {
    var isMarked = [Bool](repeating: false, count: rows.nodeCount)
    for arc in rows.range(node) { isMarked[Int(rows.targets[arc])] = true }
    return isMarked
  }

  private static func isTied(_ rows: NeighbourRows, _ from: Int, _ to: Int) -> Bool {
    rows.targets[rows.range(from)].contains(Int32(to))
  }
}
