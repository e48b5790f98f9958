import RelationGraph

/// Writes a relation a line, with tabs, behind comments that state the direction and the columns.
enum EdgeListWriter {
  static func text(_ graph: PropertyGraph) -> TextParts {
    var out = TextDocument()
    out.line(comment(isDirected: !ExportAttributes.isUndirected(graph)))
    let hasWeights = (0..<graph.relationCount).contains { weight(graph, $0) != nil }
    out.line("# source\ttarget" + (hasWeights ? "\tweight" : ""))
    out.rows(graph.relationCount) { index, out in
      let ends = graph.relationEnds(at: index)
      var line =
        EdgeListLine.written(graph.nodeID(at: ends.from)) + "\t" + EdgeListLine.written(graph.nodeID(at: ends.to))
      if hasWeights, let weight = weight(graph, index) { line += "\t" + weight }
      out.line(line)
    }
    return out.text
  }

  /// How SNAP says it.
  static func comment(isDirected: Bool) -> String { isDirected ? "# Directed graph" : "# Undirected graph" }

  static func losses(of graph: PropertyGraph) -> [Loss] {
    let words = (0..<graph.relationCount).count {
      graph.relationProperty("weight", at: $0) != nil && weight(graph, $0) == nil
    }
    return GraphFormat.edgeList.keeps.union(.propertyTypes).losses(of: graph)
      + (words == 0 ? [] : [Loss("weights that are not numbers", facts: words)])
  }

  private static func weight(_ graph: PropertyGraph, _ index: Int) -> String? {
    guard let value = graph.relationProperty("weight", at: index), value.number != nil else { return nil }
    return value.text
  }
}
