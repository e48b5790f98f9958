/// The spectral segregation index, summed over the nodes of every category.
struct SpectralSegregation {
  let sums: [Double]

  private static let tolerance = 1e-12
  private static let iterations = 1_000_000

  /// The matrix of shares 1/dᵢ within a part is similar to the symmetric one with 1/√(dᵢdⱼ): the eigenvalues are the same.
  init(_ network: CategoryNetwork, in context: RunContext) throws(AlgorithmError) {
    let rows = network.rows
    let category = network.category
    var inside = NeighbourRows(offsets: [0], targets: [], weights: [])
    for node in 0..<rows.nodeCount {
      let range = rows.range(node)
      for target in rows.targets[range] where category[Int(target)] == category[node] {
        inside.targets.append(target)
        let other = rows.range(Int(target)).count
        inside.weights?.append(1 / (Double(range.count) * Double(other)).squareRoot())
      }
      inside.offsets.append(inside.targets.count)
    }
    let parts = try StrongParts(offsets: inside.offsets, targets: inside.targets, in: context)
    var local = [Int32](repeating: 0, count: rows.nodeCount)
    var sums = [Double](repeating: 0, count: network.count)
    for members in parts.members() where members.count > 1 {
      try context.checkpoint()
      for (place, node) in members.enumerated() { local[Int(node)] = Int32(place) }
      var matrix = NeighbourRows(offsets: [0], targets: [], weights: [])
      for node in members {
        let range = inside.range(Int(node))
        matrix.targets += inside.targets[range].map { local[Int($0)] }
        matrix.weights? += inside.weights?[range] ?? []
        matrix.offsets.append(matrix.targets.count)
      }
      let vector = try PerronVector(
        of: matrix, isSymmetric: true, tolerance: Self.tolerance, iterations: Self.iterations, in: context.quiet)
      // No row of shares adds up to more than 1.
      let eigenvalue = min(1, vector?.eigenvalue ?? 0)
      sums[category[Int(members[0])]] += eigenvalue * Double(members.count)
    }
    self.sums = sums
  }
}
