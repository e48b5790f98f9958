import GraphAlgorithms
import GraphProjection
import RelationGraph
import Testing

/// Percolation and the betweenness of ties, against numbers of paths between all pairs.
@Suite struct PathDependenceTests {
  private static func graphs() throws -> [ProjectedGraph] {
    var graphs = try FlowGraphs.all.map { try $0.projected() }
    for isDirected in [false, true] {
      for (index, fixture) in FlowGraphs.random(100, isDirected: isDirected).enumerated() {
        let parallel: Projection.Parallel = index % 2 == 0 ? .count : .collapse
        graphs.append(try fixture.projected(weight: index % 3 == 0 ? nil : .distance, parallel: parallel, loops: .keep))
      }
    }
    return graphs
  }

  @Test func tiesAgreeWithNumbersOfPaths() throws {
    for graph in try Self.graphs() {
      let pairs = AllPairsVerifier(graph)
      let n = graph.nodeCount
      let expected = (0..<graph.tieCount).map { tie -> Double in
        let (a, b) = graph.ends(ofTie: tie)
        guard a != b else { return 0 }
        var sum = 0.0
        for (from, to) in graph.isDirected ? [(a, b)] : [(a, b), (b, a)] {
          for s in 0..<n {
            for t in 0..<n where t != s && pairs.distance[s][t].isFinite {
              let far = pairs.distance[s][from] + graph.weight(ofTie: tie) + pairs.distance[to][t]
              if far == pairs.distance[s][t] { sum += pairs.paths[s][from] * pairs.paths[to][t] / pairs.paths[s][t] }
            }
          }
        }
        return graph.isDirected ? sum : sum / 2
      }
      let scores = try EdgeBetweenness().run(on: graph)
      #expect(agreeClosely(scores.columns[0].values, expected))
      let count = Double(n * (n - 1)) / (graph.isDirected ? 1 : 2)
      #expect(agreeClosely(scores.columns[1].values, expected.map { n < 2 ? 0 : $0 / count }))
    }
  }

  @Test func percolationAgreesWithItsDefinition() throws {
    for graph in try Self.graphs() {
      let pairs = AllPairsVerifier(graph)
      let n = graph.nodeCount
      let states = (0..<n).map { Double($0 % 3) }
      let expected = (0..<n).map { v -> Double in
        var sum = 0.0
        for s in 0..<n where s != v {
          for t in 0..<n where t != v && t != s && pairs.distance[s][t].isFinite {
            guard pairs.distance[s][v] + pairs.distance[v][t] == pairs.distance[s][t] else { continue }
            sum += pairs.paths[s][v] * pairs.paths[v][t] / pairs.paths[s][t] * states[s]
          }
        }
        let others = states.reduce(0, +) - states[v]
        return n > 2 && others > 0 ? sum / others / Double(n - 2) : 0
      }
      #expect(agreeClosely(try percolation(graph, states), expected))
    }
  }

  /// The same graph with states on its nodes.
  private func percolation(_ graph: ProjectedGraph, _ states: [Double?]) throws -> [Double] {
    var copy = PropertyGraph(schema: .open)
    for (node, state) in states.enumerated() {
      try copy.insert(Node(id: CentralityFixture.id(node), properties: state.map { ["x": .real($0)] } ?? [:]))
    }
    for relation in graph.source.relations { try copy.insert(relation) }
    var algorithm = PercolationCentrality()
    algorithm.state = "x"
    return try algorithm.run(on: graph.projection.apply(to: copy)).values
  }

  @Test func equalStatesGiveBetweenness() throws {
    for graph in [
      try FlowGraphs.karate().projected(), try FlowGraphs.karate(weighted: true).projected(weight: .strength),
    ] {
      let betweenness = try BetweennessCentrality().run(on: graph).columns[1].values
      #expect(agreeClosely(try PercolationCentrality().run(on: graph).values, betweenness))
      #expect(agreeClosely(try percolation(graph, [Double?](repeating: 0.3, count: 34)), betweenness))
    }
  }

  @Test func karateClub() throws {
    let graph = try FlowGraphs.karate().projected()
    let states = (0..<34).map { Double($0 % 5) / 4 }
    #expect(agreeClosely(try percolation(graph, states), KarateReference.percolation))
    // A node without a state is one of state 0.
    #expect(try percolation(graph, states.map { $0 == 0 ? nil : $0 }) == percolation(graph, states))
    func byEdge(_ graph: ProjectedGraph) throws -> [Double] {
      let scores = try EdgeBetweenness().run(on: graph)
      return try FlowGraphs.karate().edges.map {
        scores.columns[0].values[try #require(graph.tie(between: $0.from, $0.to))]
      }
    }
    #expect(agreeClosely(try byEdge(graph), KarateReference.edgeBetweenness))
    let lengths = try FlowGraphs.karate(weighted: true).projected(weight: .distance)
    #expect(agreeClosely(try byEdge(lengths), KarateReference.edgeBetweennessWeighted))
  }

  @Test func statesThatAreNone() throws {
    let graph = try CentralityFixture.path(4).projected()
    #expect(throws: AlgorithmError.self) { try percolation(graph, [1, -1, 0, 0]) }
    #expect(try percolation(graph, [0, 0, 0, 0.5]) == [0, 0.5, 1, 0])
    #expect(try percolation(graph, [0, 0, 0, 0]) == [0, 0, 0, 0])
    var algorithm = PercolationCentrality()
    algorithm.state = "no-such"
    #expect(throws: AlgorithmError.self) { try algorithm.run(on: graph) }
  }

  @Test func nearlyEqualLengthsTie() throws {
    let fixture = CentralityFixture(4, weighted: [(0, 1, 0.1), (1, 3, 0.2), (0, 2, 0.15), (2, 3, 0.15)])
    let ties = try EdgeBetweenness().run(on: fixture.projected(weight: .distance)).columns[0].values
    #expect(agree(ties, [2.5, 2.5, 1.5, 1.5]))
  }
}
