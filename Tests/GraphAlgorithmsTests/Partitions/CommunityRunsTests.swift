import Foundation
import GraphAlgorithms
import GraphProjection
import Testing

/// Consensus, co-assignment, stability and the profile over the resolution.
@Suite struct CommunityRunsTests {
  /// Two cliques of five, joined by one tie: nothing is left to chance.
  private static let camps = CommunityGraph(
    10, [0, 5].flatMap { s in (0..<5).flatMap { a in (0..<a).map { (s + $0, s + a) } } } + [(0, 5)])

  @Test func camps() throws {
    let graph = try Self.camps.projected()
    let consensus = try Consensus().run(on: graph)
    #expect(consensus.groups == [Array(0..<5), Array(5..<10)])
    #expect(consensus.figures.dropFirst().map(\.value) == [1, 1, 1, 1, 0])
    let pairs = try CoAssignment().run(on: graph)
    #expect(pairs.pairs.count == 20)
    #expect(pairs.columns[0].values.allSatisfy { $0 == 1 })
    let stability = try CommunityStability().run(on: graph)
    #expect(stability.columns[0].values.allSatisfy { $0 == 1 })
    #expect(stability.columns[1].values.allSatisfy { $0 == 0 })
  }

  /// Certainty and entropy from the shares of all pairs.
  @Test func stabilityFromShares() throws {
    var random = TestRandom(61)
    for round in 0..<8 {
      let source = random.graph(nodes: 25, ties: 60, isDirected: round % 2 == 1, isWeighted: round % 3 == 0)
      let graph = try source.projected()
      var all = CoAssignment()
      all.threshold = 0
      all.runs = 20
      let pairs = try all.run(on: graph)
      var stability = CommunityStability()
      stability.runs = 20
      let found = try stability.run(on: graph)
      var share = [[Double]](repeating: [Double](repeating: 0, count: 25), count: 25)
      for (pair, value) in zip(pairs.pairs, pairs.columns[0].values) {
        share[pair.from][pair.to] = value
        share[pair.to][pair.from] = value
      }
      let group = found.columns[2].values
      for node in 0..<25 {
        let own = (0..<25).filter { $0 != node && group[$0] == group[node] }
        let certainty = own.reduce(0.0) { $0 + share[node][$1] } / Double(own.count)
        #expect(agree([found.columns[0].values[node]], [own.isEmpty ? .nan : certainty]))
        let entropy = (0..<25).filter { $0 != node }.reduce(0.0) { sum, other in
          let p = share[node][other]
          return sum + (p == 0 || p == 1 ? 0 : -p * log2(p) - (1 - p) * log2(1 - p))
        }
        #expect(agree([found.columns[1].values[node]], [entropy / 24]))
      }
    }
  }

  /// Where the first runs disagree the rounds come to one partition, with a mean agreement below 1.
  @Test func consensusOfDoubt() throws {
    var random = TestRandom(62)
    for round in 0..<6 {
      let graph = try random.graph(nodes: 40, ties: 90, isDirected: false, isWeighted: round % 2 == 0).projected()
      let found = try Consensus().run(on: graph)
      let figures = Dictionary(uniqueKeysWithValues: found.figures.map { ($0.name, $0.value) })
      #expect((figures["partitions"] ?? 0) > 1)
      #expect((figures["mean_adjusted_rand"] ?? 1) < 1)
      #expect((figures["rounds"] ?? 0) >= 1)
      let best = try Leiden().run(on: graph).modularity ?? 0
      #expect((found.modularity ?? 1) <= best + 1e-12)
      #expect((found.modularity ?? 0) > best - 0.1)
    }
  }

  @Test func karateConsensus() throws {
    let found = try Consensus().run(on: try CommunityGraph.karate.projected())
    #expect((found.modularity ?? 0) > 0.41)
  }

  @Test func profile() throws {
    let graph = try CommunityGraph.karate.projected()
    let profile = try ResolutionProfile().run(on: graph)
    guard case .group(let counts) = profile["communities"], case .group(let quality) = profile["modularity"],
      case .group(let change) = profile["variation_of_information"]
    else {
      Issue.record("no groups")
      return
    }
    #expect(counts.count == 17 && quality.count == 17 && change.count == 16)
    #expect(counts[0].name == "0.25" && counts[8].name == "1" && counts[16].name == "4")
    #expect(counts[8].value == .integer(4))
    #expect(abs((quality[8].value.number ?? 0) - 0.419789612097) < 1e-12)
    #expect(change.allSatisfy { ($0.value.number ?? -1) >= 0 })
    // The optimum at γ, summed over pairs, never has more ties inside at a greater γ.
    #expect((counts[16].value.number ?? 0) > (counts[0].value.number ?? 9))
    // Equal partitions have equal numbers, so a plateau has no change only if they are the same.
    for step in 0..<16 where change[step].value == .real(0) { #expect(counts[step].value == counts[step + 1].value) }
  }

  @Test func sameForAnyWorkers() throws {
    var random = TestRandom(63)
    let graph = try random.graph(nodes: 150, ties: 400, isDirected: true, isWeighted: true).projected()
    for workers in [2, 4] {
      let context = RunContext(workers: workers)
      #expect(try Consensus().run(on: graph, in: context) == Consensus().run(on: graph))
      #expect(try CoAssignment().run(on: graph, in: context) == CoAssignment().run(on: graph))
      #expect(try CommunityStability().run(on: graph, in: context) == CommunityStability().run(on: graph))
      #expect(try Participation().run(on: graph, in: context) == Participation().run(on: graph))
    }
  }

  @Test func badInput() throws {
    for source in [
      CommunityGraph(0, []), CommunityGraph(1, []), CommunityGraph(3, []), CommunityGraph(2, [(0, 0), (1, 1)]),
      CommunityGraph(4, weighted: [(0, 1, 1e-300), (1, 2, 1e300), (0, 3, 0)]),
    ] {
      let graph = try source.projected()
      #expect(try Consensus().run(on: graph).figures.allSatisfy { !$0.value.isInfinite })
      #expect(try CoAssignment().run(on: graph).columns[0].values.allSatisfy { $0.isFinite })
      #expect(try CommunityStability().run(on: graph).columns.allSatisfy { !$0.values.contains { $0.isInfinite } })
      #expect(try Participation().run(on: graph).columns.allSatisfy { !$0.values.contains { $0.isInfinite } })
      _ = try ResolutionProfile().run(on: graph)
    }
    let karate = try CommunityGraph.karate.projected()
    var consensus = Consensus()
    consensus.largest = 20
    #expect(throws: AlgorithmError.self) { try consensus.run(on: karate) }
    var profile = ResolutionProfile()
    profile.lowest = 5
    #expect(throws: AlgorithmError.self) { try profile.run(on: karate) }
    let negative = try CommunityGraph(2, weighted: [(0, 1, -1)]).projected()
    #expect(throws: AlgorithmError.self) { try CoAssignment().run(on: negative) }
    #expect(throws: AlgorithmError.self) { try Participation().run(on: negative) }
  }
}
