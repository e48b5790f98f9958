import RelationGraph
import Testing

@testable import GraphFormats

@Suite struct PajekTests {
  @Test func fileWrittenByHand() throws {
    let reading = Corpus.read("pajek/hand.net")
    let graph = try #require(reading.graph, "\(reading.diagnostics)")
    #expect(graph.title == "Offices")
    #expect(graph.nodes.map(\.id).sorted() == ["4", "5th", "B", "C", "Ministry of \"All\" Things"])
    let ministry = try #require(graph.nodes.first { $0.id.hasPrefix("Ministry") })
    #expect(ministry.kind == "mode-1")
    #expect(ministry.properties == ["x": 0.1, "y": 0.2, "z": 0.5, "shape": "box", "ic": "Red"])
    #expect(ministry.validity == Validity("1990/2000"))
    #expect(graph.nodes.first { $0.id == "B" }?.properties["time"] == "5-10,12")
    #expect(graph.nodes.first { $0.id == "C" }?.kind == "mode-2")
    let asks = try #require(graph.relations.first { $0.kind == "asks" && $0.from.hasPrefix("Ministry") })
    #expect(asks.properties == ["weight": 2.5, "label": "often"])
    #expect(asks.validity == Validity("1995/.."))
  }

  @Test func sectionsAndRelations() throws {
    let graph = try #require(
      Reading(
        """
        *vertices 4
        1 a
        2 b
        *ARCS :2 "asks"
        1 2 0.5
        *Edges :3
        1: 1 2
        2 3
        *Arcslist
        1 3 4
        *Matrix :2
        0 0 0 1
        0 2 0 0
        0 0 0 0
        0 0 0 0
        """, as: .pajek
      ).graph)
    #expect(
      graph.tieLines == [
        "3 -relation-3-- b", "a -> 3", "a -asks-> 4 1", "a -> 4", "a -asks-> b 0.5", "a -relation-1-- b",
        "b -asks-> b 2",
      ])
  }

  @Test func project() throws {
    let reading = Corpus.read("pajek/project.paj")
    let graph = try #require(reading.graph, "\(reading.diagnostics)")
    #expect(graph.tieLines == ["a -first.net-> b 1", "b -second-- c"])
    #expect(
      graph.nodes.map(\.properties) == [
        ["sexes": 1, "size": 0.5, "permutation": 3], ["sexes": 2, "size": 1.5, "permutation": 1],
        ["sexes": 1, "size": 2, "permutation": 2],
      ])
    #expect(
      reading.diagnostics.map(\.code) == [
        "network-as-relation", "network-not-read", "table-as-property", "table-as-property", "table-as-property",
        "section-not-read",
      ])
  }

  @Test func tablesBesideANetwork() throws {
    let folder = try TemporaryFolder()
    try folder.write("*Vertices 2\n1 \"a\"\n2 \"b\"\n*Edges\n1 2\n", to: "x.net")
    let partition = try folder.write("*Vertices 2\n1\n2\n", to: "x.clu")
    let vector = try folder.write("*Vertices 2\n0.5\n2\n", to: "x.vec")
    #expect(Reading(path: partition).graph?.nodes.map(\.properties) == [["partition": 1], ["partition": 2]])
    #expect(Reading(path: vector).graph?.nodes.map(\.properties) == [["vector": 0.5], ["vector": 2]])
    let alone = Reading(path: try folder.write("*Vertices 2\n1\n2\n", to: "y.clu"))
    #expect(alone.diagnostics.map(\.code) == ["needs-network"])
    #expect(alone.hints == ["put it beside the network it belongs to, under the same name: NAME.net and NAME.clu"])
  }

  @Test func labelsThatAreNotUniqueAreNames() {
    let graph = Reading("*Vertices 2\n1 \"Kim\"\n2 \"Kim\"\n*Arcs\n1 2\n", as: .pajek).graph
    #expect(graph?.nodes.map(\.id) == ["1", "2"])
    #expect(graph?.nodes.map(\.name) == ["Kim", "Kim"])
  }

  @Test func latin1() throws {
    let bytes = Array("*Vertices 1\r\n1 \"Caf".utf8) + [0xE9] + Array("\"\r\n".utf8)
    let reading = Reading(bytes, as: .pajek)
    #expect(reading.graph?.nodes.map(\.id) == ["Café"])
    #expect(reading.diagnostics.map(\.code) == ["encoding"])
  }

  @Test(arguments: [
    ("1 2\n", "1:1 no-section"), ("*Arcs\n1 2\n", "1:1 no-vertices"), ("*Vertices x\n", "1:1 bad-number"),
    ("*Vertices 2\n3 \"c\"\n", "2:1 unknown-node"), ("*Vertices 2\n1 a\n1 b\n", "3:1 duplicate-id"),
    ("*Vertices 2\n*Edges\n1 3\n", "3:3 unknown-node"), ("*Vertices 2\n*Edges\n1\n", "3:1 missing-end"),
    ("*Vertices 1\n*Matrix\n1 2\n", "3:1 too-many-values"),
    ("% only\n*Partition x\n*Vertices 1\n1\n", "0:0 no-network"),
    ("*Vertices 2 3\n", "1:1 bad-number"),
  ])
  func problems(text: String, place: String) {
    let reading = Reading(text, as: .pajek)
    #expect(reading.error != nil)
    #expect(reading.places.contains(place), "\(reading.places)")
  }

  @Test func writtenFiles() throws {
    let plain = try FlatGraph.graph([("a \"b\"", "c", nil, 2), ("c", "c", nil, nil)])
    #expect(
      GraphFormat.pajek.text(plain) == """
        *Vertices 2
        1 "a &#34;b&#34;"
        2 "c"
        *Arcs
        1 2 2
        2 2

        """)
    let kinds = try FlatGraph.graph([("a", "b", "likes", 0.5), ("a", "b", "knows", nil)], undirected: ["knows"])
    #expect(
      GraphFormat.pajek.text(kinds) == """
        *Vertices 2
        1 "a"
        2 "b"
        *Edges :1 "knows"
        1 2
        *Arcs :2 "likes"
        1 2 0.5

        """)
  }

  /// The kind that ties start from is the first mode; years are periods, other dates are a loss.
  @Test func modesAndDates() throws {
    var graph = PropertyGraph()
    for (id, kind) in [("club", "club"), ("ann", "person"), ("bo", "person")] {
      try graph.insert(Node(id: id, kind: NodeKind(rawValue: kind)))
    }
    try graph.insert(Relation(from: "ann", to: "club", validity: Validity("1990/..")!))
    try graph.insert(Relation(from: "bo", to: "club", validity: Validity("1990-05/2000")!))
    let text = try #require(GraphFormat.pajek.text(graph))
    #expect(
      text == """
        *Vertices 3 2
        1 "ann"
        2 "bo"
        3 "club"
        *Arcs
        1 3 [1990-*]
        2 3

        """)
    #expect(
      GraphFormat.pajek.losses(of: graph) == [Loss("kinds of nodes", facts: 3), Loss("dates of relations", facts: 1)])
    let again = try #require(Reading(text, as: .pajek).graph)
    #expect(again.nodes.map(\.kind) == ["mode-1", "mode-1", "mode-2"])
    #expect(again.relations[0].validity == Validity("1990/.."))
  }
}
