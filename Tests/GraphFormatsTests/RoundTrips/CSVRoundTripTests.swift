import RelationGraph
import Testing

@testable import GraphFormats

/// CSV keeps what it says it keeps.
@Suite struct CSVRoundTripTests {
  @Test func shippedNetwork() throws {
    let graph = try Package.networkGraph()
    let again = try throughCSV(graph)
    #expect(Self.kept(of: again) == Self.kept(of: graph))
  }

  @Test func hostileValues() throws {
    for seed in 0..<300 as Range<UInt64> {
      let graph = try HostileGraph.make(seed: seed).canonical()
      let again = try throughCSV(graph)
      let (a, b) = (Self.kept(of: again), Self.kept(of: graph))
      guard a == b else {
        Issue.record("seed \(seed): \(zip(a, b).first { $0 != $1 } ?? ("\(a.count)", "\(b.count)"))")
        return
      }
    }
  }

  @Test func reservedKeysComeBack() throws {
    var graph = PropertyGraph()
    var properties: [String: PropertyValue] = [:]
    for key in HostileGraph.keys { properties[key] = .text("x \(key)") }
    try graph.insert(
      Node(id: "a", names: ["ja": "あ", "zh-Hant": "亞"], aliases: ["p|q", "r\\", "\\|"], properties: properties))
    try graph.insert(Relation(from: "a", to: "a", properties: properties))
    let again = try throughCSV(graph)
    #expect(again.nodes[0].properties == properties)
    #expect(again.relations[0].properties == properties)
    #expect(again.nodes[0].names == graph.nodes[0].names)
    #expect(again.nodes[0].aliases == graph.nodes[0].aliases)
  }

  private func throughCSV(_ graph: PropertyGraph) throws -> PropertyGraph {
    let folder = try TemporaryFolder()
    for file in try #require(GraphFormat.csv.files(graph)) { try folder.write(file.bytes, to: file.name) }
    let again = try GraphReader.read(path: folder.path).graph
    again._checkInvariants()
    return again
  }

  /// A line a node and a relation with everything that CSV keeps; without what a table of texts cannot tell: an empty text
  /// from none, and a name in a language that is no code.
  private static func kept(of graph: PropertyGraph) -> [String] {
    // No table holds control characters.
    func masked(_ text: String) -> String {
      ["\u{0}", "\u{1}", "\u{7F}"].reduce(text) { $0.replacing($1, with: "\u{FFFD}") }
    }
    func list(_ pairs: [String: String]) -> String {
      pairs.filter { !$0.value.isEmpty && !["sources", "label_x y", "x y"].contains($0.key) }
        .map { masked("\($0.key)=\($0.value)") }.sorted().joined(separator: "&")
    }
    // Numbers of one column become reals if one of them is.
    func text(_ value: PropertyValue) -> String {
      PlainScalar.number(value.text)?.number?.description ?? value.text
    }
    let nodes = graph.nodes.map { node in
      let kind = node.kind == "" ? NodeKind.unspecified : node.kind
      let aliases = node.aliases.filter { !$0.isEmpty }
      return "\(node.id) \(kind) \(node.name ?? "") \(list(node.names)) \(aliases.joined(separator: "&"))"
        + " \(node.validity) \(list(node.properties.mapValues(text)))"
    }
    let relations = graph.relations.enumerated().map { index, relation in
      let kind = relation.kind == "" ? RelationKind.unspecified : relation.kind
      return "\(relation.from) \(relation.to) \(kind) \(relation.id ?? "") \(graph.relationSign(at: index))"
        + " \(graph.isDirected(relationAt: index)) \(relation.validity) \(list(relation.properties.mapValues(text)))"
    }
    return (nodes + relations).map(masked).sorted()
  }
}
