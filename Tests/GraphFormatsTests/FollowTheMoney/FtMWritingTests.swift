import Foundation
import RelationGraph
import Testing

@testable import GraphFormats

/// What is written, and what is said to be lost.
@Suite struct FtMWritingTests {
  @Test func lossesFieldByField() throws {
    var schema = Schema.open
    schema.relations["rival-of"] = RelationRule(isDirected: false, sign: .negative)
    var graph = PropertyGraph(schema: schema, title: "T")
    try graph.insert(Source(id: "press", title: "Press", url: "https://example.org/a"))
    let evidence = [Evidence(source: "press", locator: "p. 3", confidence: 0.5)]
    try graph.insert(Node(id: "jp", kind: .country, name: "Japan", names: ["ja": "日本"], properties: ["iso2": "JP"]))
    try graph.insert(Node(id: "kr", kind: .country, name: "Korea", aliases: ["ROK"], evidence: evidence))
    try graph.insert(Node(id: "pact", kind: .framework, name: "Pact", validity: Validity("2016/..")!))
    try graph.insert(Relation(kind: "rival-of", from: "jp", to: "kr", properties: ["weight": 2]))
    try graph.insert(
      Relation(
        id: "x y", kind: "party-to", from: "jp", to: "pact", sign: .positive, validity: Validity("2016-11/2020~")!))
    let losses = GraphFormat.followTheMoney.losses(of: graph).map(\.description)
    #expect(
      losses == [
        "title, description and language (1)", "the schema (1)", "source descriptions (1)",
        "kind 'country' of nodes (2)",
        "names in 'ja' of nodes (1)", "property 'iso2' of nodes (1)", "locators of evidence of nodes (1)",
        "confidence of evidence of nodes (1)", "kind 'framework' of nodes (1)", "dates of nodes (1)",
        "kind 'rival-of' of relations (1)", "signs of relations (2)", "property 'weight' of relations (1)",
        "kind 'party-to' of relations (1)", "dates of relations (1)",
      ])
    let text = try #require(GraphFormat.followTheMoney.text(graph))
    let lines = text.split(separator: "\n").map(String.init)
    #expect(
      lines == [
        #"{"id":"jp","schema":"PublicBody","properties":{"alias":["日本"],"country":["jp"],"keywords":["country"],"name":["Japan"]}}"#,
        #"{"id":"kr","schema":"PublicBody","properties":{"alias":["ROK"],"keywords":["country"],"name":["Korea"],"sourceUrl":["https://example.org/a"]},"datasets":["press"]}"#,
        #"{"id":"pact","schema":"Project","properties":{"keywords":["framework"],"name":["Pact"],"startDate":["2016"]}}"#,
        #"{"id":"entente-link-1","schema":"UnknownLink","properties":{"object":["kr"],"role":["rival-of"],"subject":["jp"]}}"#,
        #"{"id":"entente-hex-782079","schema":"ProjectParticipant","properties":{"endDate":["2020"],"participant":["jp"],"project":["pact"],"role":["party-to"],"startDate":["2016-11"]}}"#,
      ])
  }

  /// What has come back once loses nothing more.
  @Test(arguments: ["ftm", "ftm-statements"]) func lossesEnd(format id: String) throws {
    let format = try #require(GraphFormat.named(id))
    for seed in 0..<100 as Range<UInt64> {
      let kept = format.kept(of: try TypedGraph.make(seed: seed))
      #expect(format.kept(of: kept).canonicalText == kept.canonicalText, "seed \(seed)")
      #expect(format.losses(of: kept) == [], "seed \(seed)")
    }
  }

  @Test func hostileGraphs() throws {
    for seed in 0..<150 as Range<UInt64> {
      let graph = try HostileGraph.make(seed: seed)
      let again = Reading(try #require(GraphFormat.followTheMoney.text(graph)), as: .followTheMoney)
      #expect(again.graph?.canonicalText == GraphFormat.followTheMoney.kept(of: graph).canonicalText, "seed \(seed)")
    }
  }

  @Test(.enabled(if: DataSets.isThere, "../shared is not there")) func partyDonations() throws {
    let path = DataSets.folder + "/2-officials-organisations/ftm-german-party-donations/original/donations.ijson"
    let result = try GraphReader.read(path: path)
    let graph = result.graph
    #expect(result.warnings == [])
    #expect(graph.nodeCount == 95)
    #expect(graph.relationCount == 290)
    #expect(graph.nodes.count { $0.kind == "company" } == 56)
    #expect(graph.nodes.count { $0.kind == "person" } == 22)
    #expect(graph.nodes.count { $0.kind == .organisation } == 17)
    #expect(graph.relations.allSatisfy { $0.kind == "paid" && $0.properties["amountEur"]?.number != nil })
    #expect(GraphFormat.followTheMoney.losses(of: graph) == [])
    // The same entities as in the file, whatever their order.
    func entities(_ data: Data) throws -> Set<NSDictionary> {
      try Set(
        data.split(separator: 0x0A).map { line in
          let entity = try #require(try JSONSerialization.jsonObject(with: line) as? [String: Any])
          return entity as NSDictionary
        })
    }
    let text = try #require(GraphFormat.followTheMoney.text(graph))
    let original = try entities(try Data(contentsOf: URL(fileURLWithPath: path)))
    #expect(try entities(Data(text.utf8)) == original)
  }
}
