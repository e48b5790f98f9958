import GraphProjection

/// Sums over walks of all lengths, each counting less the longer it is: x = b + αAb + α²A²b + …, the solution of x = αAx + b.
struct WalkSeries {
  /// The matrix, in the order that is fastest, and that order where it is not the given one.
  private let matrix: NeighbourRows
  private let order: HubOrder?
  private let chunks: RowChunks
  /// The largest eigenvalue of the matrix; 0 where no walk is longer than the number of nodes.
  let spectralRadius: Double
  /// The largest sum of a row.
  let largestRowSum: Double
  let tolerance: Double
  let iterations: Int

  init(
    _ matrix: NeighbourRows, isSymmetric: Bool, tolerance: Double, iterations: Int, in context: RunContext
  ) throws(AlgorithmError) {
    order = try HubOrder(matrix, in: context.quiet)
    let matrix = order?.rows ?? matrix
    self.matrix = matrix
    chunks = RowChunks(offsets: matrix.offsets)
    self.tolerance = tolerance
    self.iterations = iterations
    // For its check: an infinite sum has no eigenvalue.
    if !isSymmetric { _ = try matrix.columnSums() }
    largestRowSum = try matrix.rowSums(in: context.quiet).max() ?? 0
    let solver = try DominantVectors(
      rows: matrix, isSymmetric: isSymmetric, tolerance: 1e-12, iterations: 200_000, in: context.quiet)
    spectralRadius = try solver.spectralRadius(in: context.quiet)
  }

  /// α as asked for, or as a share of the largest one that converges, 1/λ₁; without cycles of 1 by the largest row sum.
  ///
  /// - Throws: ``AlgorithmError/unsuitable(_:hint:)`` where α is 1/λ₁ or more.
  func attenuation(explicit: Double, share: Double) throws(AlgorithmError) -> Double {
    guard explicit != 0 else {
      let bound = spectralRadius > 0 ? spectralRadius : largestRowSum
      let value = share / bound
      guard bound > 0, value.isFinite else { return share }
      return value
    }
    // λ₁ is known to a share of 1e-12 or so.
    guard abs(explicit) * spectralRadius < 1 - 1e-11 else {
      throw .unsuitable(
        "\(explicit) is not below 1/λ₁ = \(1 / spectralRadius): longer walks would count more and more",
        hint: "take less than that, or leave it out for a share of 1/λ₁")
    }
    return explicit
  }

  /// λ₁ and α in words, for the notes of a result.
  func note(_ name: String, _ alpha: Double) -> String {
    guard spectralRadius > 0 else { return "λ₁ = 0 (no cycles), \(name) = \(alpha)" }
    return "λ₁ = \(spectralRadius), \(name) = \(alpha)"
  }

  /// The solution of x = αAx + b.
  ///
  /// - Throws: ``AlgorithmError/limit(_:hint:)`` without convergence, or where a value is not finite.
  /// - Complexity: O(n + m) a step; about 28/(1 − |α|λ₁) steps for a tolerance of 1e-12.
  func solution(_ alpha: Double, _ b: [Double], in context: RunContext) throws(AlgorithmError) -> [Double] {
    let n = b.count
    // Of an error in x a share αλ₁ is left over by a step.
    let remainder = abs(alpha) * spectralRadius
    let bound = max(4e-16, tolerance * (1 - remainder))
    // So many steps take walks of every length in where there are no cycles.
    let expected = remainder > 0 ? 28 / max(1 - remainder, 1e-9) : Double(n)
    let own = order?.renumbered(b) ?? b
    var (x, next) = (own, own)
    for step in 1... {
      try context.checkpoint(min(1, Double(step) / expected))
      var (size, isSteady) = try advance(x: &x, into: &next, alpha, own, bound: bound, in: context.quiet)
      // With α < 0 a value may be a small difference of large ones, and is known to a share of these.
      if alpha < 0 { isSteady = zip(next, x).allSatisfy { abs($0 - $1) <= bound * size } }
      swap(&x, &next)
      guard size.isFinite else {
        throw .limit("the values are too large for numbers", hint: "use a smaller factor, or scale the weights")
      }
      if isSteady { return order?.restored(x) ?? x }
      guard step < iterations else {
        throw .limit("no convergence in \(iterations) steps", hint: "raise 'iterations', or use a smaller factor")
      }
    }
    return x
  }

  /// `next` = αAx + b: the largest absolute value, and whether no value changed by more than a share of itself.
  private func advance(
    x: inout [Double], into next: inout [Double], _ alpha: Double, _ b: [Double], bound: Double, in context: RunContext
  ) throws(AlgorithmError) -> (size: Double, isSteady: Bool) {
    let parts = try matrix.withKernelRows { (rows) throws(AlgorithmError) in
      try x.withSharedMemory { (x) throws(AlgorithmError) in
        try next.withSharedMemory { (next) throws(AlgorithmError) in
          try context.chunked(chunks) { chunk in
            var part = (size: 0.0, isSteady: true)
            for node in chunk {
              let value = alpha * rows.product(node, x.base) + b[node]
              next.base[node] = value
              part.size = max(part.size, abs(value))
              if !(abs(value - x.base[node]) <= bound * abs(value)) { part.isSteady = false }
            }
            return part
          }
        }
      }
    }
    return parts.reduce((0, true)) { (max($0.0, $1.size), $0.1 && $1.isSteady) }
  }
}
