import GraphAlgorithms
import GraphProjection
import Testing

@Suite struct TopClosenessTests {
  private func expected(_ graph: ProjectedGraph, _ count: Int, _ direction: DistanceDirection) throws -> [Double] {
    var closeness = ClosenessCentrality()
    closeness.direction = direction
    let all = try closeness.run(on: graph)
    var values = [Double](repeating: .nan, count: graph.nodeCount)
    for node in all.ranking.prefix(count) { values[node] = all.values[node] }
    return values
  }

  private func top(
    _ graph: ProjectedGraph, _ count: Int, _ direction: DistanceDirection, workers: Int = 1
  ) throws -> [Double] {
    var algorithm = TopCloseness()
    (algorithm.count, algorithm.direction) = (count, direction)
    return try algorithm.run(on: graph, in: RunContext(workers: workers)).values
  }

  private func same(_ a: [Double], _ b: [Double]) -> Bool {
    a.count == b.count && zip(a, b).allSatisfy { $0 == $1 || ($0.isNaN && $1.isNaN) }
  }

  /// Bit for bit the first of all, in connected graphs and others.
  @Test(arguments: [false, true]) func theFirstOfAll(isDirected: Bool) throws {
    for seed in 0..<40 as Range<UInt64> {
      // Later batches, which begin after 64 nodes, have something to be cut by.
      let (nodes, edges) = (1 + Int(seed * 37 % 400), 2 + Int(seed * 61 % 900))
      let fixture = CentralityFixture.random(seed, nodes: nodes, edges: edges, isDirected: isDirected)
      let graph = try fixture.projected(parallel: .count, loops: .keep)
      for direction in DistanceDirection.allCases {
        for count in [1, 5, 500] {
          #expect(same(try top(graph, count, direction), try expected(graph, count, direction)))
        }
      }
      let weighted = try fixture.projected(weight: .distance)
      #expect(same(try top(weighted, 3, .in), try expected(weighted, 3, .in)))
    }
  }

  @Test func longPathsAndStars() throws {
    for graph in [
      try CentralityFixture.path(500).projected(), try CentralityFixture.path(300, isDirected: true).projected(),
      try CentralityFixture(300, (1..<300).map { (0, $0) }).projected(), try CentralityFixture(200, []).projected(),
    ] {
      #expect(same(try top(graph, 7, .in), try expected(graph, 7, .in)))
    }
  }

  @Test func workersDoNotChangeABit() throws {
    let graph = try CentralityFixture.random(3, nodes: 900, edges: 2500, isDirected: true).projected()
    let alone = try top(graph, 10, .out)
    for workers in [2, 4] { #expect(same(try top(graph, 10, .out, workers: workers), alone)) }
  }
}
