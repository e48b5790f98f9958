import GraphAlgorithms
import GraphProjection
import Testing

/// No graph traps, and every result has one value a node, the same for any number of workers and any order of the facts.
@Suite struct CentralityRobustnessTests {
  static let all: [any GraphAlgorithm.Type] = [
    DegreeCentrality.self, StrengthCentrality.self, BetweennessCentrality.self, ClosenessCentrality.self,
    HarmonicCentrality.self, EigenvectorCentrality.self, PageRank.self, Coreness.self,
  ]

  static let fixtures: [CentralityFixture] = [
    CentralityFixture(0, []), CentralityFixture(1, []), CentralityFixture(1, [(0, 0)]), CentralityFixture(2, []),
    CentralityFixture(2, [(0, 1), (0, 1), (1, 0)]), CentralityFixture(3, [(0, 0), (1, 1), (2, 2)]),
    CentralityFixture(5, [(0, 1), (3, 4)]), .clique(9), .path(70),
    .random(1, nodes: 40, edges: 100, isDirected: false),
  ]

  private func scores<Algorithm: GraphAlgorithm>(
    _ type: Algorithm.Type, _ graph: ProjectedGraph, workers: Int
  ) -> NodeScores? {
    try? type.init().run(on: graph, in: RunContext(workers: workers)) as? NodeScores
  }

  @Test(arguments: [false, true]) func everyGraphGivesAValueANode(isDirected: Bool) throws {
    for var fixture in Self.fixtures {
      fixture.isDirected = isDirected
      var shuffled = fixture
      shuffled.edges.reverse()
      for parallel in Projection.Parallel.allCases {
        for loops in Projection.Loops.allCases {
          let graph = try fixture.projected(parallel: parallel, loops: loops)
          let other = try shuffled.projected(parallel: parallel, loops: loops)
          for type in Self.all {
            let alone = scores(type, graph, workers: 1)
            if type.card.id != "eigenvector" { #expect(alone != nil) }
            #expect(alone?.columns.allSatisfy { $0.values.count == fixture.nodeCount } ?? true)
            #expect(alone?.columns.allSatisfy { $0.values.allSatisfy(\.isFinite) } ?? true)
            #expect(scores(type, graph, workers: 3) == alone)
            #expect(scores(type, other, workers: 2) == alone)
          }
        }
      }
    }
  }

  @Test func optionsReadBack() throws {
    for type in Self.all {
      #expect(type.card.family == .centrality && !type.card.citations.isEmpty)
      for option in type.options { #expect(!option.help.isEmpty) }
    }
    let closeness = try ClosenessCentrality.configured([("direction", "out"), ("variant", "component")])
    #expect(closeness.direction == .out && closeness.variant == .component)
    let pageRank = try PageRank.configured([("damping", "0.5"), ("personalise", "a+b"), ("loops", "1")])
    #expect(pageRank.damping == 0.5 && pageRank.personalise == ["a", "b"] && pageRank.loops == 1)
  }
}
