import GraphAlgorithms
import GraphProjection
import Testing

@Suite struct StressCentralityTests {
  @Test(arguments: [false, true]) func countsAllShortestPaths(isDirected: Bool) throws {
    for seed in 0..<60 as Range<UInt64> {
      let (nodes, edges) = (2 + Int(seed % 17), 3 + Int(seed * 7 % 40))
      let fixture = CentralityFixture.random(seed, nodes: nodes, edges: edges, isDirected: isDirected)
      for parallel in Projection.Parallel.allCases {
        for weight in [nil, Projection.WeightMeaning.distance] where weight != nil || parallel != .sum {
          let graph = try fixture.projected(weight: weight, parallel: parallel, loops: .keep)
          let all = AllPairsVerifier(graph)
          let expected = (0..<nodes).map { v in
            var sum = 0.0
            for s in 0..<nodes where s != v {
              for t in 0..<nodes where t != v && t != s && all.distance[s][t].isFinite {
                if all.distance[s][v] + all.distance[v][t] == all.distance[s][t] {
                  sum += all.paths[s][v] * all.paths[v][t]
                }
              }
            }
            return isDirected ? sum : sum / 2
          }
          #expect(try StressCentrality().run(on: graph).values == expected, "seed \(seed) \(parallel)")
        }
      }
    }
  }

  @Test func smallGraphs() throws {
    // Two shortest paths join the corners of a square, one over each of the others.
    let square = try CentralityFixture(4, [(0, 1), (1, 2), (2, 3), (3, 0)]).projected()
    #expect(try StressCentrality().run(on: square).values == [1, 1, 1, 1])
    let lengths = [(0, 1, 0.1), (1, 3, 0.2), (0, 2, 0.15), (2, 3, 0.15)]
    let floats = try CentralityFixture(4, weighted: lengths).projected(weight: .distance)
    #expect(try StressCentrality().run(on: floats).values == [1, 1, 1, 0])
    #expect(try StressCentrality().run(on: CentralityFixture(0, []).projected()).values == [])
  }

  @Test func tooManyPathsAreReported() throws {
    let edges = (0..<1100).flatMap { [($0, $0 + 1), ($0, $0 + 1)] }
    let graph = try CentralityFixture(1101, edges).projected(parallel: .count)
    #expect(throws: AlgorithmError.self) { try StressCentrality().run(on: graph) }
  }

  @Test func workersDoNotChangeABit() throws {
    for weight in [nil, Projection.WeightMeaning.strength] {
      let graph = try CentralityFixture.random(7, nodes: 300, edges: 900, isDirected: true).projected(weight: weight)
      let alone = try StressCentrality().run(on: graph)
      for workers in [2, 4] {
        #expect(try StressCentrality().run(on: graph, in: RunContext(workers: workers)) == alone)
      }
    }
  }
}
