import GraphAlgorithms
import GraphFormats
import RelationGraph

extension ReportBuilder {
  /// The numbered list that the text cites.
  func sourceSection(citedIn document: AnalysisDocument) -> [AnalysisDocument.Block] {
    let sources = graph.source.sources
    guard !sources.isEmpty else {
      return [.paragraph("The graph names no sources. Its facts stand on the word of whoever made the file.")]
    }
    var facts: [String: Int] = [:]
    for row in 0..<graph.source.relationCount {
      for id in Set(graph.source.relationEvidence(at: row).map(\.source)) { facts[id, default: 0] += 1 }
    }
    var table = DocumentTable(
      "sources", "Sources by their ids, with the number of relations that each attests",
      columns: [
        .init("number", "No."), .init("id", nil), .init("title", "Source"), .init("published", "Published"),
        .init("retrieved", "Read"), .init("reliability", "Reliability"), .init("relations", "Relations"),
      ], keys: ["id"], heading: "number")
    table.anchor = "source-"
    let cited = sources.count > options.limits.listedSources ? Self.cited(in: document) : nil
    for (index, source) in sources.enumerated() where cited?.contains(index + 1) ?? true {
      table.rows.append([
        .integer(index + 1), .text(source.id), .words(Self.described(source)),
        .init(Self.cell(source.date)), .init(Self.cell(source.retrieved)), .number(source.reliability),
        .integer(facts[source.id] ?? 0),
      ])
    }
    var blocks: [AnalysisDocument.Block] = []
    if cited != nil {
      blocks.append(
        .paragraph(
          "The file names \(sources.count) sources. These are the \(table.rows.count) that the text cites; the others are in the file."
        ))
    }
    return blocks + [.table(table)]
  }

  private static func cell(_ date: PartialDate?) -> ResultTable.Cell { date.map { .text($0.phrase) } ?? .missing }

  private static func described(_ source: Source) -> DocumentText {
    var text = DocumentText()
    if let author = source.author { text += "\(author). " }
    let title = source.title ?? source.id
    text += source.url.map { DocumentText([.link(title, address: $0)]) } ?? DocumentText(stringLiteral: title)
    if let publisher = source.publisher { text += ". \(publisher)" }
    if let note = source.note { text += ". Note: \(note)" }
    return text
  }

  /// The numbers of the sources that tables cite.
  private static func cited(in document: AnalysisDocument) -> Set<Int> {
    var numbers: Set<Int> = []
    for cell in document.sections.flatMap(\.tables).flatMap(\.rows).joined() {
      for case .source(let number) in cell.words?.spans ?? [] { numbers.insert(number) }
    }
    return numbers
  }

  /// Fingerprint, versions and commands.
  func reproductionSection(of document: AnalysisDocument) -> [AnalysisDocument.Block] {
    var facts: [DocumentText] = [
      "SHA-256 of the graph in its canonical form: \(code: document.sha256)",
      "Entente \(EntenteVersion.current)",
    ]
    if let graphviz = document.figures.first?.graphviz {
      facts.append(
        "Diagrams by Graphviz \(graphviz); places of nodes depend on its version and on the fonts of the machine")
    }
    let seed = options.seed.map { "Seed of all random numbers: \($0)" }
    facts.append(DocumentText(stringLiteral: seed ?? "Seeds: the defaults, as the methods list them"))
    var lines: [String] = []
    for section in document.sections {
      for line in section.tables.compactMap(\.command) + section.figures.map(\.command) where !lines.contains(line) {
        lines.append(line)
      }
    }
    var blocks: [AnalysisDocument.Block] = [
      .paragraph(
        "The same facts give the same numbers, in whatever order the file has them and on any number of processors."),
      .list(facts),
    ]
    if !lines.isEmpty {
      blocks.append(.paragraph("These commands, in the folder of the file, give the tables and diagrams:"))
      blocks.append(.commands(lines))
    }
    blocks += [
      .paragraph("This one computes the report anew and names every difference (REPORT is the file of the report):"),
      .commands([commands.line("report", ["--verify", "REPORT"], isProjected: false)]),
    ]
    return blocks
  }
}
