/// A number held against those that chance gives.
struct ChanceComparison {
  let observed: Double
  /// The defined numbers of the samples.
  private let random: [Double]
  private let undefinedCount: Int
  let expected: Double
  let deviation: Double

  /// - Parameter samples: NaN where undefined.
  init(_ observed: Double, samples: [Double]) {
    self.observed = observed
    random = samples.filter { !$0.isNaN }
    undefinedCount = samples.count - random.count
    let count = Double(random.count)
    let sum = random.reduce(0, +)
    let mean = sum.isFinite ? sum / count : random.reduce(0) { $0 + $1 / count }
    expected = random.isEmpty ? .nan : mean
    let variance = random.reduce(0) { $0 + ($1 - mean) * ($1 - mean) / (count - 1) }
    let scale = max(abs(mean), abs(observed.isNaN ? 0 : observed))
    // What is left of equal numbers by rounding is no deviation.
    deviation = random.count < 2 ? .nan : variance.squareRoot() <= 1e-12 * scale ? 0 : variance.squareRoot()
  }

  var z: Double { deviation > 0 ? (observed - expected) / deviation : .nan }

  /// Numbers that differ by rounding count as equal.
  private var tolerance: Double { 1e-10 * max(abs(observed), abs(expected)) }

  /// (r + 1) / (N + 1), r the number of samples for which it holds: the observed graph counts as one of them.
  private func share(_ holds: (Double) -> Bool) -> Double {
    guard !observed.isNaN, !random.isEmpty else { return .nan }
    return Double(random.count(where: holds) + 1) / Double(random.count + 1)
  }

  var pGreater: Double { share { $0 >= observed - tolerance } }
  var pLess: Double { share { $0 <= observed + tolerance } }
  /// Samples at least as far from the expected number as the observed one.
  var p: Double { share { abs($0 - expected) >= abs(observed - expected) - tolerance } }

  static func real(_ value: Double) -> Figures.Value { value.isFinite ? .real(value) : .undefined }

  var entries: [Figures.Entry] {
    [
      ("observed", observed), ("expected", expected), ("deviation", deviation), ("z", z), ("p_greater", pGreater),
      ("p_less", pLess), ("p", p), ("lowest", random.min() ?? .nan), ("highest", random.max() ?? .nan),
    ].map { Figures.Entry($0.0, Self.real($0.1)) } + [Figures.Entry("samples", .integer(random.count))]
  }

  var notes: [String] {
    [
      "p = (r + 1)/(N + 1) with N samples, r of them as far from the expected figure as the observed one or farther"
        + "; p_greater and p_less: at least, or at most, as large"
    ]
      + (undefinedCount > 0 ? ["the figure is undefined in \(undefinedCount) samples, which are left out"] : [])
  }
}
