extension ProjectedGraph {
  /// The same nodes with other ties, as random models draw them: ties without facts, in canonical order.
  ///
  /// - Parameters:
  ///   - ends: in an undirected graph in either order; parallel ties and loops stay as they are.
  ///   - weights: one a tie, or `nil` where every tie counts 1.
  /// - Complexity: O(n + m log m).
  package func rewired(_ ends: [(from: Int32, to: Int32)], weights: [Double]? = nil) -> ProjectedGraph {
    let oriented = ends.map { isDirected || $0.from <= $0.to ? $0 : (from: $0.to, to: $0.from) }
    let order = oriented.indices.sorted {
      (oriented[$0].from, oriented[$0].to, $0) < (oriented[$1].from, oriented[$1].to, $1)
    }
    let sorted = order.map { oriented[$0] }
    let rows = Projection.rows(sorted, nodeCount: nodeCount, isDirected: isDirected)
    return ProjectedGraph(
      source: source, projection: projection, isDirected: isDirected, outgoing: rows.outgoing, incoming: rows.incoming,
      tieWeights: weights.map { weights in order.map { weights[$0] } }, tieEnds: sorted, sourceNodes: sourceNodes,
      factOffsets: [Int](repeating: 0, count: sorted.count + 1), factRows: [])
  }
}
