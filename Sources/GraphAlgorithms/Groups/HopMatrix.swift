import GraphProjection

/// The numbers of steps between all pairs of nodes.
struct HopMatrix: Sendable {
  private let nodeCount: Int
  /// Of node `b` from node `a` at `a·n + b`, at most 65,534; 65,535 where it is not reached.
  private let steps: [UInt16]

  /// - Complexity: O(n·m / 64) steps at best, O(n·m) at worst; O(n²) space.
  init(of graph: ProjectedGraph, _ direction: DistanceDirection, in context: RunContext) throws(AlgorithmError) {
    let n = graph.nodeCount
    let forward = graph.neighbourRows(direction.sense)
    let backward = graph.neighbourRows(direction.sense.reversed)
    let width = BreadthFirstBatch.width
    let parts = try context.quiet.chunked(n, size: width) { chunk -> [UInt16] in
      var part = [UInt16](repeating: .max, count: chunk.count * n)
      for node in chunk { part[(node - chunk.lowerBound) * n + node] = 0 }
      let sources = chunk.map(Int32.init)
      var search = BreadthFirstBatch(forward: forward, backward: backward)
      search.run(from: sources[...]) { distance, nodes, words in
        for node in nodes {
          var word = words[Int(node)]
          while word != 0 {
            part[word.trailingZeroBitCount * n + Int(node)] = UInt16(min(distance, 65_534))
            word &= word - 1
          }
        }
      }
      return part
    }
    nodeCount = n
    steps = parts.flatMap(\.self)
  }

  /// The mean inverse distance of all nodes from a set, members counting 1; and the share of those within `limit` steps, or at any
  /// distance where that is 0.
  func reach(from set: [Int], within limit: Int) -> (weighted: Double, share: Double) {
    var nearest = [UInt16](repeating: .max, count: nodeCount)
    for member in set {
      for node in 0..<nodeCount { nearest[node] = min(nearest[node], steps[member * nodeCount + node]) }
    }
    // By distance, so that the sum does not depend on the order of the nodes.
    var counts: [Int] = []
    for distance in nearest where distance != .max {
      let place = max(Int(distance), 1) - 1
      while counts.count <= place { counts.append(0) }
      counts[place] += 1
    }
    let weighted = counts.enumerated().reduce(0.0) { $0 + Double($1.element) / Double($1.offset + 1) }
    let reached = nearest.reduce(0) { $0 + ($1 != .max && (limit == 0 || Int($1) <= limit) ? 1 : 0) }
    return (weighted / Double(nodeCount), Double(reached) / Double(nodeCount))
  }
}
