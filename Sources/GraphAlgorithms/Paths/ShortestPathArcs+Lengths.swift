import GraphProjection

extension ShortestPathArcs {
  /// Dijkstra's search against the direction of the arcs, from the target until `start` is settled; `nil`: until everything is.
  static func byLengths(
    _ lengths: [Double], from start: Int?, to target: Int, in graph: ProjectedGraph, _ context: RunContext
  ) throws(AlgorithmError) -> ShortestPathArcs {
    let rows = graph.incoming
    var distance = [Double](repeating: .infinity, count: graph.nodeCount)
    var order = [Int32](repeating: -1, count: graph.nodeCount)
    var heap = QuaternaryHeap<NodeAtDistance>()
    distance[target] = 0
    heap.push(NodeAtDistance(distance: 0, node: Int32(target)))
    var settled: Int32 = 0
    while let (d, node) = heap.pop().map({ ($0.distance, Int($0.node)) }) {
      guard order[node] < 0 else { continue }
      order[node] = settled
      settled &+= 1
      if node == start { break }
      if settled & 0xFFF == 0 { try context.checkpoint(Double(settled) / Double(graph.nodeCount)) }
      var arc = rows.offsets[node]
      let end = rows.offsets[node &+ 1]
      while arc < end {
        let before = Int(rows.targets[arc])
        let through = d + lengths[Int(rows.ties[arc])]
        if through < distance[before] {
          distance[before] = through
          heap.push(NodeAtDistance(distance: through, node: Int32(before)))
        }
        arc &+= 1
      }
    }
    return ShortestPathArcs(graph: graph, target: target, lengths: lengths, order: order, remaining: distance)
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
