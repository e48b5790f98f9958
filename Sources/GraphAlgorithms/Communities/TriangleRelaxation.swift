/// The linear relaxation of dividing nodes into groups, solved step by step, with an upper bound at every step.
///
/// Maximises Σ w_ij x_ij over 0 ≤ x ≤ 1, where x_ij says that i and j are together, under the triangle inequalities
/// x_ij + x_jk − x_ik ≤ 1 (Grötschel and Wakabayashi 1989). The method is the primal–dual hybrid gradient of Chambolle and Pock
/// (2011), https://doi.org/10.1007/s10851-010-0251-1. Any multipliers y ≥ 0 of the inequalities give a valid bound,
///
///     Σ y + Σ_ij max over l ≤ x ≤ u of r_ij x,   with r = w − Aᵀy the reduced worth,
///
/// so that no rounding or early stop of the method can spoil the bound.
struct TriangleRelaxation {
  let nodeCount: Int
  let worth: [Double]
  /// The least and the largest value of every pair: equal where it is decided.
  var lower: [Double]
  var upper: [Double]
  private(set) var together: [Double]
  private(set) var reduced: [Double]
  /// The upper bound of the last step: of what any division within its limits is worth.
  private(set) var bound = Double.infinity
  private var extrapolated: [Double]
  /// Three multipliers a triangle i < j < k: of ij + ik − jk, ij + jk − ik and ik + jk − ij.
  private var multipliers: [Double]
  private let primalStep: Double
  private let dualStep: Double
  /// The place of pair (i, j), i < j, is `rowStart[i] + j`.
  let rowStart: [Int]

  init(nodeCount n: Int, worth: [Double]) {
    nodeCount = n
    self.worth = worth
    lower = [Double](repeating: 0, count: worth.count)
    upper = [Double](repeating: 1, count: worth.count)
    together = worth.map { $0 > 0 ? 1 : 0 }
    extrapolated = together
    reduced = worth
    multipliers = [Double](repeating: 0, count: n * (n - 1) * max(0, n - 2) / 2)
    rowStart = Self.rowStarts(n)
    // AᵀA = 3(n − 2)I − the adjacency matrix of the line graph of Kₙ, whose least eigenvalue is −2.
    let norm = Double(max(1, 3 * n - 4)).squareRoot()
    let mean = (worth.reduce(0) { $0 + $1 * $1 } / Double(max(1, worth.count))).squareRoot()
    // The balance of both steps that took the fewest of them on networks from life.
    let balance = 0.3 * (mean > 0 ? mean : 1)
    primalStep = 1 / (norm * balance)
    dualStep = balance / norm
  }

  static func rowStarts(_ n: Int) -> [Int] { (0..<n).map { i in i * (2 * n - i - 1) / 2 - i - 1 } }

  /// One step, which gives a new ``bound``.
  ///
  /// - Complexity: O(n³).
  mutating func step() {
    for pair in worth.indices {
      let next = min(upper[pair], max(lower[pair], together[pair] + primalStep * reduced[pair]))
      extrapolated[pair] = 2 * next - together[pair]
      together[pair] = next
    }
    reduced = worth
    bound = moveMultipliers()
    for pair in worth.indices { bound += reduced[pair] * (reduced[pair] > 0 ? upper[pair] : lower[pair]) }
  }

  /// Moves the multipliers towards the violated inequalities and takes them off the reduced worths.
  ///
  /// - Returns: the sum of the multipliers.
  private mutating func moveMultipliers() -> Double {
    let n = nodeCount
    let step = dualStep
    var sum = 0.0
    multipliers.withUnsafeMutableBufferPointer { y in
      reduced.withUnsafeMutableBufferPointer { r in
        extrapolated.withUnsafeBufferPointer { x in
          rowStart.withUnsafeBufferPointer { start in
            var t = 0
            for i in 0..<n {
              for j in i + 1..<max(i + 1, n) {
                let ij = x[start[i] + j]
                var taken = 0.0
                for k in j + 1..<max(j + 1, n) {
                  let ik = x[start[i] + k]
                  let jk = x[start[j] + k]
                  let a = max(0, y[t] + step * (ij + ik - jk - 1))
                  let b = max(0, y[t + 1] + step * (ij + jk - ik - 1))
                  let c = max(0, y[t + 2] + step * (ik + jk - ij - 1))
                  y[t] = a
                  y[t + 1] = b
                  y[t + 2] = c
                  taken += a + b - c
                  sum += a + b + c
                  r[start[i] + k] -= a + c - b
                  r[start[j] + k] -= b + c - a
                  t += 3
                }
                r[start[i] + j] -= taken
              }
            }
          }
        }
      }
    }
    return sum
  }
}
