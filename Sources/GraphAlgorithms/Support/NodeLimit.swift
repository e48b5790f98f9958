import GraphProjection

extension ProjectedGraph {
  /// Refuses a graph of more nodes than a measure is limited to, whose time or space grows faster than they do.
  func checkNodeCount(
    atMost limit: Int, for measure: String, hint: String = "filter the graph by --nodes or --relations"
  ) throws(AlgorithmError) {
    guard nodeCount > limit else { return }
    throw .limit("'\(measure)' takes at most \(limit) nodes, and the graph has \(nodeCount)", hint: hint)
  }
}
