import Foundation
import GraphFormats
import RelationGraph
import Testing

@testable import GraphDiagrams

@Suite struct DiagramPositionsTests {
  private let renderer: GraphvizRenderer

  init() throws { renderer = try GraphvizFixture.renderer() }

  /// How far nodes moved relative to each other.
  private func movement(_ old: DiagramPositions, _ new: DiagramPositions) -> Double {
    let ways = old.points.compactMap { id, point in new.points[id].map { $0 - point } }
    let box = DrawnBox(around: ways)
    return max(box?.width ?? .infinity, box?.height ?? .infinity)
  }

  private func positions(_ drawn: DrawnDiagram) throws -> DiagramPositions {
    let svg = try #require(drawn.result.data[.svg])
    return try DiagramPositions(reading: String(decoding: svg, as: UTF8.self))
  }

  @Test func aPictureKeepsEverybodyInPlace() throws {
    let graph = try DiagramSamples.projected(GraphReader.read(path: DiagramSamples.shippedNetwork).graph)
    let diagram = try Diagram(graph: graph)
    let old = try positions(diagram.drawn(with: renderer, outputs: [.svg]))
    #expect(old.points.count == graph.nodeCount)
    let drawn = try diagram.drawn(with: renderer, outputs: [.svg], heldAt: old)
    #expect(movement(old, try positions(drawn)) < 1)
    #expect(try #require(drawn.lint()).findings.filter(\.isViolation) == [])
    // A part of the graph, with most nodes gone.
    var recipe = DiagramRecipe()
    recipe.focus = [graph.nodeID(0)]
    let part = try positions(Diagram(graph: graph, recipe: recipe).drawn(with: renderer, outputs: [.svg], heldAt: old))
    #expect(part.points.count < graph.nodeCount && part.points.count > 1)
    #expect(movement(part, old) < 1)
  }

  @Test func newNodesStandFreeAndNearTheirNeighbours() throws {
    let graph = try DiagramSamples.projected(DiagramSamples.diplomacy())
    let diagram = try Diagram(graph: graph)
    let all = try positions(diagram.drawn(with: renderer, outputs: [.svg]))
    var some = all
    for id in ["minister", "pact", "chips"] { some.points[id] = nil }
    let drawn = try diagram.drawn(with: renderer, outputs: [.svg], heldAt: some)
    let new = try positions(drawn)
    #expect(movement(some, new) < 1)
    #expect(Set(new.points.keys) == Set(all.points.keys))
    #expect(try #require(drawn.lint()).count(of: .overlap) == 0)
    let minister = try #require(new.points["minister"])
    let neighbours = try #require(DrawnBox(around: ["ministry", "talks"].compactMap { new.points[$0] }))
    #expect(minister.distance(to: neighbours.centre) < 100)
    #expect(
      try diagram.drawn(with: renderer, outputs: [.svg], heldAt: some).result.data == drawn.result.data)
  }

  @Test func positionsOfOtherNodesAreRemarked() throws {
    let diagram = try Diagram(graph: DiagramSamples.projected(DiagramSamples.diplomacy()))
    let drawn = try diagram.drawn(
      with: renderer, outputs: [.svg], heldAt: DiagramPositions(points: ["nobody": DrawnPoint(1, 2)]))
    #expect(drawn.result.warnings == ["the positions know none of the 9 nodes: they are placed anew"])
  }

  @Test func tablesAreRead() throws {
    let text = "\u{FEFF}id, x ,y,note\r\n\"a, \"\"b\"\"\",1.5,-2\n\n c ,1e2,0,x\n\" d \",0,0\n"
    let positions = try DiagramPositions(reading: text)
    #expect(
      positions.points == ["a, \"b\"": DrawnPoint(1.5, -2), "c": DrawnPoint(100, 0), " d ": DrawnPoint(0, 0)])
    #expect(try DiagramPositions(reading: positions.table) == positions)
    #expect(positions.table.hasPrefix("id,x,y\n\" d \",0,0\n\"a, \"\"b\"\"\",1.5,-2\n"))
  }

  @Test(arguments: [
    ("", DiagramPositions.ReadError.noPositions), ("<svg></svg>", .noPositions), ("x,y\n1,2\n", .noPositions),
    ("id,x,y\na,1\n", .badRow(line: 2)), ("id,x,y\na,1,2\nb,nan,0\n", .badRow(line: 3)),
    ("id,x,y\na,1,1e99\n", .badRow(line: 2)), ("id,x,y\na,1,2\na,1,2\n", .duplicate(id: "a", line: 3)),
  ])
  func badTablesAreRefused(_ text: String, _ error: DiagramPositions.ReadError) {
    #expect(throws: error) { try DiagramPositions(reading: text) }
  }

  @Test func hostileIdsStayText() throws {
    let ids = ["</metadata><script>alert(1)</script>", "a&amp;b", "&lt;", "\"q\"", "x,y", "line\nbreak", "日本 '"]
    var positions = DiagramPositions()
    for (index, id) in ids.enumerated() { positions.points[id] = DrawnPoint(Double(index), 0) }
    positions.points["\u{1}"] = DrawnPoint(0, 0)
    let svg = String(decoding: positions.embedded(in: Data("<svg>\n</svg>\n".utf8)), as: UTF8.self)
    #expect(!svg.contains("<script") && svg.hasSuffix("</metadata>\n</svg>\n"))
    var kept = positions
    for id in ["\u{1}", "line\nbreak"] { kept.points[id] = nil }
    #expect(try DiagramPositions(reading: svg) == kept)
  }
}
