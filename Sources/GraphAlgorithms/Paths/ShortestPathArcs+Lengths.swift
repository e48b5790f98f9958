import GraphProjection

extension ShortestPathArcs {
  /// Dijkstra's search against the direction of the arcs, from the target until `start` is settled; `nil`: until everything is.
  static func byLengths(
    _ lengths: [Double], from start: Int?, to target: Int, in graph: ProjectedGraph, _ context: RunContext
  ) throws(AlgorithmError) -> ShortestPathArcs {
    let rows = graph.incoming
    let ties = rows.ties
    var search = DijkstraSearch(nodeCount: graph.nodeCount)
    search.run(from: target, offsets: rows.offsets, targets: rows.targets) {
      lengths[Int(ties[$0])]
    } until: { node in
      start == Int(node) || context.cancellation.isCancelled
    }
    try context.checkpoint()
    return ShortestPathArcs(
      graph: graph, target: target, lengths: lengths, order: search.turn, remaining: search.distance)
  }

  /// The search that fits the graph.
  static func between(
    _ ends: PathEnds, in graph: ProjectedGraph, for algorithm: String, _ context: RunContext
  ) throws(AlgorithmError) -> ShortestPathArcs {
    if let lengths = try graph.tieLengths(for: algorithm) {
      try byLengths(lengths, from: ends.from, to: ends.to, in: graph, context)
    } else {
      try byHops(from: ends.from, to: ends.to, in: graph, context)
    }
  }
}
