import GraphProjection

/// Reach: the share of the other nodes that are at most k steps away.
///
/// Of a star's centre 1 after one step, of its leaves after two. `direction` says in a directed graph which nodes count: those
/// that the node reaches (`out`, the default), those that reach it (`in`), or either with directions ignored (`all`). Weights,
/// parallel ties and loops do not matter.
///
/// Options: `steps`, k from 1 (2); `direction`.
///
/// - Returns: ``NodeScores`` with `reach` (leading), 0 in a graph of one node, and `reached`, the number of nodes.
/// - Complexity: O(n·m) time, less where k steps lead to few nodes; O(n + m) space per worker.
///
/// S. P. Borgatti (2006). Identifying sets of key players in a social network. Computational and Mathematical Organization Theory
/// 12. https://doi.org/10.1007/s10588-006-7084-x
///
/// UCINET's *k-step reach*. igraph's `neighborhood_size` counts the node itself too.
public struct ReachCentrality: GraphAlgorithm {
  /// The largest distance that counts.
  public var steps = 2
  public var direction = DistanceDirection.out

  public init() {}

  public static let card = AlgorithmCard(
    id: "reach",
    title: "Reach",
    family: .centrality,
    summary: "The share of the other nodes that are at most a few steps away.",
    citations: [.keyPlayers],
    time: "O(n·m)", space: "O(n + m)", weights: .ignored, direction: "by option: in, out, or ignored")

  public static let parameters: [Parameter<Self>] = [
    .integer("steps", \.steps, in: 1...Int.max, help: "largest distance that counts"),
    .direction(\.direction),
  ]

  public func run(on graph: ProjectedGraph, in context: RunContext) throws(AlgorithmError) -> NodeScores {
    try checkOptions()
    try context.checkpoint()
    let n = graph.nodeCount
    let rows = graph.neighbourRows(direction.sense)
    let counts = try context.chunkedFinely(n, size: DistanceTotals.chunkSize(n)) { (chunk, progress) -> [Double] in
      var lastSeen = [Int32](repeating: -1, count: n)
      var queue: [Int32] = []
      return chunk.map { node in
        guard !context.cancellation.isCancelled else { return 0 }
        defer { progress.finish(1) }
        return Double(count(from: node, rows, &lastSeen, &queue))
      }
    }.flatMap(\.self)
    return NodeScores(
      [
        NodeScores.Column("reach", counts.map { n > 1 ? $0 / Double(n - 1) : 0 }),
        NodeScores.Column("reached", counts, isInteger: true),
      ],
      notes: [
        steps == 1 ? "within 1 step; weights are ignored" : "within \(steps) steps; weights are ignored",
        direction.note(for: graph),
      ])
  }

  /// A breadth-first search that ends after ``steps``.
  private func count(
    from source: Int, _ rows: NeighbourRows, _ lastSeen: inout [Int32], _ queue: inout [Int32]
  ) -> Int {
    let mark = Int32(truncatingIfNeeded: source)
    queue.removeAll(keepingCapacity: true)
    queue.append(mark)
    lastSeen[source] = mark
    var step = 0
    var (start, end) = (0, 1)
    while step < steps, start < end {
      for place in start..<end {
        for arc in rows.range(Int(queue[place])) where lastSeen[Int(rows.targets[arc])] != mark {
          lastSeen[Int(rows.targets[arc])] = mark
          queue.append(rows.targets[arc])
        }
      }
      (start, end) = (end, queue.count)
      step += 1
    }
    return queue.count - 1
  }
}
