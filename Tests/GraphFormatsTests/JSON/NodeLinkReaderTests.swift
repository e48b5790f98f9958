import RelationGraph
import Testing

@testable import GraphFormats

/// Node-link JSON in the shapes that NetworkX, D3 and their users write.
@Suite struct NodeLinkReaderTests {
  private func graph(_ text: String) throws -> PropertyGraph {
    let reading = Reading(text, as: .nodeLink)
    #expect(reading.error == nil)
    return try #require(reading.graph)
  }

  private func ends(_ graph: PropertyGraph) -> [String] { graph.relations.map { "\($0.from) \($0.to)" } }

  @Test(arguments: ["links", "edges"]) func bothKeys(key: String) throws {
    let graph = try graph(
      #"{"\#(key)":[{"source":"b","target":"a","weight":2}],"nodes":[{"id":"a"},{"id":"b"}],"directed":true}"#)
    #expect(ends(graph) == ["b a"] && graph.isDirected(relationAt: 0))
    #expect(graph.relations[0].properties == ["weight": 2])
  }

  @Test func numbersOfNodes() throws {
    let named = try graph(#"{"nodes":[{"name":"x"},{"name":"y"}],"links":[{"source":1,"target":0}]}"#)
    #expect(named.nodes.map(\.id) == ["x", "y"] && named.nodes[0].name == nil && named.nodes[0].properties == [:])
    #expect(ends(named) == ["y x"] || ends(named) == ["x y"])
    #expect(!named.isDirected(relationAt: 0))
    let bare = try graph(#"{"nodes":[{"group":3},{"group":3}],"links":[{"source":0,"target":1}]}"#)
    #expect(bare.nodes.map(\.id) == ["0", "1"] && bare.nodes[1].properties == ["group": 3])
    let ids = try graph(#"{"nodes":[{"id":"x"},{"id":"y"}],"links":[{"source":0,"target":"y"}]}"#)
    #expect(ends(ids) == ["x y"])
    let numbers = try graph(#"{"nodes":[{"id":1},{"id":0}],"links":[{"source":0,"target":1}],"directed":true}"#)
    #expect(ends(numbers) == ["0 1"])
  }

  /// D3 puts the nodes themselves into the links while it draws.
  @Test func nodesAsEnds() throws {
    let graph = try graph(
      #"{"nodes":[{"id":"x","index":0},{"id":"y","index":1}],"links":[{"source":{"id":"x","vx":0.5},"target":{"id":"y"}}]}"#
    )
    #expect(ends(graph) == ["x y"])
  }

  @Test func tuplesAreIDs() throws {
    let graph = try graph(#"{"nodes":[{"id":[0,1]},{"id":[1,1]}],"edges":[{"source":[0,1],"target":[1,1]}]}"#)
    #expect(graph.nodes.map(\.id) == ["[0,1]", "[1,1]"])
    #expect(ends(graph) == ["[0,1] [1,1]"])
  }

  /// Keys that count parallel edges go, in either direction of an undirected pair; other keys stay.
  @Test func keysOfMultigraphs() throws {
    func edges(_ keys: [String]) -> String {
      let rows = zip([("a", "b"), ("b", "a"), ("a", "a")], keys).map {
        #"{"source":"\#($0.0)","target":"\#($0.1)","key":\#($1)}"#
      }
      return #"{"multigraph":true,"nodes":[{"id":"a"},{"id":"b"}],"edges":[\#(rows.joined(separator: ","))]}"#
    }
    let counted = try graph(edges(["0", "1", "0"]))
    #expect(counted.relations.allSatisfy { $0.id == nil && $0.properties.isEmpty })
    let years = try graph(edges(["1914", "1915", "1914"]))
    #expect(Set(years.relations.map { $0.properties["key"] }) == [1914, 1915])
    let own = try graph(edges([#""e1""#, #""e2""#, #""e3""#]))
    #expect(Set(own.relations.map(\.id)) == ["e1", "e2", "e3"])
    let shared = try graph(edges([#""friend""#, #""friend""#, #""foe""#]))
    #expect(shared.relations.allSatisfy { $0.id == nil })
    #expect(shared.relations.count { $0.properties["key"] == "friend" } == 2)
  }

  @Test func valuesKeepTheirTypes() throws {
    let graph = try graph(
      #"""
      {"nodes":[{"id":"a","i":1,"r":1.0,"f":true,"n":null,"l":[1,"x"],"o":{"p":{"q":2},"e":{}},"m":[{"k":1}],
        "o.p":3,"long":123456789012345678901}],"edges":[]}
      """#)
    #expect(
      graph.nodes[0].properties == [
        "i": 1, "r": 1.0, "f": true, "l": .list([1, "x"]), "o": #"{"p":{"q":2},"e":{}}"#, "m": #"[{"k":1}]"#, "o.p": 3,
        "long": "123456789012345678901",
      ])
    let nested = try self.graph(#"{"nodes":[{"id":"a","o":{"p":{"q":2},"e":{},"z":null}}]}"#)
    #expect(nested.nodes[0].properties == ["o.p.q": 2])
  }

  @Test func whatIsWrongHasAPlace() {
    let reading = Reading(
      """
      {"nodes":[{"id":"a"},
        {"name":"no id"}, {"id":"한국","x":NaN,"y":1,"y":2},
        7, [], {"id":"a"}],
       "edges":[{"source":"a"},
        {"source":"한국","target":"nobody"}, "x", {"source":"a","target":"a","w":-Infinity}],
       "directed":"yes", "colour":"red"}
      """, as: .nodeLink)
    #expect(
      reading.places == [
        "2:3 empty-id", "2:36 not-a-number", "2:46 duplicate-key", "3:10 duplicate-id", "4:11 missing-end",
        "5:3 unknown-node", "5:38 wrong-structure", "5:74 not-a-number", "6:13 wrong-type", "6:20 graph-attribute",
      ])
  }

  @Test func cutOffFilesSaySo() {
    let reading = Reading(#"{"nodes":[{"id":"a"},{"id":"b""#, as: .nodeLink)
    #expect(reading.places == ["1:31 json-syntax"])
    #expect(reading.hints == ["the file looks cut off: get it once more"])
  }

  @Test func otherJSONIsRefused() {
    #expect(Reading(#"{"results":{"bindings":[]},"head":{}}"#, as: .nodeLink).places == ["1:1 no-graph"])
    #expect(Reading("[1,2]", as: .nodeLink).places == ["1:1 wrong-structure"])
    #expect(Reading(#"{"$schema":"x","properties":{}}"#, as: .nodeLink).places == ["1:1 json-schema"])
  }

  @Test func otherEncodings() throws {
    let text = #"{"nodes":[{"id":"Malmö"}],"edges":[]}"#
    let encodings: [[UInt8]] = [
      [0xEF, 0xBB, 0xBF] + Array(text.utf8), [0xFF, 0xFE] + text.utf16.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] },
      text.unicodeScalars.map { UInt8($0.value) },
    ]
    for bytes in encodings { #expect(Reading(bytes, as: .nodeLink).graph?.nodes.map(\.id) == ["Malmö"]) }
  }

  @Test func picturesHavePlaces() throws {
    var graph = PropertyGraph()
    try graph.insert(Node(id: "a", properties: ["x": "own"]))
    let mark = GraphPicture.Mark(x: 3, y: 4.5, width: 2, height: 8, fill: 0xFF0000, border: 0, shape: .ellipse)
    for format in GraphFormat.all where ["node-link", "cytoscape", "cx2"].contains(format.id) {
      let files = try #require(format.files(graph, picture: GraphPicture(marks: ["a": mark])))
      let again = try #require(Reading(files[0].bytes, as: format).graph)
      let isDownwards = format.id == "cytoscape" || format.id == "cx2"
      #expect(again.nodes[0].properties["y"] == (isDownwards ? -4.5 : 4.5), "\(format.id)")
      #expect(again.nodes[0].properties["x"] == "own", "\(format.id)")
    }
  }
}
