import RelationGraph
import Testing

@testable import GraphFormats

/// A mapping says which columns are which nodes and relations.
@Suite struct MappingTests {
  private static let members = """
    id,name,name_ja,party,group,from,to,committees,joined,vote,share,note
    7,Abe,安倍,LDP,gov,2012-12-26,2020-09-16,Budget; Defence,1.10.1993,yes,"0,5",
    8,Kan,,DPJ,opp,2010-06,..,Budget,15.07.1980,no,"1,25",x
    9,Ota,,,opp,,,,,abstain,NA,

    """

  private static let mapping = #"""
    # What the columns of the register mean.
    mapping: 1
    title: Members
    language: en
    sources:
      register: {title: Register of members, url: "https://example.org"}
    tables:
      members: {file: members.csv, missing: [NA], decimal: ",", source: register}
    nodes:
      - kind: official
        id: "person:{id}"
        name: name
        names: {ja: name_ja}
        properties:
          joined: {column: joined, pattern: DD.MM.YYYY}
          side: {column: group, values: {gov: government, opp: opposition}}
          committees: {column: committees, split: ";"}
      - {kind: organisation, id: "party:{party}", name: party}
      - {kind: committee, id: "{committees}", split: {committees: "; "}}
    relations:
      - kind: member-of
        from: "person:{id}"
        to: "party:{party}"
        start: from
        end: to
        properties: [share]
        evidence: {confidence: "{id}", statement: note}
      - {kind: sits-on, from: "person:{id}", to: committees, split: {committees: ";"}}
      - kind: votes-with
        from: "person:{id}"
        to: {text: "person:7"}
        where: [id != 7, vote is not empty]
        sign: {column: vote, values: {yes: 1, no: -1, abstain: 0}}
        weight: 2
        directed: false
    """#

  static func read(_ mapping: String, _ tables: [String: String]) throws -> Reading {
    let folder = try TemporaryFolder()
    for (name, text) in tables { try folder.write(text, to: name) }
    return Reading(path: try folder.write(mapping, to: "map.yaml"))
  }

  @Test func everyWord() throws {
    let text = Self.mapping.replacing("    evidence: {confidence: \"{id}\", statement: note}\n", with: "")
    let reading = try Self.read(text, ["members.csv": Self.members])
    let graph = try #require(reading.graph, "\(reading.diagnostics)")
    #expect(
      graph.nodes.map(\.id) == ["Budget", "Defence", "party:DPJ", "party:LDP", "person:7", "person:8", "person:9"])
    let abe = graph.nodes[4]
    #expect(abe.name == "Abe")
    #expect(abe.names == ["ja": "安倍"])
    #expect(abe.kind == "official")
    #expect(
      abe.properties == [
        "joined": .date(PartialDate("1993-10-01")!), "side": "government", "committees": .list(["Budget", "Defence"]),
      ])
    #expect(abe.evidence == [Evidence(source: "register", locator: "members.csv, row 2")])
    #expect(graph.sources.map(\.title) == ["Register of members"])
    #expect(graph.title == "Members")
    let party = graph.relations.filter { $0.kind == "member-of" }
    #expect(party.map(\.validity) == [Validity("2012-12-26/2020-09-16"), Validity("2010-06/..")])
    #expect(party.map { $0.properties["share"] } == [0.5, 1.25])
    #expect(graph.relations.filter { $0.kind == "sits-on" }.map(\.to) == ["Budget", "Defence", "Budget"])
    let votes = graph.relations.filter { $0.kind == "votes-with" }
    #expect(votes.map(\.sign) == [.negative, .neutral])
    #expect(votes.allSatisfy { $0.properties == ["weight": 2] && $0.evidence.count == 1 })
    #expect(!graph.schema.rule(for: "votes-with").isDirected)
    #expect(
      reading.diagnostics.map(\.code).sorted() == ["empty-field", "empty-field", "unused-columns"],
      "\(reading.diagnostics)")
    #expect(reading.diagnostics.contains { $0.message == "not used of 'members.csv': 'note'" })
  }

  @Test func wrongConfidence() throws {
    let reading = try Self.read(Self.mapping, ["members.csv": Self.members])
    #expect(reading.diagnostics.filter { $0.severity == .error }.map(\.code) == ["out-of-range"])
    #expect(reading.diagnostics.contains { $0.message.hasSuffix("not '7' (and 1 more)") })
  }

  @Test func placesOfMistakes() throws {
    let reading = try Self.read(
      """
      mapping: 2
      tables:
        a: {file: a.csv, seperator: tab}
        b: ../b.csv
        c: none.csv
      nods: []
      nodes:
        - {table: a, id: nmae, colour: x}
        - {table: d, id: name}
        - {id: name}
        - {table: a, id: "{name", where: name is great}
        - {table: a, kind: x}
        - {table: c, id: anything}
      relations:
        - {table: a, from: name, sign: sideways}
        - {table: a, from: name, to: name, properties: {p: {column: name, type: number}}, split: name}
      """, ["a.csv": "name,age\nx,1\n"])
    #expect(
      reading.diagnostics.filter { $0.severity == .error }.map {
        "\($0.location!.line):\($0.location!.column) \($0.code)"
      } == [
        "1:10 version", "3:20 unknown-key", "4:6 cannot-include", "5:6 no-such-file", "6:1 unknown-key",
        "8:20 unknown-column", "8:26 unknown-key", "9:13 unknown-table", "10:5 missing-table", "11:20 wrong-structure",
        "11:36 bad-condition", "12:5 missing-id", "15:5 missing-end", "15:34 unknown-column", "16:75 unknown-value",
        "16:92 wrong-structure",
      ], "\(reading.diagnostics)")
    #expect(reading.hints.contains("did you mean 'name'?; what is always the same is {text: …}"))
    #expect(reading.hints.contains("did you mean 'nodes'?"))
    #expect(reading.hints.contains("did you mean 'separator'?"))
  }

  @Test func rowsOfOneNodeAreOneNode() throws {
    let mapping = """
      mapping: 1
      table: t.csv
      nodes:
        - {kind: "{kind}", id: id, name: name, properties: [born, place]}
      """
    let same = try Self.read(mapping, ["t.csv": "kind,id,name,born,place\np,1,A,1950,\np,1,A,,Seoul\np,1,A,1950,\n"])
    #expect(same.graph?.nodes[0].properties == ["born": 1950, "place": "Seoul"])
    #expect(same.graph?.nodes[0].evidence.map(\.locator) == ["row 2", "row 3"])
    #expect(same.graph?.sources.map(\.id) == ["t.csv"])
    #expect(same.diagnostics == [])
    let other = try Self.read(mapping, ["t.csv": "kind,id,name,born,place\np,1,A,1950,\np,1,B,1951,\np,1,C,,\n"])
    #expect(other.places == ["3:1 differing-rows", "3:1 differing-rows"])
    #expect(
      other.diagnostics[0].message.hasSuffix("'name' of '1' is 'B' here and 'A' before, which is kept (and 1 more)"))
    let kinds = try Self.read(mapping, ["t.csv": "kind,id,name,born,place\np,1,A,,\nq,1,A,,\n"])
    #expect(kinds.places == ["3:1 duplicate-id"])
  }

  @Test func valuesOfRows() throws {
    let mapping = """
      mapping: 1
      table: {file: t.txt, separator: tab, columns: [who, what, when, how]}
      nodes:
        - {id: who}
      relations:
        - kind: {column: what, values: {m: met, s: signed}, otherwise: other}
          from: who
          to: {text: "{{x}}"}
          start: when
          properties: {how: {column: how, type: integer}, source: {column: how, values: {1: one, 2: }}}
      """
    let reading = try Self.read(mapping, ["t.txt": "a\tm\t2020-01-02T10:00\t1\nb\tz\t2021-13\tmany\n\na\ts\t\t2\n"])
    #expect(
      reading.places.sorted() == [
        "1:1 time-of-day", "1:1 unknown-node", "2:1 bad-date", "2:1 unknown-node", "2:1 unknown-value",
        "2:1 wrong-type",
        "4:1 unknown-node",
      ], "\(reading.diagnostics)")
  }

  @Test func conditions() throws {
    let table = "name,year,day,kind\na,1990,2001-01-01,x\nb,2000,2005-05,y\nc,,,x\nd,2010,2005-06-01,\n"
    for (condition, ids) in [
      ("kind = x", ["a", "c"]), ("kind != x", ["b", "d"]), ("kind in x, y", ["a", "b", "c"]),
      ("kind not in x,y", ["d"]),
      ("kind is empty", ["d"]), ("year is not empty", ["a", "b", "d"]), ("year >= 2000", ["b", "d"]),
      ("year < 2000", ["a"]),
      ("day > 2005", []), ("day <= 2005-05-31", ["a", "b"]), ("day > 2005-05", ["d"]), ("name = \"a\"", ["a"]),
    ] {
      let mapping = "mapping: 1\ntable: t.csv\nnodes:\n  - {id: name, where: '\(condition)'}\n"
      #expect(try Self.read(mapping, ["t.csv": table]).graph?.nodes.map(\.id) == ids, "\(condition)")
    }
  }

  @Test func onlyFilesBelow() throws {
    let folder = try TemporaryFolder()
    try folder.write("id\na\n", to: "secret.csv")
    let map = "mapping: 1\ntable: NAME\nnodes:\n  - {id: id}\n"
    for name in ["../secret.csv", folder.path + "/secret.csv", "\"\"", "."] {
      let path = try folder.write(map.replacing("NAME", with: name), to: "maps/m.yaml")
      #expect(Reading(path: path).graph == nil, "\(name)")
    }
    #expect(Reading(map, as: .mapping).places == ["2:8 cannot-include"])
    try folder.write("id\na\n", to: "maps/data/t.csv")
    #expect(
      Reading(path: try folder.write(map.replacing("NAME", with: "data/t.csv"), to: "maps/m.yaml")).graph?.nodeCount
        == 1)
  }

  @Test func limits() {
    let many = "mapping: 1\nnodes:\n" + String(repeating: "  - {}\n", count: 300)
    #expect(Reading(many, as: .mapping).diagnostics.map(\.code).contains("too-many"))
    let tables = "mapping: 1\ntables:\n" + (0..<100).map { "  t\($0): t.csv\n" }.joined()
    #expect(Reading(tables, as: .mapping).isLimit)
  }

  @Test func patternsOfDates() {
    for (pattern, text, date) in [
      ("DD.MM.YYYY", "1.2.2003", "2003-02-01"), ("MM/DD/YYYY", "12/31/1999", "1999-12-31"),
      ("YYYYMMDD", "20010203", "2001-02-03"),
      ("YYYY", "1950", "1950"), ("MM-YYYY", "5-2001", "2001-05"), ("DD.MM.YYYY", "31.02.2003", nil),
      ("YYYYMMDD", "2001023", nil),
      ("DD.MM.YYYY", "1.2.03", nil), ("DD.MM.YYYY", "1/2/2003", nil), ("YYYY", "1950x", nil), ("YYYY", "", nil),
    ] { #expect(DatePattern(pattern)?.date(text)?.description == date, "\(pattern) \(text)") }
    for wrong in ["", "DD.MM", "DD.YYYY", "YYYY YYYY", "yyyy", "YYYY-MM-MM"] {
      #expect(DatePattern(wrong) == nil, "\(wrong)")
    }
  }
}
