import GraphAlgorithms
import GraphProjection
import Testing

@Suite struct BetweennessCentralityTests {
  private func betweenness(_ graph: ProjectedGraph, workers: Int = 1) throws -> NodeScores {
    try BetweennessCentrality().run(on: graph, in: RunContext(workers: workers))
  }

  @Test(arguments: [false, true]) func agreesWithTheDefinition(isDirected: Bool) throws {
    for seed in 0..<60 as Range<UInt64> {
      let (nodes, edges) = (2 + Int(seed % 17), 3 + Int(seed * 7 % 40))
      let fixture = CentralityFixture.random(seed, nodes: nodes, edges: edges, isDirected: isDirected)
      for parallel in Projection.Parallel.allCases {
        for weight in [nil, Projection.WeightMeaning.distance] where weight != nil || parallel != .sum {
          let graph = try fixture.projected(weight: weight, parallel: parallel, loops: .keep)
          let expected = AllPairsVerifier(graph).orderedBetweenness.map { isDirected ? $0 : $0 / 2 }
          #expect(
            nearlyAgree(try betweenness(graph).values, expected),
            "seed \(seed) \(parallel) \(String(describing: weight))")
        }
      }
    }
  }

  @Test func pathOfFour() throws {
    let scores = try betweenness(CentralityFixture.path(4).projected())
    #expect(scores.column("betweenness") == [0, 2, 2, 0])
    #expect(agree(scores.column("betweenness_normalised"), [0, 2.0 / 3, 2.0 / 3, 0]))
    let directed = try betweenness(CentralityFixture.path(4, isDirected: true).projected())
    #expect(directed.column("betweenness") == [0, 2, 2, 0])
    #expect(agree(directed.column("betweenness_normalised"), [0, 1.0 / 3, 1.0 / 3, 0]))
  }

  @Test func parallelTiesCountWhereTheProjectionCountsThem() throws {
    let square = CentralityFixture(4, [(0, 1), (0, 1), (1, 2), (2, 3), (3, 0)])
    let counted = try betweenness(square.projected(parallel: .count)).column("betweenness")
    let thirds: [Double] = [2, 2, 1, 1]
    #expect(agree(counted, thirds.map { $0 / 3 }))
    let collapsed = try betweenness(square.projected()).column("betweenness")
    #expect(agree(collapsed, [0.5, 0.5, 0.5, 0.5]))
  }

  @Test func sumsOfFloatingPointLengthsTie() throws {
    let lengths = [(0, 1, 0.1), (1, 3, 0.2), (0, 2, 0.15), (2, 3, 0.15)]
    let graph = try CentralityFixture(4, weighted: lengths).projected(weight: .distance)
    #expect(0.1 + 0.2 != 0.15 + 0.15)
    // Between 1 and 2 the way over 0 is the shorter one.
    #expect(agree(try betweenness(graph).values, [1, 0.5, 0.5, 0]))
  }

  @Test func strengthIsTakenAsInverseLength() throws {
    let graph = try CentralityFixture(3, weighted: [(0, 1, 4), (1, 2, 4), (0, 2, 1)]).projected(weight: .strength)
    #expect(try betweenness(graph).values == [0, 1, 0])
  }

  @Test func lengthsFarBelowTheToleranceAreNotLost() throws {
    let lengths = [(0, 1, 1.0), (1, 2, 1e-300), (2, 3, 1e-20), (3, 4, 1.0)]
    let graph = try CentralityFixture(5, weighted: lengths).projected(weight: .distance)
    #expect(try betweenness(graph).values == [0, 3, 4, 3, 0])
  }

  @Test func workersDoNotChangeABit() throws {
    for weight in [nil, Projection.WeightMeaning.distance] {
      let graph = try CentralityFixture.random(7, nodes: 150, edges: 500, isDirected: true).projected(weight: weight)
      let alone = try betweenness(graph)
      for workers in [2, 4] { #expect(try betweenness(graph, workers: workers) == alone) }
    }
  }

  @Test func followsTheNodesWhenTheyAreRelabelled() throws {
    var generator = TestGenerator(state: 3)
    let fixture = CentralityFixture.random(5, nodes: 90, edges: 200, isDirected: false)
    let order = generator.permutation(90)
    let scores = try betweenness(fixture.projected()).values
    let moved = try betweenness(fixture.relabelled(order).projected()).values
    #expect(nearlyAgree(order.map { moved[$0] }, scores))
  }

  @Test func tooFewNodesAreZero() throws {
    for nodes in 0...2 {
      let scores = try betweenness(CentralityFixture(nodes, nodes == 2 ? [(0, 1)] : []).projected())
      #expect(scores.columns.allSatisfy { $0.values == Array(repeating: 0, count: nodes) })
    }
  }

  @Test func tooManyPathsAreReported() throws {
    // 1,100 times two parallel ties in a row: 2^1100 paths from end to end.
    let edges = (0..<1100).flatMap { [($0, $0 + 1), ($0, $0 + 1)] }
    let graph = try CentralityFixture(1101, edges).projected(parallel: .count)
    #expect(throws: AlgorithmError.self) { try betweenness(graph) }
  }

  @Test func weightsWithoutMeaningAreRefused() throws {
    var projection = Projection()
    projection.weight = .property("w")
    let graph = try projection.apply(to: CentralityFixture.path(3).source)
    #expect(throws: AlgorithmError.self) { try betweenness(graph) }
    let zero = try CentralityFixture(2, weighted: [(0, 1, 0)]).projected(weight: .distance)
    #expect(throws: AlgorithmError.self) { try betweenness(zero) }
  }
}
