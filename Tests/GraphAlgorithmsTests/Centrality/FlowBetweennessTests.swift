import GraphAlgorithms
import GraphProjection
import Testing

@Suite struct FlowBetweennessTests {
  private static let karate: [Double] = [
    548, 129, 120, 62, 49, 84, 84, 15, 26, 5, 49, 0, 6, 18, 1, 1, 29, 4, 1, 9, 1, 4, 1, 54, 41, 35, 15, 40, 11, 41, 19,
    63,
    198, 332,
  ]

  /// The smallest cut between two nodes, over all sets of nodes; without the ties of one node.
  private func smallestCut(_ strengths: [[Double]], _ s: Int, _ t: Int, without gone: Int?) -> Double {
    let n = strengths.count
    return (0..<(1 << n)).lazy.filter { $0 >> s & 1 == 1 && $0 >> t & 1 == 0 }.map { set -> Double in
      var cut = 0.0
      for a in 0..<n where set >> a & 1 == 1 && a != gone {
        for b in 0..<n where set >> b & 1 == 0 && b != gone { cut += strengths[a][b] }
      }
      return cut
    }.min() ?? 0
  }

  private func verify(_ graph: ProjectedGraph) throws {
    let (strengths, n) = (graph.symmetricStrengths, graph.nodeCount)
    var (raw, normalised) = ([Double](), [Double]())
    for v in 0..<n {
      var (all, rest) = (0.0, 0.0)
      for s in 0..<n where s != v {
        for t in 0..<s where t != v {
          all += smallestCut(strengths, s, t, without: nil)
          rest += smallestCut(strengths, s, t, without: v)
        }
      }
      raw.append(all - rest)
      normalised.append(all > 0 ? (all - rest) / all : 0)
    }
    let scores = try FlowBetweenness().run(on: graph)
    #expect(agreeClosely(scores.values, raw))
    #expect(agreeClosely(scores.columns[1].values, normalised))
  }

  @Test func agreesWithSmallestCuts() throws {
    for fixture in FlowGraphs.all where fixture.nodeCount < 5 || fixture.edges.count % 3 == 0 {
      try verify(fixture.projected())
    }
    for (index, fixture) in (FlowGraphs.random(28) + FlowGraphs.random(14, isDirected: true)).enumerated()
    where fixture.nodeCount < 8 {
      let parallel = Projection.Parallel.allCases[index % 3]
      try verify(fixture.projected(parallel: parallel, loops: .keep))
      try verify(fixture.projected(weight: .strength, parallel: parallel))
    }
  }

  /// A star, a ring and a bow-tie by hand.
  @Test func knownValues() throws {
    let star = try CentralityFixture(6, (1..<6).map { (0, $0) }).projected()
    #expect(try FlowBetweenness().run(on: star).values == [10, 0, 0, 0, 0, 0])
    #expect(try FlowBetweenness().run(on: star).columns[1].values == [1, 0, 0, 0, 0, 0])
    // Of two ways round one is left: every pair of others loses 1 of 2.
    let ring = try CentralityFixture(5, (0..<5).map { ($0, ($0 + 1) % 5) }).projected()
    #expect(try FlowBetweenness().run(on: ring).values == [6, 6, 6, 6, 6])
    let bow = try CentralityFixture(5, [(0, 1), (1, 2), (2, 0), (2, 3), (3, 4), (4, 2)]).projected()
    #expect(try FlowBetweenness().run(on: bow).values == [3, 3, 10, 3, 3])
  }

  @Test func theLimitHolds() throws {
    var algorithm = FlowBetweenness()
    algorithm.limit = 33
    let graph = try FlowGraphs.karate().projected()
    #expect(throws: AlgorithmError.self) { try algorithm.run(on: graph) }
    algorithm.limit = 34
    // What the largest flows of all pairs lose without a node, by igraph 1.0.0's maxflow_value on every pair.
    #expect(try algorithm.run(on: graph).values == Self.karate)
  }
}
