import RelationGraph

/// Writes the adjacency matrix: symmetric where all ties are undirected, else general, with undirected ties in both places.
enum MatrixMarketWriter {
  static func text(_ graph: PropertyGraph) -> TextParts {
    let graph = kept(graph)
    let isSymmetric = graph.ties.first.map { !$0.isDirected } ?? false
    let types = Set(graph.ties.map { $0.weight?.type })
    let field = types == [nil] || types.isEmpty ? "pattern" : types == [.integer] ? "integer" : "real"
    var out = TextDocument()
    out.line("%%MatrixMarket matrix coordinate \(field) \(isSymmetric ? "symmetric" : "general")")
    out.line(MatrixMarketNames.mark)
    out.rows(graph.ids.count) { index, out in out.line("%\(graph.ids[index])") }
    out.line("\(graph.ids.count) \(graph.ids.count) \(graph.ties.count)")
    out.rows(graph.ties.count) { index, out in
      let tie = graph.ties[index]
      // The lower triangle of a symmetric matrix is what is written.
      let (row, column) = isSymmetric ? (max(tie.from, tie.to), min(tie.from, tie.to)) : (tie.from, tie.to)
      out.line("\(row + 1) \(column + 1)" + (tie.weight.map { " " + TieNumber.text($0) } ?? ""))
    }
    return out.text
  }

  /// The graph as a matrix holds it: one value a cell, and 1 where ties among weighted ones have no weight.
  static func kept(_ graph: PropertyGraph) -> TieGraph {
    var result = TieGraph(graph)
    result.dropKinds()
    result.dropDates()
    result.useSigns()
    if result.ties.contains(where: \.isDirected), !result.ties.allSatisfy(\.isDirected) {
      result.ties = result.ties.flatMap { tie in
        var (there, back) = (tie, tie)
        there.isDirected = true
        (back.from, back.to, back.isDirected) = (tie.to, tie.from, true)
        return tie.isDirected || tie.from == tie.to ? [there] : [there, back]
      }
    }
    result.mergeParallels()
    if result.ties.contains(where: { $0.weight != nil }) {
      for index in result.ties.indices where result.ties[index].weight == nil {
        result.ties[index].weight = .integer(1)
      }
    }
    return result
  }

  static func losses(_ graph: PropertyGraph) -> [Loss] {
    var ties = TieGraph(graph)
    ties.useSigns()
    let count = ties.ties.count { $0.weight == nil }
    let isFilled = count > 0 && count < graph.relationCount
    return TieGraph.losses(of: graph, in: .matrixMarket)
      + (isFilled ? [Loss("relations without a weight, which is written as 1", facts: count)] : [])
  }
}
