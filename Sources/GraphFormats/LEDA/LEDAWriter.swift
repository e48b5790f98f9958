import RelationGraph

/// Writes LEDA's graph format: ids of nodes as text, weights of ties as numbers.
enum LEDAWriter {
  static func text(_ graph: PropertyGraph) -> TextParts {
    let graph = kept(graph)
    var types = Set(graph.ties.compactMap(\.weight).map(\.type))
    // Of integers and reals together all are doubles to LEDA.
    if types.count > 1 { types = [.real] }
    var out = TextDocument()
    out.line("LEDA.GRAPH")
    out.line("string")
    out.line(types.isEmpty ? "void" : types == [.integer] ? "int" : "double")
    out.line(graph.ties.first?.isDirected == false ? "-2" : "-1")
    out.line("# nodes")
    out.line(String(graph.ids.count))
    out.rows(graph.ids.count) { index, out in out.line("|{\(graph.ids[index])}|") }
    out.line("# edges")
    out.line(String(graph.ties.count))
    out.rows(graph.ties.count) { index, out in
      let tie = graph.ties[index]
      // The third number is the reversed edge: none.
      out.line("\(tie.from + 1) \(tie.to + 1) 0 |{\(tie.weight.map(TieNumber.text) ?? "")}|")
    }
    return out.text
  }

  /// The graph as LEDA holds it: all ties are directed as soon as one is.
  static func kept(_ graph: PropertyGraph) -> TieGraph {
    var result = TieGraph(graph)
    result.dropKinds()
    result.dropDates()
    result.useSigns()
    let isDirected = result.ties.contains(where: \.isDirected)
    for index in result.ties.indices { result.ties[index].isDirected = isDirected }
    return result
  }

  static func losses(_ graph: PropertyGraph) -> [Loss] {
    TieGraph.losses(of: graph, in: .leda)
  }
}
