import GraphAlgorithms
import GraphProjection
import Testing

@Suite("Spanning forests of graphs with many ties a node")
struct SpanningForestTests {
  /// Ties by value, then number, that close no cycle: labels are overwritten one by one.
  private func forest(_ graph: ProjectedGraph, _ isBefore: (Double, Double) -> Bool) -> [Int] {
    let order = (0..<graph.tieCount).sorted { a, b in
      let (x, y) = (graph.weight(ofTie: a), graph.weight(ofTie: b))
      return x == y ? a < b : isBefore(x, y)
    }
    var labels = Array(0..<graph.nodeCount)
    var taken: [Int] = []
    for tie in order {
      let ends = graph.ends(ofTie: tie)
      let (a, b) = (labels[ends.from], labels[ends.to])
      guard a != b else { continue }
      taken.append(tie)
      for node in labels.indices where labels[node] == b { labels[node] = a }
    }
    return taken.sorted()
  }

  /// Many ties a node, so that not all are sorted; few weights, so that many are equal.
  @Test(arguments: 0..<24) func isTheOneOfFirstTies(seed: UInt64) throws {
    let nodes = [0, 1, 2, 60, 200][Int(seed % 5)]
    let fixture =
      nodes == 0
      ? CentralityFixture(0, [])
      : CentralityFixture.random(seed, nodes: nodes, edges: nodes * 30, isDirected: seed % 3 == 0)
    for (objective, meaning) in [
      (SpanningTree.Objective.minimum, Projection.WeightMeaning.distance), (.maximum, .strength),
    ] {
      let graph = try fixture.projected(
        weight: seed % 4 == 3 ? nil : meaning, parallel: seed % 2 == 0 ? .count : .collapse,
        loops: seed % 2 == 0 ? .keep : .drop)
      var algorithm = SpanningTree()
      algorithm.objective = objective
      let expected = forest(graph) { objective == .minimum ? $0 < $1 : $0 > $1 }
      for workers in 1...3 {
        let result = try algorithm.run(on: graph, in: RunContext(workers: workers))
        #expect(result.pairs.map(\.tie) == expected)
        #expect(
          result.pairs.allSatisfy { pair in
            pair.tie.map { graph.ends(ofTie: $0) }.map { $0.from == pair.from && $0.to == pair.to } ?? false
          })
      }
    }
  }
}
