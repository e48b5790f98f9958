import RelationGraph
import Testing

@testable import GraphFormats

/// What DOT of other hands means.
@Suite struct DOTReadingTests {
  private func graph(_ text: String) throws -> PropertyGraph {
    let reading = Reading(text, as: .dot)
    return try #require(reading.graph, "\(reading.diagnostics)")
  }

  @Test func nodesEdgesAndDefaults() throws {
    let graph = try graph(
      """
      /* a comment */ strict digraph "Ties" {
        before
        node [kind=country, rank_=2]
        jp [label="Japan"]; kr [label="한국", founded=1948]
        jp -> kr [kind="allied-with", weight=2.5]
        edge [note="later"]
        kr -> before
      }
      """)
    #expect(graph.title == "Ties")
    #expect(graph.nodes.map(\.id) == ["before", "jp", "kr"])
    #expect(graph.nodes.map(\.name) == [nil, "Japan", "한국"])
    #expect(graph.nodes.map(\.kind) == [.unspecified, "country", "country"])
    #expect(graph.nodes[0].properties.isEmpty)
    #expect(graph.nodes[2].properties == ["founded": 1948, "rank_": 2])
    #expect(graph.relations.map(\.kind) == ["allied-with", .unspecified])
    #expect(graph.relations.map(\.properties) == [["weight": 2.5], ["note": "later"]])
    #expect(graph.isDirected(relationAt: 0))
  }

  @Test func undirected() throws {
    let graph = try graph("graph { b -- a; a -- b; a -- a }")
    #expect(graph.relations.map { [$0.from, $0.to] }.sorted { $0.lexicographicallyPrecedes($1) }.count == 3)
    #expect((0..<3).allSatisfy { !graph.isDirected(relationAt: $0) })
    #expect(graph.title == nil)
  }

  @Test func edgesWithoutArrowsHaveNoDirection() throws {
    let all = try graph("digraph { edge [dir=none]; a -> b; b -> c }")
    #expect((0..<2).allSatisfy { !all.isDirected(relationAt: $0) })
    #expect(all.relations.allSatisfy { $0.properties.isEmpty })
    let both = Reading("digraph { a -> b [kind=x]; b -> c [kind=y, dir=none]; c -> a [kind=x, dir=both] }", as: .dot)
    let mixed = try #require(both.graph)
    #expect(mixed.relations.map(\.kind) == ["x", "y", "x"])
    #expect((0..<3).map { mixed.isDirected(relationAt: $0) } == [true, false, true])
    #expect(mixed.relations.map { $0.properties["dir"] } == [nil, nil, "both"])
  }

  @Test func numbersOfIgraphGiveWayToNames() throws {
    let named = try graph("graph { 0 [name=Seoul label=\"\"]; 1 [name=Tokyo label=\"\"]; 1 -- 0 }")
    #expect(named.nodes.map(\.id) == ["Seoul", "Tokyo"])
    #expect(named.nodes.map(\.name) == [nil, nil])
    let labelled = try graph("graph { 0 [label=Seoul]; 1 [label=Tokyo] }")
    #expect(labelled.nodes.map(\.id) == ["0", "1"])
    #expect(labelled.nodes.map(\.name) == ["Seoul", "Tokyo"])
    let worded = try graph("graph { a [name=Seoul]; b [name=Tokyo] }")
    #expect(worded.nodes.map(\.id) == ["a", "b"])
  }

  @Test func parallelEdgesPortsAndKeys() throws {
    let reading = Reading("digraph { a:north -> b:in:s; a:n -> b; a -> b [key=second] }", as: .dot)
    #expect(reading.diagnostics.map(\.code) == ["ports"])
    let graph = try #require(reading.graph)
    #expect(graph.relationCount == 3)
    let properties = graph.relations.map(\.properties)
    #expect(properties.contains(["headport": "in:s", "tailport": "north"]))
    #expect(properties.contains(["tailport": "n"]))
    #expect(properties.contains(["key": "second"]))
  }

  @Test func clustersAndSets() throws {
    let graph = try graph(
      """
      digraph {
        subgraph cluster_state { label="The State"; subgraph cluster_office { label=Office; a }; b }
        subgraph allies { c }
        { rank=same; c; d }
        a -> { b c }
      }
      """)
    let properties = Dictionary(uniqueKeysWithValues: graph.nodes.map { ($0.id, $0.properties) })
    #expect(
      properties["a"] == [
        "cluster": .list(["cluster_state", "cluster_office"]), "cluster_label": .list(["The State", "Office"]),
      ])
    #expect(properties["b"] == ["cluster": "cluster_state", "cluster_label": "The State"])
    #expect(properties["c"] == ["subgraph": "allies"])
    #expect(properties["d"]?.isEmpty == true)
    #expect(graph.relationCount == 2)
  }

  @Test func labelsAreWhatIsSeen() throws {
    let graph = try graph(
      #"""
      digraph G {
        label="Map of \G\nand more\l"
        a [label="\N"]; b [label="one\ntwo\l"]; c [label="node \N of \G"]; d [label=<<b>bold</b>>]
        e [label="back\\slash"]; f [path="C:\\temp"]; a -> b [label="from \T to \H"]
      }
      """#)
    #expect(graph.title == "Map of G\nand more")
    #expect(
      graph.nodes.map(\.name) == [nil, "one\ntwo", "node c of G", "<<b>bold</b>>", "back\\slash", nil])
    #expect(graph.nodes[5].properties == ["path": "C:\\temp"])
    #expect(graph.relations[0].properties == ["label": "from a to b"])
  }

  @Test func idsThatOnlyEscapesTellApart() throws {
    #expect(try graph(#"graph { "a\b" -- "a\\b" }"#).nodes.map(\.id) == ["a\\\\b", "a\\b"])
    #expect(try graph(#"graph { "a\\b" -- "say \"no\"" }"#).nodes.map(\.id) == ["a\\b", "say \"no\""])
  }

  @Test func encodings() throws {
    let latin = Array("digraph { charset=latin1; a [label=\"Monta".utf8) + [0xF1] + Array("as\"] }".utf8)
    let reading = Reading(latin, as: .dot)
    #expect(reading.graph?.nodes.first?.name == "Montañas")
    #expect(reading.diagnostics.isEmpty)
    let silent = Reading(Array("digraph { a [label=\"Monta".utf8) + [0xF1] + Array("as\"] }".utf8), as: .dot)
    #expect(silent.graph?.nodes.first?.name == "Montañas")
    #expect(silent.diagnostics.map(\.code) == ["encoding"])
    let marked = Reading([0xEF, 0xBB, 0xBF] + Array("graph {\r\n  a -- b;\r\n}\r\n".utf8), as: .dot)
    #expect(marked.graph?.relationCount == 1)
  }

  @Test func theFirstOfSeveralGraphs() throws {
    let reading = Reading("graph A { a -- b }\ngraph B { c }\ngraph C { d }", as: .dot)
    #expect(reading.graph?.title == "A")
    #expect(reading.graph?.nodeCount == 2)
    #expect(reading.diagnostics.map(\.code) == ["more-graphs"])
    #expect(reading.diagnostics.first?.message.hasPrefix("2 more graphs") == true)
  }

  @Test func attributesForTheLayoutAreNamed() {
    let reading = Reading("digraph { rankdir=LR; subgraph cluster_a { bgcolor=red; label=x; a } }", as: .dot)
    #expect(reading.diagnostics.map(\.code) == ["left-out"])
    #expect(reading.diagnostics.first?.message.hasSuffix(": bgcolor, rankdir") == true)
  }

  @Test func knownByContent() throws {
    for text in [
      "graph{a}", "// x\n# y\n/* z */ Digraph \"a { \\\" b\" {}", "strict\n digraph\tG\n{ a }", "graph /* x */ {a}",
    ] {
      #expect(GraphFormat.dot.recognises?(ContentHead(Array(text.utf8))) == true, "\(text)")
    }
    for text in ["graph [\n  node [ id 0 ]\n]", "graphics {", "{\"graph\": {}}", "graph", "strict", "", "/*"] {
      #expect(GraphFormat.dot.recognises?(ContentHead(Array(text.utf8))) == false, "\(text)")
    }
  }
}
