import Foundation
import RelationGraph
import Testing

@testable import GraphFormats

/// Files made to break parsers of XML: they are refused or read, in time and memory that go with their size.
@Suite struct XMLAttackTests {
  private func graphML(_ head: String = "", _ body: String) -> String {
    head + "<graphml><graph edgedefault=\"directed\">" + body + "</graph></graphml>"
  }

  private func codes(_ text: String, _ format: GraphFormat = .graphML) -> [String] {
    Reading(text, as: format).diagnostics.map(\.code)
  }

  @Test(arguments: ["a", "graph", "node", "gexf", "graphml"]) func millionNestedElements(name: String) {
    onSmallStack {
      for root in ["graphml", "gexf"] {
        let text = "<\(root)>" + String(repeating: "<\(name)>", count: 1_000_000)
        let reading = Reading(text, as: root == "gexf" ? .gexf : .graphML)
        #expect(reading.diagnostics.last?.code == "too-deep" && reading.isLimit)
      }
    }
  }

  @Test func entitiesAreNeverExpanded() {
    var laughs = "<!DOCTYPE graphml [<!ENTITY l0 \"lol\">"
    for level in 1...9 { laughs += "<!ENTITY l\(level) \"\(String(repeating: "&l\(level - 1);", count: 10))\">" }
    #expect(codes(graphML(laughs + "]>", "<node id=\"&l9;\"/>")) == ["unknown-entity"])
    let long = "<!DOCTYPE graphml [<!ENTITY l \"\(String(repeating: "x", count: 100_000))\">]>"
    #expect(codes(graphML(long, String(repeating: "<node id=\"&l;\"/>", count: 100_000))) == ["unknown-entity"])
    for declaration in ["<!ENTITY f SYSTEM \"file:///etc/passwd\">", "<!ENTITY % f SYSTEM \"file:///etc/passwd\"> %f;"]
    {
      let reading = Reading(graphML("<!DOCTYPE graphml [\(declaration)]>", "<node id=\"&f;\"/>"), as: .graphML)
      #expect(reading.diagnostics.map(\.code) == ["unknown-entity"])
    }
  }

  @Test func doctypesArePassedOver() throws {
    let outside = Reading(graphML("<!DOCTYPE graphml SYSTEM \"file:///etc/passwd\">", "<node id=\"a\"/>"), as: .graphML)
    #expect(outside.diagnostics == [])
    #expect(outside.graph?.nodeCount == 1)
    let inside = "<!DOCTYPE graphml [<!-- ' ]> --><!ATTLIST node x CDATA \"]>\">]>"
    let reading = Reading(graphML(inside, "<node id=\"a\"/>"), as: .graphML)
    #expect(reading.places == ["1:1 doctype"])
    #expect(reading.graph?.nodeCount == 1)
  }

  /// What takes other parsers quadratic time: many names, many prefixes, many attributes, long texts.
  @Test func manyOfEverything() {
    let names = (0..<100_000).map { "<n\($0) xmlns:p\($0)=\"u\($0)\"/>" }.joined()
    #expect(Reading(graphML("", names + "<node id=\"a\"/>"), as: .graphML).graph?.nodeCount == 1)
    let attributes = "<node id=\"a\" " + (0..<100_000).map { "a\($0)=\"1\"" }.joined(separator: " ") + "/>"
    #expect(codes(graphML("", attributes)) == ["too-many"])
    let data = "<node id=\"a\">" + (0..<100_000).map { "<data key=\"k\($0)\">1</data>" }.joined() + "</node>"
    #expect(Reading(graphML("", data), as: .graphML).graph?.nodes.first?.properties.count == 100_000)
    let same = "<node id=\"a\">" + String(repeating: "<data key=\"k\">1</data><data key=\"k\">2</data>", count: 50_000)
    #expect(codes(graphML("", same + "</node>")).contains("repeated-values"))
    let text = "<node id=\"a\"><data key=\"k\">\(String(repeating: "x&#10;", count: 500_000))</data></node>"
    #expect(Reading(graphML("", text), as: .graphML).graph?.nodes.first?.properties["k"]?.text.utf8.count == 1_000_000)
    let line = (0..<50_000).map { "<node id=\"n\($0)\"/>" }.joined()
    #expect(Reading(graphML("", line + "<node/>"), as: .graphML).diagnostics.first?.location?.line == 1)
  }

  @Test func defaultsDoNotMultiply() {
    let keys = (0..<3000).map { "<key id=\"k\($0)\" for=\"node\"><default>x</default></key>" }.joined()
    let nodes = (0..<3000).map { "<node id=\"\($0)\"/>" }.joined()
    let reading = Reading("<graphml>\(keys)<graph edgedefault=\"directed\">\(nodes)</graph></graphml>", as: .graphML)
    #expect(reading.diagnostics.map(\.code) == ["too-many"] && reading.isLimit)
    let attributes = (0..<3000).map {
      "<attribute id=\"\($0)\" title=\"t\($0)\" type=\"string\"><default>x</default></attribute>"
    }
    let gexf =
      "<gexf><graph><attributes class=\"node\">\(attributes.joined())</attributes><nodes>\(nodes)</nodes></graph></gexf>"
    #expect(codes(gexf, .gexf) == ["too-many"])
  }

  /// A file that ends anywhere is refused with the place of its end, or read if nothing is missing.
  @Test(arguments: ["graphml", "gexf"]) func truncatedEverywhere(format id: String) throws {
    let format = try #require(GraphFormat.named(id))
    var graph = PropertyGraph(title: "T & \"한\"")
    try graph.insert(Source(id: "s", title: "?>"))
    try graph.insert(Node(id: "a b", name: "<A>", properties: ["p q": 1.5], evidence: [Evidence(source: "s")]))
    try graph.insert(Relation(from: "a b", to: "a b", validity: try #require(Validity("2019-01-02/.."))))
    let bytes = try #require(format.files(graph))[0].bytes
    for length in 0..<bytes.count - 1 {
      let reading = Reading(Array(bytes[..<length]), as: format)
      #expect(reading.error?.diagnostics.contains { $0.severity == .error } == true, "\(length)")
    }
    #expect(Reading(bytes, as: format).graph?.canonicalText == graph.canonicalText)
  }
}
