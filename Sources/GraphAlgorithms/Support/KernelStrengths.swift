extension KernelRows {
  func degree(_ node: Int) -> Int { offsets[node &+ 1] &- offsets[node] }
  func target(_ arc: Int) -> Int { Int(truncatingIfNeeded: targets[arc]) }
}

/// What arcs add to sums: whole numbers, so that sums are exact in any order.
protocol KernelStrengths: Sendable {
  associatedtype Sum: BitwiseCopyable & Comparable & Numeric & Sendable
  func adding(_ arc: Int, to sum: Sum) -> Sum
  /// `sum`, and the strength of the arc where the condition holds: without a branch, which could not be predicted.
  func adding(_ arc: Int, to sum: Sum, if condition: Bool) -> Sum
  static func real(_ sum: Sum) -> Double
  /// Sums as strengths of other arcs.
  static func strengths(_ sums: [Sum]) -> ArcStrengths
}

/// Every arc counts 1: no strengths are read, and sums take half the cache.
struct UnitStrengths: KernelStrengths {
  func adding(_ arc: Int, to sum: Int32) -> Int32 { sum &+ 1 }
  func adding(_ arc: Int, to sum: Int32, if condition: Bool) -> Int32 { sum &+ (condition ? 1 : 0) }
  static func real(_ sum: Int32) -> Double { Double(sum) }
  static func strengths(_ sums: [Int32]) -> ArcStrengths { .small(sums) }
}

struct SmallStrengths: KernelStrengths, @unchecked Sendable {
  let values: UnsafeBufferPointer<Int32>
  func adding(_ arc: Int, to sum: Int32) -> Int32 { sum &+ values[arc] }
  func adding(_ arc: Int, to sum: Int32, if condition: Bool) -> Int32 { sum &+ (condition ? values[arc] : 0) }
  static func real(_ sum: Int32) -> Double { Double(sum) }
  static func strengths(_ sums: [Int32]) -> ArcStrengths { .small(sums) }
}

struct StoredStrengths: KernelStrengths, @unchecked Sendable {
  let values: UnsafeBufferPointer<Double>
  func adding(_ arc: Int, to sum: Double) -> Double { sum + values[arc] }
  func adding(_ arc: Int, to sum: Double, if condition: Bool) -> Double { sum + (condition ? values[arc] : 0) }
  static func real(_ sum: Double) -> Double { sum }
  static func strengths(_ sums: [Double]) -> ArcStrengths { .large(sums) }
}

/// Work on rows, compiled for every kind of strengths.
protocol KernelWork {
  associatedtype Result
  func run<Strengths: KernelStrengths>(_ rows: KernelRows, _ strengths: Strengths) -> Result
}

/// Lends rows to `work`.
///
/// - Parameter strengths: of every arc; `nil`: each 1.
func withKernelRows<Work: KernelWork>(
  _ offsets: [Int], _ targets: [Int32], _ strengths: ArcStrengths?, _ work: Work
) -> Work.Result {
  offsets.withUnsafeBufferPointer { offsets in
    targets.withUnsafeBufferPointer { targets in
      let rows = KernelRows(offsets: offsets, targets: targets)
      switch strengths {
      case nil: return work.run(rows, UnitStrengths())
      case .small(let values):
        return values.withUnsafeBufferPointer { work.run(rows, SmallStrengths(values: $0)) }
      case .large(let values):
        return values.withUnsafeBufferPointer { work.run(rows, StoredStrengths(values: $0)) }
      }
    }
  }
}
