import GraphAlgorithms
import GraphProjection
import Testing

@Suite struct ApproximateBetweennessTests {
  private func largestError(
    _ graph: ProjectedGraph, error: Double, seed: UInt64, confidence: Double = 0.9
  ) throws -> Double {
    var algorithm = ApproximateBetweenness()
    (algorithm.error, algorithm.seed, algorithm.confidence) = (error, seed, confidence)
    let exact = try BetweennessCentrality().run(on: graph).columns[1].values
    return zip(try algorithm.run(on: graph).values, exact).map { abs($0 - $1) }.max() ?? 0
  }

  @Test func theBoundHolds() throws {
    let graphs = [
      try CommunityGraph.karate.projected(), try CentralityFixture.path(9).projected(),
      try CentralityFixture.random(4, nodes: 30, edges: 90, isDirected: true).projected(weight: .distance),
    ]
    for graph in graphs {
      let failures = try (0..<100 as Range<UInt64>).count { try largestError(graph, error: 0.05, seed: $0) > 0.05 }
      #expect(failures <= 10)
    }
  }

  /// Far more samples than the default shows whether the estimate is without bias, with several shortest paths and weights among them.
  @Test(arguments: [false, true]) func manySamplesComeNear(isDirected: Bool) throws {
    for seed in 0..<6 as Range<UInt64> {
      let fixture = CentralityFixture.random(seed, nodes: 12, edges: 30, isDirected: isDirected)
      for weight in [nil, Projection.WeightMeaning.distance] {
        let graph = try fixture.projected(weight: weight, parallel: .count, loops: .keep)
        // The probability of a larger error is below 10⁻⁶.
        #expect(try largestError(graph, error: 0.01, seed: seed, confidence: 0.999_999) <= 0.01)
      }
    }
  }

  @Test func smallGraphsAndLimits() throws {
    for n in 0...2 {
      #expect(
        try ApproximateBetweenness().run(on: CentralityFixture.clique(n).projected()).values.allSatisfy { $0 == 0 })
    }
    let star = try CentralityFixture(6, (1..<6).map { (0, $0) }).projected()
    #expect(try abs(ApproximateBetweenness().run(on: star).values[0] - 1) <= 0.01)
    #expect(try ApproximateBetweenness().run(on: CentralityFixture(5, []).projected()).values.allSatisfy { $0 == 0 })
    var limited = ApproximateBetweenness()
    limited.samples = 50
    #expect(throws: AlgorithmError.self) { try limited.run(on: star) }
  }

  @Test func workersDoNotChangeABitAndSeedsDo() throws {
    for weight in [nil, Projection.WeightMeaning.distance] {
      let graph = try CentralityFixture.random(9, nodes: 200, edges: 500, isDirected: true).projected(weight: weight)
      let alone = try ApproximateBetweenness().run(on: graph)
      for workers in [2, 4] {
        #expect(try ApproximateBetweenness().run(on: graph, in: RunContext(workers: workers)) == alone)
      }
      var other = ApproximateBetweenness()
      other.seed = 2
      #expect(try other.run(on: graph).values != alone.values)
    }
  }
}
