import GRDB
import GRDBSQLite
import RelationGraph

/// Writes a graph as a database.
///
/// The database grows in memory: nothing lies about in a folder for temporary files, and whoever gets the bytes can put them under a
/// name at once, so that a reader has the old file or the new one. One that is too large for that grows in a temporary file, which has
/// no name any more while it is written. The same graph gives the same bytes, with the same version of SQLite: rows go in canonical
/// order into an empty file, and no page is ever freed.
struct SQLiteWriter {
  let graph: PropertyGraph
  private let database: Database
  private let statements: [String: SQLiteStatement]

  /// The bytes of the database; `nil` where there is not enough memory or room for temporary files.
  static func text(_ graph: PropertyGraph) -> TextParts? {
    isLarge(graph) ? onDisk(graph) ?? inMemory(graph) : inMemory(graph)
  }

  /// Whether the database may have more than a quarter of the 2 GiB that SQLite takes of memory in one piece.
  ///
  /// A relation with a period and a property has 400 bytes there, half of them in indices.
  private static func isLarge(_ graph: PropertyGraph) -> Bool {
    max(400 * (graph.nodeCount + graph.relationCount), 8 * graph.bytes.total) > 512 << 20
  }

  static func inMemory(_ graph: PropertyGraph) -> TextParts? {
    guard let queue = try? DatabaseQueue(configuration: configuration) else { return nil }
    let image = try? queue.inDatabase { database in
      try memoryFile(database)
      try fill(database, graph)
      return try contents(database)
    }
    return image.map { SQLiteImage(queue, $0).text }
  }

  static func onDisk(_ graph: PropertyGraph) -> TextParts? {
    guard let file = SQLiteTemporaryFile(),
      let queue = try? DatabaseQueue(path: file.path, configuration: configuration)
    else { return nil }
    file.removeName()
    defer { try? queue.close() }
    let size = try? queue.inDatabase { database in
      try database.execute(sql: "PRAGMA cache_size = -131072")
      try fill(database, graph)
      let pages = try Int.fetchOne(database, sql: "PRAGMA page_count") ?? 0
      return try pages * (Int.fetchOne(database, sql: "PRAGMA page_size") ?? 0)
    }
    // A file that has lost its end, or something else behind it, is no database.
    guard let size, size > 0, file.size == size else { return nil }
    return file.text(count: size)
  }

  private static func fill(_ database: Database, _ graph: PropertyGraph) throws {
    try define(database)
    try SQLiteWriter(graph, database).write()
    try database.execute(sql: SQLiteLayout.indices)
    try database.execute(sql: SQLiteViews.definition)
    try database.execute(sql: "COMMIT")
  }

  private static var configuration: Configuration {
    var configuration = Configuration()
    // The rows come from a graph that is valid; references are tested by the tests.
    configuration.foreignKeysEnabled = false
    configuration.allowsUnsafeTransactions = true
    return configuration
  }

  /// Makes the database one piece of memory that grows, which can be taken as it is.
  private static func memoryFile(_ database: Database) throws {
    let code = sqlite3_deserialize(
      database.sqliteConnection, "main", nil, 0, 0,
      UInt32(SQLITE_DESERIALIZE_RESIZEABLE | SQLITE_DESERIALIZE_FREEONCLOSE))
    guard code == SQLITE_OK else { throw DatabaseError(resultCode: ResultCode(rawValue: code)) }
    var limit = Int64(GraphSource.sizeLimit)
    sqlite3_file_control(database.sqliteConnection, "main", SQLITE_FCNTL_SIZE_LIMIT, &limit)
  }

  private static func define(_ database: Database) throws {
    try database.execute(
      sql: """
        PRAGMA page_size = 4096;
        PRAGMA encoding = 'UTF-8';
        PRAGMA auto_vacuum = NONE;
        PRAGMA journal_mode = OFF;
        PRAGMA synchronous = OFF;
        PRAGMA application_id = \(SQLiteLayout.applicationID);
        PRAGMA user_version = \(SQLiteLayout.version);
        BEGIN;
        """)
    try database.execute(sql: SQLiteLayout.definition)
  }

  private static func contents(_ database: Database) throws -> UnsafeRawBufferPointer {
    var size: Int64 = 0
    guard
      let start = sqlite3_serialize(database.sqliteConnection, "main", &size, UInt32(SQLITE_SERIALIZE_NOCOPY)),
      let count = Int(exactly: size)
    else { throw DatabaseError(resultCode: .SQLITE_NOMEM) }
    return UnsafeRawBufferPointer(start: start, count: count)
  }

  private init(_ graph: PropertyGraph, _ database: Database) throws {
    self.graph = graph
    self.database = database
    var statements: [String: SQLiteStatement] = [:]
    for table in SQLiteLayout.tables {
      let columns = table.columns.map { "\"\($0)\"" }.joined(separator: ", ")
      let places = table.columns.map { _ in "?" }.joined(separator: ", ")
      statements[table.name] = try SQLiteStatement(
        database, "INSERT INTO \(table.name) (\(columns)) VALUES (\(places))")
    }
    self.statements = statements
  }

  func insert(_ table: String, _ cells: [SQLiteStatement.Cell]) throws { try statements[table]?.run(cells) }

  private func write() throws {
    let schema = SchemaExtension(from: graph.schema)
    try insert(
      "graph",
      [
        .integer(1), .text(optional: graph.title), .text(optional: graph.summary), .text(optional: graph.language),
        .text(schema.base),
      ])
    for source in graph.sources { try write(source) }
    try writeKinds(schema)
    for (index, node) in graph.nodes.enumerated() { try write(node, key: index + 1) }
    for index in 0..<graph.relationCount { try writeRelation(at: index) }
  }
}
