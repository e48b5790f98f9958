import RelationGraph
import Testing

@testable import GraphFormats

@Suite struct METISTests {
  @Test func fileWrittenByHand() throws {
    let reading = Corpus.read("metis/weights.graph")
    let graph = try #require(reading.graph, "\(reading.diagnostics)")
    #expect(reading.diagnostics == [])
    #expect(graph.tieLines == ["1 -- 2 5", "1 -- 3 7"])
    #expect(graph.nodes.map(\.properties).last == ["weight1": 4, "weight2": 40])
  }

  @Test func emptyLinesAreNodes() {
    let graph = Reading("% c\n3 1\n2\n1\n\n\n", as: .metis).graph
    #expect(graph?.nodes.map(\.id) == ["1", "2", "3"])
    #expect(graph?.tieLines == ["1 -- 2"])
  }

  @Test(arguments: [
    ("2 1\n2\n\n", ["3:1 one-sided"]), ("2 2\n2\n1\n", ["1:1 edge-count"]),
    ("2 1 1\n2 5\n1 6\n", ["3:1 unequal-weights"]),
  ])
  func warnings(text: String, places: [String]) {
    let reading = Reading(text, as: .metis)
    #expect(reading.graph?.tieLines.count == 1)
    #expect(reading.diagnostics.map(\.code) == places.map { String($0.split(separator: " ")[1]) })
  }

  @Test(arguments: [
    ("x\n", "1:1 bad-header"), ("3 1\n2\n1\n", "1:1 missing-lines"), ("2 1\n2\n1\n1\n", "4:1 too-many-lines"),
    ("2 1\n3\n1\n", "2:1 unknown-node"), ("2 1 1\n2\n1 5\n", "2:1 missing-weight"), ("2 1 7\n2\n1\n", "1:1 bad-header"),
    ("2 1 10\n5 2\n\n", "3:1 missing-weight"),
  ])
  func problems(text: String, place: String) {
    let reading = Reading(text, as: .metis)
    #expect(reading.error != nil)
    #expect(reading.places.contains(place), "\(reading.places)")
  }

  /// Weights are kept where all are whole positive numbers; each tie once, whatever its direction.
  @Test func writtenFiles() throws {
    let weighted = try FlatGraph.graph([("a", "b", nil, 3), ("b", "a", nil, 4), ("b", "c", nil, 1), ("c", "c", nil, 1)])
    #expect(GraphFormat.metis.text(weighted) == "3 2 1\n2 3\n1 3 3 1\n2 1\n")
    let mixed = try FlatGraph.graph([("a", "b", nil, 0.5), ("b", "c", nil, 1)])
    #expect(GraphFormat.metis.text(mixed) == "3 2\n2\n1 3\n2\n")
    #expect(GraphFormat.metis.losses(of: mixed).contains(Loss("property 'weight' of relations", facts: 2)))
  }
}
