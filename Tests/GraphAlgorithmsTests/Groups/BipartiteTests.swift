import GraphAlgorithms
import GraphProjection
import RelationGraph
import Testing

@Suite struct BipartiteTests {
  // NetworkX 3.6, bipartite.degree_centrality, closeness_centrality and betweenness_centrality of davis_southern_women_graph.
  private static let closeness = [
    0.8, 0.7272727272727273, 0.8, 0.7272727272727273, 0.6, 0.6666666666666666, 0.6666666666666666, 0.6666666666666666,
    0.7058823529411765, 0.7058823529411765, 0.6857142857142857, 0.7272727272727273, 0.7741935483870968, 0.8,
    0.7272727272727273, 0.6486486486486487, 0.5853658536585366, 0.5853658536585366, 0.5238095238095238,
    0.5238095238095238, 0.5641025641025641, 0.5365853658536586, 0.5945945945945946, 0.6875, 0.7333333333333333,
    0.8461538461538461, 0.7857142857142857, 0.55, 0.5365853658536586, 0.5641025641025641, 0.5238095238095238,
    0.5238095238095238,
  ]
  private static let betweenness = [
    0.09658472108029267, 0.05135761326872536, 0.08759468547944677, 0.0494865998160072, 0.010596096282664414,
    0.01071434286960598, 0.00944412334473028, 0.006800323334013807, 0.016783108139791406, 0.015737665757646964,
    0.016344348365012626, 0.047362754029819695, 0.07170914508501829, 0.11346136204298476, 0.04238754006434827,
    0.0019535268594996565, 0.005054505236263333, 0.005054505236263333, 0.002154310782629367, 0.0020886968954039286,
    0.01822439085252718, 0.0077020526738029406, 0.03769444252500667, 0.06501635047516072, 0.12950174424519842,
    0.24381946234957552, 0.22551359177204106, 0.011442302600971925, 0.01966539088919154, 0.018094182051395145,
    0.002240655987795576, 0.002240655987795576,
  ]

  @Test func southernWomen() throws {
    // By kind, and by colouring where all are of one kind.
    for graph in [try TwoModeFixture.projected(), try TwoModeFixture.graph.projected()] {
      let degree = try BipartiteDegree().run(on: graph)
      let shares = (0..<32).map { Double(graph.successors(of: $0).count) / ($0 < 18 ? 14 : 18) }
      #expect(agree(degree.values, shares))
      #expect(agree(try BipartiteCloseness().run(on: graph).values, Self.closeness))
      #expect(agree(try BipartiteBetweenness().run(on: graph).values, Self.betweenness))
      #expect(Set(degree.columns[1].values.prefix(18)).count == 1)
    }
    #expect(try BipartiteDegree().run(on: TwoModeFixture.projected()).notes[0].contains("1 is event"))
  }

  @Test func oddCyclesAreNamed() throws {
    let graph = try CentralityFixture(6, [(0, 1), (1, 2), (2, 3), (3, 4), (4, 1), (4, 2), (0, 5)]).projected()
    for run in [BipartiteDegree().run(on:in:), BipartiteCloseness().run(on:in:), BipartiteBetweenness().run(on:in:)] {
      let error = #expect(throws: AlgorithmError.self) { try run(graph, RunContext()) }
      #expect(error?.description.contains("a cycle of 3 ties through 10002–10001–10004") == true)
    }
    let loop = try CentralityFixture(2, [(0, 1), (1, 1)]).projected(loops: .keep)
    let error = #expect(throws: AlgorithmError.self) { try BipartiteDegree().run(on: loop) }
    #expect(error?.description.contains("a loop at 10001") == true)
    var other = BipartiteDegree()
    other.attribute = "no-such"
    #expect(throws: AlgorithmError.self) { try other.run(on: graph) }
  }

  @Test func bipartiteWhereAColouringExists() throws {
    for seed in 0..<200 as Range<UInt64> {
      let n = 2 + Int(seed % 7)
      let graph = try CentralityFixture.random(seed, nodes: n, edges: n - 1, isDirected: seed % 2 == 0).projected()
      let isBipartite = (0..<(1 << n)).contains { colours in
        (0..<graph.tieCount).allSatisfy { tie in
          let (a, b) = graph.ends(ofTie: tie)
          return (colours >> a) & 1 != (colours >> b) & 1
        }
      }
      let result = try? BipartiteBetweenness().run(on: graph)
      #expect((result != nil) == isBipartite)
      if let result { #expect(result.values.allSatisfy { $0.isNaN || (0...1).contains($0) }) }
    }
  }

  /// The largest values of a mode are reached: a centre with the other nodes spread over its neighbours.
  @Test func boundsAreReached() throws {
    for own in 1..<8 {
      for other in 1..<6 {
        // Node 0 is tied to all of the other mode; each other node of its own mode to one of them, in turn.
        var edges = (0..<other).map { (0, own + $0) }
        edges += (1..<max(1, own)).map { ($0, own + ($0 - 1) % other) }
        let graph = try CentralityFixture(own + other, edges).projected()
        let value = try BipartiteBetweenness().run(on: graph).values[0]
        #expect(own + other < 3 ? value.isNaN : value.isNaN || abs(value - 1) < 1e-12)
        #expect(try BipartiteCloseness().run(on: graph).values[0] >= 0)
      }
    }
  }
}
