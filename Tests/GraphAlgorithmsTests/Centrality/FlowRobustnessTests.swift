import GraphAlgorithms
import GraphProjection
import Testing

/// What holds for all measures of this folder: workers, names of nodes and awkward graphs.
@Suite struct FlowRobustnessTests {
  static let nodes: [any GraphAlgorithm.Type] = [
    CurrentFlowBetweenness.self, CurrentFlowCloseness.self, InformationCentrality.self, SecondOrderCentrality.self,
    FlowBetweenness.self, PercolationCentrality.self, VoteRank.self, NeighbourStrength.self, ArticleRank.self,
    ReachCentrality.self, HIndex.self, CommunicabilityBetweenness.self, TrophicLevel.self,
  ]
  static let ties: [any GraphAlgorithm.Type] = [
    EdgeBetweenness.self, EdgeCurrentFlowBetweenness.self, Embeddedness.self, Dispersion.self, LocalBridges.self,
  ]

  /// The table, or `nil` where the algorithm refuses.
  private func table<Algorithm: GraphAlgorithm>(
    _ type: Algorithm.Type, _ graph: ProjectedGraph, workers: Int = 1
  ) -> ResultTable? {
    guard let output = try? type.init().run(on: graph, in: RunContext(workers: workers)) else { return nil }
    return output.table(for: graph)
  }

  private func scores<Algorithm: GraphAlgorithm>(_ type: Algorithm.Type, _ graph: ProjectedGraph) throws -> [[Double]] {
    try #require(try type.init().run(on: graph) as? NodeScores).columns.map(\.values)
  }

  @Test(arguments: [false, true]) func workersChangeNothing(isDirected: Bool) throws {
    let fixture = CentralityFixture.random(11, nodes: 70, edges: 160, isDirected: isDirected)
    for graph in [try fixture.projected(), try fixture.projected(weight: .strength, parallel: .count, loops: .keep)] {
      for type in Self.nodes + Self.ties {
        let alone = table(type, graph)
        #expect(alone != nil)
        for workers in [2, 4] { #expect(table(type, graph, workers: workers) == alone) }
      }
    }
  }

  /// VoteRank is left out: equal votes go by id.
  @Test(arguments: [false, true]) func namesChangeNothing(isDirected: Bool) throws {
    var generator = TestGenerator(state: 3)
    let fixture = CentralityFixture.random(7, nodes: 40, edges: 70, isDirected: isDirected)
    let order = generator.permutation(40)
    for weight in [nil, Projection.WeightMeaning.strength] {
      let graph = try fixture.projected(weight: weight, parallel: .count)
      let moved = try fixture.relabelled(order).projected(weight: weight, parallel: .count)
      for type in Self.nodes where type.card.id != "voterank" {
        let (here, there) = (try scores(type, graph), try scores(type, moved))
        for (a, b) in zip(here, there) { #expect(agreeClosely(a, order.map { b[$0] }), "\(type.card.id)") }
      }
    }
  }

  @Test(arguments: [false, true]) func awkwardGraphsGiveNumbersOrErrors(isDirected: Bool) throws {
    let shapes =
      [
        CentralityFixture(0, []), CentralityFixture(1, []), CentralityFixture(1, [(0, 0)]), CentralityFixture(2, []),
        CentralityFixture(3, [(0, 0), (1, 1), (2, 2), (2, 2)]),
        CentralityFixture(3, [(0, 1), (0, 1), (1, 0), (1, 2), (2, 2)]),
        CentralityFixture(6, [(0, 1), (3, 4)]),
      ]
      + [-1, 0, 1e-310, 1e-300, 1e300, 1.7e308, 5, .nan].map { weight in
        CentralityFixture(5, weighted: [(0, 1, weight), (1, 2, 1), (2, 0, weight), (2, 3, 2), (3, 3, weight)])
      }
    for var fixture in shapes {
      fixture.isDirected = isDirected
      for weight in [nil, .strength, .distance] as [Projection.WeightMeaning?]
      where weight == nil || !fixture.edges.isEmpty {
        for parallel in Projection.Parallel.allCases {
          guard let graph = try? fixture.projected(weight: weight, parallel: parallel, loops: .keep) else { continue }
          for type in Self.nodes + Self.ties {
            let rows = table(type, graph)?.rows.joined() ?? [].joined()
            for case .real(let value) in rows { #expect(value.isFinite, "\(type.card.id)") }
            if weight == nil { #expect(table(type, graph) != nil, "\(type.card.id)") }
          }
        }
      }
    }
  }

  @Test func cancelledRunsThrow() throws {
    func run<Algorithm: GraphAlgorithm>(_ type: Algorithm.Type, _ graph: ProjectedGraph) {
      let context = RunContext(workers: 2)
      context.cancellation.cancel()
      #expect(throws: AlgorithmError.cancelled) { try type.init().run(on: graph, in: context) }
    }
    let graph = try CentralityFixture.random(12, nodes: 60, edges: 90, isDirected: true).projected()
    for type in Self.nodes + Self.ties { run(type, graph) }
  }
}
