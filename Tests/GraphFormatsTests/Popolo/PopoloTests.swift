import Foundation
import RelationGraph
import Testing

@testable import GraphFormats

@Suite struct PopoloTests {
  private static let text = #"""
    {
      "persons": [
        {"id": "1", "name": "Ana", "birth_date": "1951-03", "gender": "female", "other_names": [{"name": "アナ", "lang": "ja"}, {"name": "A."}],
         "identifiers": [{"scheme": "wikidata", "identifier": "Q1"}], "links": [{"note": "own page", "url": "https://a.example"}],
         "sources": [{"url": "https://register.example", "note": "row 7"}]},
        {"id": "2", "name": "Bo", "memberships": [{"organization_id": "p"}]}
      ],
      "organizations": [{"id": "1", "name": "Parliament", "classification": "legislature", "founding_date": "1920"},
        {"id": "p", "name": "Party", "parent_id": "1"}],
      "posts": [{"id": "chair", "label": "Chair", "organization_id": "1"}],
      "areas": [{"id": "north", "name": "North"}],
      "events": [{"id": "t/1", "name": "First", "classification": "legislative period", "start_date": "2011-03-27", "end_date": "2015"},
        {"id": "e", "name": "Election"}],
      "memberships": [
        {"id": "m", "person_id": "1", "organization_id": "1", "on_behalf_of_id": "p", "area_id": "north", "role": "member",
         "legislative_period_id": "t/1", "start_date": "2012-05"},
        {"person_id": "1", "post_id": "chair", "start_date": "2014", "end_date": "2013"},
        {"person_id": "lost", "organization_id": "p", "contact": {"x": 1}},
        {"organization_id": "p"}
      ]
    }
    """#

  @Test func everyRecord() throws {
    let reading = Reading(Array(Self.text.utf8), as: nil)
    let graph = try #require(reading.graph)
    #expect(
      reading.places == [
        "13:6 unread-field", "17:6 end-before-start", "18:6 unread-field", "18:6 missing-entity", "19:6 missing-end",
      ])
    #expect(
      graph.nodes.map { "\($0.id) \($0.kind.rawValue) \($0.label)" } == [
        "1 person Ana", "2 person Bo", "chair post Chair", "lost person lost", "north place North",
        "organization/1 organisation Parliament", "p organisation Party",
      ])
    #expect(
      graph.relations.map { "\($0.id ?? "-") \($0.from) \($0.kind.rawValue) \($0.to) \($0.validity)" } == [
        "- 1 holds-post chair /", "- 1 represents north 2012-05/2015", "m 1 member-of organization/1 2012-05/2015",
        "- 1 on-behalf-of p 2012-05/2015", "- 2 member-of p /", "- chair part-of organization/1 /",
        "- lost member-of p /",
        "- p part-of organization/1 /",
      ])
    let ana = graph.nodes[0]
    #expect(ana.names == ["ja": "アナ"])
    #expect(ana.aliases == ["A."])
    #expect(ana.validity == Validity("1951-03/")!)
    #expect(
      ana.properties == [
        "birth_date": .date(PartialDate("1951-03")!), "gender": "female", "identifiers": .list(["wikidata:Q1"]),
        "links": .list(["own page https://a.example"]),
      ])
    #expect(ana.evidence == [Evidence(source: "https://register.example", locator: "row 7")])
    #expect(graph.relations[1].properties["legislative_period"] == "First")
  }

  @Test func comesBack() throws {
    let graph = try #require(Reading(Self.text, as: .popolo).graph)
    #expect(GraphFormat.popolo.losses(of: graph) == [])
    let text = try #require(GraphFormat.popolo.text(graph))
    let again = Reading(text, as: .popolo)
    #expect(again.graph?.canonicalText == graph.canonicalText)
    // Ends of one membership are one membership again.
    let document = try #require(try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any])
    let memberships = try #require(document["memberships"] as? [[String: Any]])
    #expect(memberships.count == 4)
    #expect(
      memberships.contains { $0["organization_id"] != nil && $0["area_id"] != nil && $0["on_behalf_of_id"] != nil })
    #expect((document["events"] as? [[String: Any]])?.map { $0["end_date"] as? String } == ["2015"])
  }

  @Test func lossesFieldByField() throws {
    var graph = PropertyGraph()
    try graph.insert(Source(id: "press", title: "Press", url: "https://example.org/a"))
    let evidence = [Evidence(source: "press", locator: "p. 3", confidence: 0.5)]
    try graph.insert(
      Node(id: "ana", kind: .official, name: "Ana", validity: Validity("2001/2004")!, evidence: evidence))
    try graph.insert(Node(id: "jp", kind: .country, name: "Japan"))
    try graph.insert(Node(id: "pact", kind: .framework, name: "Pact"))
    try graph.insert(Node(id: "day", kind: .event, name: "Day"))
    try graph.insert(
      Relation(kind: "holds-office", from: "ana", to: "jp", sign: .positive, validity: Validity("2001/..")!))
    try graph.insert(Relation(kind: "party-to", from: "jp", to: "pact"))
    #expect(
      GraphFormat.popolo.losses(of: graph).map(\.description) == [
        "source descriptions (1)", "kind 'official' of nodes (1)", "dates of nodes (1)",
        "confidence of evidence of nodes (1)", "whole nodes (1)", "kind 'country' of nodes (1)",
        "kind 'framework' of nodes (1)", "kind 'holds-office' of relations (1)", "signs of relations (1)",
        "dates of relations (1)", "kind 'party-to' of whole relations (1)",
      ])
  }

  @Test func hostileGraphs() throws {
    for seed in 0..<150 as Range<UInt64> {
      let graph = try HostileGraph.make(seed: seed)
      let again = Reading(try #require(GraphFormat.popolo.text(graph)), as: .popolo)
      #expect(
        again.graph?.canonicalText == GraphFormat.popolo.kept(of: graph).canonicalText, "seed \(seed) \(again.places)")
    }
  }

  @Test(.enabled(if: DataSets.isThere, "../shared is not there"), arguments: ["burundi", "estonia"])
  func parliaments(name: String) throws {
    let set = DataSets.folder + "/2-officials-organisations/popolo-\(name)"
    let result = try GraphReader.read(path: "\(set)/original/\(name)-ep-popolo-v1.0.json")
    let (graph, table) = (result.graph, try GraphReader.read(path: set).graph)
    #expect(graph.nodes.map(\.id) == table.nodes.map(\.id))
    #expect(graph.nodes.map(\.name) == table.nodes.map(\.name))
    func ties(_ graph: PropertyGraph) -> [String] {
      graph.relations.map {
        "\($0.from) \($0.kind.rawValue.uppercased().replacing("-", with: "_")) \($0.to) \($0.properties["role"]?.text ?? "")"
          + " \(($0.properties["term"] ?? $0.properties["legislative_period_id"])?.text ?? "")"
      }.sorted()
    }
    #expect(ties(graph) == ties(table))
    #expect(
      graph.relations.allSatisfy { $0.validity != .unknown }, "every membership has at least the dates of its term")
    #expect(GraphFormat.popolo.losses(of: graph) == [])
    let again = Reading(try #require(GraphFormat.popolo.text(graph)), as: .popolo)
    #expect(again.graph?.canonicalText == graph.canonicalText)
  }
}
