import RelationGraph
import Testing

@testable import GraphFormats

@Suite struct LEDATests {
  @Test func fileWrittenByHand() throws {
    let reading = Corpus.read("leda/hand.lgr")
    let graph = try #require(reading.graph, "\(reading.diagnostics)")
    // One node has no label: numbers are the ids.
    #expect(graph.nodes.map(\.id) == ["1", "2", "3"])
    #expect(graph.nodes.map(\.name) == ["one", "the }| second", nil])
    #expect(graph.tieLines == ["1 -- 2 0.5", "3 -- 3"])
  }

  @Test func olderFilesDoNotSayTheDirection() {
    let graph = Reading("LEDA.GRAPH\nvoid\nint\n2\n|{}|\n|{}|\n1\n2 1 0 |{3}|\n", as: .leda).graph
    #expect(graph?.tieLines == ["2 -> 1 3"])
  }

  @Test(arguments: [
    ("LEDA\n", "1:1 bad-header"), ("LEDA.GRAPH\nvoid\nvoid\n-3\n", "4:1 bad-header"),
    ("LEDA.GRAPH\nvoid\nvoid\n-1\n2\n|{}|\n", "6:1 cut-off"), ("LEDA.GRAPH\nvoid\nvoid\n-1\nx\n", "5:1 bad-number"),
    ("LEDA.GRAPH\nvoid\nvoid\n-1\n1\n{}\n0\n", "6:1 bad-content"),
    ("LEDA.GRAPH\nvoid\nvoid\n-1\n1\n|{}|\n1\n1 2 0 |{}|\n", "8:1 unknown-node"),
    ("LEDA.GRAPH\nvoid\nvoid\n-1\n1\n|{}|\n1\n1 1\n", "8:1 bad-edge"),
    ("LEDA.GRAPH\nvoid\nvoid\n-1\n0\n0\nmore\n", "7:1 more-text"),
  ])
  func problems(text: String, place: String) {
    let reading = Reading(text, as: .leda)
    #expect(reading.error != nil)
    #expect(reading.places.contains(place), "\(reading.places)")
  }

  @Test func writtenFile() throws {
    let graph = try FlatGraph.graph([("a", "}|", nil, 2), ("a", "a", nil, nil)])
    let text = try #require(GraphFormat.leda.text(graph))
    #expect(
      text == "LEDA.GRAPH\nstring\nint\n-1\n# nodes\n2\n|{a}|\n|{}|}|\n# edges\n2\n1 1 0 |{}|\n1 2 0 |{2}|\n")
    #expect(Reading(text, as: .leda).graph?.tieLines == graph.tieLines)
  }
}
