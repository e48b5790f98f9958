import Foundation

/// A polynomial of a symmetric matrix that keeps its first eigenvector and shrinks all others alike, as fast as a degree allows.
///
/// T_k((A − c)/e), scaled: c and e place the eigenvalues from −λ₁ to the second one, of which only a lower estimate is known, in
/// [−1, 1]. The estimate rises whenever less was gained than it promised.
///
/// Y. Saad (1984). Chebyshev acceleration techniques for solving nonsymmetric eigenvalue problems. Mathematics of Computation 42.
/// https://doi.org/10.1090/S0025-5718-1984-0736453-8
struct ChebyshevFilter {
  /// The estimates of the largest and of the second largest eigenvalue.
  var first: Double
  private(set) var second: Double

  init(second: Double, first: Double) {
    self.first = first
    self.second = second
  }

  /// How far the second eigenvalue is below the first one, relative.
  var gap: Double { max((first - second) / first, 1e-15) }

  private var centre: Double { (second - first) / 2 }
  private var halfWidth: Double { (second + first) / 2 }
  /// How much a degree gains, as a logarithm.
  private var rate: Double { acosh(max(1, (first - centre) / halfWidth)) }

  /// Enough to gain about three digits, but short enough to be stopped in time.
  var degree: Int { rate > 0.008 ? max(8, Int(8 / rate)) : 1000 }

  /// Multiplies a vector by the polynomial.
  func apply(
    to vector: inout [Double], of matrix: NeighbourRows, _ chunks: RowChunks, in context: RunContext
  ) throws(AlgorithmError) {
    let n = vector.count
    let (c, e) = (centre, halfWidth)
    let sigma1 = e / (first - c)
    var sigma = sigma1
    var previous = vector
    var product = vector
    try matrix.multiply(&previous, into: &product, chunks, in: context)
    var current = previous
    for node in 0..<n { current[node] = (product[node] - c * previous[node]) * (sigma1 / e) }
    for _ in 1..<degree {
      let next = 1 / (2 / sigma1 - sigma)
      try matrix.multiply(&current, into: &product, chunks, in: context)
      let (ahead, back) = (2 * next / e, sigma * next)
      for node in 0..<n { previous[node] = ahead * (product[node] - c * current[node]) - back * previous[node] }
      swap(&previous, &current)
      sigma = next
    }
    vector = current
  }

  /// Takes note of what the last application gained: the factor by which the residual changed.
  mutating func learn(reduction: Double) {
    guard reduction > 0, reduction.isFinite else { return }
    // What is left comes from an eigenvalue μ outside [−1, 1] if it is more than 1/T(first): T(μ)/T(first) = reduction.
    let exponent = log(reduction) + Double(degree) * rate
    guard exponent > 1 else { return }
    let found = centre + halfWidth * cosh(exponent / Double(degree))
    second = min(max(second, found), first - (first - second) / 4)
  }
}
