/// The strong part with the largest eigenvalue among several, and the eigenvector that belongs to it.
struct DominantVectors {
  let rows: NeighbourRows
  let parts: StrongParts
  /// The nodes of every part.
  let members: [[Int32]]
  /// The largest sum of a row of every part: no eigenvalue is larger.
  let largestRowSums: [Double]
  let isSymmetric: Bool
  let tolerance: Double
  let iterations: Int

  init(
    rows: NeighbourRows, isSymmetric: Bool, tolerance: Double, iterations: Int, in context: RunContext
  ) throws(AlgorithmError) {
    self.rows = rows
    parts =
      isSymmetric
      ? try StrongParts(symmetric: rows, in: context)
      : try StrongParts(offsets: rows.offsets, targets: rows.targets, in: context)
    members = parts.members()
    largestRowSums = try Self.largestRowSums(rows, parts, isSymmetric: isSymmetric, in: context)
    self.isSymmetric = isSymmetric
    self.tolerance = tolerance
    self.iterations = iterations
  }

  /// Eigenvalues that differ by no more than this, relative, are taken for equal.
  static let tie = 1e-9

  struct Part {
    var number: Int
    var nodes: [Int32]
    var vector: PerronVector
  }

  /// The part with the largest eigenvalue, or `nil` where all eigenvalues are 0.
  ///
  /// - Throws: ``AlgorithmError/unsuitable(_:hint:)`` where two parts share the largest eigenvalue.
  func dominantPart(
    among numbers: [Int], isValueEnough: Bool = false, in context: RunContext
  ) throws(AlgorithmError) -> Part? {
    // No eigenvalue is larger than the largest row sum: in that order most parts need no more than a look at it.
    var localNumber = [Int32](repeating: -1, count: rows.nodeCount)
    let candidates = numbers.map { (number: $0, bound: largestRowSums[$0]) }
      .filter { $0.bound > 0 }
      .sorted { ($1.bound, members[$0.number][0]) < ($0.bound, members[$1.number][0]) }
    var best: Part?
    var isTied = false
    for (number, bound) in candidates {
      let lead = best?.vector.eigenvalue ?? 0
      guard bound >= lead * (1 - Self.tie) else { break }
      let (nodes, matrix) = try matrix(of: number, &localNumber, in: context)
      let vector = try PerronVector(
        of: matrix, isSymmetric: isSymmetric, tolerance: tolerance, iterations: iterations,
        floor: lead * (1 - Self.tie), isValueEnough: isValueEnough, in: context)
      guard let vector, vector.eigenvalue >= lead * (1 - Self.tie) else { continue }
      isTied = best != nil && vector.eigenvalue <= lead * (1 + Self.tie)
      if !isTied { best = Part(number: number, nodes: nodes, vector: vector) }
    }
    guard !isTied else {
      throw .unsuitable(
        "several components share the largest eigenvalue, so that no eigenvector is singled out",
        hint: "take a vector for each (component=each), or --largest-component; or use PageRank")
    }
    return best
  }

  /// Writes the vector of a part, extended to those of the parts `numbers`, ascending, that it leads to, with Euclidean norm 1.
  func write(
    _ dominant: Part, among numbers: [Int], into values: inout [Double], in context: RunContext
  ) throws(AlgorithmError) {
    for (index, node) in dominant.nodes.enumerated() { values[Int(node)] = dominant.vector.values[index] }
    guard !isSymmetric else { return }
    var written = dominant.nodes
    // Rows are those of incoming arcs: what a part leads to has a larger number.
    for number in numbers where number > dominant.number {
      try extend(to: number, dominant.vector.eigenvalue, &values, in: context)
      if values[Int(members[number][0])] != 0 { written += members[number] }
    }
    let norm = written.reduce(0) { $0 + values[Int($1)] * values[Int($1)] }.squareRoot()
    for node in written { values[Int(node)] /= norm }
  }

  /// Solves xᵥ = (Σᵤ wᵤᵥ xᵤ)/λ on a part whose own eigenvalue is smaller than λ, given x before it.
  private func extend(
    to number: Int, _ eigenvalue: Double, _ values: inout [Double], in context: RunContext
  ) throws(AlgorithmError) {
    let nodes = members[number]
    let isReached = nodes.contains { node in
      rows.range(Int(node)).contains { values[Int(rows.targets[$0])] != 0 }
    }
    guard isReached else { return }
    for step in 1... {
      var change = 0.0
      for node in nodes {
        var (sum, own) = (0.0, 0.0)
        for arc in rows.range(Int(node)) {
          let weight = rows.weights?[arc] ?? 1
          if rows.targets[arc] == node { own += weight } else { sum += weight * values[Int(rows.targets[arc])] }
        }
        let value = sum / (eigenvalue - own)
        change = max(change, value > 0 ? abs(value - values[Int(node)]) / value : 0)
        values[Int(node)] = value
      }
      if nodes.count == 1 || change <= 1e-14 { return }
      try context.checkpoint(Double(step) / Double(iterations))
      guard step < iterations else {
        throw .limit("the eigenvector did not converge in \(iterations) steps", hint: "raise 'iterations'")
      }
    }
  }

  private static func largestRowSums(
    _ rows: NeighbourRows, _ parts: StrongParts, isSymmetric: Bool, in context: RunContext
  ) throws(AlgorithmError) -> [Double] {
    var largest = [Double](repeating: 0, count: parts.count)
    let sums = isSymmetric ? try rows.rowSums(in: context) : []
    for node in 0..<rows.nodeCount {
      let part = Int(parts.part[node])
      var sum = 0.0
      if isSymmetric {
        sum = sums[node]
      } else {
        for arc in rows.range(node) where parts.part[Int(rows.targets[arc])] == part { sum += rows.weights?[arc] ?? 1 }
      }
      largest[part] = max(largest[part], sum)
    }
    return largest
  }

  /// The matrix of one part alone, and its nodes in the order of the rows.
  private func matrix(
    of number: Int, _ localNumber: inout [Int32], in context: RunContext
  ) throws(AlgorithmError) -> (nodes: [Int32], matrix: NeighbourRows) {
    let nodes = members[number]
    if isSymmetric, let order = try HubOrder(rows, where: { [parts] in parts.part[Int($0)] == number }, in: context) {
      return (order.nodes, order.rows)
    }
    if nodes.count == rows.nodeCount { return (nodes, rows) }
    for (index, node) in nodes.enumerated() { localNumber[Int(node)] = Int32(index) }
    var matrix = NeighbourRows(offsets: [0], targets: [], weights: rows.weights == nil ? nil : [])
    matrix.offsets.reserveCapacity(nodes.count + 1)
    for node in nodes {
      for arc in rows.range(Int(node)) where isSymmetric || parts.part[Int(rows.targets[arc])] == number {
        matrix.targets.append(localNumber[Int(rows.targets[arc])])
        if let weights = rows.weights { matrix.weights?.append(weights[arc]) }
      }
      matrix.offsets.append(matrix.targets.count)
    }
    return (nodes, matrix)
  }
}
