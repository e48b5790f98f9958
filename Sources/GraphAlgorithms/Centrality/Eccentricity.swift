import GraphProjection

/// Eccentricity: the distance between a node and the farthest node that it is connected with, e(v) = max d over the nodes reached.
///
/// 0 for a node that nothing is connected with. In a directed graph `direction` says which distances: `in` (to the node, the
/// default, as for closeness), `out` (from it), `all` (directions ignored). A weight is a length or, where it is declared a
/// strength w, the length 1/w. Loops do not matter; of parallel ties the shortest counts. Without weights breadth-first searches
/// run from 64 nodes at once.
///
/// - Returns: ``NodeScores`` with `eccentricity`: whole numbers without weights. Notes say how many pairs are not connected, which
///   are left out, and give the largest value, the diameter of what is connected.
/// - Throws: ``AlgorithmError/unsuitable(_:hint:)`` for a weight without a meaning, or one that is not positive.
/// - Complexity: O(n·m / 64) steps at best without weights, else O(n (n + m) log n); O(n + m) space per worker.
///
/// P. Hage, F. Harary (1995). Eccentricity and centrality in networks. Social Networks 17.
/// https://doi.org/10.1016/0378-8733(94)00248-9
///
/// NetworkX takes distances from the node and refuses graphs that are not (strongly) connected; igraph gives the same values, with
/// directions ignored unless told otherwise.
public struct Eccentricity: GraphAlgorithm {
  /// Which distances count, in a directed graph.
  public var direction = DistanceDirection.in

  public init() {}

  public static let card = AlgorithmCard(
    id: "eccentricity",
    title: "Eccentricity",
    family: .centrality,
    summary: "The distance between a node and the farthest node that it is connected with.",
    citations: [.hageHarary],
    time: "O(n·m); weighted O(n (n + m) log n)", space: "O(n + m)", weights: .length,
    direction: "by option: in, out, or ignored")

  public static let parameters: [Parameter<Self>] = [.direction(\.direction)]

  public func run(on graph: ProjectedGraph, in context: RunContext) throws(AlgorithmError) -> NodeScores {
    try checkOptions()
    let n = graph.nodeCount
    let lengths = try graph.tieLengths(for: Self.card.id)
    let forward = graph.neighbourRows(direction.sense, lengths: lengths)
    let farthest =
      lengths == nil
      ? try hops(forward, backward: graph.neighbourRows(direction.sense.reversed), in: context)
      : try weighted(forward, in: context)
    try context.checkpoint(1)
    let reached = farthest.reduce(0) { $0 + $1.reached }
    var notes = [graph.lengthNote, direction.note(for: graph), "0 for nodes that nothing is connected with"]
    let missing = (n * (n - 1) - reached) / (graph.isDirected ? 1 : 2)
    if missing > 0 { notes.append("\(missing) pairs of nodes are not connected and left out") }
    if let largest = farthest.map(\.distance).max() { notes.append("largest value \(largest.brief)") }
    return NodeScores(
      [NodeScores.Column("eccentricity", farthest.map(\.distance), isInteger: lengths == nil)], notes: notes)
  }

  /// The largest distance, and how many other nodes are at a finite one.
  private struct Farthest {
    var distance = 0.0
    var reached = 0
  }

  private func hops(
    _ forward: NeighbourRows, backward: NeighbourRows, in context: RunContext
  ) throws(AlgorithmError) -> [Farthest] {
    let n = forward.nodeCount
    let sources = forward.breadthFirstOrder()
    let width = BreadthFirstBatch.width
    let parts = try context.chunked(n, size: DistanceTotals.chunkSize(n, multipleOf: width)) { chunk in
      var part = [Farthest](repeating: Farthest(), count: chunk.count)
      var search = BreadthFirstBatch(forward: forward, backward: backward)
      for start in stride(from: chunk.lowerBound, to: chunk.upperBound, by: width) {
        guard !context.cancellation.isCancelled else { break }
        let first = start - chunk.lowerBound
        search.run(from: sources[start..<min(start + width, chunk.upperBound)]) { distance, nodes, words in
          var advanced: UInt64 = 0
          for node in nodes {
            advanced |= words[Int(node)]
            part[first].reached &+= words[Int(node)].nonzeroBitCount
          }
          while advanced != 0 {
            part[first + advanced.trailingZeroBitCount].distance = Double(distance)
            advanced &= advanced &- 1
          }
        }
      }
      return part
    }
    var farthest = [Farthest](repeating: Farthest(), count: n)
    for (source, value) in zip(sources, parts.joined()) { farthest[Int(source)] = value }
    return farthest
  }

  private func weighted(_ rows: NeighbourRows, in context: RunContext) throws(AlgorithmError) -> [Farthest] {
    let lengths = rows.weights ?? []
    let parts = try context.chunked(rows.nodeCount, size: DistanceTotals.chunkSize(rows.nodeCount)) { chunk in
      var search = DijkstraSearch(nodeCount: rows.nodeCount)
      return chunk.map { node in
        guard !context.cancellation.isCancelled else { return Farthest() }
        search.run(from: node, offsets: rows.offsets, targets: rows.targets) { lengths[$0] }
        let last = search.order.last.map(Int.init) ?? node
        return Farthest(distance: search.distance[last], reached: search.order.count - 1)
      }
    }
    return parts.flatMap(\.self)
  }
}
