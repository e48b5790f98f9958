import RelationGraph
import Testing

@testable import GraphFormats

/// Cytoscape's rules: a tab anywhere makes tabs the separator, several targets a line, nodes alone, nothing twice.
@Suite struct SIFTests {
  private func lines(_ reading: Reading) -> [String]? {
    reading.graph?.relations.map { "\($0.from)|\($0.kind.rawValue)|\($0.to)" }
  }

  @Test func separators() {
    #expect(lines(Reading("a pp b c\nd\n", as: .sif)) == ["a|pp|b", "a|pp|c"])
    #expect(Reading("a pp b c\nd\n", as: .sif).graph?.nodes.map(\.id) == ["a", "b", "c", "d"])
    #expect(lines(Reading("a x\tp d\tb y\r\nc d\r\n", as: .sif)) == ["a x|p d|b y"])
    #expect(Reading("a x\tp d\tb y\r\nc d\r\n", as: .sif).graph?.nodes.map(\.id) == ["a x", "b y", "c d"])
  }

  @Test func problems() {
    #expect(Reading("a pp\n", as: .sif).places == ["1:1 missing-end"])
    let twice = Reading("a pp b b\nb pp a\na pp b\n", as: .sif)
    #expect(lines(twice) == ["a|pp|b", "b|pp|a"])
    #expect(twice.diagnostics.map(\.message) == ["'a pp b' is there already: it counts once (and 1 more)"])
  }

  @Test func writing() throws {
    var schema = Schema.open
    schema.relations["ally"] = RelationRule(isDirected: false)
    var graph = PropertyGraph(schema: schema)
    for id in ["a", "b", "two words"] { try graph.insert(Node(id: id)) }
    try graph.insert(Relation(kind: "ally", from: "b", to: "a"))
    try graph.insert(Relation(kind: "line\nbreak", from: "a", to: "b"))
    try graph.insert(Relation(kind: "line\nbreak", from: "a", to: "b", properties: ["weight": 2]))
    #expect(GraphFormat.sif.text(graph) == "a\tally\tb\na\tline break\tb\ntwo words\t\n")
    #expect(
      GraphFormat.sif.losses(of: graph).map(\.description) == [
        "property 'weight' of relations (1)", "the schema (1)", "relations without a direction (1)",
        "kinds of relations that are empty or have line breaks (2)", "parallel relations (1)",
      ])
    let text = try #require(GraphFormat.sif.text(graph))
    #expect(Reading(text, as: .sif).graph?.canonicalText == GraphFormat.sif.kept(of: graph).canonicalText)
  }
}
