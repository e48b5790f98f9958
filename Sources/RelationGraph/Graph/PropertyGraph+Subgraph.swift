extension PropertyGraph {
  /// The graph of some nodes and some of the relations between them, with the schema and the sources of this one.
  ///
  /// - Parameters:
  ///   - nodes: rows of the nodes that are kept, each once, in the order they are to have.
  ///   - relations: rows of the relations that are kept; those with an end outside `nodes` are left out.
  /// - Complexity: O(nodes + relations) of this graph.
  public func subgraph(nodes: [Int], relations: [Int]) -> PropertyGraph {
    var rank = [Int32](repeating: -1, count: nodeCount)
    for (new, old) in nodes.enumerated() { rank[old] = Int32(new) }
    var result = self
    result.nodeTable = nodeTable.selecting(nodes.map(Int32.init))
    let kept = relations.filter { row in
      rank[Int(relationTable.from[row])] >= 0 && rank[Int(relationTable.to[row])] >= 0
    }
    result.relationTable = relationTable.selecting(kept.map(Int32.init), newNode: rank) { _ in false }
    result.isCanonical = false
    return result
  }
}
