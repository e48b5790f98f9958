import RelationGraph
import Testing

@Suite("Editing a graph")
struct PropertyGraphEditingTests {
  private func sample() throws -> PropertyGraph {
    var graph = PropertyGraph(schema: .internationalRelations)
    try graph.insert(Source(id: "s"))
    try graph.insert(Node(id: "japan", kind: .country, name: "Japan"))
    try graph.insert(Node(id: "korea", kind: .country))
    try graph.insert(Node(id: "pact", kind: .framework))
    try graph.insert(Relation(id: "r1", kind: "party-to", from: "japan", to: "pact", evidence: [Evidence(source: "s")]))
    try graph.insert(Relation(kind: "allied-with", from: "korea", to: "japan"))
    return graph
  }

  /// Runs an edit that must fail, with this error, and change nothing.
  private func refuses(
    _ expected: EditError?, sourceLocation: Testing.SourceLocation = #_sourceLocation,
    _ edit: (inout PropertyGraph) throws -> Void
  ) throws {
    var graph = try sample()
    let before = Contents(graph)
    let error = #expect(throws: EditError.self, sourceLocation: sourceLocation) { try edit(&graph) }
    if let expected { #expect(error == expected, sourceLocation: sourceLocation) }
    #expect(Contents(graph) == before, sourceLocation: sourceLocation)
    graph._checkInvariants()
  }

  @Test func everyError() throws {
    try refuses(.duplicateID("japan")) { try $0.insert(Node(id: "japan", kind: .country)) }
    try refuses(.duplicateID("s")) { try $0.insert(Source(id: "s")) }
    try refuses(.duplicateID("r1")) { try $0.insert(Relation(id: "r1", kind: "party-to", from: "korea", to: "pact")) }
    try refuses(.noSuchNode("x")) { try $0.insert(Relation(kind: "party-to", from: "x", to: "pact")) }
    try refuses(.noSuchNode("x")) { try $0.insert(Relation(kind: "party-to", from: "japan", to: "x")) }
    try refuses(.noSuchNode("x")) { try $0.update(Node(id: "x", kind: .country)) }
    try refuses(.noSuchNode("x")) { try $0.removeNode("x") }
    try refuses(.nodeInUse("japan", relations: 2)) { try $0.removeNode("japan") }
    try refuses(.noSuchRelation(2)) { try $0.removeRelation(at: 2) }
    try refuses(.noSuchRelation(-1)) { try $0.removeRelation(at: -1) }
    try refuses(nil) { try $0.insert(Node(id: "x", kind: "no-kind")) }
    try refuses(nil) { try $0.insert(Node(id: "", kind: .country)) }
    try refuses(nil) { try $0.insert(Node(id: "a\nb", kind: .country)) }
    try refuses(nil) { try $0.insert(Node(id: "x", kind: .place, evidence: [Evidence(source: "unknown")])) }
    try refuses(nil) { try $0.insert(Relation(kind: "party-to", from: "pact", to: "japan")) }
    try refuses(nil) { try $0.insert(Relation(id: "", kind: "party-to", from: "japan", to: "pact")) }
    try refuses(nil) { try $0.insert(Source(id: "t", reliability: 2)) }
    try refuses(nil) {
      try $0.insert(
        Relation(kind: "party-to", from: "japan", to: "pact", evidence: [Evidence(source: "s", confidence: 7)]))
    }
    try refuses(nil) {
      try $0.insert(
        Relation(kind: "party-to", from: "japan", to: "pact", validity: try #require(Validity("2020/2019"))))
    }
    for value in [PropertyValue.real(.nan), .real(.infinity), .list([1, .list([.real(.nan)])])] {
      try refuses(nil) {
        try $0.insert(Relation(kind: "party-to", from: "japan", to: "pact", properties: ["x": value]))
      }
    }
    // As an organisation Japan could be party to the pact, as a place it could not.
    try refuses(nil) { try $0.update(Node(id: "japan", kind: .place)) }
    var graph = try sample()
    try graph.update(Node(id: "japan", kind: .organisation))
    graph._checkInvariants()
  }

  @Test func copiesAreIndependent() throws {
    let graph = try sample()
    var copy = graph
    try copy.removeRelation(at: 0)
    try copy.update(Node(id: "japan", kind: .country, name: "Nippon"))
    #expect(graph.relationCount == 2 && copy.relationCount == 1)
    #expect(graph.nodeLabel(at: 0) == "Japan" && copy.nodeLabel(at: 0) == "Nippon")
  }

  /// Against arrays of nodes and relations as the obviously right model.
  @Test("2,000 random edits", arguments: 0..<3)
  func randomEdits(seed: UInt64) throws {
    var random = TestRandom(seed: seed)
    var graph = PropertyGraph(schema: .open)
    var nodes: [Node] = []
    var relations: [Relation] = []
    try graph.insert(Source(id: "s"))
    for step in 0..<2000 {
      let id = "n\(Int.random(in: 0..<30, using: &random))"
      let other = "n\(Int.random(in: 0..<30, using: &random))"
      switch Int.random(in: 0..<10, using: &random) {
      case 0, 1:
        let node = randomNode(id, &random)
        let isNew = !nodes.contains { $0.id == id }
        #expect(succeeds { try graph.insert(node) } == isNew)
        if isNew { nodes.append(node) }
      case 2:
        let node = randomNode(id, &random)
        let row = nodes.firstIndex { $0.id == id }
        #expect(succeeds { try graph.update(node) } == (row != nil))
        if let row { nodes[row] = node }
      case 3:
        let row = nodes.firstIndex { $0.id == id }
        let isFree = !relations.contains { $0.from == id || $0.to == id }
        #expect(succeeds { try graph.removeNode(id) } == (row != nil && isFree))
        if let row, isFree { nodes.remove(at: row) }
      case 4, 5:
        let row = Int.random(in: 0...relations.count, using: &random)
        #expect(succeeds { try graph.removeRelation(at: row) } == relations.indices.contains(row))
        if relations.indices.contains(row) { relations.remove(at: row) }
      default:
        let relation = Relation(
          id: Int.random(in: 0..<4, using: &random) == 0 ? "r\(Int.random(in: 0..<40, using: &random))" : nil,
          kind: RelationKind(rawValue: "k\(Int.random(in: 0..<3, using: &random))"), from: id, to: other,
          sign: Sign.allCases.randomElement(using: &random), properties: randomProperties(&random),
          validity: Validity(start: .date(random.date(in: 1990...1999)), end: .open),
          evidence: Bool.random(using: &random) ? [Evidence(source: "s", locator: "p. \(step % 7)")] : [])
        let fits =
          nodes.contains { $0.id == id } && nodes.contains { $0.id == other }
          && (relation.id == nil || !relations.contains { $0.id == relation.id })
        #expect(succeeds { try graph.insert(relation) } == fits)
        if fits { relations.append(relation) }
      }
      if step % 100 == 99 {
        graph._checkInvariants()
        #expect(Array(graph.nodes) == nodes && Array(graph.relations) == relations)
      }
    }
    #expect(!nodes.isEmpty && !relations.isEmpty)
  }

  private func succeeds(_ edit: () throws -> some Any) -> Bool { (try? edit()) != nil }

  private func randomNode(_ id: String, _ random: inout TestRandom) -> Node {
    Node(
      id: id, kind: Bool.random(using: &random) ? "a" : "b", name: Bool.random(using: &random) ? "name \(id)" : nil,
      names: Bool.random(using: &random) ? ["ja": "名"] : [:], aliases: Bool.random(using: &random) ? ["alias"] : [],
      properties: randomProperties(&random))
  }

  /// Keys change their types from row to row.
  private func randomProperties(_ random: inout TestRandom) -> [String: PropertyValue] {
    var properties: [String: PropertyValue] = [:]
    for key in ["x", "y", "z"] {
      switch Int.random(in: 0..<6, using: &random) {
      case 0: properties[key] = .integer(Int.random(in: -5...5, using: &random))
      case 1: properties[key] = .real(Double.random(in: 0...1, using: &random))
      case 2 where key == "z": properties[key] = .text("text")
      case 3 where key == "z": properties[key] = .list([.flag(true), 3])
      default: break
      }
    }
    return properties
  }
}

/// All that is in a graph.
struct Contents: Equatable {
  var sources: [Source]
  var nodes: [Node]
  var relations: [Relation]
  var relationIDs: [String]

  init(_ graph: PropertyGraph) {
    sources = graph.sources
    nodes = Array(graph.nodes)
    relations = Array(graph.relations)
    relationIDs = (0..<graph.relationCount).map(graph.relationID(at:))
  }
}
