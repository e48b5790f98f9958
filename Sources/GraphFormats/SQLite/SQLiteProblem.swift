import GRDB
import RelationGraph

/// What SQLite has to say, in words for the person whose file it is.
enum SQLiteProblem {
  static func damaged(_ what: String, _ name: String) -> ReadError {
    ReadError(
      Diagnostic(
        .error, "damaged-database", "the database is damaged or cut off: \(what)", at: SourceLocation(file: name),
        hint: "copy it once more; 'sqlite3 FILE .recover' saves what is left"))
  }

  static func error(_ error: DatabaseError, _ name: String) -> ReadError {
    let message = error.message ?? "\(error.resultCode)"
    func report(_ code: String, _ text: String, hint: String? = nil, isLimit: Bool = false) -> ReadError {
      ReadError(Diagnostic(.error, code, text, at: SourceLocation(file: name), hint: hint), isLimit: isLimit)
    }
    switch error.resultCode {
    case .SQLITE_NOTADB: return report("not-a-database", "this is not an SQLite database, or it is encrypted")
    case .SQLITE_CORRUPT, .SQLITE_FORMAT: return damaged(message, name)
    case .SQLITE_BUSY, .SQLITE_LOCKED:
      return report(
        "locked-database", "another program is writing to this database",
        hint: "try again when it has finished, or read a copy")
    case .SQLITE_INTERRUPT:
      return report(
        "too-much-work", "reading this database takes more steps than its size explains",
        hint: "write its tables into a new file: sqlite3 FILE .dump", isLimit: true)
    case .SQLITE_TOOBIG:
      return report(
        "too-large", "a text or a row has more than \(GraphSource.sizeText(SQLiteFile.rowLimit))", isLimit: true)
    case .SQLITE_NOMEM: return report("out-of-memory", "not enough memory to read this", isLimit: true)
    case .SQLITE_CANTOPEN, .SQLITE_READONLY, .SQLITE_PERM, .SQLITE_AUTH, .SQLITE_IOERR:
      return report(
        "cannot-open", message,
        hint:
          "a '-wal' or '-journal' beside it holds what was not finished: open and close the database with sqlite3 first"
      )
    default: return report("wrong-structure", message)
    }
  }
}
