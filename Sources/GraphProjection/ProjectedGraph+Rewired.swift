extension ProjectedGraph {
  /// The same nodes with other ties, as random models draw them: ties without facts, in canonical order.
  ///
  /// - Parameters:
  ///   - ends: in an undirected graph in either order; parallel ties and loops stay as they are.
  ///   - weights: one a tie, or `nil` where every tie counts 1.
  /// - Complexity: O(n + m log m).
  package func rewired(_ ends: [(from: Int32, to: Int32)], weights: [Double]? = nil) -> ProjectedGraph {
    var pairs = ends.map { ends in
      let (a, b) = isDirected || ends.from <= ends.to ? (ends.from, ends.to) : (ends.to, ends.from)
      return TiePairs.pair(a, b)
    }
    var order = weights == nil ? [] : Array(0..<Int32(ends.count))
    TiePairs.sort(&pairs, moving: &order, nodeCount: nodeCount)
    return ProjectedGraph(
      source: source, projection: projection, isDirected: isDirected, pairs: pairs,
      tieWeights: weights.map { weights in order.map { weights[Int($0)] } }, sourceNodes: sourceNodes, facts: .none)
  }
}
