import Foundation

/// The discrete power law that fits the tail of some counts best.
///
/// A. Clauset, C. R. Shalizi, M. E. J. Newman (2009). Power-law distributions in empirical data. SIAM Review 51.
/// https://doi.org/10.1137/070710111
struct PowerLaw {
  var exponent: Double
  /// The smallest number of the tail.
  var start: Int
  /// How many are in the tail.
  var nodes: Int
  /// The largest difference between the shares up to a number in the data and in the law.
  var distance: Double

  /// - Parameter counts: How many there are of every number, ascending; `nil` with fewer than two different positive ones.
  init?(_ counts: [(degree: Int, nodes: Int)], in context: RunContext) throws(AlgorithmError) {
    let positive = counts.filter { $0.degree > 0 }
    guard positive.count > 1 else { return nil }
    var best: PowerLaw?
    for first in 0..<positive.count - 1 {
      try context.checkpoint(Double(first) / Double(positive.count))
      let law = PowerLaw(tail: positive[first...])
      if law.distance < best?.distance ?? .infinity { best = law }
    }
    guard let best else { return nil }
    self = best
  }

  private init(tail: ArraySlice<(degree: Int, nodes: Int)>) {
    let start = tail[tail.startIndex].degree
    let nodes = tail.reduce(0) { $0 + $1.nodes }
    let logarithms = tail.reduce(0.0) { $0 + Double($1.nodes) * log(Double($1.degree)) } / Double(nodes)
    // The likelihood has one maximum; its slope, by a difference, falls through 0 there.
    func cost(_ exponent: Double) -> Double {
      exponent * (logarithms - log(Double(start))) + log(Self.zeta(exponent, Double(start)))
    }
    let exponent = Self.minimum(of: cost, from: 1 + 1e-6, to: 64)
    let whole = Self.zeta(exponent, Double(start))
    var (seen, distance) = (0, 0.0)
    for entry in tail {
      // The data stand still between two numbers and the law rises: it is farthest off just before a number, or at it.
      for beyond in [Double(entry.degree), Double(entry.degree + 1)] {
        let law = 1 - Self.zeta(exponent, beyond) * pow(beyond / Double(start), -exponent) / whole
        distance = max(distance, abs(Double(seen) / Double(nodes) - law))
        if beyond == Double(entry.degree) { seen += entry.nodes }
      }
    }
    self.exponent = exponent
    self.start = start
    self.nodes = nodes
    self.distance = distance
  }

  /// Where a function with one minimum has it: golden sections, then a parabola, for sections alone see only half of the digits.
  private static func minimum(of cost: (Double) -> Double, from low: Double, to high: Double) -> Double {
    let ratio = (5.0.squareRoot() - 1) / 2
    var (a, b) = (low, high)
    var (c, d) = (b - ratio * (b - a), a + ratio * (b - a))
    var (atC, atD) = (cost(c), cost(d))
    while b - a > 1e-5 * a {
      if atC < atD {
        (b, d, atD) = (d, c, atC)
        c = b - ratio * (b - a)
        atC = cost(c)
      } else {
        (a, c, atC) = (c, d, atD)
        d = a + ratio * (b - a)
        atD = cost(d)
      }
    }
    let middle = (a + b) / 2
    let step = min(1e-3, (middle - 1) / 4)
    let (left, centre, right) = (cost(middle - step), cost(middle), cost(middle + step))
    let bend = left - 2 * centre + right
    return bend > 0 ? middle + step * (left - right) / (2 * bend) : middle
  }

  /// Hurwitz's ζ(s, q) = Σ (q + i)^(−s) for s > 1, over q^(−s) so that nothing vanishes; by Euler and Maclaurin.
  private static func zeta(_ s: Double, _ q: Double) -> Double {
    let terms = 24
    var sum = 0.0
    for i in 0..<terms { sum += pow(1 + Double(i) / q, -s) }
    let x: Double = q + Double(terms)
    let head: Double = pow(x / q, -s)
    sum += head * x / (s - 1) + head / 2
    // B₂ₖ/(2k)! for k = 1…6.
    let numbers: [Double] = [
      1 / 12.0, -1 / 720.0, 1 / 30_240.0, -1 / 1_209_600.0, 1 / 47_900_160.0, -691 / 1_307_674_368_000.0,
    ]
    var factor: Double = head * s / x
    for (k, number) in numbers.enumerated() {
      sum += number * factor
      let next: Double = s + 2 * Double(k)
      factor *= (next + 1) * (next + 2) / (x * x)
    }
    return sum
  }
}
