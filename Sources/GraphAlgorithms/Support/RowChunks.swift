/// Divides the rows of a graph into ranges of about equal work, the same for any number of workers.
struct RowChunks: Sendable {
  /// The first row of every range, and the number of rows.
  private let bounds: [Int]

  /// Work of a chunk, in arcs; a row costs as much as a few of them. Some 50 µs: long against the start of a chunk, short
  /// against what a run may go on after it was cancelled.
  private static let size = 1 << 16
  private static let rowCost = 4

  /// - Complexity: O(chunks · log n).
  init(offsets: [Int]) {
    let n = offsets.count - 1
    let work = offsets[n] + Self.rowCost * n
    let count = max(1, (work + Self.size - 1) / Self.size)
    var bounds = [0]
    for chunk in 1..<max(1, count) {
      let wanted = work / count * chunk
      var (low, high) = (bounds[chunk - 1], n)
      while low < high {
        let middle = (low + high) / 2
        if offsets[middle] + Self.rowCost * middle < wanted { low = middle + 1 } else { high = middle }
      }
      bounds.append(low)
    }
    bounds.append(n)
    self.bounds = bounds
  }

  var count: Int { bounds.count - 1 }

  subscript(_ chunk: Int) -> Range<Int> { bounds[chunk]..<bounds[chunk + 1] }
}

extension RunContext {
  /// Runs `body` on every range of rows, several at a time, and returns the results in their order.
  func chunked<Result: Sendable>(
    _ chunks: RowChunks, _ body: @Sendable (Range<Int>) -> Result
  ) throws(AlgorithmError) -> [Result] {
    try chunked(chunks.count, size: 1) { body(chunks[$0.lowerBound]) }
  }
}
