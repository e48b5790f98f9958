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

  /// Ties by value, then number, that close no cycle: trees are lists of nodes, the shorter is added to the longer.
  private func largeForest(_ graph: ProjectedGraph) -> [Int] {
    var tree = Array(0..<graph.nodeCount)
    var nodes = tree.map { [$0] }
    var taken: [Int] = []
    for tie in (0..<graph.tieCount).sorted(by: { (graph.weight(ofTie: $0), $0) < (graph.weight(ofTie: $1), $1) }) {
      let ends = graph.ends(ofTie: tie)
      var (a, b) = (tree[ends.from], tree[ends.to])
      guard a != b else { continue }
      if nodes[a].count < nodes[b].count { swap(&a, &b) }
      for node in nodes[b] { tree[node] = a }
      nodes[a] += nodes[b]
      nodes[b] = []
      taken.append(tie)
    }
    return taken.sorted()
  }

  /// A lattice with gaps, so that few ties lead from one range of nodes to another; with its nodes in disorder, most do.
  @Test(arguments: 0..<6) func isTheOneOfFirstTiesInParts(seed: UInt64) throws {
    var generator = TestGenerator(state: seed)
    let side = 80
    let gap = [20, 4, 20][Int(seed % 3)]
    var edges: [(Int, Int, Double)] = []
    for node in 0..<side * side {
      for (other, isInside) in [(node + 1, node % side < side - 1), (node + side, node < side * (side - 1))] {
        guard isInside, generator.below(gap) > 0 else { continue }
        let value = Double(1 + generator.below([3, 1000, 1][Int(seed % 3)]))
        edges.append(generator.below(2) == 0 ? (node, other, value) : (other, node, value))
      }
    }
    var fixture = CentralityFixture(side * side, weighted: edges, isDirected: seed % 2 == 0)
    if seed == 5 { fixture = fixture.relabelled(generator.permutation(side * side)) }
    let graph = try fixture.projected(weight: .distance)
    let expected = largeForest(graph)
    for workers in 1...4 {
      #expect(try SpanningTree().run(on: graph, in: RunContext(workers: workers)).pairs.map(\.tie) == expected)
    }
  }
}
