import RelationGraph

/// Writes a line for every node with the neighbours that its relations lead to.
enum AdjacencyListWriter {
  static func bytes(_ graph: PropertyGraph) -> [UInt8] {
    let kept = graph.keeping(GraphFormat.adjacencyList.keeps)
    var neighbours = [[String]](repeating: [], count: kept.nodeCount)
    for index in 0..<kept.relationCount {
      let ends = kept.relationEnds(at: index)
      neighbours[ends.from].append(kept.nodeID(at: ends.to))
    }
    // Programs divide at any white space unless told otherwise: tabs only where an id has spaces.
    let ids = (0..<kept.nodeCount).map { kept.nodeID(at: $0) }
    let hasSpaces = ids.contains { $0.unicodeScalars.contains { $0.properties.isWhitespace } }
    var out = TextBuffer()
    out.line(EdgeListWriter.comment(isDirected: !ExportAttributes.isUndirected(kept)))
    for (id, others) in zip(ids, neighbours) {
      let line = ([id] + others).map(EdgeListLine.written).joined(separator: hasSpaces ? "\t" : " ")
      // One tab in the file is enough to tell that spaces belong to ids; NetworkX takes one at the end for one more node.
      out.line(line + (hasSpaces && kept.relationCount == 0 ? "\t" : ""))
    }
    return out.bytes
  }

  /// Relations of several kinds between two nodes are parallel where kinds are not kept.
  static func losses(of graph: PropertyGraph) -> [Loss] {
    let keeps = GraphFormat.adjacencyList.keeps
    let parallels = graph.relationCount - graph.keeping(keeps).relationCount
    return keeps.union(.parallels).losses(of: graph)
      + (parallels == 0 ? [] : [Loss("parallel relations", facts: parallels)])
  }
}
