import GraphProjection
import Synchronization

/// What the distances of every node from those that count for it come to.
struct DistanceTotals {
  /// How many other nodes are at a finite distance.
  var reached: [Int]
  /// Σ d over these.
  var sum: [Double]
  /// Σ 1/d over these.
  var inverseSum: [Double]
  /// The largest d of these; 0 where there are none.
  var farthest: [Double]
}

extension DistanceTotals {
  /// Sums over all pairs of nodes.
  ///
  /// Without lengths both sums are exact before they are rounded to a `Double`: Σ d in whole numbers, Σ 1/d in units of 2⁻⁹⁶. So
  /// they do not depend on any order.
  ///
  /// - Complexity: without lengths O(n·m / 256) steps at best, O(n·m) at worst; with lengths O(n (n + m) log n). O(n + m) space
  ///   per worker.
  init(
    of graph: ProjectedGraph, _ direction: DistanceDirection, lengths: [Double]?, in context: RunContext
  ) throws(AlgorithmError) {
    let rows = graph.neighbourRows(direction.sense, lengths: lengths)
    try self.init(rows, isSymmetric: direction == .all || !graph.isDirected, in: context)
  }

  /// - Parameters:
  ///   - rows: Lead from every node to those that count for it.
  ///   - isSymmetric: Whether every arc stands in the rows of both of its ends.
  ///   - limit: The largest number of steps that counts, in rows without lengths.
  init(
    _ rows: NeighbourRows, isSymmetric: Bool, within limit: Int = .max, in context: RunContext
  ) throws(AlgorithmError) {
    self =
      if let lengths = rows.weights {
        try Self.weighted(rows, lengths, in: context)
      } else {
        try Self.hops(DegreeOrderedRows(rows, isSymmetric: isSymmetric), within: limit, in: context)
      }
    try context.checkpoint(1)
  }

  /// A node gets the sums over the sources that reach it: the search goes towards the node, against the rows.
  private static func hops(
    _ graph: DegreeOrderedRows, within limit: Int, in context: RunContext
  ) throws(AlgorithmError) -> DistanceTotals {
    let n = graph.nodes.count
    let width = BreadthFirstBatch.width
    let whole = Mutex(HopTotals(nodeCount: n))
    _ = try context.chunkedFinely(n, size: chunkSize(n, multipleOf: width)) { (chunk, progress) in
      var part = HopTotals(nodeCount: n)
      var search = BreadthFirstBatch(forward: graph.reversed, backward: graph.rows)
      for start in stride(from: chunk.lowerBound, to: chunk.upperBound, by: width) {
        let batch = start..<min(start + width, chunk.upperBound)
        search.run(from: graph.sources[batch], within: limit, cancellation: context.cancellation) {
          distance, node, sources in
          part.add(distance, to: node, count: sources.count)
        }
        progress.finish(batch.count)
      }
      whole.withLock { $0.add(part) }
    }
    var totals = DistanceTotals(
      reached: [Int](repeating: 0, count: n), sum: [Double](repeating: 0, count: n),
      inverseSum: [Double](repeating: 0, count: n), farthest: [Double](repeating: 0, count: n))
    let entries = whole.withLock { $0.entries }
    for (place, node) in graph.nodes.enumerated() {
      totals.reached[Int(node)] = entries[place].reached
      totals.sum[Int(node)] = Double(entries[place].sum)
      totals.inverseSum[Int(node)] = Double(entries[place].inverseSum) / 0x1p96
      totals.farthest[Int(node)] = Double(entries[place].farthest)
    }
    return totals
  }

  private static func weighted(
    _ rows: NeighbourRows, _ lengths: [Double], in context: RunContext
  ) throws(AlgorithmError) -> DistanceTotals {
    let n = rows.nodeCount
    let parts = try context.chunkedFinely(n, size: chunkSize(n)) { (chunk, progress) in
      var search = DijkstraSearch(nodeCount: n)
      var part = DistanceTotals(reached: [], sum: [], inverseSum: [], farthest: [])
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
        part.farthest.append(search.order.last.map { search.distance[Int($0)] } ?? 0)
        progress.finish(1)
      }
      return part
    }
    return DistanceTotals(
      reached: parts.flatMap(\.reached), sum: parts.flatMap(\.sum), inverseSum: parts.flatMap(\.inverseSum),
      farthest: parts.flatMap(\.farthest))
  }

  /// At most 64 chunks, so that what they return stays small beside the graph's own distances.
  static func chunkSize(_ count: Int, multipleOf width: Int = 1) -> Int {
    max(1, (count + 64 * width - 1) / (64 * width)) * width
  }
}
