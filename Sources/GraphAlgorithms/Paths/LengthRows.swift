import GraphProjection

/// Rows of arcs with the lengths of their ties, for kernels that need few of the lengths.
///
/// Lengths stand once a tie: to gather them an arc would take longer than a search does. A byte a tie, a lower bound, stays in
/// the cache where the lengths do not, and tells of most arcs that their length does not matter.
struct LengthRows: @unchecked Sendable {
  let rows: KernelRows
  let ties: UnsafePointer<Int32>
  /// By tie.
  let lengths: UnsafePointer<Double>
  /// By tie: how many whole units its length has, 255 at most.
  let wholes: UnsafePointer<UInt8>
  let unit: Double
  let shortest: Double

  /// Sums are rounded alike for larger numbers, so that a sum with a bound is never above the sum with the length.
  @inline(__always)
  func bound(ofTie tie: Int) -> Double { Double(wholes[tie]) * unit }
}

/// The lengths of ties with what searches want to know of them.
struct LengthTable {
  let lengths: [Double]
  private let wholes: [UInt8]
  private let unit: Double
  private let shortest: Double
  /// Of a sample of them, evenly spread.
  let median: Double

  /// - Complexity: O(m).
  init(_ lengths: [Double], in context: RunContext) throws(AlgorithmError) {
    self.lengths = lengths
    let extremes = try lengths.withUnsafeBufferPointer { (lengths) throws(AlgorithmError) in
      let lengths = SharedReading(lengths)
      return try context.chunked(lengths.base.count, size: 1 << 18) { ties in
        var (low, high) = (Double.infinity, 0.0)
        for tie in ties {
          low = min(low, lengths.base[tie])
          high = max(high, lengths.base[tie])
        }
        return (low, high)
      }
    }
    shortest = extremes.reduce(.infinity) { min($0, $1.0) }
    let unit = extremes.reduce(0) { max($0, $1.1) } / 255
    self.unit = unit
    let wholes = KernelMemory<UInt8>(count: lengths.count)
    defer { wholes.deallocate() }
    try lengths.withUnsafeBufferPointer { (lengths) throws(AlgorithmError) in
      let lengths = SharedReading(lengths)
      _ = try context.chunked(lengths.base.count, size: 1 << 18) { ties in
        let inverse = 1 / unit
        for tie in ties {
          let length = lengths.base[tie]
          let whole = min(255, Int32(length * inverse))
          wholes[tie] = UInt8(truncatingIfNeeded: whole &- (Double(whole) * unit > length ? 1 : 0))
        }
      }
    }
    self.wholes = Array(UnsafeBufferPointer(start: wholes.base, count: lengths.count))
    let sample = stride(from: 0, to: lengths.count, by: max(1, lengths.count / 1024)).map { lengths[$0] }.sorted()
    median = sample.isEmpty ? 1 : sample[sample.count / 2]
  }

  /// Runs `body` with the rows of some arcs.
  func withRows<Result>(
    _ arcs: ProjectedGraph.ArcRows, _ body: (LengthRows) throws(AlgorithmError) -> Result
  ) throws(AlgorithmError) -> Result {
    let ties = arcs.ties
    return try NeighbourRows(offsets: arcs.offsets, targets: arcs.targets).withKernelRows {
      (rows) throws(AlgorithmError) -> Result in
      try ties.withUnsafeBufferPointer { (ties) throws(AlgorithmError) -> Result in
        try lengths.withUnsafeBufferPointer { (lengths) throws(AlgorithmError) -> Result in
          try wholes.withUnsafeBufferPointer { (wholes) throws(AlgorithmError) -> Result in
            guard let ties = ties.baseAddress, let lengths = lengths.baseAddress, let wholes = wholes.baseAddress
            else { throw .cancelled }
            return try body(
              LengthRows(
                rows: rows, ties: ties, lengths: lengths, wholes: wholes, unit: unit, shortest: shortest))
          }
        }
      }
    }
  }
}

/// Memory that several threads read.
struct SharedReading<Element: BitwiseCopyable>: @unchecked Sendable {
  let base: UnsafeBufferPointer<Element>

  init(_ base: UnsafeBufferPointer<Element>) { self.base = base }
}
