import GraphProjection
import RelationGraph
import Testing

@testable import GraphDiagrams

struct DiagramEscapingTests {
  static let names = [
    #"quote " and ' and backslash \ at the end \"#, #"\N \G \E \T \H \L \l \r \n"#, "<script>alert(1)</script>",
    "a & b &amp; &lt;",
    "]; n9 [label=\"x\"]", "{ } [ ] = ; , -> --", "// no comment /* either */ # nor this", "tab\there", "<b>bold</b>",
    "日本・韓国 한국어 中文 Россия عربى", "\u{202E}evil\u{202C}", "zero\u{200B}width\u{FEFF}", "nul\u{0}bell\u{7}esc\u{1B}",
    "\u{FFFE}\u{FFFF}", "%n %s %x", "$HOME `id`", "e\u{301}\u{301}\u{301}\u{301}", "", " ", "ok",
  ]

  @Test(arguments: names) func namesComeOutAsTheyWentIn(_ name: String) throws {
    var graph = PropertyGraph(title: name)
    try graph.insert(Node(id: "a", kind: NodeKind(rawValue: name), name: name))
    try graph.insert(Node(id: "b", kind: "other", name: "b"))
    try graph.insert(Relation(kind: RelationKind(rawValue: name), from: "a", to: "b"))
    var recipe = DiagramRecipe()
    recipe.labelWidth = 200
    let dot = try DOTReader(Diagram(graph: DiagramSamples.projected(graph), recipe: recipe).dot())
    #expect(dot.nodes.count == 2)
    #expect(dot.visibleEdges.count == 1)
    let shown = try shownLabel(#require(dot.node(0)?["label"]))
    let words = DOTEscaping.cleaned(name, limit: 200).split(separator: " ").joined(separator: " ")
    #expect(shown.split(separator: "\n").joined(separator: " ") == (words.isEmpty ? "a" : words))
    // A tooltip is unescaped twice.
    let once = try shownLabel(#require(dot.node(0)?["tooltip"]).replacing(#"\\\\"#, with: #"\\"#))
    #expect(!once.unicodeScalars.contains { $0.value < 0x20 && $0 != "\n" })
    for attributes in dot.nodes.map(\.attributes) + dot.edges.map(\.attributes) {
      for key in ["id", "class"] {
        let allowed = (attributes[key] ?? "").allSatisfy {
          $0.isASCII && ($0.isLetter || $0.isNumber || " -_".contains($0))
        }
        #expect(allowed)
      }
    }
    let heading = try #require(dot.graph["label"])
    #expect(!heading.contains("<script"))
    #expect(!heading.contains(#"\N"#) || heading.contains(#"\\N"#))
  }

  @Test func hiddenAndTurningCharactersAreRemoved() {
    #expect(
      DOTEscaping.cleaned("a\u{202E}b\u{2066}c\u{2069}d\u{200B}e\u{FEFF}f\u{7F}g\u{9B}h", limit: 100) == "abcdefgh")
    #expect(DOTEscaping.cleaned("Jap\u{200D}an", limit: 100) == "Japan")
    #expect(DOTEscaping.cleaned("نمی\u{200C}خواهم", limit: 100) == "نمی\u{200C}خواهم")
    #expect(DOTEscaping.cleaned("a\nb\tc\r\nd", limit: 100) == "a b c d")
    #expect(DOTEscaping.cleaned("a\nb\nc", limit: 100, lines: 2) == "a\nb\n…")
  }

  @Test func longTextsAreCut() throws {
    var graph = PropertyGraph()
    try graph.insert(Node(id: "a", name: String(repeating: "line\n", count: 40_000)))
    try graph.insert(Node(id: "b", name: String(repeating: "x", count: 100_000)))
    try graph.insert(Node(id: "c", name: "z" + String(repeating: "\u{301}", count: 100_000)))
    let dot = try DOTReader(Diagram(graph: DiagramSamples.projected(graph)).dot())
    for node in dot.nodes {
      let label = try shownLabel(#require(node.attributes["label"]))
      #expect(label.unicodeScalars.count <= 220)
      #expect(label.split(separator: "\n").count <= 6)
      #expect(try #require(node.attributes["tooltip"]).unicodeScalars.count <= 2100)
    }
  }

  @Test func onlyWebAddressesBecomeLinks() throws {
    #expect(
      DOTEscaping.address("https://example.org/a b?x=\"1\"&y=<2>\\")
        == "https://example.org/a%20b?x=%221%22&amp;y=%3C2%3E%5C")
    #expect(DOTEscaping.address("HTTP://EXAMPLE.ORG") == "HTTP://EXAMPLE.ORG")
    for bad in [
      "javascript:alert(1)", "data:text/html,x", "file:///etc/passwd", "ftp://x", " https://x", "", "https:evil",
    ] {
      #expect(DOTEscaping.address(bad) == nil)
    }
    let graph = try DiagramSamples.projected(DiagramSamples.diplomacy())
    let dot = try DOTReader(Diagram(graph: graph).dot())
    let addresses = dot.edges.compactMap { $0.attributes["URL"] }
    #expect(Set(addresses) == ["https://example.org/a?b=1&amp;c=2"])
    #expect(addresses.count == 2)
  }
}
