import Foundation
import FoundationXML
import GraphProjection
import RelationGraph
import Testing

@testable import GraphDiagrams

struct ViewRenderingTests {
  private static let views = DiagramView.allCases.filter { $0 != .network }

  /// Names and kinds that would break something if they were not escaped.
  private static let hostile = [
    "\\", "a\\N\\G\\l\\r", "\"];x[URL=\"javascript:alert(1)\"", "<script>alert(1)</script>", "&amp;&lt;\u{0}\u{1}",
    "]]>--><!--", "line\nline\r\nline", "한국어 이름", "\u{202E}gnirts", String(repeating: "w", count: 400), "%s%n", "",
  ]

  private func hostileGraph(twoMode: Bool) throws -> ProjectedGraph {
    var graph = PropertyGraph(title: "<b>\"\\N\"</b>")
    for (index, name) in Self.hostile.enumerated() {
      let kind = twoMode && !index.isMultiple(of: 2) ? "<i>\"k\\N" : "person\\"
      try graph.insert(Node(id: "x\(index)", kind: NodeKind(rawValue: kind), name: name))
    }
    for index in 0..<Self.hostile.count - 1 {
      try graph.insert(
        Relation(
          kind: index.isMultiple(of: 3) ? "\"]; <u>\\L" : "knows", from: "x\(index)", to: "x\(index + 1)",
          validity: Validity(index.isMultiple(of: 2) ? "2001/2003~" : "2002-05?") ?? .unknown))
    }
    return try DiagramSamples.projected(graph)
  }

  @Test(arguments: views)
  func hostileNamesAreOnlyText(_ view: DiagramView) throws {
    let graph = try hostileGraph(twoMode: view == .columns || view == .matrix)
    let diagram = try ViewSamples.diagram(graph, view)
    let drawn = try diagram.drawn(with: GraphvizFixture.renderer(), outputs: [.svg, .png, .pdf, .dot])
    let svg = try #require(drawn.result.data[.svg])
    let text = String(decoding: svg, as: UTF8.self)
    #expect(!text.contains("<script") && !text.contains("<b>") && !text.contains("<i>") && !text.contains("<u>"))
    #expect(!text.contains("javascript:alert(1)\"") && !text.contains("onclick"))
    #expect(XMLParser(data: svg).parse())
    #expect(text.contains("한국어 이름"))
    _ = try DOTReader(String(decoding: try #require(drawn.result.data[.dot]), as: UTF8.self))
    #expect(drawn.result.data[.png]?.starts(with: [0x89, 0x50, 0x4E, 0x47]) == true)
    #expect(drawn.result.data[.pdf]?.starts(with: Data("%PDF".utf8)) == true)
    #expect(drawn.result.warnings.isEmpty)
  }

  @Test(arguments: views)
  func theShippedNetworkIsClean(_ view: DiagramView) throws {
    let graph = try ViewSamples.shipped()
    for theme in Theme.all {
      let diagram = try ViewSamples.diagram(graph, view) { recipe in
        recipe.theme = theme.id
        if view == .rings { (recipe.focus, recipe.hops) = (["Japan"], 2) }
        if view == .columns { recipe.columns = [.official, .organisation, .country] }
      }
      let drawn = try diagram.drawn(with: GraphvizFixture.renderer(), outputs: [.svg])
      let report = try #require(drawn.lint())
      #expect(report.findings.filter(\.isViolation).map(\.message) == [])
    }
  }

  @Test(arguments: views)
  func theOrderOfTheFactsChangesNothing(_ view: DiagramView) throws {
    func text(reversed: Bool) throws -> String {
      let graph = try DiagramSamples.projected(DiagramSamples.diplomacy(reversed: reversed))
      return try ViewSamples.diagram(graph, view) { recipe in
        if view == .columns { recipe.columns = [.country, .framework, .organisation] }
      }.dot()
    }
    #expect(try text(reversed: false) == text(reversed: true))
  }

  @Test func repeatedRunsGiveTheSameBytes() throws {
    let diagram = try ViewSamples.diagram(DiagramSamples.projected(DiagramSamples.diplomacy()), .arcs)
    let first = try diagram.drawn(with: GraphvizFixture.renderer(), outputs: [.svg]).result.data[.svg]
    for _ in 0..<3 {
      #expect(try diagram.drawn(with: GraphvizFixture.renderer(), outputs: [.svg]).result.data[.svg] == first)
    }
  }

  @Test(arguments: views.filter { $0 != .timeline }, [0, 1, 2])
  func tinyGraphs(_ view: DiagramView, _ count: Int) throws {
    let diagram = try ViewSamples.diagram(DiagramSamples.path(count), view)
    if count == 0 {
      #expect(throws: DiagramError.self) { try diagram.scene() }
    } else if count == 1, view == .columns {
      #expect(throws: DiagramError.self) { try diagram.scene() }
    } else {
      let drawn = try diagram.drawn(with: GraphvizFixture.renderer(), outputs: [.svg])
      #expect(drawn.drawing?.nodes.count == count)
      #expect(drawn.lint()?.isClean == true)
    }
  }

  @Test(arguments: [DiagramView.rings, .columns, .arcs])
  func nodesAndLinesKeepTheirIds(_ view: DiagramView) throws {
    let graph = try ViewSamples.clubs([("p1", "c1"), ("p2", "c1"), ("p2", "c2")])
    let diagram = try ViewSamples.diagram(graph, view)
    let dot = try ViewSamples.read(diagram)
    let scene = try diagram.scene()
    for node in scene.nodes { #expect(dot.nodes.count { $0.attributes["id"] == "node-\(node.number)" } == 1) }
    for (index, line) in scene.lines.enumerated() {
      let edge = try #require(dot.edges.first { $0.attributes["id"] == "edge-\(index)" })
      #expect([edge.from, edge.to] == ["n\(line.from)", "n\(line.to)"])
    }
  }

  @Test func idsAreUnique() throws {
    for view in Self.views where view != .columns {
      let diagram = try ViewSamples.diagram(ViewSamples.shipped(), view)
      let dot = try ViewSamples.read(diagram)
      let ids = dot.nodes.compactMap { $0.attributes["id"] } + dot.edges.compactMap { $0.attributes["id"] }
      #expect(Set(ids).count == ids.count, "\(view)")
      #expect(Set(dot.nodes.map(\.name)).count == dot.nodes.count, "\(view)")
    }
  }
}

extension DrawnScene {
  /// All texts that belong to a mark.
  static func words(json: Data) -> [Text]? {
    guard let document = try? JSONDecoder().decode(GraphvizDocument.self, from: json) else { return nil }
    return (document.objects ?? []).flatMap { texts($0.labelDrawing ?? []) }
  }
}
