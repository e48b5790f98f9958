import RelationGraph
import Testing

@testable import GraphFormats

@Suite struct GMLTests {
  @Test func fileWrittenByHand() throws {
    let reading = Corpus.read("gml/hand.gml")
    let graph = try #require(reading.graph, "\(reading.diagnostics)")
    #expect(reading.diagnostics.map(\.code) == ["not-a-number"])
    // Labels with a line end cannot be ids: the ids of the file stay.
    #expect(graph.nodes.map(\.id) == ["3", "7", "x y"])
    #expect(graph.nodes.map(\.name) == ["Ä&unknown;", "A & B,é", "two\nlines"])
  }

  @Test func nestedAndRepeatedKeys() throws {
    let text = """
      graph [ node [ id 7 label "same" graphics [ x 1.5 fill "#FF0000" Line [ point [ x 1 ] point [ x 2 ] ] ] ]
        node [ id "x y" label "same" tags "a" tags "b" big 99999999999999999999
          list "_networkx_list_start" list 4 ]
        edge [ source 7 target "x y" weight 1.0E-05 open true kind "met" ] ]
      """
    let graph = try #require(Reading(text, as: .gml).graph)
    #expect(graph.nodes.map(\.id) == ["7", "x y"])
    #expect(graph.nodes.map(\.name) == ["same", "same"])
    #expect(
      graph.nodes[0].properties == [
        "graphics.x": 1.5, "graphics.fill": "#FF0000", "graphics.Line.point.x": .list([1, 2]),
      ])
    #expect(graph.nodes[1].properties == ["tags": .list(["a", "b"]), "big": .real(1e20), "list": .list([4])])
    #expect(graph.tieLines == ["7 -met-- x y 1e-05"])
    #expect(graph.relations[0].properties["open"] == true)
  }

  @Test func idsOfNetworkXAndIgraph() throws {
    let nodes = "node [ id 0 name \"n\" label \"l\" ] node [ id 1 name \"m\" label \"k\" ]"
    let igraph = Reading("Creator \"igraph version 1\"\nVersion 1\ngraph [ \(nodes) ]", as: .gml)
    #expect(igraph.graph?.nodes.map(\.id) == ["m", "n"])
    #expect(igraph.graph?.nodes.map(\.name) == ["k", "l"])
    let networkX = Reading("graph [ \(nodes) ]", as: .gml)
    #expect(networkX.graph?.nodes.map(\.id) == ["k", "l"])
    let counters = Reading(
      """
      graph [ multigraph 1 node [ id 0 label "a" ] node [ id 1 label "b" ]
      edge [ source 0 target 1 key 0 ] edge [ source 0 target 1 key 1 ] ]
      """, as: .gml)
    #expect(counters.graph?.relations.map(\.properties) == [[:], [:]])
  }

  @Test(arguments: [
    ("graph [ node [ id 1 ]", ["1:1 unclosed-bracket"]), ("graph [\n node [ id \"1 ] ]", ["2:12 unclosed-quote"]),
    ("graph [ ] ]", ["1:11 stray-bracket"]), ("node [ id 1 ]", ["1:14 no-graph"]),
    ("graph [ node [ label \"x\" ] ]", ["1:1 missing-id"]),
    ("graph [ node [ id ] ]", ["1:1 missing-id", "1:19 missing-value"]),
    ("graph [ node [ id 1 ] edge [ source 1 ] ]", ["1:1 missing-end"]),
    ("graph [ node [ id 1 ] edge [ source 1 target 2 ] ]", ["1:1 unknown-node"]),
    ("graph [ node [ id 1 ] node [ id 1 ] ]", ["1:1 duplicate-id"]), ("graph [ \"a\" ]", ["1:9 missing-key"]),
  ])
  func problems(text: String, places: [String]) {
    let found = Reading(text, as: .gml).places
    #expect(found == places)
  }

  @Test func nestingHasALimit() {
    let text = "graph [ node [ id 1 " + String(repeating: "a [ ", count: 1_000_000)
    onSmallStack {
      let reading = Reading(text, as: .gml)
      #expect(reading.isLimit)
      #expect(reading.diagnostics.map(\.code) == ["too-deep"])
    }
  }

  @Test func keysComeBack() {
    let keys =
      HostileGraph.keys + HostileGraph.texts + [
        "key", "key_x", "key_x_", "_x41_", "_x_", "key_x41_", "_", "__x", "9a", "key a", "日本",
      ]
    for key in keys {
      let encoded = GMLKey.encoded(key)
      #expect(encoded.wholeMatch(of: /[A-Za-z][A-Za-z0-9_]*/) != nil, "\(encoded)")
      #expect(GMLKey.decoded(encoded) == key, "\(key.debugDescription) as \(encoded)")
    }
    #expect(Set(keys.map(GMLKey.encoded)).count == Set(keys).count)
  }

  @Test func writtenFile() throws {
    var graph = PropertyGraph()
    try graph.insert(Node(id: "한", name: "Same", properties: ["a b": 1e-5]))
    try graph.insert(Node(id: "b", name: "Same"))
    try graph.insert(Relation(from: "b", to: "한"))
    try graph.insert(Relation(from: "b", to: "한"))
    let text = try #require(GraphFormat.gml.text(graph))
    // NetworkX reads ASCII only, wants labels that are unique, `multigraph`, and a point in every real.
    #expect(text.utf8.allSatisfy { $0 < 0x80 })
    #expect(text.contains("    name \"&#54620;\"\n    label \"Same (&#54620;)\"\n"))
    #expect(text.contains("  multigraph 1\n"))
    #expect(text.contains("    a_x20_b 1.0e-05\n"))
    #expect(Reading(text, as: .gml).graph?.canonicalText == graph.canonicalText)
  }

  @Test func isKnownByItsContent() {
    for text in ["graph [\n]", "Creator \"x { graph [\"\ngraph\n[", "# c\nVersion 1 graph [ directed 1"] {
      #expect(GraphFormat.gml.recognises?(ContentHead(Array(text.utf8))) == true, "\(text)")
    }
    for text in ["digraph G { graph [a=b] }", "graph { a -- b }", "strict graph x { graph [a=b] }", "a,b\nc,d", ""] {
      #expect(GraphFormat.gml.recognises?(ContentHead(Array(text.utf8))) == false, "\(text)")
    }
  }
}
