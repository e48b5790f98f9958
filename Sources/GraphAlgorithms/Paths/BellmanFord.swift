import GraphProjection

/// The shortest path where lengths may be negative: the smallest sum of tie lengths, ∑ ℓ(t), of a walk that no cycle shortens.
///
/// A weight declared a distance is the length and may be negative or zero; one declared a strength w gives 1/w and must be
/// positive; without weights every tie has length 1. Where a cycle of negative length lies on the way, walks become shorter
/// without end: the error names its nodes. In an undirected graph every negative tie on the way is such a cycle, for it can be
/// walked to and fro. What rounding alone makes negative does not count.
///
/// Of equally short paths (up to a share of 1e-10) it is one of fewest ties, and of these the one whose sequence of node ids
/// comes first.
///
/// Options:
/// - `from`, `to`: the ends, by id, name or alias.
///
/// - Returns: A ``PathList`` with one path; none where the target is not reached. From a node to itself: one path without ties.
/// - Throws: ``AlgorithmError/unsuitable(_:hint:)`` for a missing end, a negative cycle, a weight whose meaning is not declared
///   and one that is not finite; ``AlgorithmError/noSuchNode(_:candidates:)``.
/// - Complexity: O(n·m) time, O(n + m) space.
///
/// R. Bellman (1958). On a routing problem. Quarterly of Applied Mathematics 16. https://doi.org/10.1090/qam/102435
///
/// NetworkX and igraph give the same lengths and say that there is a negative cycle, not where it lies; they look for one in
/// all that the start reaches, also where it does not lead to the target.
public struct BellmanFord: GraphAlgorithm {
  /// Where the path starts: an id, a name or an alias.
  public var from = ""
  /// Where it ends: an id, a name or an alias.
  public var to = ""

  public init() {}

  public static let card = AlgorithmCard(
    id: "bellman-ford",
    title: "Shortest path with negative lengths",
    family: .paths,
    summary: "The shortest way from one node to another where ties may have negative lengths.",
    citations: [
      Citation(
        "R. Bellman", 1958, "On a routing problem", "Quarterly of Applied Mathematics 16", doi: "10.1090/qam/102435")
    ],
    time: "O(n·m)", space: "O(n + m)", weights: .length, direction: "followed")

  public static let parameters: [Parameter<Self>] = Parameter.ends(from: \.from, to: \.to)

  public func run(on graph: ProjectedGraph, in context: RunContext) throws(AlgorithmError) -> PathList {
    try checkOptions()
    try context.checkpoint()
    let ends = try PathEnds(from: from, to: to, in: graph, for: Self.card.id)
    let lengths = try lengths(of: graph)
    let search = try NegativeLengths(graph, lengths: lengths, from: ends.from, to: ends.to, context)
    if !search.cycle.isEmpty {
      throw .unsuitable(
        "there is no shortest path: " + Self.words(for: search.cycle, in: graph),
        hint: graph.isDirected
          ? "filter these ties, or choose another weight" : "an undirected tie of negative length is such a cycle")
    }
    let remaining = search.remaining
    let path = try FewestTies.path(from: ends.from, to: ends.to, in: graph, context) { before, after, tie in
      guard remaining[before] < .infinity, remaining[after] < .infinity else { return false }
      let scale = max(abs(lengths[tie]), abs(remaining[before]), abs(remaining[after]))
      return lengths[tie] + remaining[after] - remaining[before] <= lengthTolerance * scale
    }
    let paths = path.map { path in
      [GraphPath(nodes: path.nodes, ties: path.ties, cost: path.ties.reduce(0) { $0 + lengths[$1] })]
    }
    var notes = [
      graph.lengthNote, "equally short paths: the one of fewest ties, then the first by node ids",
      "lengths may be negative",
    ]
    if graph.isDirected { notes.append("paths follow the direction of the ties") }
    if path == nil {
      notes.append("no path leads from '\(graph.nodeID(ends.from))' to '\(graph.nodeID(ends.to))'")
    }
    return PathList(from: ends.from, to: ends.to, paths: paths ?? [], notes: notes)
  }

  private func lengths(of graph: ProjectedGraph) throws(AlgorithmError) -> [Double] {
    guard let weights = graph.tieWeights, graph.projection.weightMeaning == .distance else {
      return try graph.tieLengths(for: Self.card.id) ?? Array(repeating: 1, count: graph.tieCount)
    }
    // Then no sum over a walk is infinite.
    let largest = Double.greatestFiniteMagnitude / 4 / (Double(graph.nodeCount) * Double(graph.nodeCount))
    for (tie, weight) in weights.enumerated() where !(abs(weight) <= largest) {
      throw .unsuitable(
        "relation \(graph.name(ofTie: tie)) has the weight \(weight); '\(Self.card.id)' needs finite lengths",
        hint: "leave the weight out (--weight none), or mend it in the data")
    }
    return weights
  }

  private static func words(for cycle: [Int], in graph: ProjectedGraph) -> String {
    let shown = cycle.prefix(20).map(graph.nodeID) + (cycle.count > 20 ? ["…"] : []) + cycle.prefix(1).map(graph.nodeID)
    return "a cycle of negative length lies on the way, " + shown.joined(separator: " → ")
  }
}
