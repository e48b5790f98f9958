import GraphAlgorithms
import GraphProjection
import Testing

@Suite struct GroupCentralityTests {
  private static func karate(_ members: [Int]) -> [String] { members.map { "n" + String(1000 + $0) } }

  // NetworkX 3.6: group_degree_centrality · (n − |C|), group_closeness_centrality, group_betweenness_centrality.
  @Test(
    arguments: [
      ([0, 33], 29, 0.9142857142857143, 339.5404761904762, 0.6845574116743472),
      ([0, 32, 33], 28, 0.9117647058823529, 378.68333333333334, 0.8143727598566308),
      ([5, 6, 16], 3, 0.37349397590361444, 0, 0), ([11], 1, 0.36666666666666664, 0, 0),
    ] as [([Int], Double, Double, Double, Double)])
  func karateClub(set: [Int], degree: Double, closeness: Double, raw: Double, share: Double) throws {
    let graph = try CommunityGraph.karate.projected()
    var (first, second, third) = (GroupDegree(), GroupCloseness(), GroupBetweenness())
    first.members = Self.karate(set)
    second.members = Self.karate(set.reversed())
    third.members = Self.karate(set + set)
    let degrees = try first.run(on: graph)
    #expect(degrees.sets == [set] && degrees.columns[0].values == [degree])
    #expect(agree(degrees.columns[1].values, [degree / Double(34 - set.count)]))
    #expect(agree(try second.run(on: graph).columns[0].values, [closeness]))
    let paths = try third.run(on: graph)
    #expect(nearlyAgree(paths.columns[0].values, [raw]) && nearlyAgree(paths.columns[1].values, [share]))
  }

  @Test func oneNodeIsNodeCentrality() throws {
    for isDirected in [false, true] {
      let fixture = CentralityFixture.random(7, nodes: 20, edges: 45, isDirected: isDirected)
      for weight in [nil, Projection.WeightMeaning.distance] {
        let graph = try fixture.projected(weight: weight, parallel: .count, loops: .keep)
        let betweenness = try BetweennessCentrality().run(on: graph).values
        let closeness = try ClosenessCentrality().run(on: graph).values
        for node in 0..<20 {
          var (near, paths) = (GroupCloseness(), GroupBetweenness())
          near.members = [CentralityFixture.id(node)]
          paths.members = near.members
          #expect(nearlyAgree(try near.run(on: graph).columns[0].values, [closeness[node]]))
          #expect(nearlyAgree(try paths.run(on: graph).columns[0].values, [betweenness[node]]))
        }
      }
    }
  }

  /// σ(s, t | C) straight from its definition: all shortest paths, less those of the graph without the members of equal length.
  @Test func setsAgreeWithTheDefinition() throws {
    for seed in 0..<100 as Range<UInt64> {
      let n = 3 + Int(seed % 6)
      let fixture = CentralityFixture.random(seed, nodes: n, edges: 2 * n, isDirected: seed % 2 == 1)
      let weight: Projection.WeightMeaning? = seed % 3 == 0 ? .distance : nil
      let graph = try fixture.projected(weight: weight, parallel: .count)
      let set = (0..<n).filter { (seed >> UInt64($0 % 5)) & 1 == 1 }
      guard !set.isEmpty else { continue }
      let pairs = AllPairsVerifier(graph)
      var without = fixture
      without.edges.removeAll { set.contains($0.from) || set.contains($0.to) }
      // A graph without relations has no property to weight by.
      let avoiding =
        without.edges.isEmpty ? nil : AllPairsVerifier(try without.projected(weight: weight, parallel: .count))
      let outside = (0..<n).filter { !set.contains($0) }
      var (through, sum, reached) = (0.0, 0.0, 0.0)
      for s in outside {
        for t in outside where t != s && pairs.distance[s][t].isFinite {
          let same = avoiding.map { $0.distance[s][t] == pairs.distance[s][t] ? $0.paths[s][t] : 0 } ?? 0
          through += 1 - same / pairs.paths[s][t]
        }
        let nearest = set.map { pairs.distance[s][$0] }.min() ?? .infinity
        if nearest.isFinite { (sum, reached) = (sum + nearest, reached + 1) }
      }
      var (near, paths, degree) = (GroupCloseness(), GroupBetweenness(), GroupDegree())
      near.members = set.map(CentralityFixture.id)
      (paths.members, degree.members) = (near.members, near.members)
      let closeness = outside.isEmpty ? .nan : reached == 0 ? 0 : reached / sum * reached / Double(outside.count)
      #expect(agree(try near.run(on: graph).columns[0].values, [closeness]))
      #expect(nearlyAgree(try paths.run(on: graph).columns[0].values, [graph.isDirected ? through : through / 2]))
      let tied = outside.filter { node in
        (0..<graph.tieCount).contains { tie in
          let (a, b) = graph.ends(ofTie: tie)
          return (a == node && set.contains(b)) || (b == node && set.contains(a))
        }
      }
      #expect(try degree.run(on: graph).columns[0].values == [Double(tied.count)])
    }
  }

  @Test func everyCategoryIsASet() throws {
    let graph = try TwoModeFixture.projected()
    let result = try GroupDegree().run(on: graph)
    #expect(result.sets == [Array(18..<32), Array(0..<18)] && result.columns[0].values == [18, 14])
    #expect(result.notes[0] == "sets by 'kind': 0 event, 1 woman")
    #expect(try GroupBetweenness().run(on: graph).columns[1].values == [1, 1])
    #expect(try GroupCloseness().run(on: graph).columns[0].values == [1, 1])
    var unknown = GroupDegree()
    unknown.members = ["no-such"]
    #expect(throws: AlgorithmError.self) { try unknown.run(on: graph) }
  }

  @Test func workersDoNotChangeABit() throws {
    let graph = try AffiliationFixture.projections(officials: 60, organisations: 9)[1]
    let alone = try GroupBetweenness().run(on: graph)
    for workers in [2, 4] { #expect(try GroupBetweenness().run(on: graph, in: RunContext(workers: workers)) == alone) }
  }
}
