import RelationGraph

/// A table that a mapping names, with its rows.
struct MappingTable {
  /// The file as the mapping writes it.
  var file: String
  var table: CSVTable
  /// The id of the source that its facts have.
  var source: String
  /// Whether the source is the table itself, so that a row is place enough.
  var isOwnSource: Bool
  /// Whether numbers have decimal commas.
  var hasDecimalCommas = false
  var place: SourceLocation
  /// The columns that the mapping uses.
  var used: Set<Int> = []

  /// Where a row stands in its source.
  func locator(_ row: MappingRow) -> String { isOwnSource ? "row \(row.number)" : "\(file), row \(row.number)" }

  func row(_ index: Int) -> MappingRow {
    MappingRow(fields: table.rows[index], number: table.numbers[index], location: table.location(row: index))
  }

  /// The number of a field, with a point where the table has a comma.
  func number(_ text: String) -> String {
    guard hasDecimalCommas, text.utf8.contains(UInt8(ascii: ",")) else { return text }
    let plain = text.replacing(".", with: "").replacing(",", with: ".")
    return PlainScalar.number(plain) == nil ? text : plain
  }
}

extension MappingReader {
  static let tableLimit = 64
  private static let tableKeys = ["file", "separator", "columns", "missing", "decimal", "source"]

  /// `tables: {name: file.csv, other: {file: …}}`, or `table: file.csv` where there is only one.
  mutating func readTables(_ section: YAMLNode, path: String?) throws(ReadError) {
    guard case .mapping(let named) = section.content else {
      yaml.report("wrong-structure", "'tables' is a mapping from names to files", section)
      return
    }
    guard named.keys.count <= Self.tableLimit else {
      throw ReadError(
        Diagnostic(.error, "too-many", "more than \(Self.tableLimit) tables", at: yaml.location(section)),
        isLimit: true)
    }
    for (name, details) in named { try readTable(name.text, details, path: path) }
  }

  mutating func readTable(_ name: String, _ details: YAMLNode, path: String?) throws(ReadError) {
    var fileNode = details
    var separator: UInt8?
    var columns: [String]?
    var missing: Set<String> = []
    var hasDecimalCommas = false
    var source: String?
    if case .mapping(let fields) = details.content {
      guard let file = fields["file"] else {
        yaml.report("missing-file", "a table has a 'file'", details)
        return
      }
      fileNode = file
      for (key, value) in fields {
        switch key.text {
        case "file": continue
        case "separator": separator = self.separator(value)
        case "columns":
          columns = yaml.texts(value, "columns")
          if columns?.isEmpty == true { yaml.report("wrong-structure", "'columns' is a list of names", value) }
        case "missing": missing = Set(yaml.texts(value, "missing"))
        case "decimal":
          hasDecimalCommas = value.text == ","
          if ![",", "."].contains(value.text) {
            yaml.report("unknown-value", "'decimal' is ',' or '.', not '\(value.text)'", value)
          }
        case "source": source = yaml.text(value, "source")
        default: reportKey(key, "a table", Self.tableKeys)
        }
      }
    }
    guard let file = yaml.text(fileNode, "file") else {
      if fileNode.isNothing { yaml.report("missing-file", "a table has a 'file'", fileNode) }
      return
    }
    // What is said of one place need not be said of those that use the table.
    unreadable.insert(name)
    guard let path else {
      yaml.report("cannot-include", "only a mapping on disk can name tables", fileNode)
      return
    }
    guard let shown = NeighbourFile.path(file, beside: path) else {
      yaml.report("cannot-include", "'\(file)' does not lie below the folder of this file", fileNode)
      return
    }
    do throws(ReadError) {
      var table = try CSVTable(GraphSource(path: shown), separator: separator, columns: columns)
      if !missing.isEmpty { table.clear(missing) }
      yaml.draft.diagnostics += table.problems
      if source == nil, knownSources.insert(file).inserted {
        yaml.draft.sources.append(GraphDraft.Located(Source(id: file), at: yaml.location(fileNode)))
      }
      tables[name] = MappingTable(
        file: file, table: table, source: source ?? file, isOwnSource: source == nil,
        hasDecimalCommas: hasDecimalCommas, place: yaml.location(fileNode))
      tableNames.append(name)
      unreadable.remove(name)
    } catch {
      if error.isLimit { throw error }
      if error.diagnostics.first?.code == "no-such-file" {
        yaml.report("no-such-file", "there is no file '\(file)'", fileNode, hint: error.diagnostics.first?.hint)
      } else {
        yaml.draft.diagnostics += error.diagnostics
      }
    }
  }

  private mutating func separator(_ node: YAMLNode) -> UInt8? {
    let words: [String: Character] = [
      "comma": ",", "semicolon": ";", "tab": "\t", "bar": "|", "space": " ", ",": ",", ";": ";", "\t": "\t", "|": "|",
    ]
    if let byte = words[node.text]?.asciiValue { return byte }
    yaml.report(
      "unknown-value", "a separator is comma, semicolon, tab, bar or space, not '\(node.text)'", node)
    return nil
  }
}
