import GraphAlgorithms
import GraphProjection
import Testing

@Suite struct HITSTests {
  private func hits(_ graph: ProjectedGraph, loops: Int = 2, workers: Int = 1) throws -> NodeScores {
    var algorithm = HITS()
    algorithm.loops = loops
    return try algorithm.run(on: graph, in: RunContext(workers: workers))
  }

  /// Kleinberg's iteration on a dense matrix, long enough to converge where two singular values are not close.
  private func iterated(_ matrix: AdjacencyVerifier, steps: Int) -> (hub: [Double], authority: [Double]) {
    let n = matrix.count
    var hub = [Double](repeating: 1, count: n)
    var authority = hub
    for _ in 0..<steps {
      authority = (0..<n).map { j in (0..<n).reduce(0) { $0 + matrix.a[$1][j] * hub[$1] } }
      hub = (0..<n).map { i in (0..<n).reduce(0) { $0 + matrix.a[i][$1] * authority[$1] } }
      let (sum, other) = (hub.reduce(0, +), authority.reduce(0, +))
      hub = hub.map { $0 / sum }
      authority = authority.map { $0 / other }
    }
    return (hub, authority)
  }

  @Test func agreesWithKleinbergsIteration() throws {
    for seed in 0..<12 as Range<UInt64> {
      let fixture = CentralityFixture.random(seed, nodes: 12, edges: 60, isDirected: true)
      for weight in [nil, Projection.WeightMeaning.strength] {
        let graph = try fixture.projected(weight: weight, parallel: .sum, loops: .keep)
        let expected = iterated(AdjacencyVerifier(graph, loops: 1), steps: 3000)
        let scores = try hits(graph)
        #expect(agree(scores.column("hub"), expected.hub), "seed \(seed)")
        #expect(agree(scores.column("authority"), expected.authority), "seed \(seed)")
      }
    }
  }

  @Test func hubsAndAuthoritiesOfAStar() throws {
    let graph = try CentralityFixture(5, [(0, 1), (0, 2), (3, 2)], isDirected: true).projected()
    let scores = try hits(graph)
    // σ² = (3 + √5)/2 of the path 1 – 0 – 2 – 3 of hubs and authorities.
    let golden = (1 + 5.0.squareRoot()) / 2
    #expect(agree(scores.column("hub"), [golden / (golden + 1), 0, 0, 1 / (golden + 1), 0]))
    #expect(agree(scores.column("authority"), [0, 1 / (golden + 1), golden / (golden + 1), 0, 0]))
    #expect(scores.values == scores.column("authority"))
  }

  @Test func inAnUndirectedGraphItIsTheEigenvector() throws {
    for loops in [1, 2] {
      let graph = try CentralityFixture(5, [(0, 1), (1, 2), (2, 0), (2, 3), (3, 4), (4, 4)]).projected(loops: .keep)
      var algorithm = EigenvectorCentrality()
      algorithm.loops = loops
      let vector = try algorithm.run(on: graph).values
      let sum = vector.reduce(0, +)
      let scores = try hits(graph, loops: loops)
      #expect(agree(scores.column("hub"), vector.map { $0 / sum }))
      #expect(agree(scores.column("authority"), vector.map { $0 / sum }))
    }
  }

  @Test func vectorsThatAreNotSingledOutAreRefused() throws {
    // Bipartite; two equal parts; a directed cycle, all of whose singular values are 1; no ties.
    let graphs = [
      try CentralityFixture.path(3).projected(),
      try CentralityFixture(4, [(0, 1), (2, 3)], isDirected: true).projected(),
      try CentralityFixture(3, [(0, 1), (1, 2), (2, 0)], isDirected: true).projected(),
      try CentralityFixture(3, []).projected(),
    ]
    for graph in graphs { #expect(throws: AlgorithmError.self) { try hits(graph) } }
    #expect(try hits(CentralityFixture(0, []).projected()).columns.allSatisfy { $0.values.isEmpty })
  }

  @Test func workersDoNotChangeABit() throws {
    let graph = try CentralityFixture.random(4, nodes: 500, edges: 3000, isDirected: true).projected(weight: .strength)
    let alone = try hits(graph)
    for workers in [2, 4] { #expect(try hits(graph, workers: workers) == alone) }
  }
}
