import RelationGraph
import Testing

@testable import GraphFormats

/// Results written by hand after the recommendation and what the query service of Wikidata answers.
@Suite struct SPARQLTests {
  static func item(_ id: String) -> String { "{\"type\":\"uri\",\"value\":\"http://www.wikidata.org/entity/\(id)\"}" }
  static func text(_ text: String, _ language: String = "en") -> String {
    "{\"xml:lang\":\"\(language)\",\"type\":\"literal\",\"value\":\"\(text)\"}"
  }
  static func typed(_ text: String, _ type: String) -> String {
    "{\"datatype\":\"http://www.w3.org/2001/XMLSchema#\(type)\",\"type\":\"literal\",\"value\":\"\(text)\"}"
  }

  static func result(_ names: [String], _ rows: [[String: String]]) -> String {
    let rows = rows.map { row in
      "{" + row.sorted { $0.key < $1.key }.map { "\"\($0)\":\($1)" }.joined(separator: ",") + "}"
    }
    let names = names.map { "\"\($0)\"" }.joined(separator: ",")
    return "{\"head\":{\"vars\":[\(names)]},\n\"results\":{\"bindings\":[\n\(rows.joined(separator: ",\n"))\n]}}"
  }

  static let statements = result(
    ["item", "itemLabel", "property", "value", "valueLabel", "start", "end", "electoralArea", "reference"],
    [
      [
        "item": item("Q1"), "itemLabel": text("Ann"),
        "property": "{\"type\":\"uri\",\"value\":\"http://www.wikidata.org/prop/direct/P39\"}",
        "value": item("Q2"), "valueLabel": text("Minister"), "start": typed("2019-09-11T00:00:00Z", "dateTime"),
        "electoralArea": typed("7", "integer"), "reference": "{\"type\":\"uri\",\"value\":\"https://example.org/a\"}",
      ],
      [
        "item": item("Q1"), "itemLabel": text("Ann"),
        "property": "{\"type\":\"uri\",\"value\":\"http://www.wikidata.org/prop/direct/P39\"}",
        "value": item("Q2"), "valueLabel": text("Minister"), "start": typed("2019-09-11T00:00:00Z", "dateTime"),
        "electoralArea": typed("7", "integer"), "reference": "{\"type\":\"uri\",\"value\":\"https://example.org/b\"}",
      ],
      [
        "item": item("Q1"), "itemLabel": text("アン", "ja"), "property": item("P22"),
        "value": item("Q3"), "valueLabel": text("Q3"),
      ],
      ["item": item("Q1"), "property": item("P2067"), "value": item("Q9")],
      ["item": item("Q1"), "property": item("P26"), "value": "{\"type\":\"bnode\",\"value\":\"t1\"}"],
    ])

  @Test func rowsAreStatements() throws {
    let reading = Reading(Self.statements, as: .sparqlJSON)
    let graph = try #require(reading.graph)
    #expect(graph.nodes.map(\.id) == ["Q1", "Q2", "Q3"])
    #expect(graph.nodes.map(\.name) == ["Ann", "Minister", nil])
    #expect(graph.nodes[0].names == ["ja": "アン"])
    #expect(graph.nodes.map(\.kind) == [.official, "office", .official])
    let ties = graph.relations.map { "\($0.from) \($0.kind.rawValue) \($0.to) \($0.validity)" }
    #expect(ties == ["Q1 holds-office Q2 2019-09-11/", "Q3 parent-of Q1 /"])
    #expect(graph.relations[0].properties == ["property": "P39", "electoralArea": 7])
    #expect(graph.relations[0].evidence.map(\.source) == ["https://example.org/a", "https://example.org/b"])
    #expect(
      reading.diagnostics.map(\.code).sorted() == ["only-mentioned", "unknown-property", "unknown-value"])
  }

  @Test func columnsMayBeProperties() throws {
    let text = Self.result(
      ["person", "personLabel", "personClass", "party", "partyLabel", "P108", "born", "date"],
      [
        [
          "person": Self.item("Q1"), "personLabel": Self.text("Ann"), "personClass": Self.item("Q5"),
          "party": Self.item("Q2"),
          "partyLabel": Self.text("Party"), "P108": Self.item("Q4"),
          "born": Self.typed("1961-04-05T00:00:00Z", "dateTime"),
        ],
        [
          "person": Self.item("Q1"), "personLabel": Self.text("Ann"), "party": Self.item("Q3"),
          "born": Self.typed("1961-04-05T00:00:00Z", "dateTime"),
        ],
      ])
    let graph = try #require(Reading(Array(text.utf8), as: nil, name: "query.json").graph)
    let ties = graph.relations.map { "\($0.from) \($0.kind.rawValue) \($0.to)" }
    #expect(ties == ["Q1 member-of Q2", "Q1 member-of Q3", "Q1 employed-by Q4"])
    #expect(graph.nodes[0].properties == ["born": .date(try #require(PartialDate("1961-04-05")))])
    #expect(graph.nodes[0].kind == .official)
  }

  @Test func precisionIsTakenWhereItIsSaid() throws {
    let text = Self.result(
      ["item", "party", "start", "startPrecision", "end"],
      [
        [
          "item": Self.item("Q1"), "party": Self.item("Q2"), "start": Self.typed("2001-01-01T00:00:00Z", "dateTime"),
          "startPrecision": Self.typed("9", "integer"), "end": Self.typed("2004-01-01T00:00:00Z", "dateTime"),
        ],
        ["item": Self.item("Q1"), "party": Self.item("Q3"), "start": Self.text("long ago")],
      ])
    let reading = Reading(text, as: .sparqlJSON)
    let graph = try #require(reading.graph)
    #expect(graph.relations.map(\.validity.description) == ["2001/2004-01-01", "/"])
    #expect(graph.relations[1].properties["start_text"] == "long ago")
    #expect(reading.diagnostics.map(\.code).filter { $0 != "only-mentioned" }.sorted() == ["new-year", "vague-date"])
  }

  @Test(arguments: [
    ("", "empty"), ("{}", "wrong-structure"), ("{\"head\":{}", "json-syntax"),
    ("{\"head\":{\"vars\":[\"x\"]},\"results\":{\"bindings\":[]}}", "missing-column"),
    ("{\"head\":{\"vars\":[\"item\"]},\"results\":{}}", "wrong-structure"),
    ("{\"head\":{\"vars\":[\"item\"]},\"results\":{\"bindings\":{}}}", "json-syntax"),
    ("{\"head\":{\"vars\":[\"item\"]},\"results\":{\"bindings\":[]}} x", "json-syntax"),
    ("{\"head\":{\"vars\":[\"item\"]},\"results\":{\"bindings\":[{\"item\":tru}]}}", "json-syntax"),
  ]) func otherTextsAreRefused(text: String, code: String) {
    #expect(Reading(text, as: .sparqlJSON).error?.diagnostics.first?.code == code)
  }

  @Test func everyTruncationIsRefused() {
    let bytes = Array(Self.statements.utf8)
    for end in bytes.indices {
      #expect(Reading(Array(bytes[..<end]), as: .sparqlJSON).graph == nil, "\(end)")
    }
    var random = SeededRandom(seed: 5)
    for _ in 0..<400 {
      var mutated = bytes
      for _ in 0..<random.number(1...3) { mutated[random.number(0...bytes.count - 1)] = UInt8(random.number(0...255)) }
      _ = Reading(mutated, as: .sparqlJSON)
    }
  }

  @Test func noRowsAreAnEmptyGraph() throws {
    let text = Self.result(["item"], [])
    #expect(try #require(Reading(text, as: .sparqlJSON).graph).nodeCount == 0)
  }
}
