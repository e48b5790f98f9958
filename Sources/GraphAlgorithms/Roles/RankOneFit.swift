/// The fit of a symmetric table by products cᵢcⱼ, its diagonal left out.
struct RankOneFit {
  private let rows: NeighbourRows
  private let tolerance: Double
  private let iterations: Int

  init(_ rows: NeighbourRows, tolerance: Double, iterations: Int) {
    self.rows = rows
    self.tolerance = tolerance
    self.iterations = iterations
  }

  /// Each value in turn is set to what is best given the others, Σ wᵢⱼcⱼ / Σ cⱼ² over j ≠ i, so that the error never grows.
  func values(from start: [Double], in context: RunContext) throws(AlgorithmError) -> [Double] {
    var values = start
    for step in 0..<iterations {
      if step & 15 == 0 { try context.checkpoint() }
      let squares = values.reduce(0) { $0 + $1 * $1 }
      var change = 0.0
      var others = squares
      for node in values.indices where !rows.range(node).isEmpty {
        let old = values[node]
        others = max(0, others - old * old)
        var sum = 0.0
        for arc in rows.range(node) { sum += (rows.weights?[arc] ?? 1) * values[Int(rows.targets[arc])] }
        // Where all others are 0 any value is as good.
        let new = others > 1e-280 ? sum / others : old
        values[node] = new
        others += new * new
        change = max(change, abs(new - old))
      }
      if change <= tolerance * max(1e-300, values.max() ?? 0) { return values }
    }
    throw .limit(
      "no fit within \(iterations) iterations",
      hint: "take one component (--largest-component), raise 'iterations', or use 'core-periphery'")
  }

  /// Σ (wᵢⱼ − cᵢcⱼ)² less the constant Σ wᵢⱼ², over ordered pairs.
  func error(_ values: [Double]) -> Double {
    let moments = products(values)
    return moments.squares - 2 * moments.mixed
  }

  /// The correlation of wᵢⱼ and cᵢcⱼ over ordered pairs; NaN where one does not vary.
  func correlation(_ values: [Double]) -> Double {
    let moments = products(values)
    let pairs = Double(values.count) * Double(values.count - 1)
    let weights = rows.weights ?? []
    let sum = weights.reduce(0, +)
    let first = pairs * weights.reduce(0) { $0 + $1 * $1 } - sum * sum
    let second = pairs * moments.squares - moments.sum * moments.sum
    guard first > 1e-12 * sum * sum, second > 1e-12 * moments.sum * moments.sum else { return .nan }
    let covariance = pairs * moments.mixed - sum * moments.sum
    return max(-1, min(1, covariance / (first.squareRoot() * second.squareRoot())))
  }

  private func products(_ values: [Double]) -> (sum: Double, squares: Double, mixed: Double) {
    var (sum, square, fourth, mixed) = (0.0, 0.0, 0.0, 0.0)
    for node in values.indices {
      let value = values[node]
      sum += value
      square += value * value
      fourth += value * value * value * value
      for arc in rows.range(node) { mixed += (rows.weights?[arc] ?? 1) * value * values[Int(rows.targets[arc])] }
    }
    return (sum * sum - square, square * square - fourth, mixed)
  }
}
