import GraphAlgorithms
import GraphProjection
import Testing

@Suite struct LocalReachingTests {
  private func reaching(_ graph: ProjectedGraph, _ direction: DistanceDirection = .out) throws -> NodeScores {
    var algorithm = LocalReaching()
    algorithm.direction = direction
    return try algorithm.run(on: graph)
  }

  @Test(arguments: [false, true]) func isTheShareOfNodesReached(isDirected: Bool) throws {
    for seed in 0..<40 as Range<UInt64> {
      let nodes = 2 + Int(seed % 17)
      let fixture = CentralityFixture.random(seed, nodes: nodes, edges: Int(seed), isDirected: isDirected)
      let graph = try fixture.projected(loops: .keep)
      for direction in DistanceDirection.allCases {
        let verifier = AllPairsVerifier(graph, ignoringDirections: direction == .all)
        let expected = (0..<nodes).map {
          Double(verifier.distances($0, incoming: direction == .in).count) / Double(nodes - 1)
        }
        #expect(try reaching(graph, direction).values == expected)
      }
    }
  }

  @Test func starsAreHierarchies() throws {
    let star = CentralityFixture(5, (1..<5).map { (0, $0) }, isDirected: true)
    let scores = try reaching(star.projected())
    #expect(scores.values == [1, 0, 0, 0, 0])
    #expect(scores.notes.contains("global reaching centrality 1"))
    #expect(try reaching(CentralityFixture(1, []).projected()).values == [0])
  }
}
