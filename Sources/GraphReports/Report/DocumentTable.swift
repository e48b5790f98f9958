import GraphAlgorithms
import GraphFormats

/// A table of a document: for people by its titles, for machines by its keys.
public struct DocumentTable: Hashable, Sendable {
  public struct Column: Hashable, Sendable {
    /// The name in JSON.
    public var key: String
    /// The words above the column; `nil` keeps it from people.
    public var title: String?

    public init(_ key: String, _ title: String?) {
      self.key = key
      self.title = title
    }
  }

  public struct Cell: Hashable, Sendable {
    /// For machines.
    public var value: ResultTable.Cell
    /// For machines, where the value is a list.
    public var list: [String]?
    /// For people; `nil`: the value with five digits.
    public var words: DocumentText?

    public init(_ value: ResultTable.Cell, list: [String]? = nil, words: DocumentText? = nil) {
      self.value = value
      self.list = list
      self.words = words
    }

    static func text(_ text: String) -> Cell { Cell(.text(text)) }
    static func integer(_ number: Int) -> Cell { Cell(.integer(number)) }
    static func words(_ words: DocumentText) -> Cell { Cell(.text(words.plain), words: words) }
    static func number(_ number: Double?, isInteger: Bool = false) -> Cell {
      Cell(.number(number ?? .nan, isInteger: isInteger))
    }

    var json: String { list.map { JSONText.array($0.map(JSONText.string)) } ?? value.json }
    var shown: DocumentText { words ?? DocumentText(stringLiteral: value.brief) }
  }

  /// Unique in its section.
  public var id: String
  public var caption: String
  public var columns: [Column]
  public var rows: [[Cell]] = []
  /// The keys of the columns that tell a row from the others.
  public var keys: [String]
  /// The column that names a row, for screen readers.
  public var heading: String
  /// Conventions and what else a reader must know.
  public var notes: [DocumentText] = []
  /// What gives the same on the command line.
  public var command: String?
  /// What the first column, a number, is put behind to make the row an anchor.
  public var anchor: String?

  public init(
    _ id: String, _ caption: String, columns: [Column], keys: [String], heading: String? = nil, command: String? = nil
  ) {
    self.id = id
    self.caption = caption
    self.columns = columns
    self.keys = keys
    self.heading = heading ?? keys.first ?? columns[0].key
    self.command = command
  }

  /// The columns that people see, by their places: those with a title, and with a value in one row at least.
  var shownColumns: [Int] {
    columns.indices.filter { column in
      columns[column].title != nil && (rows.isEmpty || rows.contains { $0[column].value != .missing })
    }
  }

  /// Whether a column holds numbers only, by its place.
  var isNumeric: [Bool] {
    columns.indices.map { column in
      !rows.isEmpty
        && rows.allSatisfy { row in
          if case .text(let text) = row[column].value { return text == "true" || text == "false" }
          return row[column].list == nil
        }
    }
  }
}

extension ResultTable.Cell {
  /// For people: five significant digits, without zeros that say nothing.
  var brief: String {
    guard case .real(let number) = self else { return shown }
    let exact = JSONText.number(number)
    return exact.count < shown.count && number >= 0 ? exact : shown
  }
}
