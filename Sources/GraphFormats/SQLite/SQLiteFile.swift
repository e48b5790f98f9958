import Foundation
import GRDB
import GRDBSQLite
import RelationGraph

/// Opens databases that others wrote, for reading only.
///
/// Where a file lies on disk, SQLite reads it under its own locks, so that nobody sees half of what another program is writing. Bytes
/// (a pipe, a `.gz`, a database in WAL mode with nothing in its log) are read where they are, which leaves no file behind.
enum SQLiteFile {
  static let magic = Array("SQLite format 3\0".utf8)
  /// The bytes that a text or a row may have.
  static let rowLimit = 64 << 20
  private static let headSize = 100
  /// How long a writer is waited for, in seconds.
  private static let patience = 2.0

  static func read(
    _ source: GraphSource, _ body: (SQLiteReading) throws(ReadError) -> GraphDraft
  ) throws(ReadError) -> GraphDraft {
    if let path = source.path, isReadInPlace(path) {
      // Neither `:memory:` nor `file:…` is anything else than a name here.
      let plain = path.hasPrefix("/") ? path : "./" + path
      let size = (try? FileManager.default.attributesOfItem(atPath: path)[.size] as? Int) ?? 0
      try checkPages(size, head(of: path), source.name)
      return try guarded(source.name) {
        let queue = try DatabaseQueue(path: plain, configuration: configuration(SQLiteBudget(bytes: size)))
        defer { try? queue.close() }
        return try queue.read { try body(SQLiteReading($0, name: source.name)) }
      }
    }
    var bytes = try source.bytes()
    try check(bytes, source.name)
    // A copy in memory has no log: the header may not ask for one.
    if bytes[18] == 2 || bytes[19] == 2 { (bytes[18], bytes[19]) = (1, 1) }
    let budget = SQLiteBudget(bytes: bytes.count)
    return try guarded(source.name) {
      try bytes.withUnsafeMutableBufferPointer { buffer in
        let queue = try DatabaseQueue(configuration: configuration(budget))
        defer { try? queue.close() }
        return try queue.inDatabase { database in
          let code = sqlite3_deserialize(
            database.sqliteConnection, "main", buffer.baseAddress, Int64(buffer.count), Int64(buffer.count),
            UInt32(SQLITE_DESERIALIZE_READONLY))
          guard code == SQLITE_OK else { throw DatabaseError(resultCode: ResultCode(rawValue: code)) }
          return try body(SQLiteReading(database, name: source.name))
        }
      }
    }
  }

  private static func check(_ bytes: [UInt8], _ name: String) throws(ReadError) {
    guard !bytes.isEmpty else {
      throw ReadError(Diagnostic(.error, "empty", "there is nothing in this file", at: SourceLocation(file: name)))
    }
    guard bytes.starts(with: magic) else {
      throw ReadError(
        Diagnostic(
          .error, "not-a-database", "this is not an SQLite database", at: SourceLocation(file: name),
          hint: "an SQLite file begins with 'SQLite format 3'"))
    }
    guard bytes.count >= headSize else { throw SQLiteProblem.damaged("the header is cut off", name) }
    try checkPages(bytes.count, bytes.prefix(headSize), name)
  }

  /// A database ends with a whole page; SQLite itself takes what is missing of the last one for zeros.
  private static func checkPages(_ size: Int, _ head: some Collection<UInt8>, _ name: String) throws(ReadError) {
    let field = head.dropFirst(16).prefix(2).reduce(0) { $0 << 8 | Int($1) }
    let page = field == 1 ? 65_536 : field
    if page >= 512, !size.isMultiple(of: page) { throw SQLiteProblem.damaged("its last page is cut off", name) }
  }

  /// The first bytes of a file; fewer where it is shorter.
  private static func head(of path: String) -> [UInt8] {
    guard let stream = fopen(path, "rb") else { return [] }
    defer { fclose(stream) }
    var head = [UInt8](repeating: 0, count: headSize)
    let count = fread(&head, 1, head.count, stream)
    return Array(head.prefix(count))
  }

  /// Whether SQLite itself is to open the file: not where there is nothing to lock, and a log would only be made by reading.
  private static func isReadInPlace(_ path: String) -> Bool {
    var status = stat()
    guard stat(path, &status) == 0, status.st_mode & S_IFMT == S_IFREG else { return false }
    let head = head(of: path)
    guard head.count == headSize, head.starts(with: magic) else { return false }
    let isLogged = head[18] == 2
    return !isLogged || stat(path + "-wal", &status) == 0 && status.st_size > 0
  }

  private static func configuration(_ budget: SQLiteBudget) -> Configuration {
    var configuration = Configuration()
    configuration.readonly = true
    configuration.foreignKeysEnabled = false
    configuration.busyMode = .timeout(patience)
    configuration.prepareDatabase { database in
      let connection = database.sqliteConnection
      sqlite3_limit(connection, SQLITE_LIMIT_LENGTH, CInt(rowLimit))
      sqlite3_limit(connection, SQLITE_LIMIT_ATTACHED, 0)
      sqlite3_limit(connection, SQLITE_LIMIT_WORKER_THREADS, 0)
      budget.watch(connection)
      // What is written in a schema may not call functions that do something; pages are tested before they are used.
      try database.execute(sql: "PRAGMA trusted_schema = OFF; PRAGMA cell_size_check = ON; PRAGMA query_only = ON")
    }
    return configuration
  }

  private static func guarded(
    _ name: String, _ body: () throws -> GraphDraft
  ) throws(ReadError) -> GraphDraft {
    do {
      return try body()
    } catch let error as ReadError {
      throw error
    } catch let error as DatabaseError {
      throw SQLiteProblem.error(error, name)
    } catch {
      throw SQLiteProblem.damaged("\(error)", name)
    }
  }
}

/// The steps that reading a database may take: a multiple of its size, so that no database keeps a reader for ever.
final class SQLiteBudget: @unchecked Sendable {
  private static let interval = 10_000
  private var left: Int

  init(bytes: Int) { left = (200_000_000 + min(bytes, GraphSource.sizeLimit) * 50) / Self.interval }

  func watch(_ connection: OpaquePointer?) {
    sqlite3_progress_handler(
      connection, CInt(Self.interval),
      { context in
        guard let context else { return 0 }
        let budget = Unmanaged<SQLiteBudget>.fromOpaque(context).takeUnretainedValue()
        budget.left -= 1
        return budget.left < 0 ? 1 : 0
      }, Unmanaged.passUnretained(self).toOpaque())
  }
}
