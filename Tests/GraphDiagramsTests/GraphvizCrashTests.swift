import Foundation
import Testing

@testable import GraphDiagrams
@testable import GraphvizProcess

/// What becomes of a picture when Graphviz is ended by a signal.
struct GraphvizCrashTests {
  /// A child that crashes as many times as `count` says and then renders.
  private func renderer(crashing count: Int, in folder: URL) throws -> GraphvizRenderer {
    let program = try GraphvizFixture.child()
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    try RenderFrames.greeting.write(to: folder.appendingPathComponent("greeting"))
    // A folder can be made once only: it counts.
    let script = """
      for turn in $(seq \(count)); do
        if mkdir "\(folder.path)/$turn" 2>/dev/null; then cat "\(folder.path)/greeting"; kill -SEGV $$; fi
      done
      exec "\(program.executable)" \(program.arguments.joined(separator: " ")) "$@"
      """
    return GraphvizRenderer(
      limits: RenderLimits(wallSeconds: 60),
      child: ChildProgram(executable: "/bin/sh", arguments: ["-c", script, "sh"]))
  }

  private func drawn(layout: DiagramLayout, crashes: Int) throws -> RenderResult {
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent("entente-test-\(UUID().uuidString)")
    defer { try? FileManager.default.removeItem(at: folder) }
    var recipe = DiagramRecipe()
    recipe.layout = layout
    let graph = try DiagramSamples.projected(DiagramSamples.diplomacy())
    let diagram = try Diagram(graph: graph, recipe: recipe)
    return try diagram.render(with: renderer(crashing: crashes, in: folder), outputs: [.svg])
  }

  @Test(arguments: [DiagramLayout.dot, .neato])
  func oneCrashChangesNothingInThePicture(layout: DiagramLayout) throws {
    let expected = try drawn(layout: layout, crashes: 0)
    let picture = try drawn(layout: layout, crashes: 1)
    #expect(picture.data[.svg] == expected.data[.svg])
    #expect(expected.warnings.isEmpty)
    #expect(picture.warnings == ["Graphviz crashed (signal 11) and was started again"])
  }

  @Test func aSecondCrashStraightensLinesAndSaysSo() throws {
    let warnings = try drawn(layout: .dot, crashes: 2).warnings
    #expect(warnings.contains { $0.hasPrefix("lines are straight: Graphviz crashed") })
  }

  @Test func aThirdCrashIsAnError() throws {
    #expect(throws: DiagramError.rendering(.crashed(signal: SIGSEGV))) { try drawn(layout: .neato, crashes: 4) }
  }
}
