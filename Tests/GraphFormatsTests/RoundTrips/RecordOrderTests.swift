import RelationGraph
import Testing

@testable import GraphFormats

/// The same facts in any order give the same bytes in every format.
@Suite struct RecordOrderTests {
  @Test func shippedNetwork() throws { try check(try Package.networkGraph()) }

  @Test func hostileGraphs() throws {
    for seed in 1000..<1020 as Range<UInt64> { try check(try HostileGraph.make(seed: seed)) }
  }

  /// Values that read alike must still be told apart.
  @Test func relationsThatDifferInOneDetail() throws {
    var graph = PropertyGraph()
    for id in ["s", "t"] { try graph.insert(Source(id: id)) }
    try graph.insert(Node(id: "a"))
    let values: [PropertyValue] = [
      .list(["a; b"]), .list(["a", "b"]), .list([.list(["a"]), "b"]), .list([1]), .list(["1"]), .list([1.0]), .real(0),
      .real(-0.0), .integer(0), .text("0"), .date(PartialDate("2023")!), .text("2023"), .integer(2023),
    ]
    for value in values { try graph.insert(Relation(from: "a", to: "a", properties: ["p": value])) }
    let evidence = [
      Evidence(source: "s"), Evidence(source: "s", locator: ""), Evidence(source: "s", statement: ""),
      Evidence(source: "s", recorded: PartialDate("2023")), Evidence(source: "s", confidence: 1), Evidence(source: "t"),
    ]
    for item in evidence { try graph.insert(Relation(from: "a", to: "a", evidence: [item])) }
    try graph.insert(Relation(from: "a", to: "a", evidence: evidence))
    try graph.insert(Relation(from: "a", to: "a", properties: ["p": "q", "r": "s"]))
    try graph.insert(Relation(from: "a", to: "a", properties: ["p": "q"]))
    try check(graph)
  }

  private func check(_ graph: PropertyGraph) throws {
    let expected = GraphFormat.all.filter(\.isWritable).map { ($0.id, $0.files(graph)) }
    var random = SeededRandom(seed: 7)
    for _ in 0..<20 {
      var draft = GraphDraft()
      draft.schema.value = SchemaExtension(from: graph.schema)
      (draft.title, draft.summary, draft.language) = (graph.title, graph.summary, graph.language)
      draft.sources = graph.sources.shuffled(using: &random).map { GraphDraft.Located($0) }
      draft.nodes = graph.nodes.shuffled(using: &random).map { node in
        var node = node
        node.evidence.shuffle(using: &random)
        return GraphDraft.Located(node)
      }
      draft.relations = graph.relations.shuffled(using: &random).map { relation in
        var relation = relation
        relation.evidence.shuffle(using: &random)
        return GraphDraft.Located(relation)
      }
      let shuffled = try draft.build().graph
      for (id, files) in expected {
        let same = GraphFormat.named(id)?.files(shuffled) == files
        #expect(same, "\(id)")
        if !same { return }
      }
    }
  }
}
