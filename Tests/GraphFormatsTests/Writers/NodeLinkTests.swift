import Foundation
import RelationGraph
import Testing

@testable import GraphFormats

/// Node-link JSON is JSON that other parsers read.
@Suite struct NodeLinkTests {
  private func read(_ graph: PropertyGraph) throws -> [String: Any] {
    let bytes = try #require(GraphFormat.nodeLink.files(graph))[0].bytes
    // Ours refuses repeated keys, which Foundation's passes over.
    _ = try JSONParser.parse(bytes[...])
    return try #require(try JSONSerialization.jsonObject(with: Data(bytes)) as? [String: Any])
  }

  @Test func hostileGraphs() throws {
    for seed in 0..<200 as Range<UInt64> {
      let graph = try HostileGraph.make(seed: seed).canonical()
      let value = try read(graph)
      let nodes = try #require(value["nodes"] as? [[String: Any]])
      let edges = try #require(value["edges"] as? [[String: Any]])
      #expect(nodes.map { $0["id"] as? String } == graph.nodes.map(\.id))
      #expect(nodes.map { $0["label"] as? String } == graph.nodes.map(\.label))
      #expect(edges.map { $0["source"] as? String } == graph.relations.map(\.from))
      #expect(Set(edges.compactMap { $0["key"] as? String }).count == graph.relationCount)
      #expect((value["graph"] as? [String: Any])?["title"] as? String == graph.title)
    }
  }

  @Test func shippedNetwork() throws {
    let graph = try Package.networkGraph()
    let value = try read(graph)
    #expect(value["directed"] as? Bool == true)
    #expect(value["multigraph"] as? Bool == true)
    let nodes = try #require(value["nodes"] as? [[String: Any]])
    let japan = try #require(nodes.first { $0["id"] as? String == "japan" })
    #expect(japan["label_ko"] as? String == "일본")
    #expect(japan["iso2"] as? String == "JP")
    #expect((value["edges"] as? [Any])?.count == graph.relationCount)
  }

  /// Properties whose keys mean something else are renamed, each to a key of its own.
  @Test func reservedKeys() throws {
    var graph = PropertyGraph()
    var properties: [String: PropertyValue] = [:]
    for key in HostileGraph.keys { properties[key] = .text(key) }
    try graph.insert(Source(id: "s"))
    try graph.insert(
      Node(
        id: "a", names: ["ja": "あ"], aliases: ["x"], properties: properties, validity: Validity("2023")!,
        evidence: [Evidence(source: "s")]))
    try graph.insert(
      Relation(
        from: "a", to: "a", properties: properties, validity: Validity("2023")!, evidence: [Evidence(source: "s")]))
    let value = try read(graph)
    let node = try #require((value["nodes"] as? [[String: Any]])?.first)
    #expect(node["label"] as? String == "a" && node["dates"] as? String == "2023" && node["sources"] as? String == "s")
    #expect(node["label_ja"] as? String == "あ" && node["property_label_ja"] as? String == "label_ja")
    let found = Set(node.values.compactMap { $0 as? String })
    // A property without a key stands in the record only.
    let keys = Set(HostileGraph.keys).subtracting([""])
    #expect(found.isSuperset(of: keys))
    let edge = try #require((value["edges"] as? [[String: Any]])?.first)
    #expect(Set(edge.values.compactMap { $0 as? String }).isSuperset(of: keys))
  }

  @Test func emptyGraph() throws {
    let value = try read(PropertyGraph())
    #expect((value["nodes"] as? [Any])?.isEmpty == true && (value["edges"] as? [Any])?.isEmpty == true)
  }
}
