import RelationGraph

/// Writes lists of edges with the labels of nodes before them, a matrix for every kind of tie.
enum DLWriter {
  static func text(_ graph: PropertyGraph) -> TextParts {
    let graph = kept(graph)
    let kinds = graph.kinds
    let isNamed = kinds.contains { $0.kind != .unspecified }
    var out = TextDocument()
    // igraph reads nothing where the size is not in the first line.
    out.line("dl n=\(graph.ids.count)" + (kinds.count > 1 ? " nm=\(kinds.count)" : ""))
    out.line("format=edgelist1")
    if !graph.ids.isEmpty {
      out.line("labels:")
      out.rows(graph.ids.count) { index, out in out.line(DLWords.label(graph.ids[index])) }
    }
    if isNamed {
      out.line("matrix labels:")
      for kind in kinds { out.line(DLWords.label(kind.kind.rawValue)) }
    }
    out.line("data:")
    for (number, kind) in kinds.enumerated() {
      if number > 0 { out.line("!") }
      out.rows(graph.ties.count) { index, out in
        let tie = graph.ties[index]
        guard tie.kind == kind.kind else { return }
        let weight = tie.weight.map { " " + TieNumber.text($0) } ?? ""
        out.line("\(tie.from + 1) \(tie.to + 1)\(weight)")
        if !tie.isDirected, tie.from != tie.to { out.line("\(tie.to + 1) \(tie.from + 1)\(weight)") }
      }
    }
    return out.text
  }

  /// The graph as matrices hold it: one value a cell, and undirected where all cells have their mirrors.
  static func kept(_ graph: PropertyGraph) -> TieGraph {
    var result = TieGraph(graph)
    result.dropDates()
    result.useSigns()
    let directed = Set(result.ties.filter(\.isDirected).map(\.kind))
    if result.ties.contains(where: { !$0.isDirected && directed.contains($0.kind) }) {
      result.ties = result.ties.flatMap { tie in
        guard !tie.isDirected, directed.contains(tie.kind) else { return [tie] }
        var (there, back) = (tie, tie)
        there.isDirected = true
        (back.from, back.to, back.isDirected) = (tie.to, tie.from, true)
        return tie.from == tie.to ? [there] : [there, back]
      }
    }
    result.mergeParallels()
    for kind in directed where isSymmetric(result.ties, of: kind) {
      result.ties.removeAll { $0.kind == kind && $0.from > $0.to }
      for index in result.ties.indices where result.ties[index].kind == kind { result.ties[index].isDirected = false }
    }
    return result
  }

  private static func isSymmetric(_ ties: [TieGraph.Tie], of kind: RelationKind) -> Bool {
    DLAssembly.isSymmetric(
      ties.compactMap { tie in
        guard tie.kind == kind else { return nil }
        return DLReader.Cell(matrix: 0, row: tie.from, column: tie.to, value: tie.weight, line: 0)
      })
  }

  static func losses(_ graph: PropertyGraph) -> [Loss] {
    let undirected = Set(kept(graph).ties.filter { !$0.isDirected }.map(\.kind))
    let count = TieGraph(graph).ties.count { $0.isDirected && undirected.contains($0.kind) }
    return TieGraph.losses(of: graph, in: .dl)
      + (count == 0 ? [] : [Loss("directions of relations that all go both ways", facts: count)])
  }
}
