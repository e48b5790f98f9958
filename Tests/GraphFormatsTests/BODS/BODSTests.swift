import Foundation
import RelationGraph
import Testing

@testable import GraphFormats

@Suite struct BODSTests {
  /// Statements of version 0.3: the person's was replaced, the owner of the second entity is not named.
  private static let old = #"""
    [
      {"statementID": "e1", "statementType": "entityStatement", "isComponent": false, "statementDate": "2017-11-18", "entityType": "registeredEntity",
       "name": "Chrinon", "foundingDate": "2010-11-18", "identifiers": [{"scheme": "GB-COH", "id": "07444723"}], "incorporatedInJurisdiction": {"code": "GB", "name": "UK"},
       "publicationDetails": {"publicationDate": "2018-02-13", "bodsVersion": "0.3", "publisher": {"name": "Register"}}},
      {"statementID": "p1", "statementType": "personStatement", "personType": "knownPerson", "statementDate": "2017-11-18", "names": [{"fullName": "Chris"}]},
      {"statementID": "p2", "statementType": "personStatement", "personType": "knownPerson", "statementDate": "2018-11-18", "replacesStatements": ["p1"],
       "names": [{"type": "alternative", "fullName": "Chris"}, {"type": "legal", "fullName": "Christopher", "givenName": "C."}], "birthDate": "1964-04", "hasPepStatus": true},
      {"statementID": "o1", "statementType": "ownershipOrControlStatement", "statementDate": "2017-11-18",
       "subject": {"describedByEntityStatement": "e1"}, "interestedParty": {"describedByPersonStatement": "p1"},
       "interests": [{"type": "shareholding", "directOrIndirect": "direct", "startDate": "2016-04-06", "share": {"exact": 60}},
        {"type": "voting-rights", "endDate": "2020", "share": {"minimum": 25, "exclusiveMaximum": 50}}]},
      {"statementID": "o2", "statementType": "ownershipOrControlStatement", "statementDate": "2017-11-18",
       "subject": {"describedByEntityStatement": "e2"}, "interestedParty": {"unspecified": {"reason": "unknown", "description": "Nobody knows"}}}
    ]
    """#

  @Test func oldVersions() throws {
    let reading = Reading(Array(Self.old.utf8), as: nil)
    let graph = try #require(reading.graph)
    #expect(reading.places == ["12:4 missing-entity"])
    #expect(
      graph.nodes.map { "\($0.id) \($0.kind.rawValue) \($0.label)" } == [
        "e1 organisation Chrinon", "e2 node e2", "p1 official Christopher",
        "unspecified/o2 unspecified-party unspecified/o2",
      ])
    #expect(
      graph.relations.map { "\($0.id ?? "-") \($0.from) \($0.kind.rawValue) \($0.to) \($0.validity)" } == [
        "o1 p1 owns e1 2016-04-06/", "o1#2 p1 voting-rights e1 /2020", "o2 unspecified/o2 has-interest-in e2 /",
      ])
    let entity = graph.nodes[0]
    #expect(entity.validity == Validity("2010-11-18/")!)
    #expect(
      entity.properties == [
        "entityType.type": "registeredEntity", "identifiers": .list(["GB-COH:07444723"]),
        "incorporatedInJurisdiction.code": "GB", "incorporatedInJurisdiction.name": "UK",
      ])
    #expect(
      entity.evidence == [
        Evidence(source: "Register, 2018-02-13", locator: "e1", recorded: PartialDate("2017-11-18"))
      ])
    #expect(graph.nodes[2].aliases == ["Chris"])
    #expect(graph.nodes[2].validity == Validity("1964-04/")!)
    #expect(graph.nodes[3].properties == ["reason": "unknown", "description": "Nobody knows"])
    #expect(graph.relations[0].properties == ["directOrIndirect": "direct", "percentage": 60])
    #expect(graph.relations[1].properties == ["percentageMinimum": 25, "percentageExclusiveMaximum": 50])
  }

  @Test func closedRecordsEndAndReplacedStatementsAreEvidence() throws {
    let text = #"""
      {"statementId": "s1", "statementDate": "2019-01-20", "recordId": "a", "recordType": "entity", "recordDetails": {"isComponent": false, "entityType": {"type": "state"}, "name": "A"}}
      {"statementId": "s2", "statementDate": "2019-01-20", "recordId": "b", "recordType": "entity", "recordDetails": {"isComponent": false, "entityType": {"type": "legalEntity"}, "name": "B"}}
      {"statementId": "s4", "statementDate": "2023-03-03", "recordStatus": "closed", "recordId": "r", "recordType": "relationship", "publicationDetails": {"publisher": {"name": "P"}}, "recordDetails": {"isComponent": true, "subject": "b", "interestedParty": "a", "interests": [{"type": "boardChair", "startDate": "2022-09-21"}]}}
      {"statementId": "s3", "statementDate": "2022-01-01", "recordId": "r", "recordType": "relationship", "publicationDetails": {"publisher": {"name": "P"}}, "recordDetails": {"isComponent": true, "subject": "b", "interestedParty": "a", "interests": [{"type": "shareholding"}]}}
      """#
    let graph = try #require(Reading(text, as: .beneficialOwnership).graph)
    #expect(graph.nodes.map(\.kind) == [.country, .organisation])
    #expect(graph.relationCount == 1)
    let relation = graph.relations[0]
    #expect(relation.kind == "board-chair")
    #expect(relation.validity == Validity("2022-09-21/2023-03-03")!)
    #expect(relation.properties == ["isComponent": true, "recordStatus": "closed"])
    #expect(
      relation.evidence.map { "\($0.locator ?? "") \($0.statement ?? "")" } == [
        "s3 replaced by a later statement", "s4 ",
      ])
  }

  @Test func problemsNameTheStatement() {
    let text = #"""
      {"statementId": "x", "recordType": "thing", "recordId": "x", "recordDetails": {}}
      {"statementId": "y", "recordType": "relationship", "recordId": "y", "recordDetails": {"subject": 7}}
      [1]
      {"statementId": "z"
      """#
    let reading = Reading(text, as: .beneficialOwnership)
    #expect(reading.places == ["1:1 wrong-structure", "2:1 missing-end", "3:1 wrong-structure", "4:20 json-syntax"])
    #expect(reading.diagnostics[0].message.contains("'x'") && reading.diagnostics[1].message.contains("'y'"))
  }

  @Test func lossesFieldByField() throws {
    var graph = PropertyGraph(title: "T")
    try graph.insert(Source(id: "press", title: "Press"))
    try graph.insert(Node(id: "jp", kind: .country, name: "Japan", names: ["ja": "日本"], properties: ["population": 3]))
    try graph.insert(
      Node(id: "pact", kind: .framework, name: "Pact", evidence: [Evidence(source: "press", confidence: 0.5)]))
    try graph.insert(Node(id: "ana", kind: .official, name: "Ana", validity: Validity("2001/2004")!))
    try graph.insert(Relation(kind: "party-to", from: "jp", to: "pact"))
    try graph.insert(Relation(kind: "owns", from: "ana", to: "pact", sign: .negative, properties: ["percentage": 12.5]))
    try graph.insert(Relation(kind: "owns", from: "jp", to: "ana"))
    #expect(
      GraphFormat.beneficialOwnership.losses(of: graph).map(\.description) == [
        "title, description and language (1)", "source descriptions (1)", "kind 'official' of nodes (1)",
        "dates of nodes (1)", "names in 'ja' of nodes (1)", "kind 'framework' of nodes (1)",
        "evidence of nodes (1)", "signs of relations (1)", "kind 'owns' of whole relations (1)",
        "kind 'party-to' of whole relations (1)",
      ])
  }

  @Test func hostileGraphs() throws {
    for seed in 0..<150 as Range<UInt64> {
      let graph = try HostileGraph.make(seed: seed)
      let again = Reading(try #require(GraphFormat.beneficialOwnership.text(graph)), as: .beneficialOwnership)
      #expect(
        again.graph?.canonicalText == GraphFormat.beneficialOwnership.kept(of: graph).canonicalText,
        "seed \(seed) \(again.diagnostics)")
    }
  }

  @Test func deepPathsAreNoDeepObjects() throws {
    var graph = PropertyGraph()
    let path = String(repeating: "a.", count: 100_000)
    try graph.insert(Node(id: "n", kind: .organisation, properties: [path: 1, "a.0": 1, "a.1": "x", "b": 1, "b.c": 2]))
    let text = try #require(GraphFormat.beneficialOwnership.text(graph))
    let kept = try #require(Reading(text, as: .beneficialOwnership).graph)
    #expect(
      kept.nodes[0].properties == [
        "a": .list([1, "x"]), "b.c": 2, "entityType.type": "legalEntity", "declarationSubject": "n",
      ])
    #expect(GraphFormat.beneficialOwnership.losses(of: graph).count == 4)
  }

  /// Entities and people, and interests of relationships, after the last statement of every record.
  static let files: [(name: String, nodes: Int, relations: Int)] = [
    ("bods-package-annotations.json", 2, 1), ("bods-package-entity-owning-entity.json", 2, 1),
    ("bods-package-linking-annotations.json", 2, 1), ("full-pep-declaration.json", 2, 2),
    ("indirect-ownership.json", 3, 3),
    ("joint-ownership.json", 4, 3), ("multiple-tax-residencies.json", 2, 1),
    ("mutilple-indirect-ownership-2.json", 4, 5),
    ("simple-pep-declaration.json", 2, 2), ("tecido.json", 3, 5),
  ]

  @Test(.enabled(if: DataSets.isThere, "../shared is not there"), arguments: files)
  func publishedExamples(file: (name: String, nodes: Int, relations: Int)) throws {
    let result = try GraphReader.read(path: DataSets.folder + "/4-interop/bods/" + file.name)
    let graph = result.graph
    #expect(graph.nodeCount == file.nodes)
    #expect(graph.relationCount == file.relations)
    #expect(result.warnings.allSatisfy { $0.severity == .note }, "\(result.warnings)")
    let text = try #require(GraphFormat.beneficialOwnership.text(graph))
    #expect(
      Reading(text, as: .beneficialOwnership).graph?.canonicalText
        == GraphFormat.beneficialOwnership.kept(of: graph).canonicalText)
    let losses = GraphFormat.beneficialOwnership.losses(of: graph).map(\.field)
    // Only the statements that later ones replaced are lost.
    #expect(losses.allSatisfy { $0.hasPrefix("evidence of") || $0 == "source descriptions" }, "\(losses)")
    #expect(losses.isEmpty || file.name == "tecido.json")
  }
}
