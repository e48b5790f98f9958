import Entente
import Foundation
import Testing

/// The same picture and the same page, byte for byte, run after run and in whatever order the facts stand.
@Suite("Determinism of drawing")
struct DrawingDeterminismTests {
  private static let drawings: [[String]] = [
    ["--to", "svg"],
    ["--to", "html"],
    // By force, with lines that bend around nodes: where Graphviz by itself wavers.
    ["--to", "svg", "--layout", "neato", "--nodes", "country,organisation,framework", "--colour", "community"],
  ]

  @Test("50 runs, every fifth with the lines in another order", arguments: drawings)
  func repeated(_ options: [String]) throws {
    let graph = try GraphReader.read(path: Program.shippedGraph).graph
    var lines = try #require(GraphFormat.jsonLines.text(graph)).split(separator: "\n").map(String.init)
    let folder = try Scratch.folder()
    defer { try? FileManager.default.removeItem(at: folder) }
    let path = folder.appendingPathComponent("graph.jsonl")
    func draw() throws -> Program.Run {
      try Data((lines.joined(separator: "\n") + "\n").utf8).write(to: path)
      return try Program.run(["draw", path.path, "-o", "-"] + options)
    }
    let expected = try draw()
    #expect(expected.status == 0, "\(expected.error)")
    #expect(expected.output.contains("<svg"))
    var random = Steps()
    for run in 1..<50 {
      if run.isMultiple(of: 5) { lines.shuffle(using: &random) }
      let drawing = try draw()
      #expect(drawing.output == expected.output, "run \(run): \(drawing.error)")
    }
  }

  /// A generator whose numbers are the same on every machine.
  private struct Steps: RandomNumberGenerator {
    var state: UInt64 = 11
    mutating func next() -> UInt64 {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return state ^ (state >> 29)
    }
  }
}
