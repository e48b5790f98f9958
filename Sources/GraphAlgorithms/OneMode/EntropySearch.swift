import Foundation

/// Newton's method for degrees of greatest entropy: the maximum of ∑ dᵤθᵤ + ∑ dₛφₛ − ∑ ln(1 + exp(θᵤ + φₛ)), which is concave.
///
/// Rows and columns are classes of equal degree. The system of a step is reduced to the columns; one of them is held, as θ + c and
/// φ − c are the same solution.
struct EntropySearch {
  private let rows: [(degree: Double, count: Double)]
  private let columns: [(degree: Double, count: Double)]
  private var theta: [Double]
  private var phi: [Double]
  private(set) var iterations = 0

  /// The largest error of a degree that ends the search, relative to the degree.
  private static let tolerance = 1e-13
  private static let limit = 500

  init(rows: [(degree: Double, count: Double)], columns: [(degree: Double, count: Double)]) {
    self.rows = rows
    self.columns = columns
    let all = rows.reduce(0) { $0 + $1.degree * $1.count }
    theta = rows.map { log($0.degree / all.squareRoot()) }
    phi = columns.map { log($0.degree / all.squareRoot()) }
  }

  func probability(_ row: Int, _ column: Int) -> Double { 1 / (1 + exp(-theta[row] - phi[column])) }

  /// - Throws: ``AlgorithmError/limit(_:hint:)`` where no step brings degrees within 10⁻⁹.
  mutating func run(in context: RunContext) throws(AlgorithmError) {
    var best = Double.infinity
    var idle = 0
    while iterations < Self.limit {
      iterations += 1
      let (rowErrors, columnErrors) = errors()
      let error = largest(rowErrors, columnErrors)
      if error <= Self.tolerance { return }
      // Rounding ends progress somewhere below 10⁻¹²; steps from there on go to and fro.
      idle = error < best / 2 ? 0 : idle + 1
      best = min(best, error)
      if idle > 3, best < 1e-11 { return }
      let step = try newtonStep(rowErrors, columnErrors, context)
      move(step.rows, step.columns, slope: step.slope)
    }
    if best < 1e-9 { return }
    throw .limit(
      "the model of degrees did not converge in \(Self.limit) steps", hint: "use 'hypergeometric', which needs no model"
    )
  }

  private func errors() -> (rows: [Double], columns: [Double]) {
    var rowErrors = rows.map(\.degree)
    var columnErrors = columns.map(\.degree)
    for i in rows.indices {
      for j in columns.indices {
        let p = probability(i, j)
        rowErrors[i] -= p * columns[j].count
        columnErrors[j] -= p * rows[i].count
      }
    }
    return (rowErrors, columnErrors)
  }

  private func largest(_ rowErrors: [Double], _ columnErrors: [Double]) -> Double {
    let ofRows = zip(rowErrors, rows).map { abs($0) / max(1, $1.degree) }
    let ofColumns = zip(columnErrors, columns).map { abs($0) / max(1, $1.degree) }
    return max(ofRows.max() ?? 0, ofColumns.max() ?? 0)
  }

  private func newtonStep(
    _ rowErrors: [Double], _ columnErrors: [Double], _ context: RunContext
  ) throws(AlgorithmError) -> (rows: [Double], columns: [Double], slope: Double) {
    let m = columns.count
    var diagonal = [Double](repeating: 0, count: rows.count)
    var system = [[Double]](repeating: [Double](repeating: 0, count: m), count: m)
    var right = (0..<m).map { columnErrors[$0] * columns[$0].count }
    var cells = [[Double]](repeating: [Double](repeating: 0, count: m), count: rows.count)
    for i in rows.indices {
      try context.checkpoint()
      for j in 0..<m {
        let p = probability(i, j)
        cells[i][j] = p * (1 - p) * rows[i].count * columns[j].count
        diagonal[i] += cells[i][j]
        system[j][j] += cells[i][j]
      }
      let gradient = rowErrors[i] * rows[i].count
      for j in 0..<m {
        let share = cells[i][j] / diagonal[i]
        right[j] -= share * gradient
        for k in 0...j { system[j][k] -= share * cells[i][k] }
      }
    }
    var columnStep = Self.solved(&system, right)
    columnStep.append(0)
    let rowStep = rows.indices.map { i in
      let taken = columnStep.indices.reduce(0) { $0 + cells[i][$1] * columnStep[$1] }
      return (rowErrors[i] * rows[i].count - taken) / diagonal[i]
    }
    let slope =
      zip(rowStep.indices, rowStep).reduce(0) { $0 + rowErrors[$1.0] * rows[$1.0].count * $1.1 }
      + zip(columnStep.indices, columnStep).reduce(0) { $0 + columnErrors[$1.0] * columns[$1.0].count * $1.1 }
    return (rowStep, columnStep, slope)
  }

  /// Cholesky's solution with the last unknown left out as 0; the lower triangle counts.
  private static func solved(_ system: inout [[Double]], _ right: [Double]) -> [Double] {
    let m = right.count - 1
    guard m > 0 else { return [] }
    var solution = Array(right.prefix(m))
    for j in 0..<m {
      for k in 0..<j {
        var dot = 0.0
        for l in 0..<k { dot += system[j][l] * system[k][l] }
        system[j][k] = (system[j][k] - dot) / system[k][k]
      }
      let square = (0..<j).reduce(0) { $0 + system[j][$1] * system[j][$1] }
      // Not positive by rounding only; a large pivot leaves the unknown where it is.
      let pivot = system[j][j] - square
      system[j][j] = pivot > 1e-14 * system[j][j] ? pivot.squareRoot() : 1e150
    }
    for j in 0..<m {
      for k in 0..<j { solution[j] -= system[j][k] * solution[k] }
      solution[j] /= system[j][j]
    }
    for j in (0..<m).reversed() {
      for k in (j + 1)..<max(m, j + 1) { solution[j] -= system[k][j] * solution[k] }
      solution[j] /= system[j][j]
    }
    return solution
  }

  /// Halves a step until the objective rises as far as a concave function must.
  private mutating func move(_ rowStep: [Double], _ columnStep: [Double], slope: Double) {
    let (oldTheta, oldPhi) = (theta, phi)
    let before = objective()
    var length = 1.0
    for _ in 0..<40 {
      for i in theta.indices { theta[i] = oldTheta[i] + length * rowStep[i] }
      for j in phi.indices { phi[j] = oldPhi[j] + length * columnStep[j] }
      let after = objective()
      if after >= before + 1e-4 * length * slope - 1e-12 * abs(before) { return }
      length /= 2
    }
  }

  private func objective() -> Double {
    var sum = 0.0
    for i in rows.indices { sum += rows[i].degree * rows[i].count * theta[i] }
    for j in columns.indices { sum += columns[j].degree * columns[j].count * phi[j] }
    for i in rows.indices {
      for j in columns.indices {
        let power = theta[i] + phi[j]
        let logarithm = power > 0 ? power + log1p(exp(-power)) : log1p(exp(power))
        sum -= logarithm * rows[i].count * columns[j].count
      }
    }
    return sum
  }
}
