import Foundation
import GraphFormats
import GraphProjection
import RelationGraph
import Testing

@testable import GraphDiagrams

#if canImport(FoundationXML)
  import FoundationXML
#endif

extension DiagramSamples {
  static let shippedNetwork = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent().appending(path: "Graphs/japan-korea-defence.yaml").path(percentEncoded: false)
}

/// What Graphviz makes of the text. Coordinates depend on fonts, so only structure and plain geometry are looked at.
@Suite(.serialized) struct DiagramRenderingTests {
  // A process for each: in one process Graphviz's results depend on what it drew before.
  private let renderer: GraphvizRenderer

  init() throws { renderer = try GraphvizFixture.renderer() }

  private func json(_ diagram: Diagram) throws -> [String: Any] {
    let result = try diagram.render(with: renderer, outputs: [.json0, .svg])
    #expect(result.warnings.isEmpty)
    let svg = String(decoding: try #require(result.data[.svg]), as: UTF8.self).replacing("&#45;", with: "-")
    let scene = try diagram.scene()
    for node in scene.nodes { #expect(svg.components(separatedBy: "id=\"node-\(node.number)\"").count == 2) }
    for index in scene.lines.indices { #expect(svg.components(separatedBy: "id=\"edge-\(index)\"").count == 2) }
    // Graphviz draws some lines of a column twice, unless they are written in the right direction.
    for edge in svg.components(separatedBy: "class=\"edge ").dropFirst() {
      #expect(edge.components(separatedBy: "</g>")[0].components(separatedBy: "<path").count == 2)
    }
    #expect(!svg.contains("<script") && !svg.contains("xlink:href=\"\""))
    let json = try #require(result.data[.json0])
    return try #require(JSONSerialization.jsonObject(with: json) as? [String: Any])
  }

  /// Pairs of nodes whose boxes overlap.
  private func overlaps(_ json: [String: Any]) throws -> [String] {
    var boxes: [(name: String, x: Double, y: Double, width: Double, height: Double)] = []
    for object in try #require(json["objects"] as? [[String: Any]]) {
      guard let position = (object["pos"] as? String)?.split(separator: ",").compactMap({ Double($0) }),
        position.count == 2,
        let width = (object["width"] as? String).flatMap(Double.init),
        let height = (object["height"] as? String).flatMap(Double.init)
      else { continue }
      boxes.append((object["label"] as? String ?? "", position[0], position[1], width * 72, height * 72))
    }
    var found: [String] = []
    for (index, a) in boxes.enumerated() {
      for b in boxes[(index + 1)...] {
        // One point of rounding is no overlap.
        if abs(a.x - b.x) < (a.width + b.width) / 2 - 1, abs(a.y - b.y) < (a.height + b.height) / 2 - 1 {
          found.append("\(a.name) / \(b.name)")
        }
      }
    }
    return found
  }

  @Test func nothingOverlapsInTheShippedNetwork() throws {
    let graph = try DiagramSamples.projected(GraphReader.read(path: DiagramSamples.shippedNetwork).graph)
    #expect(try overlaps(json(Diagram(graph: graph))) == [])
    var recipe = DiagramRecipe()
    recipe.focus = ["Gen Nakatani"]
    recipe.hops = 2
    recipe.theme = "dark"
    #expect(try overlaps(json(Diagram(graph: graph, recipe: recipe))) == [])
  }

  @Test func everyLayoutDrawsTheSample() throws {
    let graph = try DiagramSamples.projected(DiagramSamples.diplomacy())
    for layout in [DiagramLayout.dot, .neato, .fdp, .sfdp, .twopi] {
      var recipe = DiagramRecipe()
      recipe.layout = layout
      #expect(try overlaps(json(Diagram(graph: graph, recipe: recipe))) == [])
    }
  }

  @Test func hostileNamesAreDrawnAsTheyAre() throws {
    var graph = PropertyGraph(title: DiagramEscapingTests.names.joined(separator: " "))
    for (index, name) in DiagramEscapingTests.names.enumerated() {
      try graph.insert(Node(id: "v\(index)", kind: NodeKind(rawValue: name), name: name))
      if index > 0 {
        try graph.insert(Relation(kind: RelationKind(rawValue: name), from: "v\(index - 1)", to: "v\(index)"))
      }
    }
    let diagram = try Diagram(graph: DiagramSamples.projected(graph))
    let svg = try #require(try diagram.render(with: renderer, outputs: [.svg]).data[.svg])
    let parser = XMLTexts(svg)
    #expect(parser.isWellFormed)
    for name in [#"\N \G \E \T \H \L"#, "<script>alert(1)</script>", "a & b &amp; &lt;", "%n %s %x"] {
      #expect(parser.texts.contains { $0.contains(name) }, "\(name)")
      #expect(parser.titles.contains { $0.contains(name) }, "\(name)")
    }
  }

  @Test func denseColumnsWithParallelLinesAreDrawn() throws {
    var graph = PropertyGraph(schema: .internationalRelations)
    for index in 0..<6 { try graph.insert(Node(id: "c\(index)", kind: .country)) }
    for index in 0..<6 {
      try graph.insert(Node(id: "o\(index)", kind: .organisation, properties: ["country": .text("c\(index)")]))
      try graph.insert(Node(id: "p\(index)", kind: .official, properties: ["country": .text("c\(index)")]))
    }
    let kinds: [RelationKind] = ["allied-with", "threatens", "accuses", "opposes", "met-with", "rival-of", "sanctions"]
    for a in 0..<6 {
      try graph.insert(Relation(kind: "part-of", from: "o\(a)", to: "c\(a)"))
      try graph.insert(Relation(kind: "employed-by", from: "p\(a)", to: "o\(a)"))
      for b in (a + 1)..<6 {
        for kind in kinds where (a + b) % 2 == 0 || kind == "threatens" {
          try graph.insert(Relation(kind: kind, from: "c\(a)", to: "c\(b)"))
          if kind != "sanctions" { try graph.insert(Relation(kind: kind, from: "o\(b)", to: "o\(a)")) }
        }
      }
    }
    var recipe = DiagramRecipe()
    recipe.layout = .dot
    let diagram = try Diagram(graph: DiagramSamples.projected(graph), recipe: recipe)
    #expect(try diagram.scene().layout.isLayered)
    #expect(try diagram.render(with: renderer, outputs: [.svg]).data[.svg]?.isEmpty == false)
  }
}

/// The texts and tooltips of an SVG.
private final class XMLTexts: NSObject, XMLParserDelegate {
  var texts: [String] = []
  var titles: [String] = []
  var isWellFormed = false
  private var current: String?

  init(_ data: Data) {
    super.init()
    let parser = XMLParser(data: data)
    parser.delegate = self
    isWellFormed = parser.parse()
  }

  func parser(
    _ parser: XMLParser, didStartElement name: String, namespaceURI: String?, qualifiedName: String?,
    attributes: [String: String]
  ) {
    if name == "text" { current = "" }
    if let title = attributes["xlink:title"] { titles.append(title) }
  }

  func parser(_ parser: XMLParser, foundCharacters string: String) { current? += string }

  func parser(_ parser: XMLParser, didEndElement name: String, namespaceURI: String?, qualifiedName: String?) {
    if name == "text", let text = current {
      texts.append(text.replacing("\u{A0}", with: " "))
      current = nil
    }
  }
}
