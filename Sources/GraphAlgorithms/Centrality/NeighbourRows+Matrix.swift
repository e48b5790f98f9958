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

  /// The matrix times a vector.
  ///
  /// - Parameter chunks: those of ``offsets``; rows of one are multiplied by one thread.
  func multiply(
    _ vector: inout [Double], into result: inout [Double], _ chunks: RowChunks, in context: RunContext
  ) throws(AlgorithmError) {
    precondition(vector.count == nodeCount && result.count == nodeCount)
    try withKernelRows { (rows) throws(AlgorithmError) in
      try vector.withSharedMemory { (vector) throws(AlgorithmError) in
        try result.withSharedMemory { (result) throws(AlgorithmError) in
          _ = try context.quiet.chunked(chunks) { chunk in
            for row in chunk { result.base[row] = rows.product(row, vector.base) }
          }
        }
      }
    }
  }

  /// Some rows of the matrix times a vector: element `i` of `result` is that of row `rows.lowerBound + i`.
  func multiply(_ vector: [Double], rows: Range<Int>, into result: inout [Double]) {
    precondition(vector.count == nodeCount && rows.upperBound <= nodeCount && result.count >= rows.count)
    var vector = vector
    withKernelRows { kernel in
      vector.withUnsafeMutableBufferPointer { vector in
        for row in rows { result[row &- rows.lowerBound] = kernel.product(row, vector) }
      }
    }
  }
}
