import Synchronization

/// How many ordered pairs of different nodes are at distance 1, 2, …, in whole numbers: the same in any order.
struct HopCounts: Sendable {
  private(set) var counts: [Int] = []

  var total: Int { counts.reduce(0, +) }
  var distanceSum: Int { counts.enumerated().reduce(0) { $0 + ($1.offset + 1) * $1.element } }
  var inverseSum: Double { counts.enumerated().reduce(0) { $0 + Double($1.element) / Double($1.offset + 1) } }

  init() {}

  /// Of all pairs of a graph.
  ///
  /// - Complexity: O(n·m / 256) steps at best, O(n·m) at worst; O(n + m) space per worker.
  init(_ graph: DegreeOrderedRows, in context: RunContext) throws(AlgorithmError) {
    let n = graph.nodes.count
    let width = BreadthFirstBatch.width
    let whole = Mutex(HopCounts())
    _ = try context.chunkedFinely(n, size: DistanceTotals.chunkSize(n, multipleOf: width)) { (chunk, progress) in
      var part = HopCounts()
      var search = BreadthFirstBatch(forward: graph.reversed, backward: graph.rows)
      for start in stride(from: chunk.lowerBound, to: chunk.upperBound, by: width) {
        let batch = start..<min(start + width, chunk.upperBound)
        part.add(&search, from: graph.sources[batch], cancellation: context.cancellation)
        progress.finish(batch.count)
      }
      whole.withLock { $0.add(part) }
    }
    try context.checkpoint(1)
    counts = whole.withLock { $0.counts }
  }

  /// Adds the pairs that begin at some nodes.
  mutating func add(_ search: inout BreadthFirstBatch, from sources: ArraySlice<Int32>, cancellation: Cancellation) {
    for start in stride(from: sources.startIndex, to: sources.endIndex, by: BreadthFirstBatch.width) {
      let batch = sources[start..<min(start + BreadthFirstBatch.width, sources.endIndex)]
      search.run(from: batch, cancellation: cancellation) { distance, _, sources in
        while counts.count < distance { counts.append(0) }
        counts[distance - 1] &+= sources.count
      }
    }
  }

  private mutating func add(_ part: HopCounts) {
    while counts.count < part.counts.count { counts.append(0) }
    for (place, count) in part.counts.enumerated() { counts[place] += count }
  }
}
