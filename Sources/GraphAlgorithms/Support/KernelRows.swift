import GraphProjection
import RelationGraph

/// Rows of arcs as innermost loops read them: without bounds checks and reference counts, valid only inside
/// ``NeighbourRows/withKernelRows(_:)``.
///
/// Sums over rows by `Array` take a tenth longer, and several threads that read arrays of one value wait for its count of
/// references.
struct KernelRows: @unchecked Sendable {
  let offsets: UnsafeBufferPointer<Int>
  let targets: UnsafeBufferPointer<Int32>
  var weights: UnsafeBufferPointer<Double>?

  var nodeCount: Int { offsets.count - 1 }

  @inline(__always)
  func range(_ node: Int) -> Range<Int> { Range(uncheckedBounds: (offsets[node], offsets[node &+ 1])) }

  /// Row `row` of the matrix times a vector.
  @inline(__always)
  func product(_ row: Int, _ vector: UnsafeMutableBufferPointer<Double>) -> Double {
    vector.baseAddress.map { product(row, $0) } ?? 0
  }

  /// Row `row` of the matrix times a vector; small numbers take half the cache, the sum is of large ones.
  ///
  /// Four sums, added up in a fixed order: one alone waits for itself at every arc.
  @inline(__always)
  func product(_ row: Int, _ vector: UnsafeMutablePointer<some VectorNumber>) -> Double {
    var arc = offsets[row]
    let end = offsets[row &+ 1]
    let whole = arc &+ ((end &- arc) & ~3)
    var (a, b, c, d) = (0.0, 0.0, 0.0, 0.0)
    if let weights {
      while arc < whole {
        a += weights[arc] * vector[Int(targets[arc])].double
        b += weights[arc &+ 1] * vector[Int(targets[arc &+ 1])].double
        c += weights[arc &+ 2] * vector[Int(targets[arc &+ 2])].double
        d += weights[arc &+ 3] * vector[Int(targets[arc &+ 3])].double
        arc &+= 4
      }
      while arc < end {
        a += weights[arc] * vector[Int(targets[arc])].double
        arc &+= 1
      }
    } else {
      while arc < whole {
        a += vector[Int(targets[arc])].double
        b += vector[Int(targets[arc &+ 1])].double
        c += vector[Int(targets[arc &+ 2])].double
        d += vector[Int(targets[arc &+ 3])].double
        arc &+= 4
      }
      while arc < end {
        a += vector[Int(targets[arc])].double
        arc &+= 1
      }
    }
    return (a + b) + (c + d)
  }
}

/// What vectors consist of.
protocol VectorNumber {
  var double: Double { get }
}

extension Double: VectorNumber {
  @inline(__always)
  var double: Double { self }
}

extension Float: VectorNumber {
  @inline(__always)
  var double: Double { Double(self) }
}

extension NeighbourRows {
  /// Runs `body` with pointers to the rows.
  func withKernelRows<Result, Failure>(_ body: (KernelRows) throws(Failure) -> Result) throws(Failure) -> Result {
    try offsets.withUnsafeBufferPointer { (offsets) throws(Failure) -> Result in
      try targets.withUnsafeBufferPointer { (targets) throws(Failure) -> Result in
        guard let weights else { return try body(KernelRows(offsets: offsets, targets: targets, weights: nil)) }
        return try weights.withUnsafeBufferPointer { (weights) throws(Failure) -> Result in
          try body(KernelRows(offsets: offsets, targets: targets, weights: weights))
        }
      }
    }
  }
}

extension ProjectedGraph.ArcRows {
  /// Runs `body` with pointers to the rows as they are, with loops and parallel ties.
  func withKernelRows<Result, Failure>(_ body: (KernelRows) throws(Failure) -> Result) throws(Failure) -> Result {
    try NeighbourRows(offsets: offsets, targets: targets).withKernelRows(body)
  }
}

extension Array where Element: BitwiseCopyable {
  /// Runs `body` with the elements as memory that several threads write, each a part of its own.
  mutating func withSharedMemory<Result, Failure>(
    _ body: (SharedMemory<Element>) throws(Failure) -> Result
  ) throws(Failure) -> Result {
    try withUnsafeMutableBufferPointer { (buffer) throws(Failure) -> Result in try body(SharedMemory(buffer)) }
  }
}
