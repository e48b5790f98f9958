import GraphProjection

/// The whole analysis of a graph as a document that can be cited, sent and checked: what the graph is, methods, figures,
/// rankings, communities, paths, brokers, diagrams and sources.
///
/// It is a value of words, tables and figures; ``html``, ``markdown`` and ``json`` write it.
///
/// ```swift
/// var builder = ReportBuilder(network, name: "network.yaml")
/// let page = try builder.document(renderer: renderer).html
/// ```
public struct AnalysisDocument: Sendable {
  public var title: String
  /// The language of the title and of names.
  public var language: String
  public var subtitle: String
  /// Lines below the title: a name and its words.
  public var header: [(name: String, words: DocumentText)] = []
  public var sections: [Section] = []

  /// What it was made from, for the JSON form and for checking.
  var sha256: String
  var name: String
  var format: String?
  var projection: Projection
  var options: ReportOptions
  /// Every algorithm that was run, with its options.
  var parameters: [(name: String, value: String)] = []

  public struct Section: Hashable, Sendable {
    public var id: ReportSection
    public var blocks: [Block] = []

    public init(_ id: ReportSection, _ blocks: [Block] = []) {
      self.id = id
      self.blocks = blocks
    }

    var tables: [DocumentTable] {
      blocks.compactMap { if case .table(let table) = $0 { table } else { nil } }
    }
    var figures: [DocumentFigure] {
      blocks.compactMap { if case .figure(let figure) = $0 { figure } else { nil } }
    }
    /// Paragraphs, lists and commands as lines.
    var text: [String] {
      blocks.flatMap { block -> [String] in
        switch block {
        case .paragraph(let words): [words.plain]
        case .list(let items): items.map(\.plain)
        case .commands(let lines): lines
        case .heading(let line): [line]
        case .table, .figure: []
        }
      }
    }
  }

  public enum Block: Hashable, Sendable {
    case paragraph(DocumentText)
    case list([DocumentText])
    case heading(String)
    /// Lines for a shell.
    case commands([String])
    case table(DocumentTable)
    case figure(DocumentFigure)
  }

  /// Whether sources are listed, so that numbers can lead there.
  var listsSources: Bool { sections.contains { $0.id == .sources } }

  /// The figures of all sections.
  public var figures: [DocumentFigure] { sections.flatMap(\.figures) }

  /// Changes every figure, as where its picture is a file beside the document.
  public mutating func updateFigures(_ change: (inout DocumentFigure) -> Void) {
    for section in sections.indices {
      for block in sections[section].blocks.indices {
        guard case .figure(var figure) = sections[section].blocks[block] else { continue }
        change(&figure)
        sections[section].blocks[block] = .figure(figure)
      }
    }
  }
}
