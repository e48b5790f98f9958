import Foundation
import RelationGraph
import Testing

@testable import GraphFormats

/// Linked data, held against text written by hand from the recommendations of ORG, PROV-O and OWL-Time.
@Suite struct LinkedDataTests {
  private static func cabinet() throws -> PropertyGraph {
    var graph = PropertyGraph(schema: .internationalRelations, title: "Cabinet")
    graph.language = "en"
    try graph.insert(Source(id: "gazette", title: "Gazette", date: PartialDate("2024-10-01")))
    try graph.insert(
      Node(id: "a b", kind: .official, name: "Anna \"B\"", names: ["ja": "アンナ"], aliases: ["A. B."]))
    try graph.insert(Node(id: "mod", kind: .organisation, name: "Ministry of Defence"))
    try graph.insert(Node(id: "gov", kind: .organisation, name: "Government"))
    try graph.insert(
      Relation(
        id: "r1", kind: "holds-office", from: "a b", to: "mod", properties: ["role": "Minister"],
        validity: #require(Validity("2024-10/..")),
        evidence: [Evidence(source: "gazette", locator: "p. 3", confidence: 0.9)]))
    try graph.insert(Relation(id: "r2", kind: "part-of", from: "mod", to: "gov"))
    return graph
  }

  private func block(_ iri: String, of text: String) -> String? {
    text.components(separatedBy: "\n\n").first { $0.hasPrefix("<\(iri)>") }?.trimmingSuffix("\n")
  }

  @Test func membershipIsInTheWordsOfORG() throws {
    let text = try #require(GraphFormat.turtle.text(Self.cabinet()))
    let membership = """
      <urn:entente:relation:r1> a ent:Relation, prov:Entity, org:Membership ;
        dcterms:identifier "r1" ;
        ent:kind "holds-office" ;
        ent:from <urn:entente:node:a%20b> ;
        ent:to <urn:entente:node:mod> ;
        ent:directed "true"^^xsd:boolean ;
        ent:sign "1"^^xsd:integer ;
        org:member <urn:entente:node:a%20b> ;
        org:organization <urn:entente:node:mod> ;
        org:role <urn:entente:role:Minister> ;
        org:memberDuring <urn:entente:interval:r1> ;
        ent:dates "2024-10/.."^^edtf:EDTF-level1 ;
        schema:startDate "2024-10"^^xsd:gYearMonth ;
        <urn:entente:property:role> "Minister" ;
        prov:wasDerivedFrom <urn:entente:source:gazette> ;
        prov:hadPrimarySource <urn:entente:source:gazette> ;
        prov:qualifiedPrimarySource <urn:entente:evidence:relation:r1:1> .
      """
    #expect(block("urn:entente:relation:r1", of: text) == membership)
    let evidence = """
      <urn:entente:evidence:relation:r1:1> a prov:PrimarySource, ent:Evidence ;
        prov:entity <urn:entente:source:gazette> ;
        ent:locator "p. 3" ;
        ent:confidence "0.9"^^xsd:double .
      """
    #expect(block("urn:entente:evidence:relation:r1:1", of: text) == evidence)
    let instant = """
      <urn:entente:instant:r1:begin> a time:Instant ;
        time:inXSDgYearMonth "2024-10"^^xsd:gYearMonth .
      """
    #expect(block("urn:entente:instant:r1:begin", of: text) == instant)
    #expect(text.contains("<urn:entente:node:gov> org:hasSubOrganization <urn:entente:node:mod> ."))
    #expect(text.contains("<urn:entente:role:Minister> a org:Role ;"))
  }

  @Test func personHasNamesInLanguages() throws {
    let text = try #require(GraphFormat.turtle.text(Self.cabinet()))
    let person = """
      <urn:entente:node:a%20b> a ent:Node, prov:Entity, foaf:Person ;
        dcterms:identifier "a b" ;
        ent:kind "official" ;
        skos:prefLabel "Anna \\"B\\""@en ;
        rdfs:label "Anna \\"B\\""@en, "アンナ"@ja ;
        skos:altLabel "A. B." .
      """
    #expect(block("urn:entente:node:a%20b", of: text) == person)
  }

  @Test func jsonSaysTheSame() throws {
    let text = try #require(GraphFormat.jsonLD.text(Self.cabinet()))
    #expect((try? JSONParser.parse(Array(text.utf8)[...])) != nil)
    let role = """
      {"@id":"urn:entente:role:Minister","@type":["org:Role"],"skos:prefLabel":[{"@value":"Minister"}]}
      """
    #expect(text.contains(role))
    #expect(
      text.contains(#""rdfs:label":[{"@value":"Anna \"B\"","@language":"en"},{"@value":"アンナ","@language":"ja"}]"#))
    #expect(text.contains(#""schema:startDate":[{"@value":"2024-10","@type":"xsd:gYearMonth"}]"#))
  }

  @Test func whatNoVocabularyKnowsIsExact() throws {
    var graph = PropertyGraph()
    try graph.insert(
      Node(
        id: "é/ü:1", kind: "ship", names: ["x y": "n", "zh-Hant": "名"], aliases: ["b", "a", "b"],
        properties: [
          "a b": .list([1, 0.5, true, .list([])]), "day": .date(try #require(PartialDate("2023-05~"))),
          "nul": "\u{0}\u{FFFE}",
        ]))
    let text = try #require(GraphFormat.turtle.text(graph))
    let node = """
      <urn:entente:node:%C3%A9%2F%C3%BC%3A1> a ent:Node, prov:Entity ;
        dcterms:identifier "é/ü:1" ;
        ent:kind "ship" ;
        rdfs:label "名"@zh-Hant ;
        ent:names "{\\"x y\\":\\"n\\",\\"zh-Hant\\":\\"名\\"}"^^rdf:JSON ;
        skos:altLabel "b", "a", "b" ;
        ent:aliases ( "b" "a" "b" ) ;
        <urn:entente:property:a%20b> ( "1"^^xsd:integer "0.5"^^xsd:double "true"^^xsd:boolean ( ) ) ;
        <urn:entente:property:day> "2023-05~"^^edtf:EDTF-level1 ;
        <urn:entente:property:nul> "\\u0000\\uFFFE" .
      """
    #expect(block("urn:entente:node:%C3%A9%2F%C3%BC%3A1", of: text) == node)
    #expect(GraphFormat.turtle.losses(of: graph).isEmpty)
  }

  @Test func differentPlacesHaveDifferentIRIs() throws {
    for seed in 0..<100 as Range<UInt64> {
      let graph = try HostileGraph.make(seed: seed)
      var subjects: Set<String> = []
      var iris = TextDocument()
      LinkedDataResources(graph).write(to: &iris) { resource, out in
        if resource.grouped.first?.predicate != "rdf:type" { return }
        out.line(resource.iri)
      }
      for iri in iris.text.text.split(separator: "\n").map(String.init) {
        #expect(subjects.insert(iri).inserted, "\(iri)")
        #expect(iri.utf8.allSatisfy { (0x21..<0x7F).contains($0) && !"<>\"{}|^`\\".utf8.contains($0) })
      }
      let expected = graph.nodeCount + graph.relationCount + graph.sources.count
      #expect(
        subjects.count {
          $0.hasPrefix("urn:entente:node:") || $0.hasPrefix("urn:entente:relation:")
            || $0.hasPrefix("urn:entente:source:")
        } == expected)
    }
  }
}

extension String {
  fileprivate func trimmingSuffix(_ suffix: String) -> String {
    hasSuffix(suffix) ? String(dropLast(suffix.count)) : self
  }
}
