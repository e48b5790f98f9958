import GraphAlgorithms
import GraphProjection
import Testing

@Suite struct LabelPropagationTests {
  /// The end condition of the paper: no other community has more of the strength of a node than its own.
  @Test func everyNodeIsWithMostOfItsNeighbours() throws {
    var random = TestRandom(12)
    for round in 0..<60 {
      let n = 5 + random.number(below: 40)
      let graph = random.graph(
        nodes: n, ties: 2 * n, isDirected: round % 2 == 0, isWeighted: round % 3 == 0)
      var propagation = LabelPropagation()
      propagation.seed = UInt64(round)
      let found = try propagation.run(on: try graph.projected())
      #expect(graph.areConnected(found.groups))
      var strength = [[Double]](repeating: [Double](repeating: 0, count: found.groups.count), count: n)
      for tie in graph.ties where tie.from != tie.to {
        strength[tie.from][found.membership[tie.to]] += tie.weight
        strength[tie.to][found.membership[tie.from]] += tie.weight
      }
      for node in 0..<n {
        #expect(strength[node][found.membership[node]] >= (strength[node].max() ?? 0) - 1e-9)
      }
      #expect(abs((found.modularity ?? .nan) - graph.modularity(found.membership)) < 1e-12)
    }
  }

  @Test func cliquesInAChain() throws {
    var ties: [(Int, Int)] = []
    for clique in 0..<5 {
      for i in 0..<6 { for j in 0..<i { ties.append((clique * 6 + i, clique * 6 + j)) } }
      if clique > 0 { ties.append((clique * 6, clique * 6 - 1)) }
    }
    let found = try LabelPropagation().run(on: try CommunityGraph(30, ties).projected())
    #expect(found.groups == (0..<5).map { clique in Array(clique * 6..<clique * 6 + 6) })
  }

  @Test func oneResultFromAnyInsertionOrder() throws {
    var random = TestRandom(13)
    var results: Set<NodeGroups> = []
    for _ in 0..<50 {
      let graph = try CommunityGraph.karate.projected(order: random.permutation(78))
      results.insert(try LabelPropagation().run(on: graph))
    }
    #expect(results.count == 1)
  }

  @Test func roundsAreLimited() throws {
    var propagation = LabelPropagation()
    propagation.iterations = 1
    let found = try propagation.run(on: try CommunityGraph.karate.projected())
    #expect(found.notes.contains("ended after 1 round"))
    #expect(CommunityGraph.karate.areConnected(found.groups))
  }

  @Test func nodesWithoutTies() throws {
    #expect(try LabelPropagation().run(on: try CommunityGraph(0, []).projected()).groups.isEmpty)
    let found = try LabelPropagation().run(on: try CommunityGraph(4, [(0, 3), (1, 1)]).projected())
    #expect(found.groups == [[0, 3], [1], [2]])
  }
}
