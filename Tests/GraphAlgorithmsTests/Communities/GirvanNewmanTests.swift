import Foundation
import GraphAlgorithms
import GraphProjection
import Testing

@Suite struct GirvanNewmanTests {
  /// The hierarchy by counting paths with matrices of distances and of numbers of paths.
  private func levels(_ graph: CommunityGraph) -> [[Int]] {
    let n = graph.nodeCount
    var strength = [[Double]](repeating: [Double](repeating: 0, count: n), count: n)
    for tie in graph.ties where tie.from != tie.to {
      strength[tie.from][tie.to] += tie.weight
      strength[tie.to][tie.from] += tie.weight
    }
    func distances() -> [[Int]] {
      var distance = (0..<n).map { i in (0..<n).map { i == $0 ? 0 : strength[i][$0] > 0 ? 1 : 1000 } }
      for k in 0..<n {
        for i in 0..<n { for j in 0..<n { distance[i][j] = min(distance[i][j], distance[i][k] + distance[k][j]) } }
      }
      return distance
    }
    func paths(_ distance: [[Int]]) -> [[Double]] {
      var count = (0..<n).map { i in (0..<n).map { i == $0 ? 1.0 : 0 } }
      for length in 1..<max(2, n) {
        for i in 0..<n {
          for j in 0..<n where distance[i][j] == length {
            count[i][j] = (0..<n).reduce(0) {
              strength[$1][j] > 0 && distance[i][$1] == length - 1 ? $0 + count[i][$1] : $0
            }
          }
        }
      }
      return count
    }
    var levels: [[Int]] = []
    while true {
      let distance = distances()
      let labels = (0..<n).map { i in (0..<n).first { distance[i][$0] < 1000 } ?? i }
      if levels.last != labels { levels.append(labels) }
      let count = paths(distance)
      var best = (value: 0.0, a: -1, b: -1)
      for a in 0..<n {
        for b in 0..<n where b > a && strength[a][b] > 0 {
          var sum = 0.0
          for i in 0..<n {
            for j in 0..<n where distance[i][j] < 1000 && distance[i][a] + 1 + distance[b][j] == distance[i][j] {
              sum += count[i][a] * count[b][j] / count[i][j]
            }
          }
          let value = sum / strength[a][b]
          if value > best.value * (1 + 1e-9) { best = (value, a, b) }
        }
      }
      guard best.a >= 0 else { return levels }
      strength[best.a][best.b] = 0
      strength[best.b][best.a] = 0
    }
  }

  @Test func everyLevelAsByCountingPaths() throws {
    var random = TestRandom(41)
    for round in 0..<80 {
      let n = 3 + random.number(below: 10)
      let graph = random.graph(
        nodes: n, ties: n + random.number(below: 2 * n), isDirected: round % 3 == 2, isWeighted: round % 2 == 1)
      let projected = try graph.projected()
      let levels = levels(graph)
      for level in levels {
        var algorithm = GirvanNewman()
        algorithm.communities = Set(level).count
        #expect(try algorithm.run(on: projected).groups == NodeGroups(level).groups, "round \(round)")
      }
      let best = try GirvanNewman().run(on: projected)
      let highest = levels.map { graph.modularity($0) }.max() ?? .nan
      #expect(highest.isNaN || abs((best.modularity ?? .nan) - highest) < 1e-12)
      #expect(graph.areConnected(best.groups))
    }
  }

  /// igraph 1.0, community_edge_betweenness; NetworkX 3.6, girvan_newman.
  @Test func karate() throws {
    let graph = try CommunityGraph.karate.projected()
    let best = try GirvanNewman().run(on: graph)
    #expect(abs((best.modularity ?? 0) - 0.40129848783694944) < 1e-12)
    for (count, modularity) in [(2, 0.3599605522682447), (3, 0.34878369493754113)] {
      var algorithm = GirvanNewman()
      algorithm.communities = count
      #expect(abs((try algorithm.run(on: graph).modularity ?? 0) - modularity) < 1e-12)
    }
  }

  @Test func workersAndOrderDoNotMatter() throws {
    var random = TestRandom(42)
    let graph = random.graph(nodes: 60, ties: 90, isDirected: false, isWeighted: true)
    let results = try [1, 2, 4].map {
      try GirvanNewman().run(on: try graph.projected(order: random.permutation(90)), in: RunContext(workers: $0))
    }
    #expect(results[0] == results[1] && results[0] == results[2])
  }

  @Test func limitsAndGraphsWithoutTies() throws {
    var algorithm = GirvanNewman()
    algorithm.limit = 5000
    #expect(throws: AlgorithmError.self) { try algorithm.run(on: try CommunityGraph.karate.projected()) }
    #expect(try GirvanNewman().run(on: try CommunityGraph(0, []).projected()).groups.isEmpty)
    #expect(try GirvanNewman().run(on: try CommunityGraph(3, [(1, 1)]).projected()).groups.count == 3)
  }
}
