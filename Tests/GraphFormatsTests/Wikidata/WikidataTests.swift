import RelationGraph
import Testing

@testable import GraphFormats

private typealias S = WikidataSamples

@Suite struct WikidataTests {
  private func graph(_ text: String) throws -> PropertyGraph {
    let reading = Reading(text, as: .wikidata)
    return try #require(reading.graph, "\(reading.diagnostics)")
  }

  private func node(_ id: String, of graph: PropertyGraph) throws -> Node {
    graph.nodes[try #require(graph.nodeIndex(id))]
  }

  @Test func statementsAreRelations() throws {
    let reading = Reading("[\(S.all.joined(separator: ","))]", as: .wikidata)
    let graph = try #require(reading.graph)
    #expect(graph.nodes.map(\.id) == ["Q901", "Q902", "Q903", "Q910"])
    #expect(graph.nodes.map(\.kind) == [.official, "office", .organisation, .unspecified])
    let ann = try node("Q901", of: graph)
    #expect(ann.name == "Ann Example" && ann.names == ["ja": "アン"])
    #expect(ann.validity == Validity(start: .date(try #require(PartialDate("1961-04-05"))), end: .unknown))
    #expect(ann.properties == ["instance_of": "Q5"])
    #expect(try node("Q903", of: graph).properties["category"] == "party")
    #expect(graph.relations.map(\.kind.rawValue) == ["holds-office", "member-of"])
    let office = graph.relations[0]
    #expect(office.id == "Q901$A-1" && office.from == "Q901" && office.to == "Q902")
    #expect(office.validity.description == "2019-09/..")
    #expect(office.properties == ["property": "P39", "rank": "preferred", "replaces": "Q904", "ordinal": "12"])
    #expect(
      office.evidence == [
        Evidence(source: "Q905", locator: "https://example.org/a", recorded: PartialDate("2024-05-06")),
        Evidence(source: "https://example.org/b"),
      ])
    #expect(graph.source("https://example.org/b")?.title == "A page")
    #expect(
      Set(reading.diagnostics.map { "\($0.code): \($0.message)" }) == [
        "unknown-property: P2067 is not in the table of properties: 2 statements left out",
        "deprecated: 1 statement of P39 left out as deprecated",
        "unknown-value: 1 statement of P22 left out that only say that there is a value",
      ])
  }

  @Test func everyShapeIsTheSame() throws {
    let expected = try graph("[\(S.all.joined(separator: ","))]").canonicalText
    let lines = S.all.joined(separator: ",\n")
    let members = ["Q901", "Q902", "Q903", "Q910"].enumerated().map { "\"\($1)\":\(S.all[$0])" }.joined(separator: ",")
    for text in [
      "[\n\(lines)\n]\n", lines + ",\n", S.all.joined(separator: "\n"), "{\"entities\":{\(members)}}",
      "\u{FEFF}{\"entities\":{\(members)},\"success\":1}", "{\"entities\":[\(lines)]}",
      S.all.reversed().joined(separator: "\r\n"),
    ] {
      #expect(try graph(text).canonicalText == expected)
    }
    #expect(Reading(Array(S.minister.utf8), as: nil, name: "Q901.json").graph?.nodeCount == 3)
  }

  @Test func mentionedItemsAreCounted() throws {
    let reading = Reading(S.minister, as: .wikidata)
    let graph = try #require(reading.graph)
    #expect(graph.nodes.map(\.kind) == [.official, "office", .organisation])
    let found = try #require(reading.diagnostics.first { $0.code == "only-mentioned" })
    #expect(found.message.hasPrefix("2 items mentioned") && found.message.contains("'Q902'"))
  }

  @Test func valuesHaveLabelsAndIDs() throws {
    let item = S.entity(
      "Q1", "A", claims: [("P106", [S.statement(S.item("P106", "Q2")), S.statement(S.item("P106", "Q3"))])])
    let node = try node("Q1", of: graph("[\(item),\(S.entity("Q2", "judge"))]"))
    #expect(node.properties == ["occupation": .list(["judge", "Q3"]), "occupation_id": .list(["Q2", "Q3"])])
  }

  @Test func numbersInOtherCataloguesAreNotes() {
    let snak = S.text("P214", "1").replacing("{\"snaktype\"", with: "{\"datatype\":\"external-id\",\"snaktype\"")
    let reading = Reading(S.entity("Q1", "A", claims: [("P214", [S.statement(snak)])]), as: .wikidata)
    #expect(reading.diagnostics.map(\.severity) == [.note])
    #expect(reading.diagnostics.map(\.code) == ["external-id"])
  }

  @Test func preferredStandsBeforeOthers() throws {
    let item = S.entity(
      "Q1", "A",
      claims: [
        (
          "P1082",
          [S.statement(S.quantity("P1082", "+10")), S.statement(S.quantity("P1082", "+12"), rank: "preferred")]
        ),
        ("P856", [S.statement(S.text("P856", "https://a.example"))]),
        ("P2131", [S.statement(S.quantity("P2131", "+1.5", unit: "http://www.wikidata.org/entity/Q4917"))]),
      ])
    let reading = Reading(item, as: .wikidata)
    let node = try node("Q1", of: #require(reading.graph))
    #expect(
      node.properties == ["population": 12, "website": "https://a.example", "gdp": 1.5, "gdp_unit": "Q4917"])
    #expect(reading.diagnostics.map(\.code) == ["other-values"])
  }

  @Test func reversedPropertiesAreTurned() throws {
    let country = S.entity(
      "Q1", "Land",
      claims: [
        ("P31", [S.statement(S.item("P31", "Q6256"))]),
        ("P35", [S.statement(S.item("P35", "Q2"))]), ("P36", [S.statement(S.item("P36", "Q3"))]),
        ("P530", [S.statement(S.item("P530", "Q4"))]),
      ])
    let graph = try graph(country)
    let ties = graph.relations.map { "\($0.from) \($0.kind.rawValue) \($0.to)" }
    #expect(ties == ["Q1 diplomatic-relation Q4", "Q2 holds-office Q1", "Q3 capital-of Q1"])
    #expect(graph.relations[1].properties["role"] == "head of state")
    #expect(!graph.isDirected(relationAt: 0) && graph.isDirected(relationAt: 1))
    #expect(graph.nodes.map(\.kind) == [.country, .official, .place, .country])
  }

  @Test func redirectsAndMissingEntities() throws {
    let person = S.entity("Q1", "A", claims: [("P108", [S.statement(S.item("P108", "Q20"))])])
    let text = """
      {"entities":{"Q1":\(person),"Q20":\(S.entity("Q2", "Firm")),"Q9":{"id":"Q9","missing":""},\
      "P39":{"type":"property","id":"P39","labels":{}}}}
      """
    let reading = Reading(text, as: .wikidata)
    let graph = try #require(reading.graph)
    #expect(graph.nodes.map(\.id) == ["Q1", "Q2"])
    #expect(graph.relations.map(\.to) == ["Q2"])
    #expect(Set(reading.diagnostics.map(\.code)) == ["missing-entity", "not-an-item"])
  }

  @Test func impossiblePeriodsAreKeptAsText() throws {
    let item = S.entity(
      "Q1", "A",
      claims: [
        ("P569", [S.statement(S.time("P569", "+1990-01-02T00:00:00Z"))]),
        ("P570", [S.statement(S.time("P570", "+1980-00-00T00:00:00Z", 9))]),
      ])
    let reading = Reading(item, as: .wikidata)
    let node = try node("Q1", of: #require(reading.graph))
    #expect(node.validity == .unknown)
    #expect(node.properties == ["start_text": "1990-01-02", "end_text": "1980"])
    #expect(reading.diagnostics.map(\.code) == ["impossible-period"])
  }

  @Test func tableNamesOnlyWhatThereIs() {
    let table = WikidataTable.shared
    for property in [
      "P39", "P102", "P463", "P530", "P35", "P6", "P488", "P108", "P27", "P17", "P36", "P1376", "P1906", "P1313",
      "P3320",
      "P127", "P1830", "P355", "P749", "P1891", "P710", "P1344", "P1365", "P1366", "P22", "P25", "P26", "P40", "P3373",
    ] {
      #expect(table.relations[property].map { table.kinds[$0.kind] != nil } == true, "\(property)")
    }
    for property in ["P569", "P570", "P571", "P576"] { #expect(table.dates[property] != nil) }
    for property in ["P297", "P298", "P299", "P1278", "P856"] { #expect(table.values[property] != nil) }
    let kinds = Set(Schema.internationalRelations.nodes.keys).union(["office"])
    #expect(table.classes.values.allSatisfy { kinds.contains($0.kind) })
    #expect(table.relations.values.allSatisfy { kinds.contains($0.from) && kinds.contains($0.to) })
  }
}

extension WikidataSamples {
  static func quantity(_ property: String, _ amount: String, unit: String = "1") -> String {
    """
    {"snaktype":"value","property":"\(property)","datavalue":{"value":{"amount":"\(amount)","unit":"\(unit)"},"type":"quantity"}}
    """
  }
}
