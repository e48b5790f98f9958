import Foundation
import RelationGraph
import Testing

@testable import GraphFormats

/// Databases that are cut off, damaged or made to do harm: a diagnostic, or a graph, and always an end.
@Suite struct SQLiteBadInputTests {
  private static func bytes() throws -> [UInt8] {
    var graph = PropertyGraph(schema: .open, title: "Small")
    try graph.insert(Source(id: "s", title: "Source"))
    for index in 0..<60 {
      try graph.insert(Node(id: "n\(index)", name: "Name \(index)", properties: ["size": .integer(index)]))
    }
    for index in 1..<60 {
      try graph.insert(
        Relation(from: "n\(index - 1)", to: "n\(index)", evidence: [Evidence(source: "s", locator: "p. \(index)")]))
    }
    return try #require(GraphFormat.sqlite.files(graph)?.first).bytes
  }

  private static func check(_ reading: Reading) {
    switch reading {
    case .graph(let result): result.graph._checkInvariants()
    case .failed(let error): #expect(error.diagnostics.contains { $0.severity == .error })
    }
  }

  @Test func cutOffAtEveryPageAndBetween() throws {
    let bytes = try Self.bytes()
    #expect(Reading(bytes, as: .sqlite).graph?.relationCount == 59)
    for length in stride(from: 0, to: bytes.count, by: 2048) {
      let reading = Reading(Array(bytes.prefix(length)), as: .sqlite)
      #expect(reading.graph == nil, "\(length) bytes")
    }
    for length in 0..<120 { #expect(Reading(Array(bytes.prefix(length)), as: .sqlite).graph == nil) }
  }

  @Test func cutOffFiles() throws {
    let bytes = try Self.bytes()
    let folder = try TemporaryFolder()
    for length in [50, 100, 4096, 5000, bytes.count / 2, bytes.count - 1] {
      let path = try folder.write(Array(bytes.prefix(length)), to: "cut.sqlite")
      #expect(Reading(path: path).graph == nil, "\(length) bytes")
    }
    #expect(folder.entries == ["cut.sqlite"])
  }

  @Test func damagedBytes() throws {
    let bytes = try Self.bytes()
    var random = SeededRandom(seed: 11)
    let folder = try TemporaryFolder()
    for round in 0..<400 {
      var damaged = bytes
      for _ in 0..<random.pick([1, 1, 4, 40]) {
        // The first page decides most, and is a small part of the file.
        let place = random.number(0...(random.chance(0.5) ? 4095 : bytes.count - 1))
        damaged[place] = UInt8(truncatingIfNeeded: random.number(0...255))
      }
      let reading = Reading(damaged, as: .sqlite)
      Self.check(reading)
      guard round < 60 else { continue }
      // SQLite opens the file itself, and sees the same.
      let other = Reading(path: try folder.write(damaged, to: "damaged.sqlite"), format: .sqlite)
      #expect((other.graph == nil) == (reading.graph == nil), "\(round): \(other.places) \(reading.places)")
    }
    #expect(folder.entries.filter { $0 != "damaged.sqlite" } == [])
  }

  @Test func nothingButTheBeginning() {
    #expect(Reading(SQLiteFile.magic, as: nil).diagnostics.map(\.code) == ["damaged-database"])
    #expect(Reading(Array("SQLite format 3\0".utf8) + [UInt8](repeating: 255, count: 5000), as: nil).error != nil)
    #expect(Reading("hello", as: .sqlite).places == ["0:0 not-a-database"])
    #expect(Reading([], as: .sqlite).places == ["0:0 empty"])
  }

  @Test func asPipeAndCompressedName() throws {
    let bytes = try Self.bytes()
    #expect(Reading(bytes, as: nil, name: "<standard input>").graph?.nodeCount == 60)
    let folder = try TemporaryFolder()
    let path = try folder.write(bytes, to: "graph.csv")
    #expect(Reading(path: path).diagnostics.map(\.code) == ["other-format"])
  }
}

/// Databases that a person with the shell has made.
@Suite(.enabled(if: SQLiteShell.isThere, "there is no sqlite3")) struct SQLiteHostileTests {
  private let folder: TemporaryFolder
  private let path: String

  init() throws {
    folder = try TemporaryFolder()
    path = try folder.write(
      try #require(GraphFormat.sqlite.files(try Package.networkGraph())?.first).bytes, to: "graph.sqlite")
  }

  private func codes(after sql: String) throws -> [String] {
    try SQLiteShell.run(path, sql)
    let reading = Reading(path: path)
    #expect(reading.graph == nil)
    return reading.diagnostics.map(\.code)
  }

  @Test func tableThatIsNotThere() throws { #expect(try codes(after: "DROP TABLE alias") == ["missing-table"]) }

  @Test func columnThatIsNotThere() throws {
    #expect(try codes(after: "ALTER TABLE graph RENAME COLUMN language TO tongue") == ["missing-column"])
  }

  @Test func viewThatNeverEnds() throws {
    let sql = """
      PRAGMA legacy_alter_table = ON; ALTER TABLE alias RENAME TO alias_2;
      CREATE VIEW alias AS WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n)
      SELECT i AS node, i AS position, 'x' AS alias FROM n;
      """
    #expect(try codes(after: sql).contains("wrong-structure"))
  }

  @Test func columnThatIsComputed() throws {
    let sql = """
      DROP TABLE alias;
      CREATE TABLE alias (node, position, alias AS (printf('%.*c', 1000000000, 'x')));
      INSERT INTO alias VALUES (1, 1);
      """
    #expect(try codes(after: sql) == ["missing-column"])
  }

  @Test func conditionThatCostsTooMuch() throws {
    let sql = """
      DROP TABLE alias;
      CREATE TABLE alias (node, position, alias, CHECK (alias NOT LIKE '%a%b%c%d%e%f%g%h%'));
      PRAGMA ignore_check_constraints = ON;
      INSERT INTO alias VALUES (1, 1, printf('%.*c', 1000, 'a'));
      """
    _ = try SQLiteShell.run(path, sql)
    #expect(Reading(path: path).diagnostics.allSatisfy { !$0.code.isEmpty })
  }

  @Test func triggersDoNothing() throws {
    try SQLiteShell.run(path, "CREATE TRIGGER t AFTER INSERT ON node BEGIN DELETE FROM relation; END;")
    #expect(Reading(path: path).graph?.relationCount == (try Package.networkGraph().relationCount))
  }

  @Test func valuesThatAreNone() throws {
    let sql = """
      PRAGMA ignore_check_constraints = ON;
      UPDATE node SET name = x'FF00' WHERE key = 1;
      UPDATE relation SET start = '2023-13' WHERE key = 1;
      UPDATE relation SET sign = 7 WHERE key = 2;
      UPDATE graph SET title = CAST(x'FF' AS TEXT);
      INSERT INTO node_property VALUES (2, 'a', 'number', 1), (2, 'b', 'integer', 'x'), (2, 'c', 'list', '[1,'),
        (99999, 'd', 'text', 'x');
      """
    #expect(
      Set(try codes(after: sql)) == [
        "wrong-type", "bad-date", "out-of-range", "invalid-utf8", "unknown-value", "unknown-node",
      ])
    #expect(Reading(path: path).places.contains("1:0 bad-date"))
  }

  @Test func textsBeyondTheLimit() throws {
    try SQLiteShell.run(path, "UPDATE node SET name = printf('%.*c', 70000000, 'x') WHERE key = 1")
    let reading = Reading(path: path)
    #expect(reading.diagnostics.map(\.code) == ["too-large"])
    #expect(reading.isLimit)
  }

  @Test func laterVersions() throws {
    #expect(try codes(after: "PRAGMA user_version = 2") == ["version"])
  }

  @Test func twoGraphsInOne() throws {
    #expect(try codes(after: "DELETE FROM graph") == ["wrong-structure"])
  }
}
