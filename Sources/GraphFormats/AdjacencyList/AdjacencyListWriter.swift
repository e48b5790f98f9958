import RelationGraph

/// Writes a line for every node with the neighbours that its relations lead to.
enum AdjacencyListWriter {
  static func text(_ graph: PropertyGraph) -> TextParts {
    // In canonical order the relations that begin at a node stand together, by what they lead to.
    let graph = graph.canonical()
    var starts = [Int](repeating: 0, count: graph.nodeCount + 1)
    for index in 0..<graph.relationCount { starts[graph.relationEnds(at: index).from + 1] += 1 }
    for node in 0..<graph.nodeCount { starts[node + 1] += starts[node] }
    // Programs divide at any white space unless told otherwise: tabs only where an id has spaces.
    let hasSpaces = (0..<graph.nodeCount).contains { node in
      graph.nodeID(at: node).unicodeScalars.contains { $0.properties.isWhitespace }
    }
    // One tab in the file is enough to tell that spaces belong to ids; NetworkX takes one at the end for one more node.
    let end = hasSpaces && graph.relationCount == 0 ? "\t" : ""
    var out = TextDocument()
    out.line(EdgeListWriter.comment(isDirected: !ExportAttributes.isUndirected(graph)))
    out.rows(graph.nodeCount) { [starts] node, out in
      out.write(EdgeListLine.written(graph.nodeID(at: node)))
      var last = -1
      for index in starts[node]..<starts[node + 1] {
        let neighbour = graph.relationEnds(at: index).to
        if neighbour == last { continue }
        last = neighbour
        out.write(hasSpaces ? "\t" : " ")
        out.write(EdgeListLine.written(graph.nodeID(at: neighbour)))
      }
      out.line(end)
    }
    return out.text
  }

  /// Relations of several kinds between two nodes are parallel where kinds are not kept.
  static func losses(of graph: PropertyGraph) -> [Loss] {
    let keeps = GraphFormat.adjacencyList.keeps
    let parallels = graph.relationCount - graph.relationCount(keeping: keeps)
    return keeps.union(.parallels).losses(of: graph)
      + (parallels == 0 ? [] : [Loss("parallel relations", facts: parallels)])
  }
}
