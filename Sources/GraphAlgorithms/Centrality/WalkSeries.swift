import GraphProjection

/// Sums over walks of all lengths, each counting less the longer it is: x = b + αAb + α²A²b + …, the solution of x = αAx + b.
struct WalkSeries {
  let matrix: NeighbourRows
  /// The largest eigenvalue of the matrix; 0 where no walk is longer than the number of nodes.
  let spectralRadius: Double
  /// The largest sum of a row.
  let largestRowSum: Double
  let tolerance: Double
  let iterations: Int

  init(
    _ matrix: NeighbourRows, isSymmetric: Bool, tolerance: Double, iterations: Int, in context: RunContext
  ) throws(AlgorithmError) {
    self.matrix = matrix
    self.tolerance = tolerance
    self.iterations = iterations
    // For its check: an infinite sum has no eigenvalue.
    _ = try matrix.columnSums()
    var largest = 0.0
    for node in 0..<matrix.nodeCount {
      largest = max(largest, matrix.range(node).reduce(0) { $0 + (matrix.weights?[$1] ?? 1) })
    }
    guard largest.isFinite else { throw .infiniteStrength }
    largestRowSum = largest
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
    var x = b
    for step in 1... {
      try context.checkpoint(min(1, Double(step) / expected))
      let parts = try context.quiet.chunked(n, size: 16_384) { [x] chunk in
        var next = [Double](repeating: 0, count: chunk.count)
        matrix.multiply(x, rows: chunk, into: &next)
        for node in chunk {
          next[node - chunk.lowerBound] = alpha * next[node - chunk.lowerBound] + b[node]
        }
        return next
      }
      let next = parts.flatMap(\.self)
      // With α < 0 a value may be a small difference of large ones, and is known to a share of these.
      let size = next.reduce(0) { max($0, abs($1)) }
      var isSteady = true
      for node in 0..<n {
        let scale = alpha < 0 ? size : abs(next[node])
        if !(abs(next[node] - x[node]) <= bound * scale) { isSteady = false }
      }
      x = next
      guard size.isFinite else {
        throw .limit("the values are too large for numbers", hint: "use a smaller factor, or scale the weights")
      }
      if isSteady { return x }
      guard step < iterations else {
        throw .limit("no convergence in \(iterations) steps", hint: "raise 'iterations', or use a smaller factor")
      }
    }
    return x
  }
}
