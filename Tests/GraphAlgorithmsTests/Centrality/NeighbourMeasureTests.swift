import GraphAlgorithms
import GraphProjection
import Testing

/// Measures of neighbourhoods and ranks, each against its definition.
@Suite struct NeighbourMeasureTests {
  private static func graphs(_ isDirected: Bool) throws -> [ProjectedGraph] {
    try FlowGraphs.random(100, isDirected: isDirected).enumerated().map { index, fixture in
      try fixture.projected(
        weight: index % 2 == 0 ? nil : .strength, parallel: Projection.Parallel.allCases[index % 3], loops: .keep)
    }
  }

  @Test(arguments: [false, true]) func neighbourStrengthAndLobbyIndex(isDirected: Bool) throws {
    for graph in try Self.graphs(isDirected) {
      let w = graph.symmetricStrengths
      let s = w.map { $0.reduce(0, +) }
      let k = w.map { Double($0.count { $0 > 0 }) }
      let scores = try NeighbourStrength().run(on: graph)
      let n = graph.nodeCount
      #expect(agree(scores.values, (0..<n).map { v in (0..<n).reduce(0) { $0 + w[v][$1] * k[$1] } / s[v] }))
      #expect(agree(scores.columns[1].values, (0..<n).map { v in (0..<n).reduce(0) { $0 + w[v][$1] * s[$1] } / s[v] }))
      let lobby = (0..<n).map { v in
        (0...n).last { h in (0..<n).count { w[v][$0] > 0 && k[$0] >= Double(h) } >= h }.map(Double.init)
      }
      #expect(try HIndex().run(on: graph).values == lobby)
    }
  }

  @Test(arguments: [false, true]) func reach(isDirected: Bool) throws {
    for graph in try Self.graphs(isDirected) {
      for direction in DistanceDirection.allCases {
        let pairs = AllPairsVerifier(try unweighted(graph), ignoringDirections: direction == .all)
        for steps in [1, 2, 3, Int.max] {
          var algorithm = ReachCentrality()
          (algorithm.steps, algorithm.direction) = (steps, direction)
          let counts = (0..<graph.nodeCount).map { node in
            Double(pairs.distances(node, incoming: direction == .in).count { $0 <= Double(steps) })
          }
          let scores = try algorithm.run(on: graph)
          #expect(scores.columns[1].values == counts)
          #expect(agree(scores.values, counts.map { $0 / Double(graph.nodeCount - 1) }))
        }
      }
    }
  }

  private func unweighted(_ graph: ProjectedGraph) throws -> ProjectedGraph {
    var projection = graph.projection
    (projection.weight, projection.weightMeaning) = (.none, nil)
    if projection.parallel == .sum { projection.parallel = .collapse }
    return try projection.apply(to: graph.source)
  }

  @Test(arguments: [false, true]) func articleRankSolvesItsEquations(isDirected: Bool) throws {
    for graph in try Self.graphs(isDirected) {
      let n = graph.nodeCount
      var w = [[Double]](repeating: [Double](repeating: 0, count: n), count: n)
      for tie in 0..<graph.tieCount {
        let (a, b) = graph.ends(ofTie: tie)
        w[a][b] += graph.weight(ofTie: tie)
        if !isDirected { w[b][a] += graph.weight(ofTie: tie) }
      }
      let s = w.map { $0.reduce(0, +) }
      let mean = s.reduce(0, +) / Double(n)
      let matrix = (0..<n).map { v in
        (0..<n).map { u in (u == v ? 1 : 0) - (s[u] > 0 ? 0.85 * w[u][v] / (s[u] + mean) : 0) }
      }
      let expected = try #require(eliminated(matrix, [Double](repeating: 0.15, count: n)))
      #expect(agree(try ArticleRank().run(on: graph).values, expected))
    }
  }

  /// Votes in rounded numbers, as the paper and NetworkX have it; equal ones are those that differ by less than 1e-9.
  @Test(arguments: [false, true]) func voteRankByTheBook(isDirected: Bool) throws {
    for graph in try Self.graphs(isDirected) {
      let n = graph.nodeCount
      let voters = (0..<n).map { v in Set(graph.successors(of: v).map(Int.init)).subtracting([v]).sorted() }
      let mean = Double(voters.reduce(0) { $0 + $1.count }) / Double(n)
      var power = [Double](repeating: 1, count: n)
      var turns = [Double](repeating: .nan, count: n)
      for turn in 1...n {
        let votes = (0..<n).map { v in turns[v].isNaN ? voters[v].reduce(0) { $0 + power[$1] } : 0 }
        let most = votes.max() ?? 0
        guard most > 1e-9, let elected = votes.firstIndex(where: { $0 > most - 1e-9 }) else { break }
        turns[elected] = Double(turn)
        power[elected] = 0
        for voter in voters[elected] { power[voter] = max(0, power[voter] - 1 / mean) }
      }
      #expect(agree(try VoteRank().run(on: graph).column("vote_rank"), turns))
    }
  }

  @Test func karateClub() throws {
    let graph = try FlowGraphs.karate().projected()
    let weighted = try FlowGraphs.karate(weighted: true).projected(weight: .strength)
    #expect(agree(try NeighbourStrength().run(on: weighted).values, KarateReference.neighbourDegree))
    // voterank of NetworkX 3.6.1.
    let elected = [33, 0, 32, 2, 1, 5, 31, 23, 6, 3, 24, 29, 4, 8]
    let scores = try VoteRank().run(on: graph)
    #expect(elected.map { scores.column("vote_rank")[$0] } == (1...14).map(Double.init))
    #expect(scores.column("vote_rank").count { $0.isNaN } == 20)
    #expect(Array(scores.ranking.prefix(14)) == elected)
    var few = VoteRank()
    few.count = 3
    #expect(try few.run(on: graph).ranking.prefix(3) == [33, 0, 32])
    // igraph 1.0.0: neighborhood_size(order=2) − 1.
    let reached: [Double] = [
      25, 22, 30, 22, 17, 17, 17, 21, 30, 22, 17, 16, 16, 30, 18, 18, 5, 17, 18, 30, 18, 17, 18, 20, 9, 9, 17, 24, 24,
      19,
      24, 32, 24, 23,
    ]
    #expect(try ReachCentrality().run(on: graph).columns[1].values == reached)
    let communicability = try CommunicabilityBetweenness().run(on: graph).values
    #expect(agreeClosely(communicability, KarateReference.communicability))
  }
}
