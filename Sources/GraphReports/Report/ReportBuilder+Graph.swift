import GraphAlgorithms
import RelationGraph

extension ReportBuilder {
  /// What is in the file, before any projection.
  var graphSection: [AnalysisDocument.Block] {
    let source = graph.source
    let summary = GraphSummary(source)
    var blocks: [AnalysisDocument.Block] = []
    if let text = source.summary, !text.isEmpty { blocks.append(.paragraph(DocumentText(stringLiteral: text))) }
    let counts = [
      counted(summary.nodes, "node"), counted(summary.relations, "relation"),
      counted(summary.components, "component"), counted(summary.sources, "source"),
    ]
    var text: DocumentText = "The file holds \(counts.joined(separator: ", ")) by the schema \(code: summary.schema)."
    if summary.relations > 0 {
      let (sourced, dated) = (share(summary.sourcedRelations, summary), share(summary.datedRelations, summary))
      let (directed, negative) = (share(summary.directedRelations, summary), share(summary.negativeRelations, summary))
      text += " Of the relations, \(sourced) name a source and \(dated) a date, \(directed) have a direction and"
      text += " \(negative) are negative."
    }
    if let earliest = summary.earliest, let latest = summary.latest {
      text += " Facts are dated from \(earliest.phrase) to \(latest.phrase)."
    }
    blocks.append(.paragraph(text))
    blocks += [.table(nodeKinds(summary)), .table(relationKinds(summary))]
    blocks += plausibility
    return blocks
  }

  private func share(_ part: Int, _ summary: GraphSummary) -> String {
    let permille = Int((1000 * Double(part) / Double(summary.relations)).rounded())
    return "\(part) (\(permille / 10)\(permille % 10 == 0 ? "" : ".\(permille % 10)") %)"
  }

  private func nodeKinds(_ summary: GraphSummary) -> DocumentTable {
    var table = DocumentTable(
      "node-kinds", "Nodes by kind",
      columns: [.init("kind", "Kind"), .init("nodes", "Nodes")], keys: ["kind"],
      command: commands.line("info", isProjected: false))
    table.rows = summary.nodeKinds.map { [.text($0.kind), .integer($0.count)] }
    return table
  }

  private func relationKinds(_ summary: GraphSummary) -> DocumentTable {
    let source = graph.source
    var table = DocumentTable(
      "relation-kinds", "Relations by kind, how many name a source, and the lowest confidence of one",
      columns: [
        .init("kind", "Kind"), .init("meaning", "Meaning"), .init("relations", "Relations"),
        .init("directed", "Directed"), .init("sourced", "With a source"), .init("weakest", "Weakest confidence"),
      ], keys: ["kind"], command: commands.line("info", isProjected: false))
    var rows: [String: [Int]] = [:]
    for row in 0..<source.relationCount { rows[source.relationKind(at: row).rawValue, default: []].append(row) }
    table.rows = summary.relationKinds.map { kind, count in
      let found = evidence.summary(of: rows[kind] ?? [])
      let rule = source.schema.rule(for: RelationKind(rawValue: kind))
      return [
        .text(kind), .text(rule.summary.isEmpty ? "–" : rule.summary), .integer(count),
        .text(rule.isDirected ? "yes" : "no"), .integer(found.facts - found.unsourced), .number(found.weakest),
      ]
    }
    return table
  }

  private var plausibility: [AnalysisDocument.Block] {
    let findings = Plausibility.findings(in: graph.source, name: name)
    let check = AnalysisDocument.Block.commands([commands.line("check", isProjected: false)])
    guard !findings.isEmpty else {
      return [.heading("Plausibility"), .paragraph("The check of the file has nothing to remark."), check]
    }
    return [
      .heading("Plausibility"), .paragraph("The check of the file remarks:"),
      .list(findings.map { "\($0.severity.rawValue): \($0.message)" }), check,
    ]
  }
}
