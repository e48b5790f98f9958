import GRDB
import GRDBSQLite

/// A prepared statement whose texts may hold NUL, which GRDB's own bindings end at.
struct SQLiteStatement {
  private let statement: Statement
  private var handle: OpaquePointer { statement.sqliteStatement }

  init(_ database: Database, _ sql: String) throws { statement = try database.makeStatement(sql: sql) }

  enum Cell: Hashable, Sendable {
    case null
    case integer(Int)
    case real(Double)
    /// `nil`: not UTF-8.
    case text(String?)
    case blob(bytes: Int)

    static func text(optional text: String?) -> Cell { text.map { .text($0) } ?? .null }
    static func flag(_ flag: Bool) -> Cell { .integer(flag ? 1 : 0) }
  }

  /// Whether there is another row.
  func step() throws -> Bool {
    switch sqlite3_step(handle) {
    case SQLITE_ROW: return true
    case SQLITE_DONE: return false
    case let code: throw failure(code)
    }
  }

  /// Runs a statement that changes one row.
  func run(_ cells: [Cell]) throws {
    defer {
      sqlite3_reset(handle)
      sqlite3_clear_bindings(handle)
    }
    for (index, cell) in cells.enumerated() {
      let code = bind(cell, at: CInt(index + 1))
      guard code == SQLITE_OK else { throw failure(code) }
    }
    while try step() {}
  }

  private func bind(_ cell: Cell, at index: CInt) -> CInt {
    switch cell {
    case .null, .text(nil), .blob: return sqlite3_bind_null(handle, index)
    case .integer(let number): return sqlite3_bind_int64(handle, index, Int64(number))
    case .real(let number): return sqlite3_bind_double(handle, index, number)
    case .text(var text?):
      // SQLITE_TRANSIENT: the bytes are copied before the call returns.
      let copied = unsafeBitCast(-1, to: sqlite3_destructor_type.self)
      return text.withUTF8 { bytes in
        bytes.withMemoryRebound(to: CChar.self) { characters in
          // A pointer to nothing would bind NULL.
          guard let start = characters.baseAddress else { return sqlite3_bind_text(handle, index, "", 0, copied) }
          return sqlite3_bind_text64(handle, index, start, UInt64(characters.count), copied, UInt8(SQLITE_UTF8))
        }
      }
    }
  }

  var columnCount: Int { Int(sqlite3_column_count(handle)) }

  /// A cell of the row that the last step came to.
  func cell(_ column: Int) -> Cell {
    let index = CInt(column)
    switch sqlite3_column_type(handle, index) {
    case SQLITE_INTEGER: return .integer(Int(sqlite3_column_int64(handle, index)))
    case SQLITE_FLOAT: return .real(sqlite3_column_double(handle, index))
    case SQLITE_TEXT:
      guard let start = sqlite3_column_text(handle, index) else { return .text(nil) }
      let bytes = UnsafeBufferPointer(start: start, count: Int(sqlite3_column_bytes(handle, index)))
      return .text(String(validating: bytes, as: UTF8.self))
    case SQLITE_BLOB: return .blob(bytes: Int(sqlite3_column_bytes(handle, index)))
    default: return .null
    }
  }

  private func failure(_ code: CInt) -> DatabaseError {
    let message = sqlite3_errmsg(sqlite3_db_handle(handle)).map { String(cString: $0) }
    return DatabaseError(resultCode: ResultCode(rawValue: code), message: message)
  }
}
