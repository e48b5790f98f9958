import RelationGraph
import Testing

@Suite("From a draft to a graph")
struct GraphDraftTests {
  private func at(_ line: Int, _ file: String = "f.yaml") -> RelationGraph.SourceLocation {
    RelationGraph.SourceLocation(file: file, line: line, column: 3)
  }

  private func problems(_ draft: GraphDraft) -> [Diagnostic] {
    do {
      _ = try draft.build()
      return []
    } catch {
      return error.diagnostics
    }
  }

  @Test func allProblemsInOneRun() throws {
    var draft = GraphDraft()
    draft.schema = .init(SchemaExtension(base: "international-relations"))
    draft.sources = [.init(Source(id: "s", reliability: 3), at: at(1))]
    draft.nodes = [
      .init(Node(id: "japan", kind: .country, properties: ["iso2": "JX"]), at: at(2)),
      .init(Node(id: "japan", kind: .country), at: at(3)),
      .init(Node(id: "pact", kind: "framewrk"), at: at(4)),
      .init(Node(id: "treaty", kind: .framework, properties: ["country": "jpan"]), at: at(5)),
    ]
    draft.relations = [
      .init(Relation(kind: "party-to", from: "jappan", to: "treaty"), at: at(6)),
      .init(
        Relation(kind: "party-to", from: "japan", to: "treaty", validity: try #require(Validity("2020/2019"))),
        at: at(7)),
      .init(
        Relation(kind: "party-to", from: "japan", to: "treaty", evidence: [Evidence(source: "s", confidence: 7)]),
        at: at(8)),
      .init(Relation(kind: "party-to", from: "treaty", to: "japan", evidence: [Evidence(source: "t")]), at: at(9)),
      .init(Relation(id: "r", kind: "party-to", from: "japan", to: "treaty"), at: at(10)),
      .init(Relation(id: "r", kind: "signed", from: "japan", to: "treaty"), at: at(11)),
    ]
    let found = problems(draft)
    #expect(
      found.map { "\($0.location?.line ?? 0) \($0.code)" } == [
        "1 out-of-range", "2 unknown-country-code", "3 duplicate-id", "4 unknown-kind", "5 unknown-node",
        "6 unknown-node", "7 end-before-start", "8 out-of-range", "9 wrong-end-points", "9 unknown-source",
        "11 duplicate-id",
      ])
    func hint(_ line: Int) -> String? { found.first { $0.location?.line == line }?.hint }
    #expect(hint(3) == "the first one is at f.yaml:2:3")
    #expect(hint(4) == "did you mean 'framework'?")
    #expect(hint(5) == "did you mean 'japan'?")
    #expect(hint(6) == "did you mean 'japan'?")
    #expect(hint(8) == "as a share it would be 0.07")
    #expect(hint(9) == "the other way round it fits")
    #expect(found[0].description.hasPrefix("f.yaml:1:3: error: reliability 3.0"))
  }

  @Test func unknownSchema() {
    var draft = GraphDraft()
    draft.schema = .init(SchemaExtension(base: "opn"), at: at(1))
    #expect(problems(draft).first?.code == "unknown-schema")
    #expect(problems(draft).first?.hint == "did you mean 'open'?")
  }

  @Test func missingNodesAreImpliedOnlyOnRequest() throws {
    var draft = GraphDraft()
    draft.relations = [.init(Relation(from: "b", to: "a")), .init(Relation(from: "a", to: "b"))]
    #expect(problems(draft).count == 4)
    draft.impliesNodes = true
    let graph = try draft.build().graph
    #expect(graph.nodes.map(\.id) == ["a", "b"])
    draft.relations.append(.init(Relation(from: "", to: "a")))
    #expect(problems(draft).map(\.code) == ["empty-id"])
  }

  @Test func warningsDoNotPreventAGraph() throws {
    var draft = GraphDraft()
    draft.schema = .init(SchemaExtension(base: "international-relations"))
    draft.nodes = [.init(Node(id: "n", kind: .official, properties: ["contry": "x"]), at: at(4))]
    let result = try draft.build()
    #expect(result.warnings.map(\.code) == ["unknown-property"])
    #expect(result.graph.nodeCount == 1)
    draft.diagnostics = [Diagnostic(.error, "syntax", "from the reader", at: at(2))]
    #expect(problems(draft).map(\.code) == ["syntax", "unknown-property"])
  }

  @Test func atMostAThousandProblemsAreKept() throws {
    var draft = GraphDraft()
    draft.relations = (1...600).map { .init(Relation(from: "x", to: "y"), at: at($0)) }
    let found = problems(draft)
    #expect(found.count == 1001)
    #expect(found.last?.code == "too-many" && found.last?.message == "200 more problems are not shown")
    #expect(found.last?.severity == .error)

    var harmless = GraphDraft()
    harmless.diagnostics = (1...1200).map { Diagnostic(.warning, "odd", "odd", at: at($0)) }
    let warnings = try harmless.build().warnings
    #expect(warnings.count == 1001 && warnings.allSatisfy { $0.severity == .warning })
  }

  /// By file in the order they were named, then line, whatever the order in which the problems were met.
  @Test func orderOfProblems() {
    var draft = GraphDraft()
    let places = [
      at(9, "nodes.csv"), at(5, "edges.csv"), nil, at(3, "nodes.csv"), at(1, "edges.csv"), at(9, "nodes.csv"),
    ]
    draft.diagnostics = places.enumerated().map { Diagnostic(.error, "c\($0.offset)", "", at: $0.element) }
    #expect(problems(draft).map(\.code) == ["c3", "c0", "c5", "c4", "c1", "c2"])
  }

  @Test("the order of the records changes nothing", arguments: 0..<20)
  func canonical(seed: UInt64) throws {
    var draft = GraphDraft()
    draft.sources = ["s", "t"].map { .init(Source(id: $0)) }
    draft.nodes = ["b", "a", "c"].map { .init(Node(id: $0, evidence: [Evidence(source: "t"), Evidence(source: "s")])) }
    for (from, to) in [("a", "b"), ("a", "b"), ("c", "a"), ("b", "b")] {
      for weight in [2, 1] {
        draft.relations.append(.init(Relation(from: from, to: to, properties: ["w": .integer(weight)])))
      }
    }
    let expected = Contents(try draft.build().graph)
    var random = TestRandom(seed: seed)
    draft.nodes.shuffle(using: &random)
    draft.relations.shuffle(using: &random)
    for row in draft.nodes.indices { draft.nodes[row].value.evidence.shuffle(using: &random) }
    let graph = try draft.build().graph
    graph._checkInvariants()
    #expect(Contents(graph) == expected)
  }

  /// As many duplicates and dangling ends as make a quadratic reader stand still.
  @Test func manyProblems() {
    var draft = GraphDraft()
    draft.nodes = (0..<20_000).map { .init(Node(id: "node-\($0)"), at: at($0)) }
    draft.nodes += draft.nodes
    draft.relations = (0..<20_000).map { .init(Relation(from: "node-\($0)x", to: "node-\($0)"), at: at($0)) }
    #expect(problems(draft).count == 1001)
  }
}
