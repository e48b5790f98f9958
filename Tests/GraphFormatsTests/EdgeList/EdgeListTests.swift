import RelationGraph
import Testing

@testable import GraphFormats

/// Lists of relations in the many ways in which they are written.
@Suite struct EdgeListTests {
  /// `from kind to {properties}`, a line a relation.
  private func lines(_ reading: Reading) -> [String] {
    guard let graph = reading.graph else { return reading.places }
    return graph.relations.enumerated().map { index, relation in
      let properties = relation.properties.sorted { $0.key < $1.key }.map {
        " \($0.key)=\($0.value.type) \($0.value.text)"
      }
      let arrow = graph.isDirected(relationAt: index) ? ">" : "-"
      return "\(relation.from) \(arrow) \(relation.to) \(relation.kind.rawValue)\(properties.joined())"
    }
  }

  @Test(arguments: [
    ("a b\nb c\n", ["a > b related-to", "b > c related-to"]),
    ("a\tb\t3\r\nb\tc\t2\r\n", ["a > b related-to weight=integer 3", "b > c related-to weight=integer 2"]),
    ("a b 0.5\rb c 2\r", ["a > b related-to weight=real 0.5", "b > c related-to weight=real 2.0"]),
    ("a;b;met\nb;c;saw\n", ["a > b met", "b > c saw"]),
    ("a, b\nb, c", ["a > b related-to", "b > c related-to"]),
    ("a|b|x|7\nb|c|y|8\n", ["a > b x weight=integer 7", "b > c y weight=integer 8"]),
    ("From;To;Weight\na;b;1\n", ["a > b related-to weight=integer 1"]),
    ("source target kind since\na b met 1990\n", ["a > b met since=integer 1990"]),
    ("x y strength\na b 1\nb c 2\n", ["a > b related-to strength=integer 1", "b > c related-to strength=integer 2"]),
    ("# SourceNode TargetNode weight\na b 4\n", ["a > b related-to weight=integer 4"]),
    (
      "\"Mr Hi\" \"Actor \"\"2\"\"\" 4\na b 5\n",
      ["Mr Hi > Actor \"2\" related-to weight=integer 4", "a > b related-to weight=integer 5"]
    ),
    ("two words\tb\nc\td\n", ["c > d related-to", "two words > b related-to"]),
    ("# Undirected graph: x.txt\n# Nodes: 2 Edges: 1\n# FromNodeId\tToNodeId\n0\t1\n", ["0 - 1 related-to"]),
    ("a b {'weight': 1.0, 'kind': 'it''s'}\n", ["0:0 direction", "1:1 read-as", "1:1 bad-dictionary"]),
    (
      "a b {'weight': 1.0, 'kind': \"it's\", 'x': None, 'on': True, 'l': [1, 'z']}\nb c {}\n",
      ["a > b it's l=list 1; z on=flag true weight=real 1.0", "b > c related-to"]
    ),
    ("a,b,{'w': 2}\n", ["a > b related-to w=integer 2"]),
    ("\u{FEFF}a b\n", ["a > b related-to"]),
    ("a b nan\nb c 1\n", ["a > b related-to", "b > c related-to weight=integer 1"]),
    ("a;b;1,5\nb;c;2\n", ["a > b related-to weight=text 1,5", "b > c related-to weight=text 2"]),
  ]) func styles(text: String, expected: [String]) {
    #expect(lines(Reading(text, as: .edgeList)) == expected, "\(text)")
  }

  @Test func konect() {
    let sym = Reading(Array("% sym positive\n% 2 3 3\n1 2 1.5 1082008561\n2 3 2 1082008562\n".utf8), as: nil)
    #expect(
      lines(sym) == [
        "1 - 2 related-to time=integer 1082008561 weight=real 1.5",
        "2 - 3 related-to time=integer 1082008562 weight=real 2.0",
      ])
    let bip = Reading("% bip unweighted\n1 1\n1 2\n", as: .edgeList)
    #expect(lines(bip) == ["left:1 - right:1 related-to", "left:1 - right:2 related-to"])
    #expect(bip.graph?.nodes.map(\.kind) == ["left", "right", "right"])
    let signed = Reading("% asym signed\n% 3 2 2\n1 2 -1\n2 1 1\n", as: .edgeList)
    #expect(signed.graph?.relations.map(\.sign) == [.negative, .positive])
    #expect(signed.diagnostics.contains { $0.code == "other-count" && $0.severity == .warning })
  }

  @Test func whatWasDecidedIsSaid() {
    let reading = Reading("a b 1\nlonely\n", as: .edgeList)
    #expect(Set(reading.diagnostics.map(\.code)) == ["read-as", "direction", "single-node"])
    #expect(
      reading.diagnostics.contains { $0.message == "fields are divided by spaces; column 3 is taken for 'weight'" })
    #expect(reading.hints.contains("--direction undirected analyses them as undirected"))
    #expect(reading.graph?.nodeCount == 3)
    #expect(Reading("a b 1,5\n", as: .edgeList).diagnostics.contains { $0.code == "decimal-comma" })
  }

  @Test func mistakesHavePlaces() {
    let ragged = Reading("a b\nthis is a sentence of words\na b c d e f\n", as: .edgeList)
    #expect(
      ragged.error?.diagnostics.filter { $0.severity == .error }.map(\.message) == [
        "6 fields where 2 are expected (and 1 more)"
      ])
    #expect(Reading("a\tb\n\tc\n", as: .edgeList).places.contains("2:1 missing-end"))
    #expect(Reading("\n \n", as: .edgeList).places == ["0:0 empty"])
    #expect(Reading("# only\n", as: .edgeList).graph?.nodeCount == 0)
  }

  @Test func directionInTheName() {
    for (name, isDirected) in [
      ("my-undirected.txt", false), ("dir-input.e", true), ("x/undir.el", false), ("plain.el", true),
    ] {
      let graph = Reading(Array("1 2\n".utf8), as: .edgeList, name: name).graph
      #expect(graph?.isDirected(relationAt: 0) == isDirected, "\(name)")
    }
  }

  @Test func verticesBesideEdges() throws {
    let folder = try TemporaryFolder()
    try folder.write("1 2 0.5\n", to: "net.e")
    try folder.write("1\n2\n3\n", to: "net.v")
    try folder.write("graph.net.directed = false\ngraph.net.vertex-file = net.v\n", to: "net.properties")
    for path in ["", "/net.e", "/net.v"] {
      let graph = Reading(path: folder.path + path).graph
      #expect(graph?.nodeCount == 3)
      #expect(graph?.isDirected(relationAt: 0) == false)
    }
    try folder.write("1\n", to: "net.v")
    #expect(Reading(path: folder.path + "/net.e").diagnostics.contains { $0.code == "unknown-node" })
    try folder.write("1 2\n", to: "other.e")
    #expect(Reading(path: folder.path).diagnostics.map(\.hint) == ["give one of them: net.e, other.e"])
  }

  @Test func knownByContent() {
    for text in [
      "% asym unweighted\n1 2\n", "1 2\n2 3\n", "1,2,0.5\n2,3,0.1\n", "a b {}\n",
      "# Directed graph\n# FromNodeId ToNodeId\na b\n",
    ] {
      #expect(Reading(Array(text.utf8), as: nil).graph?.relationCount ?? 0 > 0, "\(text)")
    }
    for text in [
      "hello world\nfoo bar\n", "%%MatrixMarket matrix\n1 2\n2 3\n", "*Vertices 3\n1 2\n", "{\"a\": {}}",
      "1 2\n1 2 3 4 5 6\n",
    ] {
      #expect(!EdgeListFiles.isList(ContentHead(Array(text.utf8))), "\(text)")
    }
  }

  @Test func writing() throws {
    var graph = PropertyGraph()
    for id in ["#a", "b c", "\"q\"", "x}", "plain"] { try graph.insert(Node(id: id)) }
    try graph.insert(Relation(from: "#a", to: "b c", properties: ["weight": 2]))
    try graph.insert(Relation(from: "\"q\"", to: "x}", properties: ["weight": "heavy"]))
    #expect(
      GraphFormat.edgeList.text(graph)
        == "# Directed graph\n# source\ttarget\tweight\n\"\"\"q\"\"\"\t\"x}\"\n\"#a\"\tb c\t2\n")
    #expect(
      GraphFormat.edgeList.losses(of: graph) == [
        Loss("nodes without relations", facts: 1), Loss("weights that are not numbers", facts: 1),
      ])
  }

  /// A million lines of one word, of one byte and of nothing but quotes.
  @Test(.timeLimit(.minutes(2))) func longLists() {
    let lines = (0..<200_000).map { "n\($0) n\(($0 &* 7) % 200_000)\n" }.joined()
    #expect(Reading(lines, as: .edgeList).graph?.relationCount == 200_000)
    for text in ["a\n", "\"", "{", "a b {'x': ", "[", "'", "a b {'x': [["] {
      _ = Reading(String(repeating: text, count: 100_000), as: .edgeList)
    }
    #expect(PythonLiteral.dictionary(Array(("{'a': " + String(repeating: "[", count: 100_000)).utf8)[...]) == nil)
  }
}
