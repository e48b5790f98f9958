import GraphAlgorithms
import GraphFormats

extension ReportBuilder {
  /// What every section says of a graph without nodes.
  static let nothing: [AnalysisDocument.Block] = [
    .paragraph("The projection has no nodes, so that there is nothing to tell here.")
  ]

  /// The figures of `entente structure`.
  mutating func structureSection() throws(AlgorithmError) -> [AnalysisDocument.Block] {
    guard graph.nodeCount > 0 else { return Self.nothing }
    var report = StructureReport(graph)
    for type in StructureReport.algorithms {
      if type.card.id == Distances.card.id, !isExact {
        omissions.append(
          """
          Diameter and average path length: the graph is too large to measure all distances (nodes times arcs \(pathWork), limit \
          \(options.limits.exactWork)). \(code: commands.line("structure")) takes the time.
          """)
        continue
      }
      try add(type, to: &report)
    }
    var table = DocumentTable(
      "figures", "Figures of the whole network",
      columns: [.init("figure", nil), .init("words", "Figure"), .init("value", "Value")], keys: ["figure"],
      heading: "words", command: commands.line("structure"))
    for row in report.figureTable.rows {
      guard case .text(let name) = row[0] else { continue }
      if name == "articulation_point_nodes" || (name.hasPrefix("triad_census.") && row[1] == .missing) { continue }
      table.rows.append([.text(name), .text(Self.words(name)), .init(row[1])])
    }
    table.notes = report.table.notes.filter { !$0.hasPrefix("articulation points: ") }
      .map { DocumentText(stringLiteral: $0) }
    return [.table(table)]
  }

  private mutating func add<Algorithm: GraphAlgorithm>(
    _ type: Algorithm.Type, to report: inout StructureReport
  ) throws(AlgorithmError) {
    if let output = try run(type) { report.add(output, of: Algorithm()) }
  }

  /// `average_path_length` as words.
  static func words(_ figure: String) -> String {
    figure.replacing("triad_census.", with: "triads of class ")
      .replacing("path_length_histogram.", with: "pairs at distance ").replacing("_", with: " ")
  }
}
