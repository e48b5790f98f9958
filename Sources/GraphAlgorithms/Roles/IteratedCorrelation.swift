/// Correlations of correlations, until all are 1 or −1.
enum IteratedCorrelation {
  /// How near to ±1 is there.
  private static let tolerance = 1e-6
  /// A variance below this share of the squares is rounding error.
  private static let rounding = 1e-13

  /// Which vectors end up on the side of the first.
  ///
  /// - Parameters:
  ///   - vectors: One after the other.
  ///   - length: Of a vector.
  /// - Complexity: O(count² · length), then O(count³) a step.
  static func signs(
    _ vectors: [Double], count: Int, length: Int, iterations: Int, in context: RunContext
  ) throws(AlgorithmError) -> (isPositive: [Bool], isDecided: Bool) {
    guard count > 1 else { return ([Bool](repeating: true, count: count), true) }
    var table = try correlations(vectors, count: count, length: length, in: context)
    var isDecided = table.allSatisfy { abs($0) > 1 - tolerance }
    var step = 1
    while !isDecided, step < iterations {
      table = try correlations(table, count: count, length: count, in: context)
      isDecided = table.allSatisfy { abs($0) > 1 - tolerance }
      step += 1
    }
    return (table.prefix(count).map { $0 >= 0 }, isDecided)
  }

  /// The table of Pearson's correlations of vectors.
  static func correlations(
    _ vectors: [Double], count: Int, length: Int, in context: RunContext
  ) throws(AlgorithmError) -> [Double] {
    // Each vector less its mean, with length 1; all 0 where it has no variance.
    var unit = vectors
    var isConstant = [Bool](repeating: false, count: count)
    for vector in 0..<count {
      let range = vector * length..<(vector + 1) * length
      let mean = vectors[range].reduce(0, +) / Double(length)
      let squares = vectors[range].reduce(0) { $0 + $1 * $1 }
      let variance = vectors[range].reduce(0) { $0 + ($1 - mean) * ($1 - mean) }
      isConstant[vector] = variance <= rounding * squares
      let norm = variance.squareRoot()
      for place in range { unit[place] = isConstant[vector] ? 0 : (vectors[place] - mean) / norm }
    }
    let (centred, flat) = (unit, isConstant)
    return try context.quiet.chunked(count, size: 16) { rows in
      centred.withUnsafeBufferPointer { centred in
        rows.flatMap { row in
          (0..<count).map { column -> Double in
            if row == column || flat[row] && flat[column] { return 1 }
            if flat[row] || flat[column] { return 0 }
            var sum = 0.0
            // In the same order for both ends of a pair, so that the table is symmetric to the bit.
            for place in 0..<length { sum += centred[row &* length &+ place] * centred[column &* length &+ place] }
            return max(-1, min(1, sum))
          }
        }
      }
    }.flatMap(\.self)
  }
}
