/// Eigenvalues and eigenvectors of a small symmetric matrix, by Jacobi's rotations.
///
/// C. G. J. Jacobi (1846). Über ein leichtes Verfahren, die in der Theorie der Säcularstörungen vorkommenden Gleichungen numerisch
/// aufzulösen. Journal für die reine und angewandte Mathematik 30. https://doi.org/10.1515/crll.1846.30.51
struct SmallEigensystem {
  /// Falling.
  let values: [Double]
  /// In the order of the values, of norm 1.
  let vectors: [[Double]]

  /// - Complexity: O(n³) a sweep, under ten of them.
  init(_ matrix: [[Double]]) {
    let n = matrix.count
    var a = matrix
    // The rows are the vectors.
    var v = (0..<n).map { i in (0..<n).map { i == $0 ? 1.0 : 0 } }
    let norm = a.reduce(0) { $0 + $1.reduce(0) { $0 + $1 * $1 } }
    for _ in 0..<60 {
      var off = 0.0
      for i in 0..<n { for j in 0..<i { off += 2 * a[i][j] * a[i][j] } }
      if !(off > 1e-30 * norm) { break }
      for p in 0..<n {
        for q in (p + 1)..<max(p + 1, n) where a[p][q] != 0 {
          let theta = (a[q][q] - a[p][p]) / (2 * a[p][q])
          let t = (theta < 0 ? -1 : 1) / (abs(theta) + (theta * theta + 1).squareRoot())
          let c = 1 / (t * t + 1).squareRoot()
          let s = t * c
          for k in 0..<n {
            let (x, y) = (a[p][k], a[q][k])
            a[p][k] = c * x - s * y
            a[q][k] = s * x + c * y
          }
          for k in 0..<n {
            let (x, y) = (a[k][p], a[k][q])
            a[k][p] = c * x - s * y
            a[k][q] = s * x + c * y
            let (u, w) = (v[p][k], v[q][k])
            v[p][k] = c * u - s * w
            v[q][k] = s * u + c * w
          }
        }
      }
    }
    let order = (0..<n).sorted { (a[$1][$1], $0) < (a[$0][$0], $1) }
    values = order.map { a[$0][$0] }
    vectors = order.map { v[$0] }
  }
}
