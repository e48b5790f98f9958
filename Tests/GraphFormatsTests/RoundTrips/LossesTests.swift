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
    case .labels: node.name = "A"
    case .nodeKinds: node.kind = "country"
    case .names: node.names = ["ko": "가"]
    case .aliases: node.aliases = ["x|y"]
    case .nodeProperties: node.properties = ["note": "n"]
    case .propertyTypes: node.properties = ["list": .list(["a", 1]), "day": .date(PartialDate("2023")!), "code": "12"]
    case .dates: node.validity = Validity("2019/..")!
    case .evidence: node.evidence = [Evidence(source: "s", locator: "p. 3", confidence: 0.5)]
    default: break
    }
    try graph.insert(node)
    try graph.insert(Node(id: "b"))
    var tie = Relation(from: "a", to: "b")
    switch feature {
    case .mixedDirection, .schema: tie.kind = "tie"
    case .relationKinds: tie.kind = "arc"
    case .relationIDs: tie.id = "own"
    case .relationProperties: tie.properties = ["note": "n"]
    case .weights: tie.properties = ["weight": 2]
    case .sign: tie.sign = .negative
    case .loops: tie.to = "a"
    default: break
    }
    if feature != .isolates { try graph.insert(tie) }
    if feature == .loops { try graph.insert(Relation(from: "a", to: "b")) }
    if feature == .parallels { try graph.insert(Relation(from: "a", to: "b")) }
    if feature == .mixedDirection { try graph.insert(Relation(kind: "arc", from: "b", to: "a")) }
    return graph
  }

  @Test(arguments: Fidelity.features.map(\.name)) func namesWhatIsLost(feature name: String) throws {
    let feature = try #require(Fidelity.features.first { $0.name == name }?.feature)
    let graph = try Self.graph(using: feature)
    let fields = try #require(Fidelity.features.first { $0.name == name }).uses(graph)
    #expect(!fields.isEmpty)
    for format in GraphFormat.all where format.isWritable && format.lossRule == nil {
      let isNamed = Set(format.losses(of: graph)).isSuperset(of: fields)
      #expect(isNamed == !Self.keeps(feature, format.keeps), "\(format.id)")
    }
  }

  /// Whether a feature is kept, or its loss is said by another one.
  private static func keeps(_ feature: Fidelity, _ fidelity: Fidelity) -> Bool {
    switch feature {
    case .weights: fidelity.contains(.weights) || fidelity.contains(.relationProperties)
    case .mixedDirection: fidelity.contains(.mixedDirection) || !fidelity.contains(.direction)
    case .propertyTypes: fidelity.contains(.propertyTypes) || fidelity.isDisjoint(with: .properties)
    default: fidelity.contains(feature)
    }
  }

  /// Relations of two kinds are one where kinds are not kept; so are the two ways where directions are not.
  @Test func relationsThatBecomeOneAreCounted() throws {
    var graph = PropertyGraph()
    for id in ["a", "b"] { try graph.insert(Node(id: id)) }
    for (kind, from, to) in [("x", "a", "b"), ("y", "a", "b"), ("x", "b", "a")] {
      try graph.insert(Relation(kind: RelationKind(rawValue: kind), from: from, to: to))
    }
    func merged(_ fidelity: Fidelity) -> [Int] {
      fidelity.losses(of: graph).filter { $0.field == "parallel relations" }.map(\.facts)
    }
    #expect(merged([.nodeIDs, .direction, .mixedDirection, .relationKinds]) == [])
    #expect(merged([.nodeIDs, .direction, .mixedDirection]) == [1])
    #expect(merged([.nodeIDs, .relationKinds]) == [1])
    #expect(merged([.nodeIDs]) == [2])
    #expect(merged([.nodeIDs, .parallels]) == [])
  }

  @Test func everyFeatureIsNamedOnce() {
    #expect(Fidelity.features.reduce(into: Fidelity()) { $0.formUnion($1.feature) } == .everything)
    #expect(Set(Fidelity.features.map(\.name)).count == Fidelity.features.count)
    #expect(Fidelity([.nodeKinds, .aliases]).names == ["aliases", "kinds of nodes"])
  }

  @Test func nothingIsLostOfAPlainGraph() throws {
    var graph = PropertyGraph()
    for id in ["a", "b"] { try graph.insert(Node(id: id, name: "Name", properties: ["size": 3, "open": true])) }
    try graph.insert(Relation(from: "a", to: "b", properties: ["weight": 0.5]))
    for format in GraphFormat.all where format.isWritable && format.keeps.isSuperset(of: [.labels, .properties]) {
      #expect(format.losses(of: graph) == [], "\(format.id)")
    }
  }

  @Test func shippedNetworkAsCSV() throws {
    let losses = GraphFormat.csv.losses(of: try Package.networkGraph()).map(\.field)
    #expect(
      losses == [
        "evidence of nodes", "evidence of relations", "source descriptions", "the schema",
        "title, description and language",
      ])
  }
}
