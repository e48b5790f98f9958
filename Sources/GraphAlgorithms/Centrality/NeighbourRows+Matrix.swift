import RelationGraph

extension NeighbourRows {
  /// The sum of every column of the matrix.
  ///
  /// - Throws: ``AlgorithmError/infiniteStrength`` where one is not finite.
  func columnSums() throws(AlgorithmError) -> [Double] {
    var sums = [Double](repeating: 0, count: nodeCount)
    for arc in targets.indices { sums[Int(targets[arc])] += weights?[arc] ?? 1 }
    guard sums.allSatisfy(\.isFinite) else { throw .infiniteStrength }
    return sums
  }

  /// The sum of every row of the matrix; of a symmetric one the same bits as ``columnSums()``.
  ///
  /// - Throws: ``AlgorithmError/infiniteStrength`` where one is not finite.
  func rowSums(in context: RunContext) throws(AlgorithmError) -> [Double] {
    var sums = [Double](count: nodeCount) { sums in
      for node in 0..<nodeCount { sums[node] = Double(offsets[node + 1] - offsets[node]) }
    }
    guard let weights else { return sums }
    let chunks = RowChunks(offsets: offsets)
    try sums.withSharedMemory { (sums) throws(AlgorithmError) in
      _ = try context.chunked(chunks) { chunk in
        for row in chunk { sums.base[row] = range(row).reduce(0) { $0 + weights[$1] } }
      }
    }
    guard sums.allSatisfy(\.isFinite) else { throw .infiniteStrength }
    return sums
  }

  /// Some rows of the matrix times a vector: element `i` of `result` is that of row `rows.lowerBound + i`.
  ///
  /// The vector is read without bounds checks, which cost a tenth of the time: its count must be ``nodeCount``.
  func multiply(_ vector: [Double], rows: Range<Int>, into result: inout [Double]) {
    precondition(vector.count == nodeCount && rows.upperBound <= nodeCount && result.count >= rows.count)
    vector.withUnsafeBufferPointer { vector in
      targets.withUnsafeBufferPointer { targets in
        for row in rows {
          var sum = 0.0
          if let weights {
            for arc in range(row) { sum += weights[arc] * vector[Int(targets[arc])] }
          } else {
            for arc in range(row) { sum += vector[Int(targets[arc])] }
          }
          result[row &- rows.lowerBound] = sum
        }
      }
    }
  }
}
