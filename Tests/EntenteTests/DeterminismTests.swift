import Entente
import Foundation
import Testing

/// The same facts in any order, with any number of workers, give the same bytes.
@Suite("Determinism")
struct DeterminismTests {
  private static let commands: [[String]] = [
    [
      "centrality", "GRAPH", "-m", "degree", "-m", "betweenness", "-m", "closeness", "-m", "harmonic", "-m", "pagerank",
      "-m", "coreness", "--format", "json",
    ],
    ["centrality", "GRAPH", "-m", "eigenvector", "--direction", "undirected", "--format", "csv"],
    ["communities", "GRAPH", "--format", "json"],
    ["communities", "GRAPH", "-m", "louvain", "--format", "json", "--direction", "undirected"],
    ["communities", "GRAPH", "-m", "label-propagation", "--format", "csv"],
    ["structure", "GRAPH", "--format", "json"],
    ["path", "GRAPH", "nakatani", "aukus-pillar-2", "-k", "5", "--direction", "undirected", "--format", "json"],
    ["draw", "GRAPH", "-o", "-", "--to", "dot"],
    ["draw", "GRAPH", "-o", "-", "--to", "svg"],
    ["draw", "GRAPH", "-o", "-", "--to", "svg", "--layout", "neato", "--colour", "community"],
    ["convert", "GRAPH", "-", "--to", "graphml", "--quiet"],
  ]

  @Test("20 shuffles of the lines")
  func shuffles() throws {
    let text = try #require(
      GraphFormat.jsonLines.text(try GraphReader.read(path: Program.shippedGraph).graph))
    var lines = text.split(separator: "\n").map(String.init)
    var random = Lines(state: 1)
    let folder = try Scratch.folder()
    defer { try? FileManager.default.removeItem(at: folder) }
    let path = folder.appendingPathComponent("graph.jsonl")
    for command in Self.commands {
      let arguments = command.map { $0 == "GRAPH" ? path.path : $0 }
      try Data(text.utf8).write(to: path)
      let expected = try Program.run(arguments)
      #expect(expected.status == 0, "\(command): \(expected.error)")
      #expect(!expected.output.isEmpty)
      // Drawing takes longest; 20 shuffles for what is computed, 20 in all for what is drawn.
      for _ in 0..<20 {
        lines.shuffle(using: &random)
        try Data((lines.joined(separator: "\n") + "\n").utf8).write(to: path)
        #expect(try Program.run(arguments).output == expected.output, "\(command)")
      }
    }
  }

  @Test("1, 2 and 4 workers", arguments: commands)
  func workers(_ command: [String]) throws {
    let arguments = command.map { $0 == "GRAPH" ? Program.shippedGraph : $0 }
    let one = try Program.run(arguments + ["--workers", "1"])
    #expect(one.status == 0, "\(one.error)")
    for workers in ["2", "4"] {
      #expect(try Program.run(arguments + ["--workers", workers]).output == one.output)
    }
  }

  @Test("Workers on a network large enough to be shared out", .enabled(if: DataSets.isThere))
  func workersOnManyNodes() throws {
    let arguments = [
      "centrality", "\(DataSets.folder)/3-classic/power-grid", "-m", "betweenness", "-m", "closeness", "-m", "harmonic",
      "-m", "pagerank", "--format", "csv",
    ]
    let one = try Program.run(arguments + ["--workers", "1"])
    #expect(one.status == 0, "\(one.error)")
    #expect(try Program.run(arguments + ["--workers", "2"]).output == one.output)
    #expect(try Program.run(arguments + ["--workers", "4"]).output == one.output)
  }

  /// A generator whose numbers are the same on every machine.
  private struct Lines: RandomNumberGenerator {
    var state: UInt64
    mutating func next() -> UInt64 {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return state ^ (state >> 29)
    }
  }
}
