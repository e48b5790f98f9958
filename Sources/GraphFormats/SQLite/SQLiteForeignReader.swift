import RelationGraph

/// Reads databases of others that hold a table of edges, and perhaps one of nodes: column for column as CSV would be.
struct SQLiteForeignReader {
  let database: SQLiteReading

  private static let nodeTables = ["nodes", "node", "vertices", "vertex", "entities", "entity", "actors", "actor"]
  private static let edgeTables = [
    "edges", "edge", "relations", "relation", "relationships", "relationship", "links", "link", "arcs", "ties",
  ]
  /// What the columns that mean something may be called; the first name is CSV's.
  private static let nodeColumns = [
    ["id", "node_id", "node", "key", "name"], ["label", "name", "title"], ["type", "kind"],
  ]
  private static let edgeColumns = [
    ["source", "from", "src", "source_id", "from_id", "from_node", "start_id", "subject"],
    ["target", "to", "dst", "dest", "target_id", "to_id", "to_node", "end_id", "object"],
    ["type", "kind", "relation", "predicate"],
  ]

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
    guard let edges = table(Self.edgeTables) else { throw refusal(entries) }
    var reader = CSVGraphReader()
    if let nodes = table(Self.nodeTables) {
      reader.readNodes(try csv(nodes, Self.nodeColumns, &reader.draft.diagnostics))
    } else {
      reader.draft.impliesNodes = true
    }
    reader.readEdges(try csv(edges, Self.edgeColumns, &reader.draft.diagnostics))
    return reader.draft
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
    _ table: String, _ names: [[String]], _ diagnostics: inout [Diagnostic]
  ) throws(ReadError) -> CSVTable {
    let columns = try database.columns(of: table)
    var header = columns
    for alternatives in names {
      let isThere = header.contains { $0 == alternatives[0] }
      let found = alternatives.lazy.compactMap { name in header.firstIndex { $0.lowercased() == name } }.first
      if !isThere, let found { header[found] = alternatives[0] }
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
