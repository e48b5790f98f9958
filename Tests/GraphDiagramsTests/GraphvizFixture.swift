import Foundation
import Testing

@testable import GraphvizProcess

/// What the tests of the renderer share.
enum GraphvizFixture {
  /// The program whose hidden subcommand renders. It is built beside the test bundle; a test that needs it fails
  /// clearly when it is not there.
  static func child() throws -> ChildProgram {
    let starts = [
      URL(fileURLWithPath: "/proc/self/exe").resolvingSymlinksInPath(), Bundle.main.bundleURL,
      Bundle.main.executableURL, CommandLine.arguments.first.map { URL(fileURLWithPath: $0) },
    ]
    for var folder in starts.compactMap({ $0 }) {
      for _ in 0..<5 {
        folder.deleteLastPathComponent()
        for candidate in ["entente", "debug/entente", "release/entente"].map(folder.appendingPathComponent) {
          var isFolder: ObjCBool = false
          let path = candidate.path
          let exists = FileManager.default.fileExists(atPath: path, isDirectory: &isFolder)
          if exists && !isFolder.boolValue && FileManager.default.isExecutableFile(atPath: path) {
            return ChildProgram(executable: path)
          }
        }
      }
    }
    Issue.record("the executable 'entente' is not beside the test bundle; run 'swift build' first")
    throw RenderError.childUnavailable("entente")
  }

  /// A renderer with a child process.
  static func renderer(_ limits: RenderLimits = RenderLimits(wallSeconds: 60)) throws -> GraphvizRenderer {
    GraphvizRenderer(limits: limits, child: try child())
  }

  /// The error of a rendering; nil when there was none.
  static func failure(
    of dot: String, engine: GraphvizEngine = .dot, limits: RenderLimits = RenderLimits(wallSeconds: 60)
  ) throws -> RenderError? {
    let renderer = try renderer(limits)
    do throws(RenderError) {
      _ = try renderer.render(dot: dot, engine: engine, outputs: [.svg])
      return nil
    } catch {
      return error
    }
  }

  /// A connected digraph with synthetic ids, always the same.
  static func network(nodes: Int, attributes: String = "") -> String {
    var state: UInt64 = 7
    func draw() -> Int {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int(state >> 33) % nodes
    }
    var lines = ["digraph G {", "graph [\(attributes)]"]
    for node in 0..<nodes { lines.append("n\(node) [label=\"Actor \(node)\", id=\"a\(node)\"]") }
    for node in 1..<nodes { lines.append("n\(node) -> n\(draw() % node)") }
    for _ in 0..<(nodes * 6 / 10) { lines.append("n\(draw()) -> n\(draw())") }
    return lines.joined(separator: "\n") + "\n}\n"
  }
}
