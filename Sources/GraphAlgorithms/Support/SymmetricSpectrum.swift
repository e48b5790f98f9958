/// All eigenvalues of a dense symmetric matrix, ascending: Householder's reduction to three diagonals, then implicit QL steps.
///
/// J. H. Wilkinson, C. Reinsch (1971). Linear algebra (Handbook for automatic computation 2).
/// https://doi.org/10.1007/978-3-642-86940-2
struct SymmetricSpectrum {
  private(set) var values: [Double]

  /// - Parameter matrix: n·n entries, row by row, symmetric and finite.
  /// - Complexity: O(n³) time, O(n²) space.
  init(_ matrix: [Double], in context: RunContext) throws(AlgorithmError) {
    let n = Int(Double(matrix.count).squareRoot())
    var (diagonal, beside) = try Self.threeDiagonals(matrix, n, in: context)
    for place in 0..<max(0, n - 1) { beside[place] = beside[place + 1] }
    if n > 0 { beside[n - 1] = 0 }
    for first in 0..<n {
      if first & 0x3F == 0 { try context.checkpoint() }
      var rounds = 0
      while true {
        var last = first
        while last < n - 1 {
          let size = abs(diagonal[last]) + abs(diagonal[last + 1])
          if abs(beside[last]) <= .ulpOfOne * size { break }
          last += 1
        }
        guard last > first else { break }
        rounds += 1
        guard rounds <= 200 else { throw .limit("the eigenvalues did not converge", hint: nil) }
        Self.step(&diagonal, &beside, first, last)
      }
    }
    values = diagonal.sorted()
  }

  private static func step(_ diagonal: inout [Double], _ beside: inout [Double], _ first: Int, _ last: Int) {
    var g = (diagonal[first + 1] - diagonal[first]) / (2 * beside[first])
    var r = (g * g + 1).squareRoot()
    g = diagonal[last] - diagonal[first] + beside[first] / (g + (g < 0 ? -r : r))
    var (sine, cosine, shift) = (1.0, 1.0, 0.0)
    for place in stride(from: last - 1, through: first, by: -1) {
      let f = sine * beside[place]
      let b = cosine * beside[place]
      r = (f * f + g * g).squareRoot()
      beside[place + 1] = r
      guard r > 0 else {
        diagonal[place + 1] -= shift
        beside[last] = 0
        return
      }
      sine = f / r
      cosine = g / r
      g = diagonal[place + 1] - shift
      r = (diagonal[place] - g) * sine + 2 * cosine * b
      shift = sine * r
      diagonal[place + 1] = g + shift
      g = cosine * r - b
    }
    diagonal[first] -= shift
    beside[first] = g
    beside[last] = 0
  }

  /// The diagonal and what stands beside it, from place 1 on.
  private static func threeDiagonals(
    _ matrix: [Double], _ n: Int, in context: RunContext
  ) throws(AlgorithmError) -> (diagonal: [Double], beside: [Double]) {
    var a = matrix
    var diagonal = [Double](repeating: 0, count: n)
    var beside = diagonal
    var product = diagonal
    for i in stride(from: n - 1, to: 0, by: -1) {
      if i & 0xF == 0 { try context.checkpoint(1 - Double(i) / Double(n)) }
      let row = i * n
      var h = 0.0
      let scale = (0..<i).reduce(0.0) { $0 + abs(a[row + $1]) }
      guard i > 1, scale > 0 else {
        beside[i] = a[row + i - 1]
        continue
      }
      for k in 0..<i {
        a[row + k] /= scale
        h += a[row + k] * a[row + k]
      }
      let f = a[row + i - 1]
      let g = f >= 0 ? -h.squareRoot() : h.squareRoot()
      beside[i] = scale * g
      h -= f * g
      a[row + i - 1] = f - g
      var sum = 0.0
      // The lower triangle alone is kept: a row of it serves two products.
      for j in 0..<i { product[j] = 0 }
      for j in 0..<i {
        let uj = a[row + j]
        var dot = 0.0
        for k in 0..<j {
          dot += a[j &* n &+ k] * a[row &+ k]
          product[k] += a[j &* n &+ k] * uj
        }
        product[j] += dot + a[j * n + j] * uj
      }
      for j in 0..<i {
        product[j] /= h
        sum += product[j] * a[row + j]
      }
      let half = sum / (2 * h)
      for j in 0..<i {
        let uj = a[row + j]
        product[j] -= half * uj
        let pj = product[j]
        for k in 0...j { a[j &* n &+ k] -= uj * product[k] + pj * a[row &+ k] }
      }
    }
    for i in 0..<n { diagonal[i] = a[i * n + i] }
    return (diagonal, beside)
  }
}
