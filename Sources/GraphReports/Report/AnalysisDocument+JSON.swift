import Foundation
import GraphDiagrams
import GraphFormats
import GraphProjection

extension AnalysisDocument {
  /// The document for machines: every table by keys, with numbers that read back to the same double.
  public var json: String { json(withPositions: true) + "\n" }

  /// - Parameter withPositions: whether the places of nodes are told, which depend on Graphviz and the fonts of the machine.
  func json(withPositions: Bool) -> String {
    JSONText.object([
      ("entente", JSONText.string(EntenteVersion.current)),
      (
        "graph",
        JSONText.object([("name", JSONText.string(name)), ("sha256", JSONText.string(sha256))])
      ),
      ("projection", JSONText.object(projection.settings.map { ($0.option, JSONText.string($0.value)) })),
      ("parameters", JSONText.object(parameters.map { ($0.name, JSONText.string($0.value)) })),
      ("report", optionsJSON),
      ("title", JSONText.string(title)),
      ("language", JSONText.string(language)),
      ("header", JSONText.object(header.map { ($0.name, JSONText.string($0.words.plain)) })),
      ("sections", JSONText.array(sections.map { Self.section($0, withPositions: withPositions) })),
    ])
  }

  /// What the report was asked for, so that it can be made again.
  private var optionsJSON: String {
    JSONText.object([
      ("sections", JSONText.array(options.sections.map { JSONText.string($0.rawValue) })),
      ("top", String(options.top)),
      ("seed", options.seed.map { JSONText.string(String($0)) }),
      ("from", format.map(JSONText.string)),
    ])
  }

  private static func section(_ section: Section, withPositions: Bool) -> String {
    JSONText.object([
      ("id", JSONText.string(section.id.rawValue)), ("title", JSONText.string(section.id.title)),
      ("text", JSONText.array(section.text.map(JSONText.string))),
      ("tables", JSONText.array(section.tables.map(table))),
      ("figures", JSONText.array(section.figures.map { figure($0, withPositions: withPositions) })),
    ])
  }

  private static func table(_ table: DocumentTable) -> String {
    JSONText.object([
      ("id", JSONText.string(table.id)), ("caption", JSONText.string(table.caption)),
      ("keys", JSONText.array(table.keys.map(JSONText.string))), ("command", table.command.map(JSONText.string)),
      (
        "rows",
        JSONText.array(
          table.rows.map { row in JSONText.object(zip(table.columns, row).map { ($0.key, $1.json) }) })
      ),
      ("notes", JSONText.array(table.notes.map { JSONText.string($0.plain) })),
    ])
  }

  private static func figure(_ figure: DocumentFigure, withPositions: Bool) -> String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = .sortedKeys
    let recipe = (try? encoder.encode(figure.recipe)).map { String(decoding: $0, as: UTF8.self) }
    let places = figure.positions.points.sorted { $0.key.utf8.lexicographicallyPrecedes($1.key.utf8) }
      .map { ($0.key, Optional(JSONText.array([JSONText.number($0.value.x), JSONText.number($0.value.y)]))) }
    return JSONText.object([
      ("id", JSONText.string(figure.id)), ("caption", JSONText.string(figure.caption)),
      ("command", JSONText.string(figure.command)), ("file", figure.file.map(JSONText.string)), ("recipe", recipe),
      ("graphviz", JSONText.string(figure.graphviz)),
      ("positions", withPositions ? JSONText.object(places) : nil),
    ])
  }
}
