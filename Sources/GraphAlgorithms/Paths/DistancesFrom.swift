import GraphProjection
import RelationGraph

/// The distance from one node to every other, and how many ways lead there: Dijkstra's algorithm.
///
/// - `distance`: the smallest sum of tie lengths, ∑ ℓ(t), on a path from the node; undefined where none leads there.
/// - `predecessors`: the number of neighbours from which a tie ends a shortest path (up to a share of 1e-10 of its length); 0 for
///   the node itself, undefined where it is not reached.
///
/// Without weights every tie has length 1. A weight declared a distance is the length, one declared a strength w gives 1/w.
/// Directions are followed; loops do not matter, and of parallel ties the shortest counts.
///
/// Options:
/// - `from`: the node, by id, name or alias.
/// - `predecessors`: whether to count them; true unless said otherwise.
///
/// - Returns: ``NodeScores`` with `distance` and `predecessors`.
/// - Throws: ``AlgorithmError/unsuitable(_:hint:)`` where no node is given, and for a weight without a meaning or that is not
///   positive; ``AlgorithmError/noSuchNode(_:candidates:)``.
/// - Complexity: O((n + m) log n) time, O(n + m) space.
///
/// E. W. Dijkstra (1959). A note on two problems in connexion with graphs. Numerische Mathematik 1.
/// https://doi.org/10.1007/BF01386390
///
/// NetworkX `single_source_dijkstra_path_length` leaves out nodes that are not reached and takes weights as lengths without asking.
public struct DistancesFrom: GraphAlgorithm {
  /// Where distances start: an id, a name or an alias.
  public var from = ""
  /// Whether predecessors are counted, which reads every tie once more.
  public var predecessors = true

  public init() {}

  public static let card = AlgorithmCard(
    id: "distances-from",
    title: "Distances from a node",
    family: .paths,
    summary: "How far every other node is away from one, by the lengths of ties.",
    citations: ShortestPath.card.citations, time: "O((n + m) log n)", space: "O(n + m)", weights: .length,
    direction: "followed")

  public static let parameters: [Parameter<Self>] = [
    .node("from", \.from, help: "where distances start"), .predecessors(\.predecessors),
  ]

  public func run(on graph: ProjectedGraph, in context: RunContext) throws(AlgorithmError) -> NodeScores {
    try checkOptions()
    try context.checkpoint()
    let start = try PathEnds(from: from, to: from, in: graph, for: Self.card.id).from
    let columns = try columns(from: start, on: graph, in: context)
    try context.checkpoint(1)
    return NodeScores(
      [NodeScores.Column("distance", columns.distance)]
        + NodeScores.Column.predecessors(columns.predecessors),
      notes: [
        graph.lengthNote, "distance from '\(graph.nodeID(start))'", graph.directionNote,
        "nodes reached: \(columns.distance.count { !$0.isNaN }) of \(graph.nodeCount)",
      ])
  }

  private func columns(
    from start: Int, on graph: ProjectedGraph, in context: RunContext
  ) throws(AlgorithmError) -> (distance: [Double], predecessors: [Double]?) {
    guard let lengths = try graph.arcLengths(for: Self.card.id) else {
      return try graph.hops(from: start, withPredecessors: predecessors, in: context)
    }
    let distance = try graph.outgoing.withKernelRows { (rows) throws(AlgorithmError) in
      try lengths.outgoing.withLengths(Search(source: start, rows: rows, context: context))
    }
    guard predecessors else { return (distance, nil) }
    let counts = try graph.incoming.withKernelRows { (rows) throws(AlgorithmError) in
      try lengths.incoming.withLengths(
        PredecessorCount(source: start, distance: distance, rows: rows, context: context))
    }
    return (distance, counts)
  }
}

private struct Search: ArcLengthBody {
  let source: Int
  let rows: KernelRows
  let context: RunContext

  func run(_ lengths: some ArcLengths) throws(AlgorithmError) -> [Double] {
    let search = try DistanceSearch(from: source, rows, lengths, in: context)
    defer { search.distance.deallocate() }
    return search.column(in: context)
  }
}
