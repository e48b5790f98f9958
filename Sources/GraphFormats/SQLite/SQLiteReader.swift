import RelationGraph

/// Reads a database that Entente wrote.
struct SQLiteReader {
  let database: SQLiteReading
  var draft = GraphDraft()
  /// The numbers of nodes and relations, ascending; a row of the draft each.
  var nodeKeys: [Int] = []
  var relationKeys: [Int] = []
  /// The table that is being read, for the places of problems.
  private var table = ""

  init(_ database: SQLiteReading) { self.database = database }

  mutating func read() throws(ReadError) -> GraphDraft {
    try checkTables()
    try readHead()
    try readSchema()
    try readSources()
    try readNodes()
    try readRelations()
    return draft
  }

  /// Every table must be one that holds what it shows: views and virtual tables run what is written in them.
  private mutating func checkTables() throws(ReadError) {
    let entries = try database.entries()
    let known = SQLiteLayout.tables.map(\.name)
    for table in SQLiteLayout.tables {
      guard let entry = entries.first(where: { $0.name == table.name }) else {
        report("missing-table", "there is no table '\(table.name)'")
        continue
      }
      guard entry.type == "table" else {
        report("wrong-structure", "'\(table.name)' is a \(entry.type), not a table")
        continue
      }
      let (columns, computed) = try database.columns(of: table.name)
      for column in computed {
        report("computed-column", "the column '\(column)' of '\(table.name)' is computed, not stored")
      }
      for column in table.columns where !columns.contains(column) && !computed.contains(column) {
        report(
          "missing-column", "the table '\(table.name)' stores no column '\(column)'",
          hint: Suggestion.hint(for: column, among: columns))
      }
    }
    for entry in entries where entry.type == "table" && !known.contains(entry.name) {
      draft.diagnostics.append(
        Diagnostic(
          .warning, "other-table", "the table '\(entry.name)' is none of Entente's, and passed over",
          at: SourceLocation(file: database.name)))
    }
    guard !draft.diagnostics.contains(where: { $0.severity == .error }) else { throw ReadError(draft.diagnostics) }
    try database.verify(known)
  }

  mutating func report(_ code: String, _ message: String, row: Int? = nil, hint: String? = nil) {
    let location = row.map { database.location(table, $0) } ?? SourceLocation(file: database.name)
    draft.diagnostics.append(Diagnostic(.error, code, message, at: location, hint: hint))
  }

  /// The rows of a table in the order of its key, until there are too many problems.
  mutating func rows(
    _ table: String, orderedBy order: String, _ body: (inout SQLiteReader, SQLiteRow) throws(ReadError) -> Void
  ) throws(ReadError) {
    self.table = table
    guard let columns = SQLiteLayout.tables.first(where: { $0.name == table })?.columns else { return }
    let list = columns.map(SQLiteReading.quoted).joined(separator: ", ")
    var number = 0
    var reader = self
    try database.each("SELECT \(list) FROM \(SQLiteReading.quoted(table)) ORDER BY \(order)") { statement in
      number += 1
      guard reader.draft.diagnostics.count <= GraphDraft.diagnosticLimit else { return }
      try body(&reader, SQLiteRow(statement: statement, columns: columns, number: number))
    }
    self = reader
  }

  private mutating func readHead() throws(ReadError) {
    var count = 0
    try rows("graph", orderedBy: "only") { (reader, row) throws(ReadError) in
      count += 1
      reader.draft.title = reader.text(row, "title")
      reader.draft.summary = reader.text(row, "description")
      reader.draft.language = reader.text(row, "language")
      let base = reader.text(row, "schema") ?? "open"
      reader.draft.schema = .init(SchemaExtension(base: base), at: reader.database.location("graph", row.number))
    }
    if count != 1 { report("wrong-structure", "'graph' has \(count) rows, not one") }
  }

  private mutating func readSources() throws(ReadError) {
    try rows("source", orderedBy: "id") { (reader, row) throws(ReadError) in
      let source = Source(
        id: reader.text(row, "id") ?? "", title: reader.text(row, "title"), author: reader.text(row, "author"),
        publisher: reader.text(row, "publisher"), date: reader.date(row, "date"), url: reader.text(row, "url"),
        retrieved: reader.date(row, "retrieved"), language: reader.text(row, "language"),
        reliability: reader.real(row, "reliability"), note: reader.text(row, "note"))
      reader.draft.sources.append(.init(source, at: reader.database.location("source", row.number)))
    }
  }
}
