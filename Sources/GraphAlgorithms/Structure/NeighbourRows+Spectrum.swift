extension NeighbourRows {
  /// The eigenvalues of the adjacency matrix, ascending.
  func adjacencySpectrum(in context: RunContext) throws(AlgorithmError) -> [Double] {
    var matrix = [Double](repeating: 0, count: nodeCount * nodeCount)
    for node in 0..<nodeCount { for arc in range(node) { matrix[node * nodeCount + Int(targets[arc])] = 1 } }
    return try SymmetricSpectrum(matrix, in: context).values
  }

  /// The eigenvalues of the Laplacian matrix, ascending.
  func laplacianSpectrum(in context: RunContext) throws(AlgorithmError) -> [Double] {
    var matrix = [Double](repeating: 0, count: nodeCount * nodeCount)
    for node in 0..<nodeCount {
      matrix[node * nodeCount + node] = Double(range(node).count)
      for arc in range(node) { matrix[node * nodeCount + Int(targets[arc])] = -1 }
    }
    return try SymmetricSpectrum(matrix, in: context).values
  }
}
