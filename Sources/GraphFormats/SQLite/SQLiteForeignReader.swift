import RelationGraph

/// Reads databases of others that hold a table of edges, and perhaps one of nodes: column for column as CSV would be.
struct SQLiteForeignReader {
  let database: SQLiteReading

  private static let nodeTables = ["nodes", "node", "vertices", "vertex", "entities", "entity", "actors", "actor"]
  private static let edgeTables = [
    "edges", "edge", "relations", "relation", "relationships", "relationship", "links", "link", "arcs", "ties",
  ]
  /// What CSV takes for a property where there is an `id`, or both ends, under CSV's own names.
  private static let nodeColumns = [("label", ["name", "title"]), ("type", ["kind"])]
  private static let edgeColumns = [("type", ["kind", "relation", "predicate"])]

  init(_ database: SQLiteReading) { self.database = database }

  func read() throws(ReadError) -> GraphDraft {
    let entries = try database.entries()
    func table(_ names: [String]) -> String? {
      for name in names {
        if let entry = entries.first(where: { $0.type == "table" && $0.name.lowercased() == name }) {
          return entry.name
        }
      }
      return nil
    }
    var found = table(Self.edgeTables)
    if found == nil { found = try onlyTableOfEdges(entries) }
    guard let edges = found else { throw refusal(entries) }
    var reader = CSVGraphReader()
    if let nodes = table(Self.nodeTables) {
      reader.readNodes(try csv(nodes, Self.nodeColumns, &reader.draft.diagnostics))
    } else {
      reader.draft.impliesNodes = true
    }
    reader.readEdges(try csv(edges, Self.edgeColumns, &reader.draft.diagnostics))
    return reader.draft
  }

  /// A table whose columns name two ends, where there is just one.
  private func onlyTableOfEdges(_ entries: [SQLiteReading.Entry]) throws(ReadError) -> String? {
    var found: [String] = []
    for entry in entries where entry.type == "table" {
      if ForeignColumns.ends(in: try database.columns(of: entry.name).stored) != nil { found.append(entry.name) }
    }
    return found.count == 1 ? found[0] : nil
  }

  private func refusal(_ entries: [SQLiteReading.Entry]) -> ReadError {
    let tables = entries.filter { $0.type == "table" }.map(\.name)
    let views = entries.filter { $0.type == "view" && Self.edgeTables.contains($0.name.lowercased()) }
    let list = tables.prefix(40).map { "'\($0)'" }.joined(separator: ", ") + (tables.count > 40 ? " …" : "")
    var hint = "a table 'edges' with the columns 'source' and 'target' is read, and 'nodes' with 'id' beside it"
    if let view = views.first {
      hint = "'\(view.name)' is a view: CREATE TABLE edges AS SELECT * FROM \(view.name)"
    }
    return ReadError(
      Diagnostic(
        .error, "no-graph",
        tables.isEmpty ? "there are no tables in this database" : "none of the tables is one of edges: \(list)",
        at: SourceLocation(file: database.name), hint: hint))
  }

  /// A table as CSV, its columns under the names that CSV gives them.
  private func csv(
    _ table: String, _ names: [(name: String, others: [String])], _ diagnostics: inout [Diagnostic]
  ) throws(ReadError) -> CSVTable {
    let (columns, computed) = try database.columns(of: table)
    guard computed.isEmpty else {
      throw ReadError(
        Diagnostic(
          .error, "computed-column", "the column '\(computed[0])' of '\(table)' is computed, not stored",
          at: SourceLocation(file: database.name), hint: "CREATE TABLE \(table)_2 AS SELECT * FROM \(table)"))
    }
    try database.verify([table])
    var header = columns
    for (name, others) in names where !header.contains(name) {
      if let found = others.lazy.compactMap({ other in header.firstIndex { $0.lowercased() == other } }).first {
        header[found] = name
      }
    }
    var out = TextBuffer()
    out.line(header.map { CSVText.field($0) }.joined(separator: ","))
    var passedOver: [String: Int] = [:]
    let list = columns.map(SQLiteReading.quoted).joined(separator: ", ")
    if !columns.isEmpty {
      try database.each("SELECT \(list) FROM \(SQLiteReading.quoted(table))") { row in
        let fields = columns.indices.map { column in
          switch row.cell(column) {
          case .null: return ""
          case .integer(let number): return String(number)
          case .real(let number): return number.description
          case .text(let text?): return CSVText.field(text)
          case .text(nil), .blob:
            passedOver[columns[column], default: 0] += 1
            return ""
          }
        }
        // A line with nothing in it would be no row.
        out.line(fields == [""] ? "\"\"" : fields.joined(separator: ","))
      }
    }
    for (column, count) in passedOver.sorted(by: { $0.key.precedes($1.key) }) {
      diagnostics.append(
        Diagnostic(
          .warning, "not-text", "\(counted(count, "value")) of '\(column)' are blobs or not UTF-8, and passed over",
          at: database.location(table, 0)))
    }
    return try CSVTable(GraphSource(name: "\(database.name):\(table)", bytes: out.bytes), separator: UInt8(ascii: ","))
  }
}
