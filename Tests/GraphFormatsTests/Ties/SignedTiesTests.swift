import RelationGraph
import Testing

@testable import GraphFormats

/// Formats of plain ties: signs as weights, and numbers that announce too much.
@Suite struct SignedTiesTests {
  private static let formats = ["pajek", "dl", "matrix-market", "leda"]

  @Test(arguments: formats) func signsAreWeightsWhereAllTiesHaveOne(format id: String) throws {
    let format = try #require(GraphFormat.named(id))
    var graph = PropertyGraph()
    for node in ["a", "b", "c"] { try graph.insert(Node(id: node)) }
    try graph.insert(Relation(from: "a", to: "b", sign: .positive))
    try graph.insert(Relation(from: "b", to: "c", sign: .negative))
    #expect(format.losses(of: graph) == [Loss("signs, which become weights", facts: 2)])
    let text = try #require(format.text(graph))
    let again = try #require(Reading(text, as: format).graph)
    #expect(again.tieLines == ["a -> b 1", "b -> c -1"])
    try graph.insert(Relation(from: "c", to: "a"))
    #expect(format.losses(of: graph) == [Loss("signs", facts: 2)])
    let other = try #require(format.text(graph))
    let unsigned = try #require(Reading(other, as: format).graph)
    #expect(unsigned.tieLines == ["a -> b", "b -> c", "c -> a"])
  }

  @Test(arguments: formats) func weightsThatAreWordsAreNamed(format id: String) throws {
    let format = try #require(GraphFormat.named(id))
    let graph = try FlatGraph.graph([("a", "b", nil, "heavy")])
    #expect(format.losses(of: graph).contains(Loss("weights of relations that are not numbers", facts: 1)))
  }

  @Test(arguments: [
    ("pajek", "*Vertices 999999999999\n*Arcs\n1 2\n"), ("pajek", "*Vertices 99999999999999999999\n"),
    ("matrix-market", "%%MatrixMarket matrix coordinate real general\n999999999999 999999999999 1\n1 1 1\n"),
    ("matrix-market", "%%MatrixMarket matrix coordinate real general\n9223372036854775807 2 1\n1 1 1\n"),
    ("matrix-market", "%%MatrixMarket matrix array real general\n4294967296 4294967296\n1\n"),
    ("dl", "dl n=999999999999 format=edgelist1\ndata:\n1 2\n"), ("dl", "dl n=2 nm=999999999999\ndata:\n1 2\n"),
    ("dl", "dl nr=999999999999 nc=2\ndata:\n1 2\n"), ("metis", "999999999999 1\n2\n1\n"),
    ("metis", "2 1 011 999999999999\n2\n1\n"),
    ("leda", "LEDA.GRAPH\nvoid\nvoid\n-1\n999999999999\n|{}|\n0\n"),
  ])
  func announcedNumbersAreNotBelieved(format id: String, text: String) throws {
    let reading = Reading(text, as: try #require(GraphFormat.named(id)))
    #expect(reading.error?.diagnostics.contains { $0.location?.line ?? 0 > 0 } == true, "\(reading.diagnostics)")
  }

  @Test(arguments: ["pajek", "dl", "matrix-market", "metis", "leda", "gml"]) func emptyFile(format id: String) throws {
    for text in ["", "\n", " \r\n\t", "%", "#"] {
      #expect(Reading(text, as: try #require(GraphFormat.named(id))).error != nil, "\(text.debugDescription)")
    }
  }
}
