import RelationGraph

/// Rows of arcs as innermost loops read them: without bounds checks and reference counts, valid only inside
/// ``NeighbourRows/withKernelRows(_:)``.
///
/// Sums over rows with `Array` take a tenth longer, and loops that several threads run count references at every row.
struct KernelRows: @unchecked Sendable {
  let nodeCount: Int
  let offsets: UnsafePointer<Int>
  let targets: UnsafePointer<Int32>
  let weights: UnsafePointer<Double>?

  @inline(__always)
  func range(_ node: Int) -> Range<Int> { Range(uncheckedBounds: (offsets[node], offsets[node &+ 1])) }

  /// Row `row` of the matrix times a vector.
  ///
  /// Four sums, added up in a fixed order: one alone waits for itself at every arc.
  @inline(__always)
  func product(_ row: Int, _ vector: UnsafePointer<Double>) -> Double {
    var arc = offsets[row]
    let end = offsets[row &+ 1]
    let whole = arc &+ ((end &- arc) & ~3)
    var (a, b, c, d) = (0.0, 0.0, 0.0, 0.0)
    if let weights {
      while arc < whole {
        a += weights[arc] * vector[Int(targets[arc])]
        b += weights[arc &+ 1] * vector[Int(targets[arc &+ 1])]
        c += weights[arc &+ 2] * vector[Int(targets[arc &+ 2])]
        d += weights[arc &+ 3] * vector[Int(targets[arc &+ 3])]
        arc &+= 4
      }
      while arc < end {
        a += weights[arc] * vector[Int(targets[arc])]
        arc &+= 1
      }
    } else {
      while arc < whole {
        a += vector[Int(targets[arc])]
        b += vector[Int(targets[arc &+ 1])]
        c += vector[Int(targets[arc &+ 2])]
        d += vector[Int(targets[arc &+ 3])]
        arc &+= 4
      }
      while arc < end {
        a += vector[Int(targets[arc])]
        arc &+= 1
      }
    }
    return (a + b) + (c + d)
  }
}

extension NeighbourRows {
  /// Runs `body` with pointers to the rows.
  func withKernelRows<Result, Failure>(
    _ body: (KernelRows) throws(Failure) -> Result
  ) throws(Failure) -> Result {
    try offsets.withUnsafeBufferPointer { (offsets) throws(Failure) -> Result in
      try targets.withUnsafeBufferPointer { (targets) throws(Failure) -> Result in
        let none = UnsafeMutablePointer<Int32>(bitPattern: MemoryLayout<Int32>.alignment).map { UnsafePointer($0) }
        func rows(_ weights: UnsafePointer<Double>?) -> KernelRows? {
          guard let offsets = offsets.baseAddress, let targets = targets.baseAddress ?? none else { return nil }
          return KernelRows(nodeCount: nodeCount, offsets: offsets, targets: targets, weights: weights)
        }
        guard let weights else { return try body(rows(nil)!) }
        return try weights.withUnsafeBufferPointer { (weights) throws(Failure) -> Result in
          try body(rows(weights.baseAddress)!)
        }
      }
    }
  }
}
