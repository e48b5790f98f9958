import RelationGraph
import Testing

@testable import GraphFormats

/// Entities become nodes and relations.
@Suite struct FtMReadingTests {
  private static let people = #"""
    {"id": "ana", "schema": "Person", "caption": "Ana B", "properties": {"name": ["A. B", "Ana B"], "alias": ["Anita"], "birthDate": ["1951-03"], "country": ["ee", "lv"], "topics": ["role.pep"], "addressEntity": ["adr"]}, "datasets": ["register", "press"], "first_seen": "2021-04-05T10:00:00", "last_seen": "2024-01-01", "target": true}
    {"id": "adr", "schema": "Address", "properties": {"full": ["Toompea 1"]}}
    {"id": "acme", "schema": "Company", "properties": {"name": ["Acme"], "incorporationDate": ["1990"], "amount": ["12.50"], "capital": ["100"], "parent": ["elsewhere"]}}
    {"id": "own", "schema": "Ownership", "properties": {"owner": ["ana"], "asset": ["acme"], "startDate": ["2001"], "endDate": ["2003-04-05"], "percentage": ["40"]}}
    {"id": "pay", "schema": "Payment", "properties": {"payer": ["acme"], "beneficiary": ["ana"], "date": ["2002-02-02"], "amountEur": ["113969.15"]}}
    {"id": "kin", "schema": "Family", "properties": {"person": ["ana"], "relative": ["bo"], "relationship": ["sister"]}}
    """#

  @Test func entitiesAndEdges() throws {
    let reading = Reading(Self.people, as: .followTheMoney)
    let graph = try #require(reading.graph)
    #expect(reading.places == ["6:1 missing-entity"])
    let ana = try #require(graph.nodes.first { $0.id == "ana" })
    #expect(ana.kind == .official)
    #expect(ana.name == "Ana B")
    #expect(ana.aliases == ["A. B", "Anita"])
    #expect(ana.validity.start == .date(PartialDate("1951-03")!))
    #expect(ana.properties["country"] == .list(["ee", "lv"]))
    #expect(ana.properties["target"] == true)
    #expect(
      ana.evidence == [
        Evidence(source: "press", recorded: PartialDate("2021-04-05"), statement: "last seen 2024-01-01"),
        Evidence(source: "register", recorded: PartialDate("2021-04-05"), statement: "last seen 2024-01-01"),
      ])
    let acme = try #require(graph.nodes.first { $0.id == "acme" })
    #expect(acme.kind == "company")
    #expect(acme.properties["capital"] == 100)
    #expect(acme.properties["amount"] == "12.50", "a text that a number would not give back")
    #expect(acme.properties["parent"] == "elsewhere", "what is not in the file stays a property")
    #expect(graph.nodes.first { $0.id == "adr" }?.name == "Toompea 1")
    #expect(graph.nodes.first { $0.id == "bo" }?.kind == .unspecified)
    let relations = graph.relations.map { "\($0.id ?? "-") \($0.from) \($0.kind.rawValue) \($0.to) \($0.validity)" }
    #expect(
      relations == [
        "pay acme paid ana 2002-02-02", "own ana owns acme 2001/2003-04-05", "- ana address-entity adr /",
        "kin ana family-of bo /",
      ])
    #expect(graph.relations.map { $0.properties["amountEur"] }.contains(113969.15))
    #expect(!graph.schema.rule(for: "family-of").isDirected)
    #expect(graph.schema.rule(for: "owns").isDirected)
  }

  @Test(arguments: ["[%]", "{\"results\": [%]}", "{\"total\": 2,\n \"entities\": [%]}"]) func asOneDocument(
    shape: String
  ) throws {
    let lines = Self.people.split(separator: "\n").joined(separator: ",\n")
    let graph = try #require(Reading(Array(shape.replacing("%", with: lines).utf8), as: nil).graph)
    #expect(graph.canonicalText == Reading(Self.people, as: .followTheMoney).graph?.canonicalText)
  }

  @Test func fragmentsAreMerged() throws {
    let text = #"""
      {"id": "a", "schema": "LegalEntity", "properties": {"name": ["A"], "country": ["de"]}}
      {"entity": {"id": "a", "schema": "Company", "properties": {"country": ["de", "fr"]}}}
      """#
    let graph = try #require(Reading(text, as: .followTheMoney).graph)
    #expect(graph.nodes.map(\.kind) == ["company"])
    #expect(graph.nodes[0].properties["country"] == .list(["de", "fr"]))
  }

  @Test func problemsNameTheEntity() {
    let text = #"""
      {"id": "a", "schema": "Person", "properties": []}
      {"schema": "Person"}
      {"id": "b"}
      {"id": "c", "schema": "Persn", "properties": {"name": [{"x": 1}]}}
      {"id": "a", "schema": "Address", "properties": {}}
      {"id": "d", "schema": "Ownership", "properties": {"owner": ["c"], "startDate": ["2020"], "endDate": ["2019"]}}
      {"id": "e", "links": 1, "schema": "Person",
      """#
    let reading = Reading(text, as: .followTheMoney)
    #expect(
      reading.places == [
        "1:1 wrong-structure", "2:1 missing-id", "3:1 missing-schema", "4:1 unknown-schema", "4:1 wrong-structure",
        "5:1 schemata-differ", "6:1 missing-end", "6:1 end-before-start", "7:44 json-syntax",
      ])
    #expect(reading.diagnostics.filter { $0.message.contains("'c'") || $0.message.contains("'a'") }.count == 4)
    #expect(reading.hints.contains("did you mean 'Person'?"))
  }

  @Test func statementsAreMerged() throws {
    let text = """
      canonical_id,entity_id,prop,prop_type,schema,value,dataset,lang,original_value,first_seen,last_seen,external,origin
      q1,x-1,name,name,LegalEntity,Acme,one,,,2020-01-01,2021-01-01,f,
      q1,x-2,name,name,Company,Acme,two,,ACME ,2020-06-01,2022-01-01,f,
      q1,x-2,name,name,Company,アクメ,two,jpn,,2020-06-01,2022-02-01,f,
      q1,x-2,country,country,Company,jp,two,,,2020-03-01,2022-01-01,f,
      q1,x-3,country,country,Company,us,three,,,2020-03-01,2022-01-01,t,
      p,p,name,name,Person,Bo,one,,,2020-01-01,2020-01-02,,
      o,o,owner,entity,Ownership,p,one,,,2020-01-01,2020-01-02,f,
      o,o,asset,entity,Ownership,x-2,one,,,2020-01-01,2020-01-02,f,

      """
    let reading = Reading(Array(text.utf8), as: nil)
    let graph = try #require(reading.graph)
    #expect(reading.places == ["3:1 unread-statement", "6:1 unread-statement"])
    let node = try #require(graph.nodes.first { $0.id == "q1" })
    #expect(node.kind == "company")
    #expect(node.name == "Acme")
    #expect(node.names == ["ja": "アクメ"])
    #expect(node.properties["country"] == "jp")
    #expect(node.properties["referents"] == .list(["x-1", "x-2"]))
    #expect(
      node.evidence == [
        Evidence(source: "one", recorded: PartialDate("2020-01-01"), statement: "last seen 2021-01-01"),
        Evidence(source: "two", recorded: PartialDate("2020-03-01"), statement: "last seen 2022-02-01"),
      ])
    #expect(graph.relations.map { "\($0.from) \($0.kind.rawValue) \($0.to)" } == ["p owns q1"])
  }

  @Test func statementsAsJSONLines() throws {
    let text = #"""
      {"canonical_id": "p", "entity_id": "p", "prop": "name", "schema": "Person", "value": "Bo", "dataset": "one", "external": false, "first_seen": "2020-01-01", "last_seen": null}
      {"canonical_id": "p", "entity_id": "p", "prop": "gender", "schema": "Person", "value": "male", "dataset": "one", "external": true}
      """#
    let graph = try #require(Reading(Array(text.utf8), as: nil).graph)
    #expect(graph.nodes.map(\.label) == ["Bo"])
    #expect(graph.nodes[0].properties["gender"] == nil)
  }
}
