import RelationGraph
import Testing

@testable import GraphFormats

/// A format names what it loses: nothing more, and nothing less, found by writing and reading where that is possible.
@Suite struct LossesTests {
  /// A graph that uses one feature, by the name of the feature.
  private static func graph(using feature: Fidelity) throws -> PropertyGraph {
    var graph = PropertyGraph()
    if feature == .schema || feature == .mixedDirection {
      var schema = Schema.open
      schema.relations["tie"] = RelationRule(isDirected: false)
      graph = PropertyGraph(schema: schema)
    }
    if feature == .title { (graph.title, graph.summary, graph.language) = ("T", "S", "en") }
    if feature == .sources || feature == .evidence { try graph.insert(Source(id: "s", title: "S")) }
    var node = Node(id: "a")
    switch feature {
    case .kinds: node.kind = "country"
    case .names: node.names = ["ko": "가"]
    case .aliases: node.aliases = ["x|y"]
    case .properties: node.properties = ["note": "n"]
    case .propertyTypes: node.properties = ["list": .list(["a", 1]), "day": .date(PartialDate("2023")!), "code": "12"]
    case .dates: node.validity = Validity("2019/..")!
    case .evidence: node.evidence = [Evidence(source: "s", locator: "p. 3", confidence: 0.5)]
    default: break
    }
    try graph.insert(node)
    try graph.insert(Node(id: "b"))
    let kind: RelationKind = feature == .mixedDirection || feature == .schema ? "tie" : .unspecified
    try graph.insert(Relation(kind: kind, from: "a", to: "b", sign: feature == .sign ? .negative : nil))
    if feature == .mixedDirection { try graph.insert(Relation(kind: "arc", from: "b", to: "a")) }
    return graph
  }

  @Test(arguments: Fidelity.features.map(\.name)) func namesWhatIsLost(feature name: String) throws {
    let feature = try #require(Fidelity.features.first { $0.name == name }?.feature)
    let graph = try Self.graph(using: feature)
    for format in GraphFormat.all where format.isWritable {
      let isNamed = format.keeps.losses(of: graph).contains { $0.hasPrefix(name + " (") }
      #expect(isNamed == !format.keeps.contains(feature), "\(format.id)")
      guard format.isReadable else { continue }
      let again = try read(graph, format)
      #expect((again.canonicalText == graph.canonicalText) || !format.keeps.losses(of: graph).isEmpty, "\(format.id)")
    }
  }

  @Test func everyFeatureIsNamedOnce() {
    #expect(Fidelity.features.reduce(into: Fidelity()) { $0.formUnion($1.feature) } == .everything)
    #expect(Set(Fidelity.features.map(\.name)).count == Fidelity.features.count)
    #expect(Fidelity([.kinds, .aliases]).names == ["kinds", "aliases"])
  }

  @Test func nothingIsLostOfAPlainGraph() throws {
    var graph = PropertyGraph()
    for id in ["a", "b"] { try graph.insert(Node(id: id, name: "Name", properties: ["size": 3, "open": true])) }
    try graph.insert(Relation(from: "a", to: "b", properties: ["weight": 0.5]))
    for format in GraphFormat.all where format.isWritable {
      #expect(format.keeps.losses(of: graph) == [])
      guard format.isReadable else { continue }
      #expect(try read(graph, format).canonicalText == graph.canonicalText, "\(format.id)")
    }
  }

  @Test func shippedNetworkAsCSV() throws {
    let losses = GraphFormat.csv.keeps.losses(of: try Package.networkGraph())
    #expect(losses.count == 4)
    for name in ["evidence", "source descriptions", "the schema", "title, description and language (3)"] {
      #expect(losses.contains { $0.hasPrefix(name) }, "\(losses)")
    }
  }

  private func read(_ graph: PropertyGraph, _ format: GraphFormat) throws -> PropertyGraph {
    let folder = try TemporaryFolder()
    let files = try #require(format.files(graph))
    for file in files { try folder.write(file.bytes, to: file.name.isEmpty ? "graph" : file.name) }
    return try GraphReader.read(path: files.count == 1 ? folder.path + "/graph" : folder.path, format: format).graph
  }
}
