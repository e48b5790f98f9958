import Foundation
import Testing

@testable import GraphDiagrams

@Suite struct DrawnSceneTests {
  @Test func everythingHasItsPlace() throws {
    let diagram = try Diagram(graph: DiagramSamples.projected(DiagramSamples.diplomacy()))
    let drawn = try diagram.drawn(with: GraphvizFixture.renderer(), outputs: [.svg])
    let drawing = try #require(drawn.drawing)
    #expect(drawing.nodes.map(\.number) == drawn.scene.nodes.map(\.number))
    #expect(drawing.lines.map(\.index) == Array(drawn.scene.lines.indices))
    #expect(drawing.frames.map(\.index) == Array(drawn.scene.clusters.indices))
    for (node, meant) in zip(drawing.nodes, drawn.scene.nodes) {
      #expect(node.texts.map(\.words) == meant.labelLines)
      #expect(node.texts.allSatisfy { $0.fontSize == meant.fontSize && $0.box.width > 0 })
      #expect(drawing.page.contains(node.centre) && node.shape.box.contains(node.centre))
    }
    #expect(drawing.lines.allSatisfy { ($0.paths.first?.count ?? 0) > 8 })
    #expect(drawing.heading.map(\.words).contains("Test & <network>"))
    #expect(drawn.result.data[.json] == nil)
    #expect(try #require(drawn.lint()).findings.filter(\.isViolation) == [])
  }

  @Test func ellipsesAndHexagonsAreWhatTheyAre() throws {
    let dot = """
      digraph { pad="0.3";
        a [id="node-0", shape="ellipse", style="filled", label="An ellipse"];
        b [id="node-1", shape="hexagon", style="filled", label="A hexagon"];
        c [id="node-2", shape="box", style="rounded,filled", label="A box"]; }
      """
    let result = try GraphvizFixture.renderer().render(dot: dot, engine: .dot, outputs: [.json])
    let json = try #require(result.data[.json])
    let drawing = try #require(DrawnScene(json: json))
    #expect(drawing.nodes[0].shape.corners.count == 48)
    #expect(drawing.nodes[1].shape.corners.count == 6)
    #expect(drawing.nodes[2].shape.corners.count > 8)
    #expect(drawing.nodes[2].texts.first?.words == "A box")
  }

  @Test func whatIsNoDrawingIsRefused() {
    for text in ["", "{}", "[]", "{\"_draw_\": 7}"] { #expect(DrawnScene(json: Data(text.utf8)) == nil) }
  }
}
