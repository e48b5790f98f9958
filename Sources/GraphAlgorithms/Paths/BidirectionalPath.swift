import GraphProjection

/// The shortest path between two nodes by searches from both ends: the smallest sum of tie lengths, ∑ ℓ(t).
///
/// The result is that of ``ShortestPath``, with fewer nodes looked at where the graph is large and the ends are near; the notes
/// say how many. Without weights whole levels are added on the side with fewer arcs until they meet. With weights both sides
/// run Dijkstra's algorithm and stop when the two nearest open nodes are together farther than the best way found: to stop
/// when the searches first meet would be wrong.
///
/// Options:
/// - `from`, `to`: the ends, by id, name or alias.
///
/// - Returns: A ``PathList`` with one path; none where the target is not reached, which the notes say. From a node to itself:
///   one path without ties, of length 0.
/// - Throws: ``AlgorithmError/unsuitable(_:hint:)`` for a missing end, for a weight whose meaning is not declared and for one that
///   is not positive; ``AlgorithmError/noSuchNode(_:candidates:)``.
/// - Complexity: O(n + m) time without weights, O((n + m) log n) with; O(n + m) space.
///
/// T. A. J. Nicholson (1966). Finding the shortest route between two points in a network. The Computer Journal 9.
/// https://doi.org/10.1093/comjnl/9.3.275
///
/// NetworkX has `bidirectional_shortest_path` and `bidirectional_dijkstra`, whose choice among equally short paths depends on the
/// order of insertion.
public struct BidirectionalPath: GraphAlgorithm {
  /// Where the path starts: an id, a name or an alias.
  public var from = ""
  /// Where it ends: an id, a name or an alias.
  public var to = ""

  public init() {}

  public static let card = AlgorithmCard(
    id: "bidirectional",
    title: "Shortest path from both ends",
    family: .paths,
    summary: "The shortest way from one node to another, by searches that go towards each other.",
    citations: [
      Citation(
        "T. A. J. Nicholson", 1966, "Finding the shortest route between two points in a network",
        "The Computer Journal 9", doi: "10.1093/comjnl/9.3.275")
    ],
    time: "O(n + m); weighted O((n + m) log n)", space: "O(n + m)", weights: .length, direction: "followed")

  public static let parameters: [Parameter<Self>] = Parameter.ends(from: \.from, to: \.to)

  public func run(on graph: ProjectedGraph, in context: RunContext) throws(AlgorithmError) -> PathList {
    try checkOptions()
    try context.checkpoint()
    let ends = try PathEnds(from: from, to: to, in: graph, for: Self.card.id)
    var notes: [String] = []
    let arcs: ShortestPathArcs
    if let lengths = try graph.tieLengths(for: Self.card.id) {
      let (found, settled) = try Self.meet(ends, in: graph, lengths: lengths, context)
      arcs = found
      notes.append("nodes settled: \(settled.ahead) from the start, \(settled.behind) from the end")
    } else {
      arcs = try ShortestPathArcs.byHops(from: ends.from, to: ends.to, in: graph, context)
    }
    let isReached = arcs.isReached(ends.from)
    return PathList(
      from: ends.from, to: ends.to, paths: isReached ? [arcs.firstPath(from: ends.from)] : [],
      notes: ends.notes(for: graph, isReached: isReached) + notes)
  }

  /// The two searches, and the arcs of shortest paths from what they settled.
  private static func meet(
    _ ends: PathEnds, in graph: ProjectedGraph, lengths: [Double], _ context: RunContext
  ) throws(AlgorithmError) -> (ShortestPathArcs, settled: (ahead: Int, behind: Int)) {
    let n = graph.nodeCount
    var ahead = SearchSide(from: ends.from, rows: graph.outgoing, lengths: lengths, nodeCount: n)
    var behind = SearchSide(from: ends.to, rows: graph.incoming, lengths: lengths, nodeCount: n)
    var best = ends.from == ends.to ? 0 : Double.infinity
    var steps = 0
    // Equality goes on, so that all of the equally short paths are met.
    while let a = ahead.nearest, let b = behind.nearest, a + b <= best * (1 + lengthTolerance) {
      steps &+= 1
      if steps & 0x3FFF == 0 { try context.checkpoint() }
      best = min(best, a <= b ? ahead.settle(behind) : behind.settle(ahead))
    }
    var remaining = (0..<n).map { behind.isSettled[$0] ? behind.distance[$0] : Double.infinity }
    remaining[ends.to] = 0
    var known = (behind.isSettled[ends.to] ? [] : [Int32(ends.to)]) + behind.order
    let ties = graph.outgoing.ties
    for start in ahead.order.reversed() where !behind.isSettled[Int(start)] {
      let node = Int(start)
      for arc in graph.outgoing.range(node) {
        let way = lengths[Int(ties[arc])] + remaining[Int(graph.outgoing.targets[arc])]
        guard ahead.distance[node] + way <= best * (1 + lengthTolerance) else { continue }
        remaining[node] = min(remaining[node], way)
      }
      if remaining[node] < .infinity, node != ends.to { known.append(start) }
    }
    let arcs = ShortestPathArcs(
      graph: graph, target: ends.to, lengths: lengths, remaining: remaining, known: known)
    return (arcs, (ahead.order.count, behind.order.count))
  }
}

extension ShortestPathArcs {
  /// From distances to the target that are known for some nodes, all of those on shortest paths among them.
  ///
  /// - Parameter known: These nodes, each after the one that a shortest path goes on to: where a long tie swallows a short one
  ///   the distances of the two are equal, and do not tell.
  init(graph: ProjectedGraph, target: Int, lengths: [Double], remaining: [Double], known: [Int32]) {
    var order = [Int32](repeating: -1, count: remaining.count)
    let sorted = known.enumerated().sorted { a, b in
      (remaining[Int(a.element)], a.offset) < (remaining[Int(b.element)], b.offset)
    }
    for (turn, entry) in sorted.enumerated() { order[Int(entry.element)] = Int32(turn) }
    self.init(graph: graph, target: target, lengths: lengths, order: order, remaining: remaining)
  }
}
