import Foundation

/// A logistic regression of ties on the degrees of both ends and their product: ln(p/(1 − p)) = β₀ + β₁d(u) + β₂d(s) + β₃d(u)d(s).
///
/// One cell a pair of degree classes, weighted by its pairs; Newton's method with halved steps, on standardised variables. A
/// variable that the others determine, as a degree that all have, is left out.
struct DegreeLogit {
  let model: DegreeModel
  let steps: Int

  /// - Throws: ``AlgorithmError/cancelled`` only: where degrees separate ties from gaps the likelihood has no maximum, and the
  ///   search ends as soon as it no longer rises.
  init(_ classes: DegreeClasses, observed: [[Double]], in context: RunContext) throws(AlgorithmError) {
    let (r, c) = (classes.rowDegrees.count, classes.columnDegrees.count)
    let weights = classes.rowCounts.flatMap { row in classes.columnCounts.map { Double(row) * Double($0) } }
    let ties = observed.flatMap(\.self)
    let first = classes.rowDegrees.flatMap { Array(repeating: Double($0), count: c) }
    let second = (0..<r).flatMap { _ in classes.columnDegrees.map(Double.init) }
    let product = zip(first, second).map { $0 * $1 }
    let design = Self.basis([Array(repeating: 1, count: weights.count), first, second, product], weights)

    var power = [Double](repeating: 0, count: weights.count)
    var likelihood = Self.likelihood(power, ties, weights)
    var steps = 0
    while steps < 200 {
      try context.checkpoint()
      steps += 1
      let fitted = power.map { 1 / (1 + exp(-$0)) }
      var gradient = [Double](repeating: 0, count: design.count)
      var information = [[Double]](repeating: gradient, count: design.count)
      for cell in weights.indices {
        let error = ties[cell] - fitted[cell] * weights[cell]
        let variance = fitted[cell] * (1 - fitted[cell]) * weights[cell]
        for a in design.indices {
          gradient[a] += design[a][cell] * error
          for b in design.indices { information[a][b] += design[a][cell] * design[b][cell] * variance }
        }
      }
      guard let step = Self.solution(information, gradient) else { break }
      let change = weights.indices.map { cell in design.indices.reduce(0) { $0 + design[$1][cell] * step[$1] } }
      var length = 1.0
      var next = likelihood
      var moved = power
      repeat {
        moved = zip(power, change).map { $0 + length * $1 }
        next = Self.likelihood(moved, ties, weights)
        length /= 2
      } while !(next >= likelihood - 1e-12 * abs(likelihood)) && length > 1e-12
      // One more step after the likelihood stands still brings the coefficients to the same precision.
      let isLast = !(next - likelihood > 1e-9 * abs(likelihood)) || next > -1e-9
      if next >= likelihood - 1e-12 * abs(likelihood) { (power, likelihood) = (moved, next) }
      if isLast, (change.map(abs).max() ?? 0) < 1e-10 || steps > 100 || next > -1e-9 { break }
    }
    self.steps = steps
    let fitted = power.map { 1 / (1 + exp(-$0)) }
    model = DegreeModel(
      classes: classes, probability: (0..<r).map { Array(fitted[$0 * c..<($0 + 1) * c]) })
  }

  /// The variables made orthogonal and of length 1, those left out that depend on others.
  private static func basis(_ variables: [[Double]], _ weights: [Double]) -> [[Double]] {
    func product(_ a: [Double], _ b: [Double]) -> Double {
      weights.indices.reduce(0) { $0 + weights[$1] * a[$1] * b[$1] }
    }
    let all = weights.reduce(0, +).squareRoot()
    var basis: [[Double]] = []
    for variable in variables {
      var rest = variable
      for _ in 0..<2 {
        for other in basis {
          let share = product(rest, other) / (all * all)
          rest = zip(rest, other).map { $0 - share * $1 }
        }
      }
      let (before, after) = (product(variable, variable).squareRoot(), product(rest, rest).squareRoot())
      if after > 1e-9 * before { basis.append(rest.map { $0 * all / after }) }
    }
    return basis
  }

  private static func likelihood(_ power: [Double], _ ties: [Double], _ weights: [Double]) -> Double {
    weights.indices.reduce(0) { sum, cell in
      let x = power[cell]
      let logarithm = x > 0 ? x + log1p(exp(-x)) : log1p(exp(x))
      return sum + ties[cell] * x - weights[cell] * logarithm
    }
  }

  /// Gauss's elimination; `nil` where the matrix is singular.
  private static func solution(_ matrix: [[Double]], _ right: [Double]) -> [Double]? {
    var rows = zip(matrix, right).map { $0 + [$1] }
    let n = rows.count
    for k in 0..<n {
      guard let pivot = (k..<n).max(by: { abs(rows[$0][k]) < abs(rows[$1][k]) }), abs(rows[pivot][k]) > 1e-250 else {
        return nil
      }
      rows.swapAt(k, pivot)
      for i in 0..<n where i != k {
        let factor = rows[i][k] / rows[k][k]
        for j in k...n { rows[i][j] -= factor * rows[k][j] }
      }
    }
    let solution = (0..<n).map { rows[$0][n] / rows[$0][$0] }
    return solution.allSatisfy(\.isFinite) ? solution : nil
  }
}
