import GraphProjection

/// The shortest path between two nodes by a search that is drawn to its goal: the smallest sum of tie lengths, ∑ ℓ(t).
///
/// The result is that of ``ShortestPath``; the notes say how many nodes were settled. A node is searched in the order of its
/// distance to the target and a lower bound of its distance from the start:
/// - from `landmarks`, by the triangle inequality d(s, v) ≥ d(L, v) − d(L, s) and d(s, v) ≥ d(s, L) − d(v, L) (ALT), or
/// - from two numeric properties of nodes, `x` and `y`: the straight line, times the smallest length of a tie by its own straight
///   line, so that the bound is one whatever the unit.
///
/// Options:
/// - `from`, `to`: the ends, by id, name or alias.
/// - `landmarks`: how many, 0 … 64; default 4; 0 makes it Dijkstra's search. Each costs two searches of the whole graph.
/// - `x`, `y`: the properties, both or none; with them no landmarks are used.
///
/// - Returns: A ``PathList`` with one path; none where the target is not reached, which the notes say. From a node to itself:
///   one path without ties, of length 0.
/// - Throws: ``AlgorithmError/unsuitable(_:hint:)`` for a missing end, for a weight whose meaning is not declared or that is not
///   positive, and for coordinates that a node lacks; ``AlgorithmError/noSuchNode(_:candidates:)``.
/// - Complexity: O(L (n + m) log n) time, O(L·n + m) space for L landmarks.
///
/// P. E. Hart, N. J. Nilsson, B. Raphael (1968). A formal basis for the heuristic determination of minimum cost paths. IEEE
/// Transactions on Systems Science and Cybernetics 4. https://doi.org/10.1109/TSSC.1968.300136
///
/// NetworkX `astar_path` and igraph take the bound as a function of the user's, and are wrong where it is no bound; GDS takes
/// latitude and longitude.
public struct AStar: GraphAlgorithm {
  /// Where the path starts: an id, a name or an alias.
  public var from = ""
  /// Where it ends: an id, a name or an alias.
  public var to = ""
  public var landmarks = 4
  /// Properties of nodes: coordinates.
  public var x = ""
  public var y = ""

  public init() {}

  public static let card = AlgorithmCard(
    id: "a-star",
    title: "A* search",
    family: .paths,
    summary: "The shortest way from one node to another, by a search drawn to its goal by landmarks or coordinates.",
    citations: [
      .hartNilssonRaphael,
      Citation(
        "A. V. Goldberg, C. Harrelson", 2005, "Computing the shortest path: A* search meets graph theory",
        "Proceedings of the 16th ACM–SIAM Symposium on Discrete Algorithms"),
    ],
    time: "O(L (n + m) log n)", space: "O(L·n + m)", weights: .length, direction: "followed")

  public static let parameters: [Parameter<Self>] =
    Parameter.ends(from: \.from, to: \.to) + [
      .integer("landmarks", \.landmarks, in: 0...64, help: "how many landmarks give the bounds"),
      .name("x", \.x, domain: "PROPERTY", help: "first coordinate of nodes, in the place of landmarks"),
      .name("y", \.y, domain: "PROPERTY", help: "second coordinate of nodes"),
    ]

  public func run(on graph: ProjectedGraph, in context: RunContext) throws(AlgorithmError) -> PathList {
    try checkOptions()
    try context.checkpoint()
    let ends = try PathEnds(from: from, to: to, in: graph, for: Self.card.id)
    let lengths = try graph.tieLengths(for: Self.card.id)
    guard x.isEmpty == y.isEmpty else {
      throw .unsuitable("coordinates are two properties", hint: "give both x=PROPERTY and y=PROPERTY, or neither")
    }
    let found: (remaining: [Double], settled: [Int32])
    let way: String
    if x.isEmpty {
      let bounds = try LandmarkBounds(
        count: landmarks, graph, lengths: lengths, from: ends.from, to: ends.to, context)
      found = try Self.search(bounds, ends, graph, lengths, context)
      way =
        "landmarks: " + (bounds.landmarks.isEmpty ? "none" : bounds.landmarks.map(graph.nodeID).joined(separator: ", "))
    } else {
      let bounds = try CoordinateBounds(x: x, y: y, graph, lengths: lengths, from: ends.from)
      found = try Self.search(bounds, ends, graph, lengths, context)
      way = "bounds from the coordinates '\(x)' and '\(y)'"
    }
    let arcs = ShortestPathArcs(
      graph: graph, target: ends.to, lengths: lengths ?? Array(repeating: 1, count: graph.tieCount),
      remaining: found.remaining, known: found.settled)
    let isReached = arcs.isReached(ends.from)
    return PathList(
      from: ends.from, to: ends.to, paths: isReached ? [arcs.firstPath(from: ends.from)] : [],
      notes: ends.notes(for: graph, isReached: isReached) + [way, "nodes settled: \(found.settled.count)"])
  }

  /// Settles, from the target on, every node that can lie on a shortest path, and gives its distance to the target.
  private static func search(
    _ bounds: some StartBounds, _ ends: PathEnds, _ graph: ProjectedGraph, _ lengths: [Double]?, _ context: RunContext
  ) throws(AlgorithmError) -> (remaining: [Double], settled: [Int32]) {
    let rows = graph.incoming
    let ties = lengths == nil ? [] : rows.ties
    var distance = [Double](repeating: .infinity, count: graph.nodeCount)
    var remaining = distance
    var heap = NodeHeap(nodeCount: graph.nodeCount)
    distance[ends.to] = 0
    heap.insertOrLower(Int32(ends.to), to: bounds.bound(ends.to))
    var settled: [Int32] = []
    // Equality goes on, so that all of the equally short paths are met.
    while let entry = heap.popFirst(), entry.distance <= remaining[ends.from] * (1 + lengthTolerance) {
      let node = Int(entry.node)
      guard entry.distance < .infinity else { break }
      // A bound that rounding makes a little too large can bring a node back.
      if remaining[node] == .infinity { settled.append(entry.node) }
      if settled.count & 0x3FFF == 0 { try context.checkpoint() }
      remaining[node] = distance[node]
      for arc in rows.range(node) {
        let before = Int(rows.targets[arc])
        let far = distance[node] + (lengths?[Int(ties[arc])] ?? 1)
        guard far < distance[before] else { continue }
        distance[before] = far
        heap.insertOrLower(Int32(before), to: far + bounds.bound(before))
      }
    }
    return (remaining, settled)
  }
}
