import Foundation
import RelationGraph
import Testing

@testable import GraphFormats

#if canImport(FoundationXML)
  import FoundationXML
#endif

/// GraphML and GEXF are XML that other parsers read, whatever the values are.
@Suite struct XMLWriterTests {
  /// What an XML file holds, by a parser that is not ours.
  private final class Outline: NSObject, XMLParserDelegate {
    var elements: [String: [[String: String]]] = [:]
    var texts: [String] = []
    private var text = ""

    init(_ bytes: [UInt8]) throws {
      super.init()
      let parser = XMLParser(data: Data(bytes))
      parser.delegate = self
      guard parser.parse() else { throw parser.parserError ?? CocoaError(.fileReadCorruptFile) }
    }

    func parser(
      _ parser: XMLParser, didStartElement element: String, namespaceURI: String?, qualifiedName: String?,
      attributes: [String: String]
    ) {
      elements[element, default: []].append(attributes)
      text = ""
    }

    func parser(_ parser: XMLParser, foundCharacters characters: String) { text += characters }

    func parser(_ parser: XMLParser, didEndElement element: String, namespaceURI: String?, qualifiedName: String?) {
      if element == "data" { texts.append(text) }
    }

    func values(_ element: String, _ attribute: String) -> [String] {
      (elements[element] ?? []).compactMap { $0[attribute] }
    }
  }

  private func outline(_ graph: PropertyGraph, _ format: GraphFormat) throws -> Outline {
    try Outline(try #require(format.files(graph))[0].bytes)
  }

  @Test(arguments: ["graphml", "gexf"]) func hostileGraphs(format id: String) throws {
    let format = try #require(GraphFormat.named(id))
    for seed in 0..<200 as Range<UInt64> {
      let graph = try HostileGraph.make(seed: seed).canonical()
      let outline = try outline(graph, format)
      #expect(outline.elements["node"]?.count ?? 0 == graph.nodeCount, "seed \(seed)")
      #expect(outline.elements["edge"]?.count ?? 0 == graph.relationCount)
      let ids = outline.values("node", "id")
      let tokens = id == "gexf" ? graph.nodes.map { shown($0.id) } : XMLTokens(graph.nodes.map { shown($0.id) }).tokens
      #expect(ids == tokens)
      let names = Dictionary(zip(graph.nodes.map(\.id), tokens)) { first, _ in first }
      #expect(outline.values("edge", "source") == graph.relations.map { names[$0.from] })
      #expect(Set(outline.values("edge", "id")).count == graph.relationCount)
      guard id == "graphml" else { continue }
      let keys = zip(outline.values("key", "for"), outline.values("key", "attr.name")).map { "\($0) \($1)" }
      #expect(Set(keys).count == keys.count)
      #expect((ids + outline.values("edge", "id") + outline.values("key", "attr.name")).allSatisfy(XMLTokens.isToken))
    }
  }

  /// Attribute values and contents come back as they were, but for what XML cannot hold.
  @Test func textsInEveryPlace() throws {
    for text in HostileGraph.texts {
      var graph = PropertyGraph(title: text)
      graph.summary = text
      try graph.insert(Node(id: "a", kind: NodeKind(rawValue: text), name: text, properties: [text: .text(text)]))
      let graphML = try outline(graph, .graphML)
      // A property whose name XML cannot hold stands in the record, with its value.
      let isHeld = !text.isEmpty && shown(text) == text
      #expect(
        graphML.texts.filter { $0 == shown(text) }.count >= (isHeld ? 5 : 4),
        "\(text.debugDescription) \(graphML.texts)")
      let gexf = try outline(graph, .gexf)
      #expect(gexf.values("node", "label") == [shown(text)])
      #expect(gexf.values("attvalue", "value").filter { $0 == shown(text) }.count == (isHeld ? 2 : 1))
    }
  }

  @Test func typesOfColumns() throws {
    var graph = PropertyGraph()
    let values: [String: [PropertyValue]] = [
      "i": [1, 2], "r": [1, 2.5], "f": [true, false], "t": ["x", 1], "d": [.date(PartialDate("2023")!)],
      "l": [.list([1])],
      "weight": [1, 2],
    ]
    try graph.insert(Node(id: "a"))
    for row in 0..<2 {
      let properties = values.compactMapValues { $0.indices.contains(row) ? $0[row] : nil }
      try graph.insert(Relation(from: "a", to: "a", properties: properties))
    }
    let graphML = try outline(graph, .graphML)
    let types = zip(graphML.values("key", "attr.name"), graphML.values("key", "attr.type")).filter { $0.0.count == 1 }
    #expect(
      types.map { "\($0) \($1)" }.sorted() == ["d string", "f boolean", "i long", "l string", "r double", "t string"])
    let gexf = try outline(graph, .gexf)
    #expect(gexf.values("edge", "weight").sorted() == ["1", "2"])
    #expect(!gexf.values("attribute", "title").contains("weight"))
  }

  /// A weight that is no number is not lost.
  @Test func weightsThatAreTexts() throws {
    var graph = PropertyGraph()
    try graph.insert(Node(id: "a"))
    try graph.insert(Relation(from: "a", to: "a", properties: ["weight": "heavy"]))
    try graph.insert(Relation(from: "a", to: "a", properties: ["weight": 2]))
    let gexf = try outline(graph, .gexf)
    #expect(gexf.values("edge", "weight") == [])
    #expect(Set(gexf.values("attvalue", "value")).isSuperset(of: ["heavy", "2"]))
  }

  @Test(arguments: ["graphml", "gexf"]) func emptyGraph(format id: String) throws {
    let outline = try outline(PropertyGraph(), try #require(GraphFormat.named(id)))
    #expect(outline.elements["node"] == nil && outline.elements["graph"]?.count == 1)
  }

  private func shown(_ text: String) -> String {
    String(
      String.UnicodeScalarView(
        text.unicodeScalars.map { scalar in
          let isKept = scalar.value >= 0x20 && scalar != "\u{FFFE}" || "\t\n\r".unicodeScalars.contains(scalar)
          return isKept ? scalar : "\u{FFFD}"
        }))
  }
}
