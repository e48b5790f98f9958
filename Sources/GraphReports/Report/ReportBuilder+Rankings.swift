import GraphAlgorithms
import GraphFormats

extension ReportBuilder {
  /// Degree, betweenness, closeness and PageRank, with the evidence behind the ties of every node.
  mutating func rankingSection() throws(AlgorithmError) -> [AnalysisDocument.Block] {
    guard graph.nodeCount > 0 else { return Self.nothing }
    var blocks: [AnalysisDocument.Block] = []
    try blocks.add(ranking(DegreeCentrality.self))
    if isExact {
      try blocks.add(ranking(BetweennessCentrality.self))
      try blocks.add(ranking(ClosenessCentrality.self))
    } else {
      let top = max(1, options.top)
      let isSought = pathWork <= options.limits.searchedWork
      let closeness: DocumentText =
        isSought
        ? "closeness is that of the first nodes only (\(code: "top-closeness"))"
        : "closeness is left out (\(code: measureCommand("top-closeness:count=\(top)")) takes the time)"
      omissions.append(
        """
        Betweenness is estimated from sampled paths (\(code: "approximate-betweenness")), and \(closeness): nodes times arcs are \
        \(pathWork), more than the \(isSought ? options.limits.exactWork : options.limits.searchedWork) up to which \
        \(isSought ? "all shortest paths are counted" : "the highest closeness is sought").
        """)
      try blocks.add(ranking(ApproximateBetweenness.self))
      if isSought { try blocks.add(ranking(TopCloseness.self, [("count", String(top))])) }
    }
    try blocks.add(ranking(PageRank.self))
    return blocks
  }

  private mutating func ranking<Algorithm: GraphAlgorithm>(
    _ type: Algorithm.Type, _ given: [(name: String, value: String)] = []
  ) throws(AlgorithmError) -> AnalysisDocument.Block? {
    guard let scores = try scores(of: type, given) else { return nil }
    let id = Algorithm.card.id
    let options = given.map { "\($0.name)=\($0.value)" }.joined(separator: ",")
    let order = scores.ranking.filter { !scores.values[$0].isNaN }
    if order.count > 1, let first = order.first, let last = order.last, scores.values[first] == scores.values[last] {
      var text: DocumentText =
        "\(Algorithm.card.title) ranks nobody: every node has \(Self.shown(scores.values[first]))."
      if graph.isDirected { text += " Directions are followed; \(code: "--direction undirected") ignores them." }
      return .paragraph(text)
    }
    var table = rankingTable(
      id, "\(Algorithm.card.title). \(Algorithm.card.summary)", scores.columns, by: scores.leading, order: order,
      command: measureCommand(options.isEmpty ? id : "\(id):\(options)"))
    table.notes = scores.notes.map { DocumentText(stringLiteral: $0) }
    return .table(table)
  }

  func measureCommand(_ measure: String) -> String {
    let seed = options.seed.map { ["--seed", String($0)] } ?? []
    return commands.line("centrality", ["-m", measure, "--top", String(options.top)] + seed)
  }

  /// The first rows of a ranking, with one more column behind the values where `extra` gives one; equal values share a rank.
  func rankingTable(
    _ id: String, _ caption: String, _ columns: [NodeScores.Column], by leading: Int, order: [Int], command: String,
    extra: (column: DocumentTable.Column, cell: (Int) -> DocumentTable.Cell)? = nil
  ) -> DocumentTable {
    var table = DocumentTable(
      id, caption,
      columns: [.init("rank", "Rank"), .init("id", nil), .init("name", "Name"), .init("kind", "Kind")]
        + columns.map { .init($0.name, Self.words($0.name)) } + (extra.map { [$0.column] } ?? [])
        + Self.evidenceColumns,
      keys: ["id"], heading: "name", command: command)
    var rank = 0
    for (place, node) in order.prefix(options.top).enumerated() {
      let values = columns[leading].values
      if place == 0 || values[order[place - 1]] != values[node] { rank = place + 1 }
      var row: [DocumentTable.Cell] = [
        .integer(rank), .text(graph.nodeID(node)), .text(label(node)), .text(graph.nodeKind(node).rawValue),
      ]
      row += columns.map { .number($0.values[node], isInteger: $0.isInteger) }
      if let extra { row.append(extra.cell(node)) }
      table.rows.append(row + evidenceCells(evidence.relations(ofNode: node)))
    }
    return table
  }

  static let evidenceColumns: [DocumentTable.Column] = [
    .init("facts", "Facts"), .init("unsourced", "Without source"), .init("sources", "Sources"),
    .init("weakest", "Weakest confidence"),
  ]

  func evidenceCells(_ relations: [Int]) -> [DocumentTable.Cell] {
    let found = evidence.summary(of: relations)
    return [.integer(found.facts), .integer(found.unsourced), .integer(found.sources), .number(found.weakest)]
  }
}

extension [AnalysisDocument.Block] {
  mutating func add(_ block: AnalysisDocument.Block?) { if let block { append(block) } }
}
