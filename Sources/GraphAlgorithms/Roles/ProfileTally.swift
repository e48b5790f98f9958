/// Sums over the positions of two profiles x and y: all that the measures of their likeness need.
struct ProfileTally {
  var positions = 0
  var (x, y, xx, yy, xy) = (0.0, 0.0, 0.0, 0.0, 0.0)
  /// Σ min(x, y).
  var shared = 0.0
  /// Positions where x, y, both are not 0, and where they are equal and not 0.
  var (xCount, yCount, bothCount, equalCount) = (0, 0, 0, 0)

  mutating func add(_ a: Double, _ b: Double, _ sign: Int = 1) {
    positions += sign
    let factor = Double(sign)
    x += factor * a
    y += factor * b
    xx += factor * a * a
    yy += factor * b * b
    xy += factor * a * b
    shared += factor * min(a, b)
    if a != 0 { xCount += sign }
    if b != 0 { yCount += sign }
    if a != 0, b != 0 {
      bothCount += sign
      if a == b { equalCount += sign }
    }
  }

  /// Positions with different values.
  var differences: Int { xCount + yCount - bothCount - equalCount }

  /// Differences below the rounding errors of their sums are none.
  private static let rounding = 1e-13

  /// Pearson's correlation; undefined where a profile is constant.
  var correlation: Double {
    if positions > 0, differences == 0 { return isConstant ? .nan : 1 }
    let n = Double(positions)
    let (first, second) = (n * xx - x * x, n * yy - y * y)
    guard first > Self.rounding * n * xx, second > Self.rounding * n * yy else { return .nan }
    return max(-1, min(1, (n * xy - x * y) / (first.squareRoot() * second.squareRoot())))
  }

  private var isConstant: Bool { Double(positions) * xx - x * x <= Self.rounding * Double(positions) * xx }

  /// The square root of Σ (x − y)².
  var euclidean: Double {
    guard differences > 0 else { return 0 }
    let square = xx + yy - 2 * xy
    return square > Self.rounding * (xx + yy) ? square.squareRoot() : 0
  }

  /// Σ xy / √(Σx² Σy²); undefined without ties.
  var cosine: Double { xx > 0 && yy > 0 ? min(1, xy / (xx.squareRoot() * yy.squareRoot())) : .nan }

  /// Σ min / Σ max; undefined where both have no ties.
  var jaccard: Double {
    if differences == 0 { return x > 0 ? 1 : .nan }
    let union = x + y - shared
    return union > 0 ? max(0, min(1, shared / union)) : .nan
  }

  var matches: Double { positions > 0 ? 1 - Double(differences) / Double(positions) : .nan }

  /// Σ |x − y|.
  var hamming: Double { differences == 0 ? 0 : max(0, x + y - 2 * shared) }
}
