/// Ordinary least squares by Householder reflections, with columns that depend on others left out of account.
struct LeastSquares {
  let coefficients: [Double]
  /// t = coefficient / standard error; NaN where there is no residual or no degree of freedom.
  let statistics: [Double]
  let residuals: [Double]
  let residualSum: Double

  /// - Parameter columns: Every predictor, the constant among them if there is to be one.
  /// - Returns: `nil` where a column is a sum of multiples of those before it.
  /// - Complexity: O(rows·columns²).
  init?(_ columns: [[Double]], _ outcome: [Double]) {
    let (rows, count) = (outcome.count, columns.count)
    guard rows >= count else { return nil }
    var matrix = columns
    var right = outcome
    var diagonal: [Double] = []
    for column in 0..<count {
      let scale = columns[column].reduce(0) { max($0, abs($1)) }
      let whole = columns[column].reduce(0) { $0 + ($1 / scale) * ($1 / scale) }.squareRoot() * scale
      var norm = matrix[column][column...].reduce(0) { $0 + $1 * $1 }.squareRoot()
      guard norm > 1e-10 * whole, norm.isFinite else { return nil }
      if matrix[column][column] > 0 { norm = -norm }
      // v = x − norm·e, and the reflection is 1 − 2vvᵀ/vᵀv.
      matrix[column][column] -= norm
      let length = matrix[column][column...].reduce(0) { $0 + $1 * $1 }
      for other in (column + 1)..<(count + 1) {
        if other < count {
          let dot = (column..<rows).reduce(0.0) { $0 + matrix[column][$1] * matrix[other][$1] }
          for row in column..<rows { matrix[other][row] -= 2 * dot / length * matrix[column][row] }
        } else {
          let dot = (column..<rows).reduce(0.0) { $0 + matrix[column][$1] * right[$1] }
          for row in column..<rows { right[row] -= 2 * dot / length * matrix[column][row] }
        }
      }
      diagonal.append(norm)
    }
    func upper(_ row: Int, _ column: Int) -> Double { row == column ? diagonal[row] : matrix[column][row] }
    var solution = [Double](repeating: 0, count: count)
    for row in (0..<count).reversed() {
      let known = ((row + 1)..<count).reduce(0.0) { $0 + upper(row, $1) * solution[$1] }
      solution[row] = (right[row] - known) / diagonal[row]
    }
    var residuals = outcome
    for column in 0..<count { for row in 0..<rows { residuals[row] -= solution[column] * columns[column][row] } }
    let sum = residuals.reduce(0) { $0 + $1 * $1 }
    let variance = rows > count ? sum / Double(rows - count) : .nan
    // (XᵀX)⁻¹ = R⁻¹R⁻ᵀ: its diagonal are the squared rows of R⁻¹, solved for one unit vector after the other.
    var inverseSquares = [Double](repeating: 0, count: count)
    for unit in 0..<count {
      var x = [Double](repeating: 0, count: count)
      for row in (0...unit).reversed() {
        let known = ((row + 1)..<count).reduce(0.0) { $0 + upper(row, $1) * x[$1] }
        x[row] = ((row == unit ? 1 : 0) - known) / diagonal[row]
      }
      for row in 0..<count { inverseSquares[row] += x[row] * x[row] }
    }
    coefficients = solution
    statistics = (0..<count).map { column in
      let error = (variance * inverseSquares[column]).squareRoot()
      return error > 0 ? solution[column] / error : .nan
    }
    self.residuals = residuals
    residualSum = sum
  }
}
