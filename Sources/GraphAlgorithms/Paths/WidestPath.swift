import GraphProjection

/// The widest path between two nodes: that whose weakest tie is as strong as possible, max min w(t).
///
/// Of equally wide paths it is one of fewest ties, and of these the one whose sequence of node ids comes first. A tie of
/// strength 0 leads nowhere. Without weights every tie has strength 1 and the path is one of fewest ties.
///
/// Options:
/// - `from`, `to`: the ends, by id, name or alias.
///
/// Dijkstra's algorithm with the minimum in the place of the sum, from the target.
///
/// - Returns: A ``PathList`` with one path, whose cost is its width: the strength of its weakest tie; none where the target is
///   not reached. From a node to itself: one path without ties, of cost 0.
/// - Throws: ``AlgorithmError/unsuitable(_:hint:)`` for a missing end, a weight declared a distance, and a negative one;
///   ``AlgorithmError/noSuchNode(_:candidates:)``.
/// - Complexity: O((n + m) log n) time, O(n + m) space.
///
/// M. Pollack (1960). The maximum capacity through a network. Operations Research 8. https://doi.org/10.1287/opre.8.5.733
///
/// NetworkX has none: there one takes the path in a maximum spanning tree, which for undirected graphs is as wide, but may be
/// longer. igraph has `igraph_get_widest_path` in its C library.
public struct WidestPath: GraphAlgorithm {
  /// Where the path starts: an id, a name or an alias.
  public var from = ""
  /// Where it ends: an id, a name or an alias.
  public var to = ""

  public init() {}

  public static let card = AlgorithmCard(
    id: "widest-path",
    title: "Widest path",
    family: .paths,
    summary: "The way from one node to another whose weakest tie is as strong as possible.",
    citations: [
      Citation(
        "M. Pollack", 1960, "The maximum capacity through a network", "Operations Research 8",
        doi: "10.1287/opre.8.5.733")
    ],
    time: "O((n + m) log n)", space: "O(n + m)", weights: .strength, direction: "followed")

  public static let parameters: [Parameter<Self>] = Parameter.ends(from: \.from, to: \.to)

  public func run(on graph: ProjectedGraph, in context: RunContext) throws(AlgorithmError) -> PathList {
    try checkOptions()
    try context.checkpoint()
    let ends = try PathEnds(from: from, to: to, in: graph, for: Self.card.id)
    let strengths = try graph.tieStrengths(for: Self.card.id)
    let width = try width(ends, graph, strengths, context)
    var notes = [
      graph.strengthNote, "cost = the strength of the weakest tie of the path",
      "equally wide paths: the one of fewest ties, then the first by node ids",
    ]
    if graph.isDirected { notes.append("paths follow the direction of the ties") }
    guard ends.from != ends.to else {
      return PathList(
        from: ends.from, to: ends.to, paths: [GraphPath(nodes: [ends.from], ties: [], cost: 0)],
        costName: "width", notes: notes)
    }
    let path = try FewestTies.path(from: ends.from, to: ends.to, in: graph, context) { _, _, tie in
      (strengths?[tie] ?? 1) >= width && width > 0
    }
    if path == nil {
      notes.append("no path leads from '\(graph.nodeID(ends.from))' to '\(graph.nodeID(ends.to))'")
    }
    return PathList(
      from: ends.from, to: ends.to, paths: path.map { [GraphPath(nodes: $0.nodes, ties: $0.ties, cost: width)] } ?? [],
      costName: "width", notes: notes)
  }

  /// The width of the widest path; 0 where there is none.
  private func width(
    _ ends: PathEnds, _ graph: ProjectedGraph, _ strengths: [Double]?, _ context: RunContext
  ) throws(AlgorithmError) -> Double {
    var width = [Double](repeating: 0, count: graph.nodeCount)
    var heap = NodeHeap(nodeCount: graph.nodeCount)
    width[ends.to] = .infinity
    heap.insertOrLower(Int32(ends.to), to: -.infinity)
    var steps = 0
    let ties = strengths == nil ? [] : graph.incoming.ties
    while let widest = heap.popFirst(), Int(widest.node) != ends.from {
      steps &+= 1
      if steps & 0xFFFF == 0 { try context.checkpoint() }
      let node = Int(widest.node)
      for arc in graph.incoming.range(node) {
        let before = graph.incoming.targets[arc]
        let through = min(width[node], strengths?[Int(ties[arc])] ?? 1)
        guard through > width[Int(before)] else { continue }
        width[Int(before)] = through
        heap.insertOrLower(before, to: -through)
      }
    }
    return width[ends.from]
  }
}
