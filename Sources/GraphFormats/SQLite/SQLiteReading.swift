import GRDB
import GRDBSQLite
import RelationGraph

/// An open database, its tables and their rows.
struct SQLiteReading {
  let name: String
  private let database: Database

  struct Entry: Hashable {
    var name: String
    /// `table`, `virtual table`, `view`, `index` or `trigger`.
    var type: String
  }

  init(_ database: Database, name: String) {
    self.database = database
    self.name = name
  }

  private func guarded<Result>(_ body: () throws -> Result) throws(ReadError) -> Result {
    do { return try body() } catch let error as ReadError { throw error } catch let error as DatabaseError {
      throw SQLiteProblem.error(error, name)
    } catch { throw SQLiteProblem.damaged("\(error)", name) }
  }

  /// Whether Entente wrote it, in a version that can be read. Damage is found here, before anything is read.
  func isOwn() throws(ReadError) -> Bool {
    var problems: [Diagnostic] = []
    try each("PRAGMA quick_check(20)") { row in
      guard case .text(let text?) = row.cell(0), text != "ok" else { return }
      // A value that breaks a condition of its table is no damage: the reader says which row it is in.
      if text.hasPrefix("CHECK constraint failed") || text.hasPrefix("NULL value in") { return }
      problems += SQLiteProblem.damaged(text, name).diagnostics
    }
    guard problems.isEmpty else { throw ReadError(problems) }
    guard try number("PRAGMA application_id") == SQLiteLayout.applicationID else { return false }
    let version = try number("PRAGMA user_version")
    guard version == SQLiteLayout.version else {
      throw ReadError(
        Diagnostic(
          .error, "version",
          "this database is version \(version), and this program reads version \(SQLiteLayout.version)",
          at: SourceLocation(file: name)))
    }
    return true
  }

  private func number(_ sql: String) throws(ReadError) -> Int {
    var result = 0
    try each(sql) { row in if case .integer(let number) = row.cell(0) { result = number } }
    return result
  }

  /// Everything that the schema names, without what SQLite keeps for itself.
  func entries() throws(ReadError) -> [Entry] {
    var found: [Entry] = []
    try each("SELECT name, type, sql FROM sqlite_master ORDER BY rowid") { row in
      guard case .text(let name?) = row.cell(0), case .text(let type?) = row.cell(1), !name.hasPrefix("sqlite_") else {
        return
      }
      guard found.count < 10_000 else { return }
      var isVirtual = false
      if case .text(let sql?) = row.cell(2) { isVirtual = sql.uppercased().hasPrefix("CREATE VIRTUAL") }
      found.append(Entry(name: name, type: isVirtual ? "virtual table" : type))
    }
    return found
  }

  /// The columns that are stored: none that is computed when it is read.
  func columns(of table: String) throws(ReadError) -> [String] {
    var found: [String] = []
    try each("PRAGMA table_xinfo(\(Self.quoted(table)))") { row in
      if case .text(let name?) = row.cell(1), row.cell(6) == .integer(0) { found.append(name) }
    }
    return found
  }

  /// A name as SQL writes it.
  static func quoted(_ name: String) -> String {
    "\"" + String(String.UnicodeScalarView(name.unicodeScalars.flatMap { $0 == "\"" ? [$0, $0] : [$0] })) + "\""
  }

  func each(_ sql: String, _ body: (SQLiteStatement) throws -> Void) throws(ReadError) {
    try guarded {
      let statement = try SQLiteStatement(database, sql)
      while try statement.step() { try body(statement) }
    }
  }

  /// The place of a row: the table stands behind the file.
  func location(_ table: String, _ row: Int) -> SourceLocation {
    SourceLocation(file: "\(name):\(table)", line: max(0, row))
  }
}
