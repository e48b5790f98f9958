/// The eigenvectors of the largest eigenvalues of a large symmetric matrix, of which only products with vectors are known.
///
/// A subspace grows by the residuals of the best vectors in it and is cut back to these when it is large: a block version of
/// Davidson's method without preconditioning, as stable as Lanczos' with full orthogonalisation, and indifferent to eigenvalues
/// that coincide.
///
/// E. R. Davidson (1975). The iterative calculation of a few of the lowest eigenvalues and corresponding eigenvectors of large
/// real-symmetric matrices. Journal of Computational Physics 17. https://doi.org/10.1016/0021-9991(75)90065-0
struct LeadingEigenvectors {
  /// Falling.
  private(set) var values: [Double] = []
  /// In the order of the values, of norm 1; of the entries larger than half of the largest the first is positive.
  private(set) var vectors: [[Double]] = []
  /// The largest ‖Ax − λx‖, relative to the largest |λ| met.
  private(set) var residual = 0.0

  /// The residual that is small enough.
  private static let tolerance = 1e-11
  private static let largestStep = 3000

  private var basis: [[Double]] = []
  private var images: [[Double]] = []

  /// - Parameters:
  ///   - size: of the matrix.
  ///   - count: of the vectors, at most `size`.
  ///   - seed: of the first vectors.
  ///   - multiply: the matrix times a vector.
  init(
    size: Int, count: Int, seed: UInt64, in context: RunContext, multiply: ([Double]) -> [Double]
  ) throws(AlgorithmError) {
    let count = min(size, count)
    guard count > 0 else { return }
    var random = SplitMix64(seed: seed)
    func randomVector() -> [Double] { (0..<size).map { _ in Double(random.next() >> 11) * 0x1p-52 - 1 } }
    for _ in 0..<count { _ = grow(by: randomVector(), multiply) }
    let capacity = max(4 * count, 40)
    var scale = 0.0
    for step in 0..<Self.largestStep {
      try context.checkpoint()
      let gram = basis.indices.map { i in basis.indices.map { Self.product(basis[i], images[$0]) } }
      let system = SmallEigensystem(
        gram.indices.map { i in gram.indices.map { (gram[i][$0] + gram[$0][i]) / 2 } })
      scale = max(scale, system.values.map(abs).max() ?? 0)
      values = Array(system.values.prefix(count))
      vectors = system.vectors.prefix(count).map { Self.combination(basis, $0) }
      let products = system.vectors.prefix(count).map { Self.combination(images, $0) }
      let residuals = vectors.indices.map { k in
        (0..<size).map { products[k][$0] - values[k] * vectors[k][$0] }
      }
      let norms = residuals.map { Self.product($0, $0).squareRoot() }
      residual = scale > 0 ? (norms.max() ?? 0) / scale : 0
      if residual <= Self.tolerance || basis.count == size || step == Self.largestStep - 1 { break }
      if basis.count + count > capacity {
        let kept = system.vectors.prefix(min(basis.count, 2 * count + 2))
        let (oldBasis, oldImages) = (basis, images)
        basis = kept.map { Self.combination(oldBasis, $0) }
        images = kept.map { Self.combination(oldImages, $0) }
      }
      var hasGrown = false
      for (k, residual) in residuals.enumerated() where norms[k] > Self.tolerance * scale {
        if grow(by: residual, multiply) { hasGrown = true }
      }
      if !hasGrown && !grow(by: randomVector(), multiply) { break }
    }
    for k in vectors.indices { Self.turn(&vectors[k]) }
  }

  /// Takes in what a vector has outside the subspace; false where that is nothing.
  private mutating func grow(by vector: [Double], _ multiply: ([Double]) -> [Double]) -> Bool {
    guard basis.count < vector.count else { return false }
    var new = vector
    let norm = Self.product(vector, vector).squareRoot()
    guard norm > 0 else { return false }
    for index in new.indices { new[index] /= norm }
    // Twice, for the digits that the first time cancelled.
    for _ in 0..<3 {
      for old in basis {
        let share = Self.product(old, new)
        for index in new.indices { new[index] -= share * old[index] }
      }
      let rest = Self.product(new, new).squareRoot()
      guard rest > 1e-10 else { return false }
      for index in new.indices { new[index] /= rest }
    }
    basis.append(new)
    images.append(multiply(new))
    return true
  }

  private static func product(_ a: [Double], _ b: [Double]) -> Double {
    var sum = 0.0
    for index in a.indices { sum += a[index] * b[index] }
    return sum
  }

  private static func combination(_ vectors: [[Double]], _ factors: [Double]) -> [Double] {
    var sum = [Double](repeating: 0, count: vectors[0].count)
    for (vector, factor) in zip(vectors, factors) {
      for index in sum.indices { sum[index] += factor * vector[index] }
    }
    return sum
  }

  private static func turn(_ vector: inout [Double]) {
    let largest = vector.reduce(0) { max($0, abs($1)) }
    guard let first = vector.first(where: { abs($0) > largest / 2 }), first < 0 else { return }
    for index in vector.indices { vector[index] = -vector[index] }
  }
}
