import Foundation
import RelationGraph
import Testing

@testable import GraphFormats

/// Databases of others: read as tables of CSV where they hold edges, else refused with what they hold.
@Suite(.enabled(if: SQLiteShell.isThere, "there is no sqlite3")) struct SQLiteForeignTests {
  private let folder: TemporaryFolder
  private var path: String { folder.path + "/other.db" }

  init() throws { folder = try TemporaryFolder() }

  @Test func nodesAndEdgesByOtherNames() throws {
    try SQLiteShell.run(
      path,
      """
      CREATE TABLE Actors (id INTEGER PRIMARY KEY, name TEXT, kind TEXT, since TEXT, size REAL);
      INSERT INTO Actors VALUES (1, 'Japan', 'country', '1947-05-03', 125.5), (2, '한국, "남"', 'country', NULL, 51),
        (3, 'Line
      break', NULL, '1948-08-15', NULL);
      CREATE TABLE links (from_id INTEGER, to_id INTEGER, relation TEXT, weight REAL);
      INSERT INTO links VALUES (1, 2, 'trades-with', 2.5), (2, 3, 'trades-with', 1);
      """)
    let graph = try GraphReader.read(path: path).graph
    #expect(graph.nodes.map(\.id) == ["1", "2", "3"])
    #expect(graph.nodes.map(\.name) == ["Japan", "한국, \"남\"", "Line\nbreak"])
    #expect(graph.nodes.map(\.kind) == ["country", "country", .unspecified])
    #expect(graph.nodes[0].properties == ["since": .date(PartialDate("1947-05-03")!), "size": 125.5])
    #expect(graph.relations.map(\.kind) == ["trades-with", "trades-with"])
    #expect(graph.relations.map { $0.properties["weight"] } == [2.5, 1.0])
  }

  @Test func edgesAlone() throws {
    try SQLiteShell.run(
      path,
      "CREATE TABLE notes (body); CREATE TABLE flows (sender, receiver); INSERT INTO flows VALUES ('a', 'b'), ('b', 'c');"
    )
    let graph = try GraphReader.read(path: path).graph
    #expect(graph.nodes.map(\.id) == ["a", "b", "c"])
    #expect(graph.relationCount == 2)
  }

  @Test func whatHoldsNoEdgesIsRefused() throws {
    try SQLiteShell.run(path, "CREATE TABLE songs (title); CREATE TABLE albums (title);")
    let reading = Reading(path: path)
    #expect(reading.places == ["0:0 no-graph"])
    #expect(reading.diagnostics[0].message == "none of the tables is one of edges: 'songs', 'albums'")
    try SQLiteShell.run(
      path, "CREATE VIEW edges AS SELECT 'a' AS source, 'b' AS target UNION ALL SELECT source, target FROM edges")
    #expect(Reading(path: path).hints == ["'edges' is a view: CREATE TABLE edges AS SELECT * FROM edges"])
  }

  @Test func blobsAreCounted() throws {
    try SQLiteShell.run(
      path, "CREATE TABLE edges (source, target, photo); INSERT INTO edges VALUES ('a', 'b', x'FFD8'), ('b', 'a', NULL)"
    )
    let reading = Reading(path: path)
    #expect(reading.graph?.relationCount == 2)
    #expect(reading.diagnostics.map(\.message) == ["1 value of 'photo' are blobs or not UTF-8, and passed over"])
  }

  @Test func placesNameTheTable() throws {
    try SQLiteShell.run(
      path,
      """
      CREATE TABLE nodes (id); INSERT INTO nodes VALUES ('a'), ('a');
      CREATE TABLE edges (source, target); INSERT INTO edges VALUES ('a', 'zz');
      """)
    let reading = Reading(path: path)
    #expect(
      reading.diagnostics.compactMap { $0.location?.description }.map { $0.replacing(path, with: "other.db") } == [
        "other.db:nodes:3:1", "other.db:edges:2:1",
      ])
    #expect(reading.diagnostics.map(\.code) == ["duplicate-id", "unknown-node"])
  }

  @Test func anyEncoding() throws {
    try SQLiteShell.run(
      path, "PRAGMA encoding = 'UTF-16'; CREATE TABLE edges (source, target); INSERT INTO edges VALUES ('한국', '日本')")
    #expect(try GraphReader.read(path: path).graph.nodes.map(\.id) == ["日本", "한국"])
  }
}
