import RelationGraph
import Testing

@testable import GraphFormats

@Suite struct AdjacencyListTests {
  private func pairs(_ reading: Reading) -> [[String]]? { reading.graph?.relations.map { [$0.from, $0.to] } }

  /// As `networkx.write_adjlist` writes a graph.
  @Test func networkX() {
    let text = "#/usr/bin/script\n# GMT Mon Jan  1 00:00:00 2024\n# \na b c\nb c\nc\nd\n"
    let reading = Reading(text, as: .adjacencyList)
    #expect(pairs(reading) == [["a", "b"], ["a", "c"], ["b", "c"]])
    #expect(reading.graph?.nodeCount == 4)
    #expect(reading.diagnostics.map(\.code) == ["direction"])
  }

  @Test func bothSidesAreOneRelation() {
    let both = "a b\nb a c\nc b\n"
    #expect(pairs(Reading("# Undirected graph\n" + both, as: .adjacencyList)) == [["a", "b"], ["b", "c"]])
    #expect(pairs(Reading(both, as: .adjacencyList))?.count == 4)
    #expect(Reading("a b b\n", as: .adjacencyList).diagnostics.map(\.code).contains("repeated-relation"))
  }

  @Test func writing() throws {
    var graph = PropertyGraph()
    for id in ["a", "b", "c"] { try graph.insert(Node(id: id)) }
    for kind in ["x", "y"] { try graph.insert(Relation(kind: RelationKind(rawValue: kind), from: "a", to: "b")) }
    #expect(GraphFormat.adjacencyList.text(graph) == "# Directed graph\na b\nb\nc\n")
    #expect(
      GraphFormat.adjacencyList.losses(of: graph) == [
        Loss("kinds of relations", facts: 2), Loss("parallel relations", facts: 1),
      ])
    try graph.insert(Node(id: "d e"))
    #expect(GraphFormat.adjacencyList.text(graph) == "# Directed graph\na\tb\nb\t\nc\t\nd e\t\n")
  }
}
