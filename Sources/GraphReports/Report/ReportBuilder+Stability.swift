import GraphAlgorithms

extension ReportBuilder {
  /// How often a measure is taken again.
  private static let samples = 50

  /// What the catalogue can tell, at little cost, of how sure rankings, communities and figures are.
  mutating func stabilitySection() throws(AlgorithmError) -> [AnalysisDocument.Block] {
    guard graph.nodeCount > 2, graph.tieCount > 1 else {
      return [.paragraph("The network is too small to take anything away from it.")]
    }
    var blocks: [AnalysisDocument.Block] = []
    try blocks.add(robustness())
    try blocks.add(chance())
    blocks += try certainty()
    return blocks.isEmpty ? [.paragraph(Self.missing)] : blocks
  }

  private func isCheap(_ work: Int, _ what: String, _ command: String) -> DocumentText? {
    guard work > options.limits.resampledWork else { return nil }
    return
      "\(what): the graph is too large to measure it again and again (\(work) steps, limit \(options.limits.resampledWork)). \(code: command) takes the time."
  }

  private mutating func robustness() throws(AlgorithmError) -> AnalysisDocument.Block? {
    var table = DocumentTable(
      "robustness", "Rankings after a tenth of the ties was taken away at random, \(Self.samples) times",
      columns: [
        .init("measure", "Measure"), .init("correlation", "Rank correlation"), .init("lowest", "Lowest"),
        .init("leader_kept", "First stays first"), .init("top_overlap", "Of the first tenth, stay"),
      ], keys: ["measure"])
    let linear = graph.nodeCount + 2 * graph.tieCount
    for (measure, work) in [
      ("degree", linear), ("betweenness", pathWork), ("closeness", pathWork), ("pagerank", 50 * linear),
    ] {
      let given = [("measure", measure), ("samples", String(Self.samples))].map { (name: $0.0, value: $0.1) }
      let command = robustnessCommand(measure)
      if let reason = isCheap(
        work.multipliedReportingOverflow(by: Self.samples).partialValue, "Robustness of \(measure)", command)
      {
        omissions.append(reason)
        continue
      }
      guard let figures = try run(Robustness.self, given) else { continue }
      table.rows.append([.text(measure)] + table.columns.dropFirst().map { .number(figures[$0.key]?.number) })
    }
    let first = table.rows.first?[0].value.exact ?? ""
    table.command = robustnessCommand(first)
    table.notes = [
      "A correlation near 1 means that missing ties would hardly change the order.",
      "The command is that for \(first); another measure takes its place.",
    ]
    return table.rows.isEmpty ? nil : .table(table)
  }

  private func robustnessCommand(_ measure: String) -> String {
    commands.line("analyse", ["-m", "robustness:measure=\(measure),samples=\(Self.samples)"] + seed)
  }

  private var seed: [String] { options.seed.map { ["--seed", String($0)] } ?? [] }

  /// Transitivity against random graphs of the same degrees.
  private mutating func chance() throws(AlgorithmError) -> AnalysisDocument.Block? {
    let given = [("figure", "transitivity"), ("samples", "100")].map { (name: $0.0, value: $0.1) }
    let command = commands.line("significance", ["--samples", "100"] + seed, nodes: ["transitivity"])
    let work = (graph.nodeCount + 20 * graph.tieCount).multipliedReportingOverflow(by: 100).partialValue
    if let reason = isCheap(work, "Transitivity against chance", command) {
      omissions.append(reason)
      return nil
    }
    guard let figures = try run(Significance.self, given) else { return nil }
    var table = DocumentTable(
      "chance", "Transitivity against random networks in which every node keeps its degree",
      columns: [.init("figure", nil), .init("words", "Figure"), .init("value", "Value")], keys: ["figure"],
      heading: "words", command: command)
    table.rows = ["observed", "expected", "deviation", "z", "p", "lowest", "highest"].map { name in
      [.text(name), .text(name), .number(figures[name]?.number)]
    }
    table.notes = [
      "p is the share of random networks that are as far from the expected value, this one counted among them."
    ]
    return .table(table)
  }

  /// How surely nodes belong to their communities.
  private mutating func certainty() throws(AlgorithmError) -> [AnalysisDocument.Block] {
    let work = (graph.nodeCount + graph.tieCount).multipliedReportingOverflow(by: 50 * 20).partialValue
    let command = commands.line("roles", ["-m", "community-stability"] + seed)
    if let reason = isCheap(max(work, graph.nodeCount * graph.nodeCount), "Stability of communities", command) {
      omissions.append(reason)
      return []
    }
    guard let scores = try run(CommunityStability.self), let groups = try communities() else { return [] }
    let values = scores.columns[0].values
    var table = DocumentTable(
      "certainty", "How surely the members of a community are together, over 50 searches",
      columns: [
        .init("community", "Community"), .init("size", "Size"), .init("mean", "Mean certainty"),
        .init("least", "Least certain member"), .init("lowest", "Its certainty"),
      ], keys: ["community"], command: command)
    for (number, members) in groups.groups.prefix(options.top).enumerated() where members.count > 1 {
      let known = members.filter { !values[$0].isNaN }
      guard let least = known.min(by: { values[$0] == values[$1] ? $0 < $1 : values[$0] < values[$1] }) else {
        continue
      }
      let mean = known.reduce(0) { $0 + values[$1] } / Double(known.count)
      table.rows.append([
        .integer(number), .integer(members.count), .number(mean), .text(label(least)), .number(values[least]),
      ])
    }
    table.notes = ["1 means that every search puts a node together with the same others."]
    return table.rows.isEmpty ? [] : [.table(table)]
  }
}
