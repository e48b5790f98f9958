import RelationGraph
import Testing

@testable import GraphFormats

/// What SQLite's own shell sees in a database that was written here.
@Suite(.enabled(if: SQLiteShell.isThere, "there is no sqlite3")) struct SQLiteShellTests {
  private let folder: TemporaryFolder
  private let graph: PropertyGraph
  private let path: String

  init() throws {
    folder = try TemporaryFolder()
    graph = try Package.networkGraph()
    path = try folder.write(try #require(GraphFormat.sqlite.files(graph)?.first).bytes, to: "graph.sqlite")
  }

  private func number(_ sql: String) throws -> Int? { try SQLiteShell.run(path, sql).first.flatMap { Int($0) } }

  @Test func isWholeAndItsReferencesLeadSomewhere() throws {
    #expect(try SQLiteShell.run(path, "PRAGMA integrity_check") == ["ok"])
    #expect(try SQLiteShell.run(path, "PRAGMA foreign_key_check") == [])
    #expect(try number("PRAGMA user_version") == 1)
    #expect(try number("PRAGMA application_id") == 0x456E_7465)
    #expect(try SQLiteShell.run(path, "PRAGMA journal_mode") == ["delete"])
    #expect(folder.entries == ["graph.sqlite"])
  }

  @Test func hostileGraphsAreWhole() throws {
    for seed in 0..<12 as Range<UInt64> {
      let hostile = try HostileGraph.make(seed: seed)
      let other = try folder.write(try #require(GraphFormat.sqlite.files(hostile)?.first).bytes, to: "\(seed).db")
      #expect(try SQLiteShell.run(other, "PRAGMA integrity_check; PRAGMA foreign_key_check") == ["ok"])
      let counts = try SQLiteShell.run(other, "SELECT count(*) FROM nodes; SELECT count(*) FROM relations")
      #expect(counts == [String(hostile.nodeCount), String(hostile.relationCount)])
    }
  }

  @Test func viewsHaveEveryFact() throws {
    #expect(try number("SELECT count(*) FROM nodes") == graph.nodeCount)
    #expect(try number("SELECT count(*) FROM relations") == graph.relationCount)
    let statements =
      graph.nodes.reduce(0) { $0 + $1.evidence.count }
      + graph.relations.reduce(0) { $0 + $1.evidence.count }
    #expect(try number("SELECT count(*) FROM evidence") == statements)
    let properties =
      graph.nodes.reduce(0) { $0 + $1.properties.count }
      + graph.relations.reduce(0) { $0 + $1.properties.count }
    #expect(try number("SELECT count(*) FROM properties") == properties)
    let names = graph.nodes.reduce(0) { $0 + ($1.name == nil ? 0 : 1) + $1.names.count + $1.aliases.count }
    #expect(try number("SELECT count(*) FROM names") == names)
  }

  @Test func neighboursStandOnBothSides() throws {
    let japan = try #require(graph.nodeIndex("japan"))
    let touching = (0..<graph.relationCount).filter {
      let ends = graph.relationEnds(at: $0)
      return ends.from == japan || ends.to == japan
    }
    #expect(try number("SELECT count(*) FROM neighbours WHERE node = 'japan'") == touching.count)
    let undirected = touching.count { !graph.isDirected(relationAt: $0) }
    #expect(try number("SELECT count(*) FROM neighbours WHERE node = 'japan' AND way = 'both'") == undirected)
    let out = touching.count { graph.isDirected(relationAt: $0) && graph.relationEnds(at: $0).from == japan }
    #expect(try number("SELECT count(*) FROM neighbours WHERE node = 'japan' AND way = 'out'") == out)
    #expect(try number("SELECT count(*) FROM neighbours") == 2 * graph.relationCount)
  }

  /// The shell compares texts; this library compares calendars.
  @Test(arguments: ["2020-01-01", "2025-10-01", "2023-08-18"]) func daysCompareAsTexts(day: String) throws {
    let moment = try #require(PartialDate(day))
    func begun(_ certainty: Certainty) -> Int {
      graph.relations.count { relation in
        guard let start = relation.validity.start.date, !start.isUncertain else { return false }
        return start.precedes(moment) >= certainty
      }
    }
    #expect(begun(.possibly) > 0)
    let doubtless = "start NOT LIKE '%?' AND start NOT LIKE '%\\%' ESCAPE '\\'"
    #expect(
      try number("SELECT count(*) FROM relations WHERE start_latest < '\(day)' AND \(doubtless)") == begun(.certainly))
    #expect(
      try number("SELECT count(*) FROM relations WHERE start_earliest < '\(day)' AND \(doubtless)") == begun(.possibly))
  }

  @Test func signsAndDirectionsComeFromTheSchema() throws {
    for sign in Sign.allCases {
      let count = (0..<graph.relationCount).count { graph.relationSign(at: $0) == sign }
      #expect(try number("SELECT count(*) FROM relations WHERE sign = \(sign.rawValue)") == count)
    }
    let directed = (0..<graph.relationCount).count { graph.isDirected(relationAt: $0) }
    #expect(try number("SELECT count(*) FROM relations WHERE directed") == directed)
  }

  @Test func valuesHaveTheirTypes() throws {
    var graph = PropertyGraph()
    try graph.insert(
      Node(
        id: "a",
        properties: [
          "i": .integer(.max), "r": .real(-0.0), "t": "12", "f": true, "d": .date(PartialDate("2023-05~")!),
          "l": .list(["x", 1]), "n": .text("a\u{0}b"),
        ]))
    let other = try folder.write(try #require(GraphFormat.sqlite.files(graph)?.first).bytes, to: "types.db")
    let rows = try SQLiteShell.run(other, "SELECT key, type, typeof(value), quote(value) FROM properties ORDER BY key")
    #expect(
      rows == [
        "d|date|text|'2023-05~'", "f|flag|integer|1", "i|integer|integer|9223372036854775807",
        "l|list|text|'[\"x\",1]'",
        "n|text|text|'a'", "r|real|real|0.0", "t|text|text|'12'",
      ])
    #expect(try SQLiteShell.run(other, "SELECT hex(CAST(value AS BLOB)) FROM properties WHERE key = 'n'") == ["610062"])
  }

  @Test func sameGraphSameBytes() throws {
    for seed in 0..<5 as Range<UInt64> {
      let graph = try HostileGraph.make(seed: seed)
      #expect(GraphFormat.sqlite.files(graph) == GraphFormat.sqlite.files(graph.canonical()))
    }
  }

  /// A database that a person has worked on, and that is not in the order it was written.
  @Test func changesOfAPersonAreRead() throws {
    try SQLiteShell.run(
      path,
      """
      DELETE FROM relation_property; DELETE FROM relation_evidence; DELETE FROM relation WHERE key % 3 = 1;
      UPDATE node SET name = 'Nippon' WHERE id = 'japan';
      INSERT INTO node (id, kind, name) VALUES ('atlantis', 'country', 'Atlantis');
      INSERT INTO relation (id, has_own_id, kind, from_node, to_node)
        SELECT 'new', 1, 'allied-with', a.key, b.key FROM node AS a, node AS b WHERE a.id = 'atlantis' AND b.id = 'japan';
      VACUUM;
      """)
    let again = try GraphReader.read(path: path).graph
    let left = graph.relationCount - (graph.relationCount + 2) / 3 + 1
    #expect(again.relationCount == left)
    #expect(again.nodeCount == graph.nodeCount + 1)
    #expect(again.nodes.first { $0.id == "japan" }?.name == "Nippon")
    #expect(again.relations.first { $0.id == "new" }.map { Set([$0.from, $0.to]) } == ["atlantis", "japan"])
  }
}
