import GraphProjection

/// What the distances of every node from those that count for it come to.
struct DistanceTotals {
  /// How many other nodes are at a finite distance.
  var reached: [Int]
  /// Σ d over these.
  var sum: [Double]
  /// Σ 1/d over these.
  var inverseSum: [Double]
}

extension DistanceTotals {
  /// Sums over all pairs of nodes.
  ///
  /// Without lengths both sums are exact before they are rounded to a `Double`: Σ d in whole numbers, Σ 1/d in units of 2⁻⁹⁶. So
  /// they do not depend on any order.
  ///
  /// - Complexity: without lengths O(n·m / 64) steps at best, O(n·m) at worst; with lengths O(n (n + m) log n). O(n + m) space
  ///   per worker, and O(n) for each of at most 64 chunks.
  init(
    of graph: ProjectedGraph, _ direction: DistanceDirection, lengths: [Double]?, in context: RunContext
  ) throws(AlgorithmError) {
    self =
      if let lengths {
        try Self.weighted(graph.neighbourRows(direction.sense, lengths: lengths), in: context)
      } else {
        try Self.hops(
          forward: graph.neighbourRows(direction.sense.reversed), backward: graph.neighbourRows(direction.sense),
          in: context)
      }
    try context.checkpoint(1)
  }

  /// A node gets the sums over the sources that reach it: the search goes towards the node, against ``DistanceDirection/sense``.
  private static func hops(
    forward: NeighbourRows, backward: NeighbourRows, in context: RunContext
  ) throws(AlgorithmError) -> DistanceTotals {
    let n = forward.nodeCount
    let sources = forward.breadthFirstOrder()
    let width = BreadthFirstBatch.width
    let parts = try context.chunked(n, size: chunkSize(n, multipleOf: width)) { chunk in
      var part = HopTotals(nodeCount: n)
      var search = BreadthFirstBatch(forward: forward, backward: backward)
      for start in stride(from: chunk.lowerBound, to: chunk.upperBound, by: width) {
        guard !context.cancellation.isCancelled else { break }
        search.run(from: sources[start..<min(start + width, chunk.upperBound)]) { distance, nodes, words in
          part.add(distance, nodes, words)
        }
      }
      return part
    }
    var whole = HopTotals(nodeCount: n)
    for part in parts { whole.add(part) }
    return DistanceTotals(
      reached: whole.reached, sum: whole.sum.map(Double.init),
      inverseSum: whole.inverseSum.map { Double($0) / 0x1p96 })
  }

  private static func weighted(_ rows: NeighbourRows, in context: RunContext) throws(AlgorithmError) -> DistanceTotals {
    let n = rows.nodeCount
    let lengths = rows.weights ?? []
    let parts = try context.chunked(n, size: chunkSize(n)) { chunk in
      var search = DijkstraSearch(nodeCount: n)
      var part = DistanceTotals(reached: [], sum: [], inverseSum: [])
      for node in chunk {
        guard !context.cancellation.isCancelled else { break }
        search.run(from: node, offsets: rows.offsets, targets: rows.targets) { lengths[$0] }
        var (sum, inverseSum) = (0.0, 0.0)
        for other in search.order.dropFirst() {
          sum += search.distance[Int(other)]
          inverseSum += 1 / search.distance[Int(other)]
        }
        part.reached.append(search.order.count - 1)
        part.sum.append(sum)
        part.inverseSum.append(inverseSum)
      }
      return part
    }
    return DistanceTotals(
      reached: parts.flatMap(\.reached), sum: parts.flatMap(\.sum), inverseSum: parts.flatMap(\.inverseSum))
  }

  /// At most 64 chunks, so that what they return stays small beside the graph's own distances.
  static func chunkSize(_ count: Int, multipleOf width: Int = 1) -> Int {
    max(1, (count + 64 * width - 1) / (64 * width)) * width
  }
}

/// Sums over numbers of steps, exact.
private struct HopTotals {
  var reached: [Int]
  var sum: [Int]
  /// In units of 2⁻⁹⁶.
  var inverseSum: [UInt128]

  init(nodeCount: Int) {
    reached = [Int](repeating: 0, count: nodeCount)
    sum = reached
    inverseSum = [UInt128](repeating: 0, count: nodeCount)
  }

  mutating func add(_ distance: Int, _ nodes: [Int32], _ words: [UInt64]) {
    let inverse = (UInt128(1) << 96) / UInt128(distance)
    for node in nodes {
      let count = words[Int(node)].nonzeroBitCount
      reached[Int(node)] &+= count
      sum[Int(node)] &+= count &* distance
      inverseSum[Int(node)] &+= UInt128(count) &* inverse
    }
  }

  mutating func add(_ part: HopTotals) {
    for node in reached.indices {
      reached[node] &+= part.reached[node]
      sum[node] &+= part.sum[node]
      inverseSum[node] &+= part.inverseSum[node]
    }
  }
}
