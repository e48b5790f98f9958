import GraphAlgorithms
import GraphProjection
import Testing

@Suite struct EgoNetworkTests {
  private func network(
    _ graph: ProjectedGraph, _ node: String = "", steps: Int = 1, _ direction: DistanceDirection = .all
  ) throws -> PairScores {
    var algorithm = EgoNetwork()
    algorithm.node = node
    algorithm.steps = steps
    algorithm.direction = direction
    return try algorithm.run(on: graph)
  }

  /// NetworkX 3.6: `ego_graph`, `density` and `number_connected_components` without the ego.
  @Test func karateAsNetworkX() throws {
    let graph = try CommunityGraph.karate.projected()
    let near = try network(graph, "n1000")
    #expect(near.pairs.count == 34 && near.wholeNumber("alters") == 16 && near.wholeNumber("ego_ties") == 16)
    #expect(
      near.wholeNumber("alter_ties") == 18 && near.wholeNumber("density") == 0.15 && near.wholeNumber("components") == 4
    )
    #expect(near.wholeNumber("brokerage") == 102 && near.wholeNumber("brokerage_share") == 0.85)
    let far = try network(graph, "n1000", steps: 2)
    #expect(far.pairs.count == 59 && far.wholeNumber("alters") == 25)
    // The officer has 17 neighbours, more than anybody else.
    #expect(try network(graph).figures.first?.value == .nodes([33]))
  }

  @Test func agreesWithTheDefinition() throws {
    for seed in 0..<40 as Range<UInt64> {
      let graph = try CentralityFixture.random(seed, nodes: 9, edges: 12, isDirected: seed % 2 == 1)
        .projected(parallel: .count, loops: .keep)
      let ties = (0..<graph.tieCount).map { graph.ends(ofTie: $0) }
      for direction in DistanceDirection.allCases {
        for steps in 1...3 {
          for ego in 0..<9 {
            var reach: Set<Int> = [ego]
            for _ in 0..<steps {
              let isFree = direction == .all || !graph.isDirected
              for tie in ties.map({ (from: $0.from, to: $0.to, known: reach) }) {
                if (isFree || direction == .out) && tie.known.contains(tie.from) { reach.insert(tie.to) }
                if (isFree || direction == .in) && tie.known.contains(tie.to) { reach.insert(tie.from) }
              }
            }
            let found = try network(graph, CentralityFixture.id(ego), steps: steps, direction)
            let expected = ties.indices.filter { reach.contains(ties[$0].from) && reach.contains(ties[$0].to) }
            #expect(found.pairs.compactMap(\.tie) == expected)
            #expect(found.figures.first { $0.name == "members" }?.value == .nodes(reach.sorted()))
            let alters = reach.subtracting([ego]).sorted()
            let open = alters.flatMap { a in alters.filter { $0 > a }.map { (a, $0) } }.filter { a, b in
              !ties.contains { ($0.from, $0.to) == (a, b) || ($0.from, $0.to) == (b, a) }
            }
            #expect(found.wholeNumber("brokerage") == Double(open.count))
          }
        }
      }
    }
  }

  @Test func awkwardGraphs() throws {
    #expect(throws: AlgorithmError.self) { try network(CentralityFixture(0, []).projected()) }
    let alone = try network(CentralityFixture(1, [(0, 0)]).projected(loops: .keep))
    #expect(alone.pairs.count == 1 && alone.wholeNumber("alters") == 0 && alone.wholeNumber("density") == nil)
    #expect(throws: AlgorithmError.self) { try network(CentralityFixture.path(3).projected(), "no-such") }
  }
}
