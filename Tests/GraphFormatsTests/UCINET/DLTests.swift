import RelationGraph
import Testing

@testable import GraphFormats

@Suite struct DLTests {
  @Test(arguments: [
    // A symmetric matrix is undirected, and one of zeros and ones has no weights.
    (
      "matrices",
      [
        "Ann -likes-> Bo B 1", "Bo B -likes-> Cy 2", "Cy -likes-> Ann 1", "Ann -knows-- Bo B", "Ann -knows-- Cy",
        "Bo B -knows-- Cy",
      ]
    ),
    ("embedded", ["ann -- club 1", "ann -- gym 1", "bo -- the bar 1.5"]),
    ("lists", ["ann -relation-1-> bo 2.5", "bo -relation-1-> ann", "ann -relation-2-> cy", "dee -relation-2-> ann 1"]),
    ("nodes", ["a -> b 1", "a -> c 2", "b -> d 1", "c -> a 1", "c -> b 2", "c -> d 3"]),
    ("half", ["1 -- 2 1", "2 -- 3 2"]),
  ])
  func filesWrittenByHand(name: String, ties: [String]) throws {
    let reading = Corpus.read("dl/\(name).dl")
    let graph = try #require(reading.graph, "\(reading.diagnostics)")
    #expect(reading.diagnostics == [])
    #expect(graph.tieLines.sorted() == ties.sorted())
  }

  @Test func twoModes() throws {
    let graph = try #require(Corpus.read("dl/embedded.dl").graph)
    #expect(
      graph.nodes.map { "\($0.id) \($0.kind.rawValue)" } == [
        "ann mode-1", "bo mode-1", "club mode-2", "gym mode-2", "the bar mode-2",
      ])
    let edges = Reading("dl nr=2 nc=2 format=edgelist2\ndata:\n1 2\n2 1 3\n", as: .dl).graph
    #expect(edges?.tieLines == ["c1 -- r2 3", "c2 -- r1"] || edges?.tieLines == ["r1 -- c2", "r2 -- c1 3"])
  }

  @Test func otherFormats() {
    #expect(
      Reading("dl n=3\nformat = nodelist1\ndata:\n1 2 3\n3 1", as: .dl).graph?.tieLines == [
        "1 -> 2", "1 -> 3", "3 -> 1",
      ])
    #expect(
      Reading("dl n=2 nm=2 format=edgearray1 matrix labels: x,y data:\n1 2 0 5\n2 1 7 0", as: .dl).graph?.tieLines
        == ["1 -y-> 2 5", "2 -x-> 1 7"])
    #expect(
      Reading("DL N=3 FORMAT=UPPERHALF DIAGONAL=PRESENT\nDATA:\n1 1 0\n0 1\n0\n", as: .dl).graph?.tieLines
        == ["1 -- 1", "1 -- 2", "2 -- 3"])
  }

  @Test(arguments: [
    ("n=2\n", "1:1 bad-header"), ("dl n=2\n", "1:1 no-data"), ("dl n=x\ndata:\n", "1:4 bad-number"),
    ("dl n=2\ndata:\n1 0 0", "3:1 cut-off"), ("dl n=2\ndata:\n1 0 0 0 0", "3:9 too-many-values"),
    ("dl n=2\ndata:\n1 0 x 0", "3:5 bad-number"), ("dl n=2 format=edgelist1\ndata:\n1 3", "2:3 unknown-node"),
    ("dl n=2 format=blockmatrix\ndata:\n", "2:1 unknown-format"), ("dl format=fullmatrix\ndata:\n1 2", "2:1 no-size"),
    ("dl n=1\nlabels:\na,b\ndata:\n1\n", "1:1 too-many-labels"),
    ("dl nr=3 nc=1 format=lowerhalf\ndata:\n1 1 1 1 1 1\n", "2:1 unknown-format"),
  ])
  func problems(text: String, place: String) {
    let reading = Reading(text, as: .dl)
    #expect(reading.error != nil)
    let codes = reading.places.map { $0.split(separator: " ").last.map(String.init) ?? "" }
    #expect(codes.contains(place.split(separator: " ").last.map(String.init) ?? ""), "\(reading.places)")
  }

  @Test func writtenFile() throws {
    let graph = try FlatGraph.graph(
      [("a b", "c", "likes", 2), ("a b", "c", "knows", nil), ("row", "row", "knows", nil)], undirected: ["knows"])
    #expect(
      GraphFormat.dl.text(graph) == """
        dl n=3 nm=2
        format=edgelist1
        labels:
        "a b"
        c
        "row"
        matrix labels:
        knows
        likes
        data:
        1 2
        2 1
        3 3
        !
        1 2 2

        """)
    #expect(Reading(try #require(GraphFormat.dl.text(graph)), as: .dl).graph?.tieLines == graph.tieLines)
  }

  @Test func directionsThatAMatrixCannotTell() throws {
    let graph = try FlatGraph.graph([("a", "b", nil, nil), ("b", "a", nil, nil), ("a", "b", "likes", nil)])
    #expect(
      GraphFormat.dl.losses(of: graph) == [Loss("directions of relations that all go both ways", facts: 2)])
    #expect(GraphFormat.dl.kept(of: graph).tieLines == ["a -likes-> b", "a -- b"])
  }
}
