import Foundation
import GraphAlgorithms
import GraphProjection
import Testing

@Suite struct GreedyModularityTests {
  /// Every pair of communities tried at every step, by the modularity of the whole.
  private func verifier(_ graph: CommunityGraph) -> [Int] {
    var labels = Array(0..<graph.nodeCount)
    while true {
      let present = graph.modularity(labels)
      var best = (gain: 1e-12, low: -1, high: -1)
      for low in Set(labels).sorted() {
        for high in Set(labels).sorted() where high > low {
          let gain = graph.modularity(labels.map { $0 == high ? low : $0 }) - present
          if gain > best.gain + 1e-12 { best = (gain, low, high) }
        }
      }
      guard best.low >= 0 else { return labels }
      labels = labels.map { $0 == best.high ? best.low : $0 }
    }
  }

  @Test func asByTryingEveryPair() throws {
    var random = TestRandom(31)
    for round in 0..<100 {
      let n = 4 + random.number(below: 7)
      let graph = random.graph(
        nodes: n, ties: n + random.number(below: 2 * n), isDirected: round % 3 == 2, isWeighted: round % 3 == 1)
      let found = try GreedyModularity().run(on: try graph.projected())
      #expect(found.groups == NodeGroups(verifier(graph)).groups, "round \(round)")
      #expect(abs((found.modularity ?? .nan) - graph.modularity(found.membership)) < 1e-12)
      #expect(graph.areConnected(found.groups))
    }
  }

  /// igraph 1.0, community_fastgreedy.
  @Test func karate() throws {
    let plain = try GreedyModularity().run(on: try CommunityGraph.karate.projected())
    #expect(abs((plain.modularity ?? 0) - 0.38067061143984215) < 1e-12)
    #expect(plain.groups.map(\.count) == [17, 9, 8])
    let weighted = try GreedyModularity().run(on: try CommunityGraph.weightedKarate.projected())
    #expect(abs((weighted.modularity ?? 0) - 0.4345214669889994) < 1e-12)
  }

  @Test func asManyAsAskedFor() throws {
    let graph = try CommunityGraph.karate.projected()
    for count in [1, 2, 5, 34, 100] {
      var greedy = GreedyModularity()
      greedy.communities = count
      #expect(try greedy.run(on: graph).groups.count == min(34, count))
    }
    var greedy = GreedyModularity()
    greedy.communities = 1
    #expect(try greedy.run(on: try CommunityGraph(5, [(0, 1), (2, 3)]).projected()).groups.count == 3)
    #expect(try greedy.run(on: try CommunityGraph(0, []).projected()).groups.isEmpty)
  }

  @Test func oneResultFromAnyInsertionOrder() throws {
    var random = TestRandom(32)
    var results: Set<NodeGroups> = []
    for round in 0..<20 {
      let graph = try CommunityGraph.karate.projected(order: random.permutation(78))
      results.insert(try GreedyModularity().run(on: graph, in: RunContext(workers: [1, 2, 4][round % 3])))
    }
    #expect(results.count == 1)
  }
}

@Suite struct WalktrapTests {
  /// Powers of the matrix of the walk, and every pair of neighbouring communities tried at every step.
  private func verifier(_ graph: CommunityGraph, steps: Int) -> [Int] {
    let n = graph.nodeCount
    var weight = [[Double]](repeating: [Double](repeating: 0, count: n), count: n)
    var counts = [Double](repeating: 0, count: n)
    for tie in graph.ties where tie.from != tie.to {
      weight[tie.from][tie.to] += tie.weight
      weight[tie.to][tie.from] += tie.weight
      counts[tie.from] += 1
      counts[tie.to] += 1
    }
    let ties = weight
    for i in 0..<n { weight[i][i] = counts[i] == 0 ? 1 : weight[i].reduce(0, +) / counts[i] }
    let degree = weight.map { $0.reduce(0, +) }
    var power = (0..<n).map { i in (0..<n).map { i == $0 ? 1.0 : 0 } }
    for _ in 0..<steps {
      power = power.map { row in
        (0..<n).map { k in (0..<n).reduce(0) { $0 + row[$1] * weight[$1][k] / degree[$1] } }
      }
    }
    var groups = (0..<n).map { [$0] }
    var best = groups
    func modularity() -> Double {
      var labels = [Int](repeating: 0, count: n)
      for (index, group) in groups.enumerated() { for node in group { labels[node] = index } }
      return graph.modularity(labels)
    }
    var value = modularity()
    while true {
      var nearest = (cost: Double.infinity, a: -1, b: -1)
      for a in groups.indices {
        for b in groups.indices
        where b > a && groups[a].contains(where: { i in groups[b].contains { ties[i][$0] > 0 } }) {
          let (x, y) = (Double(groups[a].count), Double(groups[b].count))
          let r = (0..<n).reduce(0.0) { sum, k in
            let d = groups[a].reduce(0) { $0 + power[$1][k] } / x - groups[b].reduce(0) { $0 + power[$1][k] } / y
            return sum + d * d / degree[k]
          }
          let cost = x * y / (x + y) * r
          if cost < nearest.cost - 1e-13 { nearest = (cost, a, b) }
        }
      }
      guard nearest.a >= 0 else { return NodeGroups(labels(best, n)).membership }
      groups[nearest.a] += groups[nearest.b]
      groups.remove(at: nearest.b)
      let new = modularity()
      if new > value + 1e-12 { (best, value) = (groups, new) }
    }
  }

  private func labels(_ groups: [[Int]], _ n: Int) -> [Int] {
    var labels = [Int](repeating: 0, count: n)
    for (index, group) in groups.enumerated() { for node in group { labels[node] = index } }
    return labels
  }

  /// With weights, so that no two distances are equal but for rounding.
  @Test func asByPowersOfTheMatrix() throws {
    var random = TestRandom(33)
    for round in 0..<60 {
      let n = 4 + random.number(below: 6)
      let base = random.graph(nodes: n, ties: n + random.number(below: n), isDirected: false, isWeighted: false)
      let graph = CommunityGraph(
        n, weighted: base.ties.map { ($0.from, $0.to, 1 + Double(random.number(below: 1_000_003)) / 1_000_003) })
      var walktrap = Walktrap()
      walktrap.steps = 1 + round % 5
      let found = try walktrap.run(on: try graph.projected())
      #expect(found.membership == verifier(graph, steps: walktrap.steps), "round \(round)")
      #expect(graph.areConnected(found.groups))
    }
  }

  /// Steps 2 and 6: igraph 1.0, community_walktrap. Steps 4: all distances calculated, in NumPy; igraph, which estimates some, has
  /// 0.35322, and so has a NumPy version that estimates them as igraph does.
  @Test(arguments: [(2, 0.41978961209730437), (4, 0.41978961209730437), (6, 0.3943951347797502)])
  func karate(steps: Int, modularity: Double) throws {
    var walktrap = Walktrap()
    walktrap.steps = steps
    let found = try walktrap.run(on: try CommunityGraph.karate.projected())
    #expect(abs((found.modularity ?? 0) - modularity) < 1e-12)
  }

  /// igraph 1.0, with weights.
  @Test func weightedKarate() throws {
    let found = try Walktrap().run(on: try CommunityGraph.weightedKarate.projected())
    #expect(abs((found.modularity ?? 0) - 0.440181031090122) < 1e-12)
  }

  @Test func workersAndOrderDoNotMatter() throws {
    var random = TestRandom(34)
    let graph = random.graph(nodes: 60, ties: 150, isDirected: true, isWeighted: true)
    let results = try [1, 2, 4].map {
      try Walktrap().run(on: try graph.projected(order: random.permutation(150)), in: RunContext(workers: $0))
    }
    #expect(results[0] == results[1] && results[0] == results[2])
  }

  @Test func asManyAsAskedFor() throws {
    var walktrap = Walktrap()
    walktrap.communities = 2
    #expect(try walktrap.run(on: try CommunityGraph.karate.projected()).groups.count == 2)
    #expect(try walktrap.run(on: try CommunityGraph(5, [(0, 1), (2, 3)]).projected()).groups.count == 3)
    #expect(try walktrap.run(on: try CommunityGraph(0, []).projected()).groups.isEmpty)
  }
}
