import GraphAlgorithms
import GraphProjection
import Testing

@Suite struct LouvainTests {
  @Test func karate() throws {
    let found = try Louvain().run(on: try CommunityGraph.karate.projected())
    #expect(abs((found.modularity ?? 0) - 0.419789612097) < 1e-12)
  }

  @Test func oneResultFromAnyInsertionOrderAndWorkers() throws {
    var random = TestRandom(10)
    var louvain = Louvain()
    louvain.starts = 3
    var results: Set<NodeGroups> = []
    for round in 0..<50 {
      let graph = try CommunityGraph.weightedKarate.projected(order: random.permutation(78))
      results.insert(try louvain.run(on: graph, in: RunContext(workers: [1, 2, 4][round % 3])))
    }
    #expect(results.count == 1)
  }

  /// At the end no two communities gain by uniting: the last level has none that move.
  @Test func noUnionGains() throws {
    var random = TestRandom(11)
    for round in 0..<30 {
      let graph = random.graph(nodes: 25, ties: 45, isDirected: round % 2 == 0, isWeighted: round % 3 == 0)
      var louvain = Louvain()
      louvain.starts = 1
      louvain.seed = UInt64(round)
      let found = try louvain.run(on: try graph.projected())
      let value = graph.modularity(found.membership)
      #expect(abs((found.modularity ?? .nan) - value) < 1e-12)
      for a in found.groups.indices {
        for b in found.groups.indices[..<a] {
          #expect(graph.modularity(found.membership.map { $0 == a ? b : $0 }) < value + 1e-12)
        }
      }
    }
  }

  @Test func resolutionMakesCommunitiesSmaller() throws {
    let graph = try CommunityGraph.karate.projected()
    let counts = try [0.3, 1, 3, 100].map { resolution in
      var louvain = Louvain()
      louvain.resolution = resolution
      return try louvain.run(on: graph).groups.count
    }
    #expect(counts == counts.sorted() && counts.last == 34)
  }

  @Test func nodesWithoutTies() throws {
    #expect(try Louvain().run(on: try CommunityGraph(0, []).projected()).groups.isEmpty)
    #expect(try Louvain().run(on: try CommunityGraph(3, [(0, 2), (1, 1)]).projected()).groups == [[0, 2], [1]])
  }
}
