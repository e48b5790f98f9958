import RelationGraph
import Testing

@testable import GraphFormats

/// Flat attributes and their records give every graph back, whatever a format can hold of them.
@Suite struct FlatGraphTests {
  /// What XML can hold.
  private static let cleaned: @Sendable (String) -> String = { text in
    String(
      String.UnicodeScalarView(
        text.unicodeScalars.map { $0.value < 0x20 || $0.value & 0xFFFE == 0xFFFE ? "\u{FFFD}" : $0 }))
  }

  private static let shapes: [FlatShape] = [
    FlatShape(), FlatShape(values: [.text, .integer, .real, .flag, .list]), FlatShape(values: [.text]),
    FlatShape(isColumnTyped: true, reservedNodeKeys: ["name", "note"], reservedEdgeKeys: ["weight"], cleaned: cleaned),
  ]

  @Test(arguments: shapes.indices) func givesBackEverything(shape index: Int) throws {
    let shape = Self.shapes[index]
    for seed in 0..<200 as Range<UInt64> {
      let graph = try HostileGraph.make(seed: seed).canonical()
      let again = try FlatGraph(graph, shape: shape).draft().build().graph
      guard again.canonicalText != graph.canonicalText else { continue }
      let (a, b) = (again.canonicalText.split(separator: "\n"), graph.canonicalText.split(separator: "\n"))
      Issue.record("seed \(seed)\n\(zip(a, b).first { $0 != $1 } ?? ("", ""))")
      return
    }
  }

  @Test func columnsHaveOneType() throws {
    for seed in 0..<50 as Range<UInt64> {
      let flat = FlatGraph(try HostileGraph.make(seed: seed), shape: FlatShape(isColumnTyped: true))
      let types = Dictionary(uniqueKeysWithValues: flat.nodeColumns.map { ($0.key, $0.type) })
      for node in flat.nodes { for (key, value) in node.attributes { #expect(types[key] == value.type) } }
      for node in flat.nodes { #expect(Set(node.attributes.map(\.key)).count == node.attributes.count) }
    }
  }

  @Test func whatSomebodyChangedCounts() throws {
    var graph = PropertyGraph()
    try graph.insert(Source(id: "s"))
    try graph.insert(
      Node(
        id: "a", kind: "country", aliases: ["x"], properties: ["founded": .date(PartialDate("1948")!)],
        evidence: [Evidence(source: "s", locator: "p. 1")]))
    var flat = FlatGraph(graph, shape: FlatShape())
    for index in flat.nodes[0].attributes.indices {
      switch flat.nodes[0].attributes[index].key {
      case "label": flat.nodes[0].attributes[index].value = "Renamed"
      case "founded": flat.nodes[0].attributes[index].value = "1950"
      default: continue
      }
    }
    let node = try flat.draft().build().graph.nodes[0]
    #expect(node.name == "Renamed")
    #expect(node.properties == ["founded": "1950"])
    #expect(node.evidence.first?.locator == "p. 1")
  }

  @Test func attributesOfOtherTools() throws {
    var flat = FlatGraph()
    flat.isDirected = false
    flat.nodes = [
      .init(id: "0", attributes: [("name", "GBR"), ("label", ""), ("type", "state"), ("start", 1872), ("end", 1918)]),
      .init(id: "1", attributes: [("name", "FRA"), ("label", ""), ("start", 1870.0), ("gdp", .real(.nan))]),
    ]
    flat.edges = [
      .init(id: "0", from: "0", to: "1", attributes: [("type", "ENMITY"), ("sign", -1.0), ("start", 1872)]),
      .init(id: "0", from: "0", to: "1", isDirected: true, attributes: [("type", "ENMITY"), ("sign", 1)]),
    ]
    flat.identifyNodes(by: ["name", "label"])
    let result = try flat.draft().build()
    let graph = result.graph
    #expect(graph.nodes.map(\.id) == ["FRA", "GBR"])
    #expect(graph.nodes.map(\.name) == [nil, nil])
    #expect(graph.nodes[1].kind == "state")
    #expect(graph.nodes[1].validity == Validity("1872/1918"))
    #expect(graph.relations.map(\.kind) == ["ENMITY-undirected", "ENMITY"])
    #expect(graph.relations.map(\.sign) == [.negative, .positive])
    #expect(graph.relations.allSatisfy { $0.id == nil && $0.properties == ["key": 0] })
    #expect(Set(result.warnings.map(\.code)) == ["not-a-number", "mixed-direction", "repeated-ids"])
  }

  @Test func numbersThatAreNoDatesStayProperties() throws {
    var flat = FlatGraph()
    flat.nodes = [.init(id: "a", attributes: [("start", 0.5), ("sign", 7)])]
    let node = try flat.draft().build().graph.nodes[0]
    #expect(node.properties == ["start": 0.5, "sign": 7])
  }

  @Test func namesThatAreNotUniqueAreNoIDs() {
    var flat = FlatGraph()
    flat.nodes = ["0", "1"].map { .init(id: $0, attributes: [("label", "same"), ("name", .text("n" + $0))]) }
    flat.edges = [.init(from: "0", to: "1")]
    flat.identifyNodes(by: ["label", "name"])
    #expect(flat.nodes.map(\.id) == ["n0", "n1"])
    #expect(flat.edges[0].to == "n1")
    #expect(flat.nodes[0].attributes.map(\.key) == ["label"])
  }
}
