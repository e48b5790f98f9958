import RelationGraph
import Testing

@testable import GraphFormats

@Suite struct WikidataBadInputTests {
  private static let whole = Array(
    "{\"entities\":{\"Q901\":\(WikidataSamples.minister),\"Q902\":\(WikidataSamples.office)}}".utf8)

  @Test func everyTruncationIsRefused() {
    for end in Self.whole.indices {
      let reading = Reading(Array(Self.whole[..<end]), as: .wikidata)
      #expect(reading.graph == nil && !reading.diagnostics.isEmpty, "\(end)")
    }
    #expect(Reading(Self.whole, as: .wikidata).graph != nil)
  }

  @Test func mutationsDoNotTrap() {
    var random = SeededRandom(seed: 3)
    for _ in 0..<400 {
      var bytes = Self.whole
      for _ in 0..<random.number(1...3) { bytes[random.number(0...bytes.count - 1)] = UInt8(random.number(0...255)) }
      _ = Reading(bytes, as: .wikidata)
    }
  }

  /// Work that grows with the square of these would not come to an end here.
  @Test func manyValuesAndReferencesAreRead() throws {
    let values = (1...20_000).map { WikidataSamples.statement(WikidataSamples.item("P106", "Q\($0)")) }
    let references = (1...20_000).map { [("P854", [WikidataSamples.text("P854", "u\($0)")])] }
    let employer = WikidataSamples.statement(WikidataSamples.item("P108", "Q7"), references: references)
    let text = WikidataSamples.entity("Q0", "A", claims: [("P106", values), ("P108", [employer])])
    let graph = try #require(Reading(text, as: .wikidata).graph)
    guard case .list(let list)? = graph.nodes[0].properties["occupation"] else {
      Issue.record("no list of occupations")
      return
    }
    #expect(list.count == 20_000 && graph.relations[0].evidence.count == 20_000)
  }

  @Test func oneBadEntityDoesNotHideTheNext() {
    let text = "[{\"id\":\"Q1\",\"labels\":{\"en\":tru}},\n{\"id\":\"Q2\",\"claims\":[1,]},\n7]"
    #expect(Reading(text, as: .wikidata).places == ["1:28 json-syntax", "2:24 json-syntax", "3:1 json-syntax"])
  }

  @Test func nestingIsLimited() {
    onSmallStack {
      let deep = String(repeating: "[", count: 1_000_000)
      #expect(Reading(deep, as: .wikidata).error != nil)
      let entity = "{\"id\":\"Q1\",\"claims\":" + deep + String(repeating: "]", count: 1_000_000) + "}"
      #expect(Reading(entity, as: .wikidata).diagnostics.map(\.code) == ["json-syntax"])
      let objects = String(repeating: "{\"a\":", count: 300_000)
      #expect(Reading(objects, as: .wikidata).error != nil)
    }
  }

  @Test(arguments: [
    ("", "empty"), (" \n", "empty"), ("{}", "wrong-structure"), ("[]", "wrong-structure"), ("[1]", "json-syntax"),
    ("{\"a\":1}", "wrong-structure"), ("{\"entities\":3}", "json-syntax"),
    ("{\"entities\":{\"Q1\":3}}", "wrong-structure"),
    ("{\"labels\":{}}", "empty-id"), ("{\"head\":{},\"results\":{}}", "wrong-structure"), ("\"", "json-syntax"),
    ("}", "json-syntax"),
  ]) func otherTextsAreRefused(text: String, code: String) {
    #expect(Reading(text, as: .wikidata).error?.diagnostics.first?.code == code, "\(text)")
  }

  @Test func oddValuesAreCounted() throws {
    let claims = [
      "\"P39\":[{}, {\"mainsnak\":{}}, {\"mainsnak\":{\"snaktype\":\"value\",\"datavalue\":{\"type\":\"string\",\"value\":\"x\"}}}, 3]",
      "\"P569\":[{\"mainsnak\":{\"datavalue\":{\"type\":\"time\",\"value\":{\"time\":\"x\",\"precision\":11}}}}]",
      "\"P31\":[{\"mainsnak\":{\"datavalue\":{\"type\":\"wikibase-entityid\",\"value\":{\"numeric-id\":-5}}}}]",
      "\"P102\":{}",
    ]
    let reading = Reading("{\"id\":\"Q1\",\"claims\":{\(claims.joined(separator: ","))}}", as: .wikidata)
    #expect(try #require(reading.graph).nodeCount == 1)
    #expect(
      reading.diagnostics.map { String($0.message.prefix(19)) } == [
        "4 statements of P39", "1 statement of P569", "1 statement of P31 ",
      ])
  }
}
