import GraphProjection
import RelationGraph

/// Rows of arcs with the lengths of their ties, for kernels that need few of the lengths.
///
/// Lengths stand once a tie: to gather them an arc would take longer than a search does. A byte an arc, a lower bound, tells of
/// nearly all arcs that their length does not matter: of 8 million that a search of kron18 reads, half a million are looked up.
struct LengthRows: @unchecked Sendable {
  let rows: KernelRows
  let ties: UnsafePointer<Int32>
  /// By tie.
  let lengths: UnsafePointer<Double>
  /// By arc: how many whole units its length has, 255 at most.
  let wholes: UnsafePointer<UInt8>
  let unit: Double

  /// Sums are rounded alike for larger numbers, so that a sum with a bound is never above the sum with the length.
  @inline(__always)
  func bound(_ arc: Int) -> Double { Double(wholes[arc]) * unit }

  @inline(__always)
  func length(_ arc: Int) -> Double { lengths[Int(ties[arc])] }
}

/// The lengths of ties with what searches want to know of them.
struct LengthTable {
  private let lengths: [Double]
  private let unit: Double
  /// Of a sample of them, evenly spread.
  let median: Double

  /// - Complexity: O(m).
  init(_ lengths: [Double], in context: RunContext) throws(AlgorithmError) {
    self.lengths = lengths
    let longest = try lengths.withUnsafeBufferPointer { (lengths) throws(AlgorithmError) in
      let lengths = SharedReading(lengths)
      return try context.quiet.chunked(lengths.base.count, size: 1 << 18) { ties in
        ties.reduce(0) { max($0, lengths.base[$1]) }
      }
    }
    unit = longest.reduce(0, max) / 255
    let sample = stride(from: 0, to: lengths.count, by: max(1, lengths.count / 1024)).map { lengths[$0] }.sorted()
    median = sample.isEmpty ? 1 : sample[sample.count / 2]
  }

  /// Runs `body` with the rows of some arcs.
  func withRows<Result>(
    _ arcs: ProjectedGraph.ArcRows, in context: RunContext, _ body: (LengthRows) throws(AlgorithmError) -> Result
  ) throws(AlgorithmError) -> Result {
    let ties = arcs.ties
    return try NeighbourRows(offsets: arcs.offsets, targets: arcs.targets).withKernelRows {
      (rows) throws(AlgorithmError) -> Result in
      try ties.withUnsafeBufferPointer { (ties) throws(AlgorithmError) -> Result in
        try lengths.withUnsafeBufferPointer { (lengths) throws(AlgorithmError) -> Result in
          guard let firstTie = ties.baseAddress, let firstLength = lengths.baseAddress else { throw .cancelled }
          let wholes = try wholes(SharedReading(ties), SharedReading(lengths), in: context)
          defer { wholes.deallocate() }
          return try body(
            LengthRows(
              rows: rows, ties: firstTie, lengths: firstLength, wholes: UnsafePointer(wholes.base), unit: unit))
        }
      }
    }
  }

  /// The bounds by arc: those of the ties, gathered.
  private func wholes(
    _ ties: SharedReading<Int32>, _ lengths: SharedReading<Double>, in context: RunContext
  ) throws(AlgorithmError) -> KernelMemory<UInt8> {
    let byTie = KernelMemory<UInt8>(count: lengths.base.count)
    defer { byTie.deallocate() }
    let (unit, inverse) = (unit, 1 / unit)
    _ = try context.quiet.chunked(lengths.base.count, size: 1 << 18) { range in
      for tie in range {
        let length = lengths.base[tie]
        let whole = Int32(truncatingIfNeeded: Int(min(255, length * inverse)))
        byTie[tie] = UInt8(truncatingIfNeeded: whole &- (Double(whole) * unit > length ? 1 : 0))
      }
    }
    let byArc = KernelMemory<UInt8>(count: ties.base.count)
    do {
      _ = try context.quiet.chunked(ties.base.count, size: 1 << 18) { range in
        let (ties, byTie, byArc) = (ties.base, byTie.base, byArc.base)
        for arc in range { byArc[arc] = byTie[Int(ties[arc])] }
      }
    } catch {
      byArc.deallocate()
      throw error
    }
    return byArc
  }
}

/// Memory that several threads read.
struct SharedReading<Element: BitwiseCopyable>: @unchecked Sendable {
  let base: UnsafeBufferPointer<Element>

  init(_ base: UnsafeBufferPointer<Element>) { self.base = base }
}
