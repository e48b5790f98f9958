/// The eigenvalues of a symmetric matrix: Householder's reduction to a tridiagonal one, then the implicit QL method.
///
/// J. H. Wilkinson, C. Reinsch (1971). Linear algebra. Springer. https://doi.org/10.1007/978-3-642-86940-2
struct SymmetricEigenvalues {
  /// Ascending.
  let values: [Double]

  /// - Parameter matrix: By rows; finite.
  /// - Complexity: O(n³) time, O(n²) space.
  init(_ matrix: [[Double]], in context: RunContext) throws(AlgorithmError) {
    var a = matrix
    let n = a.count
    var diagonal = [Double](repeating: 0, count: n)
    var side = diagonal
    for i in stride(from: n - 1, to: 0, by: -1) {
      try context.checkpoint()
      let scale = a[i][0..<i].reduce(0) { $0 + abs($1) }
      guard i > 1, scale > 0 else {
        side[i] = a[i][i - 1]
        continue
      }
      var v = a[i][0..<i].map { $0 / scale }
      var norm = v.reduce(0) { $0 + $1 * $1 }
      let f = v[i - 1]
      let g = f >= 0 ? -norm.squareRoot() : norm.squareRoot()
      side[i] = scale * g
      norm -= f * g
      v[i - 1] = f - g
      // A ← A − v pᵀ − p vᵀ on the rows before i.
      var p = [Double](repeating: 0, count: i)
      for j in 0..<i { for k in 0..<i { p[j] += a[j][k] * v[k] / norm } }
      let half = zip(v, p).reduce(0) { $0 + $1.0 * $1.1 } / (2 * norm)
      for j in 0..<i { p[j] -= half * v[j] }
      for j in 0..<i { for k in 0..<i { a[j][k] -= v[j] * p[k] + p[j] * v[k] } }
    }
    for i in 0..<n { diagonal[i] = a[i][i] }
    try Self.diagonalise(&diagonal, side: Array(side.dropFirst()) + [0], in: context)
    values = diagonal.sorted()
  }

  /// - Parameter side: Beside the diagonal, one number a row but the last.
  private static func diagonalise(
    _ d: inout [Double], side: [Double], in context: RunContext
  ) throws(AlgorithmError) {
    var e = side
    for l in d.indices {
      try context.checkpoint()
      var rounds = 0
      while true {
        var m = l
        while m < d.count - 1, abs(e[m]) > Double.ulpOfOne * (abs(d[m]) + abs(d[m + 1])) / 2 { m += 1 }
        guard m > l else { break }
        rounds += 1
        guard rounds <= 200 else { throw .limit("the eigenvalues did not converge", hint: nil) }
        var g = (d[l + 1] - d[l]) / (2 * e[l])
        let r = (g * g + 1).squareRoot()
        g = d[m] - d[l] + e[l] / (g + (g >= 0 ? r : -r))
        var (s, c, p) = (1.0, 1.0, 0.0)
        var i = m - 1
        while i >= l {
          let f = s * e[i]
          let b = c * e[i]
          let r = (f * f + g * g).squareRoot()
          e[i + 1] = r
          guard r > 0 else {
            d[i + 1] -= p
            e[m] = 0
            break
          }
          s = f / r
          c = g / r
          g = d[i + 1] - p
          let t = (d[i] - g) * s + 2 * c * b
          p = s * t
          d[i + 1] = g + p
          g = c * t - b
          i -= 1
        }
        guard i < l else { continue }
        d[l] -= p
        e[l] = g
        e[m] = 0
      }
    }
  }
}
