import RelationGraph
import Testing

@testable import GraphFormats

@Suite struct MatrixMarketTests {
  @Test(arguments: [
    ("array", ["1 -- 2 1.5", "1 -- 3 2", "2 -- 3 -1", "3 -- 3 7"]),
    ("skew", ["1 -> 2 -4", "2 -> 1 4", "2 -> 3 5", "3 -> 2 -5"]), ("two-mode", ["c1 -- r1", "c2 -- r2", "c3 -- r1"]),
  ])
  func filesWrittenByHand(name: String, ties: [String]) throws {
    let reading = Corpus.read("matrix-market/\(name).mtx")
    let graph = try #require(reading.graph, "\(reading.diagnostics)")
    #expect(reading.diagnostics == [])
    #expect(graph.tieLines.sorted() == ties)
  }

  @Test func emptyLinesAndComments() {
    let text = "%%matrixmarket MATRIX Coordinate Real General\n\n% a\n%\n2 2 2\n\n1 2 1e3\n% between\n2 1 .5\n\n"
    #expect(Reading(text, as: .matrixMarket).graph?.tieLines == ["1 -> 2 1000.0", "2 -> 1 0.5"])
  }

  @Test(arguments: [
    ("%%MatrixMarket matrix coordinate complex general\n1 1 1\n1 1 1 0\n", "1:1 complex-values"),
    ("%%MatrixMarket matrix coordinate real\n1 1 0\n", "1:1 bad-header"),
    ("%%MatrixMarket matrix coordinate real general\n2 2\n", "2:1 bad-size"),
    ("%%MatrixMarket matrix coordinate real symmetric\n2 3 0\n", "2:1 bad-size"),
    ("%%MatrixMarket matrix coordinate real general\n2 2 2\n1 1 1\n", "2:1 entry-count"),
    ("%%MatrixMarket matrix coordinate real general\n2 2 1\n1 3 1\n", "3:1 unknown-node"),
    ("%%MatrixMarket matrix coordinate integer general\n2 2 1\n1 2 1.5\n", "3:1 bad-number"),
    ("%%MatrixMarket matrix coordinate pattern general\n2 2 1\n1 2 1\n", "3:1 bad-entry"),
    ("%%MatrixMarket matrix array real general\n2 2\n1\n2\n3\n", "5:1 entry-count"),
    ("%%MatrixMarket matrix array real general\n1 1\n1\n2\n", "4:1 entry-count"),
    ("%%MatrixMarket matrix coordinate real general\n", "1:1 cut-off"),
    ("%%MatrixMarket matrix coordinate real general\n2 2 1\n1 2 inf\n", "3:1 not-a-number"),
  ])
  func problems(text: String, place: String) {
    let reading = Reading(text, as: .matrixMarket)
    #expect(reading.error != nil)
    #expect(reading.places.contains(place), "\(reading.places)")
  }

  @Test func cellsThatAreThereTwice() {
    let reading = Reading(
      "%%MatrixMarket matrix coordinate pattern symmetric\n2 2 2\n1 2\n2 1\n", as: .matrixMarket)
    #expect(reading.graph?.relationCount == 2)
    #expect(reading.places == ["4:1 duplicate-entry"])
  }

  @Test func writtenFiles() throws {
    let undirected = try FlatGraph.graph([("a", "b", nil, nil), ("b", "c", nil, 2)], undirected: [.unspecified])
    #expect(
      GraphFormat.matrixMarket.text(undirected) == """
        %%MatrixMarket matrix coordinate integer symmetric
        %%Entente nodes
        %a
        %b
        %c
        3 3 2
        2 1 1
        3 2 2

        """)
    #expect(
      GraphFormat.matrixMarket.losses(of: undirected)
        == [Loss("relations without a weight, which is written as 1", facts: 1)])
    let mixed = try FlatGraph.graph([("a", "b", nil, 0.5), ("b", "c", "knows", nil)], undirected: ["knows"])
    let text = try #require(GraphFormat.matrixMarket.text(mixed))
    #expect(text.hasSuffix("3 3 3\n1 2 0.5\n2 3 1\n3 2 1\n"))
    #expect(text.hasPrefix("%%MatrixMarket matrix coordinate real general\n"))
  }
}
