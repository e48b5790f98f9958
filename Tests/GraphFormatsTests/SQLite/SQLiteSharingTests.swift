import Foundation
import RelationGraph
import Testing

@testable import GraphFormats

/// Several programs and one database.
@Suite(.serialized, .enabled(if: SQLiteShell.isThere, "there is no sqlite3")) struct SQLiteSharingTests {
  private let folder: TemporaryFolder
  private var path: String { folder.path + "/graph.sqlite" }

  init() throws { folder = try TemporaryFolder() }

  private func bytes(nodes: Int) throws -> [UInt8] {
    var graph = PropertyGraph()
    for index in 0..<nodes { try graph.insert(Node(id: "n\(index)")) }
    for index in 1..<nodes { try graph.insert(Relation(from: "n\(index - 1)", to: "n\(index)")) }
    return try #require(GraphFormat.sqlite.files(graph)?.first).bytes
  }

  /// A database that grows in a temporary file has the bytes of one that grows in memory, and leaves no file.
  @Test func onDiskAsInMemory() throws {
    for graph in [PropertyGraph(), try Package.networkGraph(), try HostileGraph.make(seed: 4)] {
      let inMemory = try #require(SQLiteWriter.inMemory(graph.canonical()))
      let onDisk = try #require(SQLiteWriter.onDisk(graph.canonical()))
      #expect(inMemory.bytes == onDisk.bytes)
    }
  }

  /// Two programs that open, ask and close while the file is replaced: each sees one graph, never half of one.
  @Test func twoReadersWhileItIsReplaced() async throws {
    let versions = try [200, 300].map(bytes)
    try AtomicFile.write(versions[0], to: path)
    let path = path
    let readers = (0..<2).map { _ in
      Task.detached {
        try (0..<25).flatMap { _ in
          try SQLiteShell.run(path, "SELECT (SELECT count(*) FROM nodes) - (SELECT count(*) FROM relations)")
        }
      }
    }
    for round in 0..<60 {
      try AtomicFile.write(versions[round % 2], to: path)
      #expect([200, 300].contains(try GraphReader.read(path: path).graph.nodeCount))
    }
    for reader in readers { #expect(try await Set(reader.value) == ["1"]) }
    #expect(folder.entries == ["graph.sqlite"])
  }

  /// A program that has the file open keeps the graph that it opened.
  @Test func openReadersKeepTheirGraph() throws {
    try AtomicFile.write(bytes(nodes: 20), to: path)
    let shell = try SQLiteShell.start(path)
    try shell.tell("BEGIN; SELECT count(*) FROM nodes;")
    try AtomicFile.write(bytes(nodes: 30), to: path)
    #expect(try GraphReader.read(path: path).graph.nodeCount == 30)
    try shell.input.write(contentsOf: Data("SELECT 'count ' || count(*) FROM nodes;\n".utf8))
    shell.end()
    let output = String(decoding: shell.output.readDataToEndOfFile(), as: UTF8.self)
    #expect(output.contains("count 20"))
  }

  @Test func lockedDatabaseIsSaidToBe() throws {
    try AtomicFile.write(bytes(nodes: 20), to: path)
    let shell = try SQLiteShell.start(path)
    defer { shell.end() }
    try shell.tell("BEGIN EXCLUSIVE;")
    #expect(Reading(path: path).diagnostics.map(\.code) == ["locked-database"])
    try shell.tell("COMMIT;")
    #expect(Reading(path: path).graph?.nodeCount == 20)
  }

  /// What a writer has not finished is not read, whether it writes into the file or beside it.
  @Test(arguments: ["DELETE", "WAL"]) func unfinishedChangesAreNotRead(journal: String) throws {
    try AtomicFile.write(bytes(nodes: 20), to: path)
    let shell = try SQLiteShell.start(path)
    try shell.tell("PRAGMA journal_mode = \(journal);")
    try shell.tell("BEGIN; INSERT INTO node (id, kind) VALUES ('new', 'node');")
    #expect(try GraphReader.read(path: path).graph.nodeCount == 20)
    try shell.tell("COMMIT;")
    #expect(try GraphReader.read(path: path).graph.nodeCount == 21)
    shell.end()
  }

  /// Reading leaves nothing beside the file, and needs no right to write there.
  @Test func readingLeavesNothingBehind() throws {
    try AtomicFile.write(bytes(nodes: 20), to: path)
    try SQLiteShell.run(path, "PRAGMA journal_mode = WAL; INSERT INTO node (id, kind) VALUES ('new', 'node')")
    #expect(folder.entries == ["graph.sqlite"])
    try FileManager.default.setAttributes([.posixPermissions: 0o555], ofItemAtPath: folder.path)
    defer { try? FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: folder.path) }
    #expect(try GraphReader.read(path: path).graph.nodeCount == 21)
    #expect(folder.entries == ["graph.sqlite"])
  }

  /// A journal that a program left when it died: reading would have to write.
  @Test func unfinishedJournalIsNamed() throws {
    try AtomicFile.write(bytes(nodes: 200), to: path)
    let shell = try SQLiteShell.start(path)
    try shell.tell("PRAGMA cache_size = 1; PRAGMA cache_spill = 1; BEGIN; UPDATE node SET name = 'long name ' || key;")
    kill(shell.process.processIdentifier, SIGKILL)
    shell.process.waitUntilExit()
    guard FileManager.default.fileExists(atPath: path + "-journal") else { return }
    let reading = Reading(path: path)
    #expect(reading.graph?.nodes.allSatisfy { $0.name == nil } ?? (reading.diagnostics.map(\.code) == ["cannot-open"]))
  }
}
