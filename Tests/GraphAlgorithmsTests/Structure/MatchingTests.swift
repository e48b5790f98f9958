import GraphAlgorithms
import GraphProjection
import Testing

@Suite struct MatchingTests {
  /// The largest total over all matchings, by trying every subset of what the lowest free node can do.
  private func best(_ fixture: CentralityFixture, weighted: Bool) -> Double {
    let n = fixture.nodeCount
    var weights = [[Double]](repeating: [Double](repeating: 0, count: n), count: n)
    for edge in fixture.edges where edge.from != edge.to {
      let weight = weighted ? edge.weight : 1
      weights[edge.from][edge.to] = max(weights[edge.from][edge.to], weight)
      weights[edge.to][edge.from] = weights[edge.from][edge.to]
      weights[edge.from][edge.to] = max(weights[edge.from][edge.to], weights[edge.to][edge.from])
    }
    for a in 0..<n { for b in 0..<n { weights[a][b] = max(weights[a][b], weights[b][a]) } }
    var value = [Double](repeating: 0, count: 1 << n)
    for set in 1..<max(1, 1 << n) {
      let first = set.trailingZeroBitCount
      let rest = set & (set - 1)
      value[set] = value[rest]
      for other in members(rest, of: n) where weights[first][other] > 0 {
        value[set] = max(value[set], weights[first][other] + value[rest & ~(1 << other)])
      }
    }
    return value[(1 << n) - 1]
  }

  private func check(_ result: PairScores, _ graph: ProjectedGraph) {
    let ends = result.pairs.flatMap { [$0.from, $0.to] }
    #expect(Set(ends).count == ends.count)
    for (place, pair) in result.pairs.enumerated() {
      guard let tie = pair.tie else {
        Issue.record("a pair is no tie")
        continue
      }
      let (from, to) = graph.ends(ofTie: tie)
      #expect(Set([from, to]) == Set([pair.from, pair.to]))
      if result.notes[0].hasPrefix("largest total") {
        #expect(graph.weight(ofTie: tie) == result.columns[0].values[place])
      }
    }
    #expect(result.figures["matched_pairs"] == .integer(result.pairs.count))
  }

  @Test func agreesWithAllMatchings() throws {
    var byWeight = Matching()
    byWeight.objective = .weight
    for fixture in SmallGraphs.all(upTo: 5) + SmallGraphs.random(200) {
      let graph = try fixture.projected(parallel: .count, loops: .keep)
      let most = try Matching().run(on: graph)
      check(most, graph)
      #expect(Double(most.pairs.count) == best(fixture, weighted: false))
      #expect(try byWeight.run(on: graph).pairs.count == most.pairs.count)
      let weighted = try fixture.projected(weight: .strength, parallel: .count, loops: .keep)
      let heaviest = try byWeight.run(on: weighted)
      check(heaviest, weighted)
      #expect(heaviest.figures["total_weight"] == .real(best(fixture, weighted: true)))
    }
  }

  /// Dense with many odd cycles, so that blossoms nest and are taken apart.
  @Test func nestedBlossoms() throws {
    var byWeight = Matching()
    byWeight.objective = .weight
    for seed in 0..<120 as Range<UInt64> {
      var generator = TestGenerator(state: seed)
      let edges = (0..<26).map { _ in
        (generator.below(13), generator.below(13), Double(1 + generator.below(30)))
      }
      let fixture = CentralityFixture(13, weighted: edges)
      let graph = try fixture.projected(weight: .strength, parallel: .count)
      #expect(try byWeight.run(on: graph).figures["total_weight"] == .real(best(fixture, weighted: true)))
      #expect(Double(try Matching().run(on: graph).pairs.count) == best(fixture, weighted: false))
    }
  }

  /// NetworkX 3.6: 13 pairs; 49 by weight.
  @Test func karate() throws {
    let graph = try SmallGraphs.karate.projected(weight: .strength)
    #expect(try Matching().run(on: graph).pairs.count == 13)
    var byWeight = Matching()
    byWeight.objective = .weight
    let result = try byWeight.run(on: graph)
    #expect(result.figures["total_weight"] == .real(49))
    byWeight.limit = 33
    #expect(throws: AlgorithmError.self) { try byWeight.run(on: graph) }
  }

  @Test func perfectMatchingsAndExtremeWeights() throws {
    let cycle = try CentralityFixture(6, (0..<6).map { ($0, ($0 + 1) % 6) }).projected()
    #expect(try Matching().run(on: cycle).figures["perfect"] == .flag(true))
    var byWeight = Matching()
    byWeight.objective = .weight
    let path = CentralityFixture(4, weighted: [(0, 1, 1e-300), (1, 2, 1e300), (2, 3, 1)])
    let chosen = try byWeight.run(on: path.projected(weight: .strength))
    #expect(chosen.pairs.map(\.from) == [1])
    let real = CentralityFixture(4, weighted: [(0, 1, 0.1), (1, 2, 0.25), (2, 3, 0.2)])
    #expect(try byWeight.run(on: real.projected(weight: .strength)).pairs.map(\.from) == [0, 2])
  }
}
