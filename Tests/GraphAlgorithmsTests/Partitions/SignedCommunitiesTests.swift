import GraphAlgorithms
import GraphProjection
import RelationGraph
import Testing

@Suite struct SignedCommunitiesTests {
  /// The terms of every ordered pair, as Gómez, Jensen and Arenas have them:
  /// [w⁺ − w⁻ − (γ k⁺k⁺/2m⁺ − γ k⁻k⁻/2m⁻)]/(2m⁺ + 2m⁻).
  private func terms(_ graph: CommunityGraph, resolution: Double = 1) -> [[Double]] {
    let n = graph.nodeCount
    func matrix(_ sign: Double) -> [[Double]] {
      var matrix = [[Double]](repeating: [Double](repeating: 0, count: n), count: n)
      for tie in graph.ties where tie.weight * sign > 0 {
        matrix[tie.from][tie.to] += abs(tie.weight)
        if !graph.isDirected { matrix[tie.to][tie.from] += abs(tie.weight) }
      }
      return matrix
    }
    let sides = [matrix(1), matrix(-1)]
    let totals = sides.map { $0.joined().reduce(0, +) }
    var result = [[Double]](repeating: [Double](repeating: 0, count: n), count: n)
    for (side, sign) in zip([0, 1], [1.0, -1]) where totals[side] > 0 {
      let out = sides[side].map { $0.reduce(0, +) }
      let incoming = (0..<n).map { j in sides[side].reduce(0) { $0 + $1[j] } }
      for i in 0..<n {
        for j in 0..<n {
          let expected = resolution * out[i] * incoming[j] / totals[side]
          result[i][j] += sign * (sides[side][i][j] - expected) / (totals[0] + totals[1])
        }
      }
    }
    return result
  }

  private func signed(_ random: inout TestRandom, nodes: Int, ties: Int, isDirected: Bool) -> CommunityGraph {
    let list = (0..<ties).map { _ in
      (
        random.number(below: nodes), random.number(below: nodes),
        Double(1 + random.number(below: 5)) * (random.number(below: 2) == 0 ? -1 : 1)
      )
    }
    return CommunityGraph(nodes, weighted: list, isDirected: isDirected)
  }

  /// Against all partitions.
  @Test func reachesTheOptimumOfSmallGraphs() throws {
    var random = TestRandom(31)
    for round in 0..<200 {
      let n = 2 + random.number(below: 7)
      let graph = signed(&random, nodes: n, ties: 1 + random.number(below: 3 * n), isDirected: round % 3 == 2)
      var algorithm = SignedCommunities()
      algorithm.resolution = [1, 1, 0.7, 1.6][round % 4]
      let terms = terms(graph, resolution: algorithm.resolution)
      let found = try algorithm.run(on: try graph.projected())
      var value = 0.0
      for i in 0..<n {
        for j in 0..<n where found.membership[i] == found.membership[j] { value += terms[i][j] }
      }
      #expect(abs(value - CommunityGraph.optimum(terms)) < 1e-12, "round \(round)")
      #expect(abs(found.figures[0].value - value) < 1e-12)
    }
  }

  /// Two cliques of friends that are at odds: Q = (L⁺ − D⁺²/4m⁺ …) by hand is 6/15 · 1/2 + 9/15 · 1/2 = 1/2.
  @Test func twoCamps() throws {
    let friends = [(0, 1), (0, 2), (1, 2), (3, 4), (3, 5), (4, 5)]
    let foes = (0..<3).flatMap { a in (3..<6).map { (a, $0) } }
    let graph = CommunityGraph(
      6, weighted: friends.map { ($0.0, $0.1, 1) } + foes.map { ($0.0, $0.1, -1) })
    let found = try SignedCommunities().run(on: try graph.projected())
    #expect(found.groups == [[0, 1, 2], [3, 4, 5]])
    #expect(found.figures.map(\.value) == [0.5, 6, 0, 0, 9, 0])
  }

  /// Without negative ties it is ordinary modularity.
  @Test func withoutFoes() throws {
    let found = try SignedCommunities().run(on: try CommunityGraph.karate.projected())
    #expect(abs(found.figures[0].value - 0.419789612097) < 1e-12)
    var algorithm = SignedCommunities()
    algorithm.neutral = .ignored
    let none = try algorithm.run(on: try CommunityGraph.karate.projected())
    #expect(none.figures[0].value.isNaN)
    #expect(none.groups.count == 34)
  }

  @Test func sameForAnyNamesAndWorkers() throws {
    var random = TestRandom(32)
    let graph = signed(&random, nodes: 30, ties: 120, isDirected: false)
    let first = try SignedCommunities().run(on: try graph.projected())
    for workers in [2, 4] {
      #expect(try SignedCommunities().run(on: try graph.projected(), in: RunContext(workers: workers)) == first)
    }
    let renamed = try SignedCommunities().run(on: try graph.projected(names: random.permutation(30)))
    #expect(abs(renamed.figures[0].value - first.figures[0].value) < 1e-9)
  }

  @Test func badInput() throws {
    for graph in [
      CommunityGraph(0, []), CommunityGraph(1, []), CommunityGraph(3, []), CommunityGraph(2, weighted: [(0, 0, -1)]),
      CommunityGraph(3, weighted: [(0, 1, 1e-300), (1, 2, -1e300), (0, 2, 0)]),
    ] {
      let found = try SignedCommunities().run(on: try graph.projected())
      #expect(found.figures.allSatisfy { !$0.value.isInfinite })
    }
    let graph = try CommunityGraph(2, weighted: [(0, 1, -1)]).projected()
    var limited = SignedCommunities()
    limited.largest = 1
    #expect(throws: AlgorithmError.self) { try limited.run(on: graph) }
  }
}
