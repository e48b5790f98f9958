import GraphAlgorithms
import GraphProjection
import Testing

@Suite struct EccentricityTests {
  private func eccentricity(
    _ graph: ProjectedGraph, _ direction: DistanceDirection = .in, workers: Int = 1
  ) throws -> NodeScores {
    var algorithm = Eccentricity()
    algorithm.direction = direction
    return try algorithm.run(on: graph, in: RunContext(workers: workers))
  }

  @Test(arguments: [false, true]) func isTheLargestDistance(isDirected: Bool) throws {
    for seed in 0..<60 as Range<UInt64> {
      let (nodes, edges) = (1 + Int(seed % 17), 1 + Int(seed * 7 % 40))
      let fixture = CentralityFixture.random(seed, nodes: nodes, edges: edges, isDirected: isDirected)
      for weight in [nil, Projection.WeightMeaning.distance] {
        let graph = try fixture.projected(weight: weight, parallel: .count, loops: .keep)
        for direction in DistanceDirection.allCases {
          let verifier = AllPairsVerifier(graph, ignoringDirections: direction == .all)
          let expected = (0..<nodes).map { verifier.distances($0, incoming: direction == .in).max() ?? 0 }
          #expect(try eccentricity(graph, direction).values == expected, "seed \(seed) \(direction)")
        }
      }
    }
  }

  @Test func pathsAndIsolates() throws {
    #expect(try eccentricity(CentralityFixture.path(4).projected()).values == [3, 2, 2, 3])
    let directed = try CentralityFixture.path(3, isDirected: true).projected()
    #expect(try eccentricity(directed).values == [0, 1, 2])
    #expect(try eccentricity(directed, .out).values == [2, 1, 0])
    let scores = try eccentricity(CentralityFixture(6, [(0, 1), (1, 2), (3, 4)]).projected())
    #expect(scores.values == [2, 1, 2, 1, 1, 0])
    #expect(scores.notes.contains("11 pairs of nodes are not connected and left out"))
    #expect(scores.notes.contains("largest value 2"))
  }

  @Test func manySourcesAtOnce() throws {
    let graph = try CentralityFixture.path(200).projected()
    #expect(try eccentricity(graph).values == (0..<200).map { Double(max($0, 199 - $0)) })
  }

  @Test func strengthIsTakenAsInverseLength() throws {
    let graph = try CentralityFixture(3, weighted: [(0, 1, 4), (1, 2, 4), (0, 2, 1)]).projected(weight: .strength)
    #expect(try eccentricity(graph).values == [0.5, 0.25, 0.5])
  }

  @Test func workersDoNotChangeABit() throws {
    for weight in [nil, Projection.WeightMeaning.strength] {
      let graph = try CentralityFixture.random(7, nodes: 400, edges: 900, isDirected: true).projected(weight: weight)
      let alone = try eccentricity(graph)
      for workers in [2, 4] { #expect(try eccentricity(graph, workers: workers) == alone) }
    }
  }
}
