import RelationGraph

extension ProjectedGraph {
  /// The same nodes with other ties, as random models draw them: ties without facts, in canonical order.
  ///
  /// - Parameters:
  ///   - ends: in an undirected graph in either order; parallel ties and loops stay as they are.
  ///   - weights: one a tie, or `nil` where every tie counts 1.
  /// - Complexity: O(n + m log m).
  package func rewired(_ ends: [(from: Int32, to: Int32)], weights: [Double]? = nil) -> ProjectedGraph {
    let bits = ArcColumns.nodeBits(nodeCount)
    let ordered = EndOrder.order(count: ends.count, nodeBits: bits, tracksRows: weights != nil) { rows, keys in
      for row in rows {
        let (a, b) = ends[row]
        keys[row - rows.lowerBound] = EndOrder.key(isDirected ? a : min(a, b), isDirected ? b : max(a, b), bits)
      }
    }
    return ProjectedGraph(
      source: source, projection: projection, isDirected: isDirected,
      ties: ArcColumns(from: ordered.from, to: ordered.to, nodeCount: nodeCount),
      tieWeights: weights.flatMap { weights in ordered.rows.map { $0.map { weights[Int($0)] } } },
      sourceNodes: sourceNodes, facts: .none)
  }
}
