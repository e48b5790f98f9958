import GraphProjection

/// The number of ties from one node to every other, and how many ways lead there: breadth-first search.
///
/// - `distance`: the smallest number of ties on a path from the node; undefined where none leads there.
/// - `predecessors`: the number of neighbours that are one tie nearer; 0 for the node itself, undefined where it is not reached.
///
/// Weights are ignored (``DistancesFrom`` takes them). Directions are followed; loops and parallel ties do not matter.
///
/// Options:
/// - `from`: the node, by id, name or alias.
/// - `predecessors`: whether to count them; true unless said otherwise.
///
/// - Returns: ``NodeScores`` with `distance` and `predecessors`.
/// - Throws: ``AlgorithmError/unsuitable(_:hint:)`` where no node is given; ``AlgorithmError/noSuchNode(_:candidates:)``.
/// - Complexity: O(n + m) time and space.
///
/// E. F. Moore (1959). The shortest path through a maze. Proceedings of an International Symposium on the Theory of Switching,
/// Harvard University Press. — C. Y. Lee (1961). An algorithm for path connections and its applications. IRE Transactions on
/// Electronic Computers EC-10. https://doi.org/10.1109/TEC.1961.5219222
///
/// NetworkX `single_source_shortest_path_length` leaves out nodes that are not reached; igraph `bfs` gives a tree of one
/// predecessor a node.
public struct HopsFrom: GraphAlgorithm {
  /// Where distances start: an id, a name or an alias.
  public var from = ""
  /// Whether predecessors are counted, for which every tie is read; without, few are where nodes have many.
  public var predecessors = true

  public init() {}

  public static let card = AlgorithmCard(
    id: "hops-from",
    title: "Ties from a node",
    family: .paths,
    summary: "How many ties every other node is away from one, by breadth-first search.",
    citations: [
      Citation(
        "E. F. Moore", 1959, "The shortest path through a maze",
        "Proceedings of an International Symposium on the Theory of Switching, Harvard University Press"),
      Citation(
        "C. Y. Lee", 1961, "An algorithm for path connections and its applications",
        "IRE Transactions on Electronic Computers EC-10", doi: "10.1109/TEC.1961.5219222"),
    ],
    time: "O(n + m)", space: "O(n + m)", weights: .ignored, direction: "followed")

  public static let parameters: [Parameter<Self>] = [
    .node("from", \.from, help: "where distances start"), .predecessors(\.predecessors),
  ]

  public func run(on graph: ProjectedGraph, in context: RunContext) throws(AlgorithmError) -> NodeScores {
    try checkOptions()
    try context.checkpoint()
    let start = try PathEnds(from: from, to: from, in: graph, for: Self.card.id).from
    let columns = try graph.hops(from: start, withPredecessors: predecessors, in: context)
    try context.checkpoint(1)
    return NodeScores(
      [NodeScores.Column("distance", columns.distance, isInteger: true)]
        + NodeScores.Column.predecessors(columns.predecessors),
      notes: [
        "number of ties from '\(graph.nodeID(start))'; weights ignored", graph.directionNote,
        "nodes reached: \(columns.distance.count { !$0.isNaN }) of \(graph.nodeCount)",
      ])
  }
}

extension ProjectedGraph {
  /// The number of ties from one node to every other and, if wanted, the number of neighbours that are one nearer; NaN where
  /// there is no way.
  func hops(
    from start: Int, withPredecessors: Bool, in context: RunContext
  ) throws(AlgorithmError) -> (distance: [Double], predecessors: [Double]?) {
    let forward = neighbourRows(.outgoing)
    let backward = isDirected ? neighbourRows(.incoming) : forward
    return try forward.withKernelRows { (forward) throws(AlgorithmError) in
      try backward.withKernelRows { (backward) throws(AlgorithmError) in
        withPredecessors
          ? try HopSearch<UInt64>.columns(from: start, forward: forward, backward: backward, in: context)
          : try HopSearch<UInt32>.columns(from: start, forward: forward, backward: backward, in: context)
      }
    }
  }

  /// Whether paths follow directions, in words.
  var directionNote: String {
    isDirected ? "paths follow the direction of the ties" : "ties lead both ways"
  }
}

extension HopSearch {
  fileprivate static func columns(
    from source: Int, forward: KernelRows, backward: KernelRows, in context: RunContext
  ) throws(AlgorithmError) -> (distance: [Double], predecessors: [Double]?) {
    let search = try HopSearch(from: source, forward: forward, backward: backward, in: context)
    defer { search.states.deallocate() }
    return search.columns()
  }
}
