import Foundation
import GraphProjection
import Testing

@testable import GraphAlgorithms

@Suite struct SimilarityTests {
  private static let karate = CentralityFixture(34, CommunityGraph.karate.ties.map { ($0.to, $0.from) })

  private func everyPair<Algorithm: GraphAlgorithm>(
    _ type: Algorithm.Type, _ graph: ProjectedGraph, _ more: [(name: String, value: String)] = [], workers: Int = 1
  ) throws -> PairScores where Algorithm.Output == PairScores {
    let options = [(name: "count", value: "100000")] + more
    return try type.configured(options).run(on: graph, in: RunContext(workers: workers))
  }

  private func value(_ scores: PairScores, _ from: Int, _ to: Int) -> Double {
    scores.pairs.firstIndex { $0.from == from && $0.to == to }.map { scores.columns[0].values[$0] } ?? 0
  }

  /// NetworkX 3.6 over `non_edges` of the karate club: sums, numbers of pairs above 0, first pairs.
  @Test func karateAsInNetworkX() throws {
    let graph = try Self.karate.projected()
    func check(_ scores: PairScores, _ sum: Double, _ count: Int, _ first: (Int, Int), _ best: Double) {
      #expect(agree([scores.columns[0].values.reduce(0, +), scores.columns[0].values[0]], [sum, best]))
      #expect(scores.pairs.count == count && scores.pairs[0].from == first.0 && scores.pairs[0].to == first.1)
      #expect(scores.pairs.allSatisfy { $0.tie == nil })
    }
    check(try everyPair(JaccardSimilarity.self, graph), 73.4847653497913, 265, (14, 15), 1)
    check(try everyPair(AdamicAdar.self, graph), 167.40861897080956, 265, (2, 33), 4.719381261461351)
    check(try everyPair(ResourceAllocation.self, graph), 37.642647058823485, 265, (2, 33), 1.5666666666666667)
    check(try everyPair(PreferentialAttachment.self, graph), 7922, 483, (0, 33), 272)
    // igraph 1.0: similarity_dice without loops.
    #expect(agree([value(try everyPair(SorensenSimilarity.self, graph), 0, 33)], [0.2424242424242424]))
  }

  @Test func formulasByDefinition() throws {
    for seed in 0..<12 as Range<UInt64> {
      let fixture = CentralityFixture.random(
        seed, nodes: 3 + Int(seed * 3), edges: 10 + Int(seed * 5), isDirected: seed % 2 == 1)
      let graph = try fixture.projected(parallel: .count, loops: .keep)
      let n = fixture.nodeCount
      var neighbours = [Set<Int>](repeating: [], count: n)
      for edge in fixture.edges where edge.from != edge.to {
        neighbours[edge.from].insert(edge.to)
        neighbours[edge.to].insert(edge.from)
      }
      func check<Algorithm: GraphAlgorithm>(
        _ type: Algorithm.Type, _ formula: (Set<Int>, Double, Double) -> Double
      ) throws where Algorithm.Output == PairScores {
        for choice in PairChoice.allCases {
          let scores = try everyPair(type, graph, [("pairs", choice.rawValue)])
          #expect(zip(scores.columns[0].values, scores.columns[0].values.dropFirst()).allSatisfy { $0 >= $1 })
          var count = 0
          for a in 0..<n {
            for b in (a + 1)..<max(n, a + 1) {
              let isTied = neighbours[a].contains(b)
              guard choice == .all || isTied == (choice == .present) else { continue }
              let shared = neighbours[a].intersection(neighbours[b])
              let expected = formula(shared, Double(neighbours[a].count), Double(neighbours[b].count))
              if expected > 0 { count += 1 }
              #expect(agree([value(scores, a, b)], [expected]))
            }
          }
          #expect(scores.pairs.count == count)
          #expect(scores.pairs.allSatisfy { ($0.tie != nil) == neighbours[$0.from].contains($0.to) })
        }
      }
      func size(_ shared: Set<Int>) -> Double { Double(shared.count) }
      try check(CommonNeighbours.self) { shared, _, _ in size(shared) }
      try check(JaccardSimilarity.self) { shared, a, b in shared.isEmpty ? 0 : size(shared) / (a + b - size(shared)) }
      try check(ResourceAllocation.self) { shared, _, _ in
        shared.sorted().reduce(0) { $0 + 1 / Double(neighbours[$1].count) }
      }
      try check(AdamicAdar.self) { shared, _, _ in
        shared.sorted().reduce(0) { $0 + 1 / log(Double(neighbours[$1].count)) }
      }
      try check(PreferentialAttachment.self) { _, a, b in a * b }
      try check(SaltonCosine.self) { shared, a, b in shared.isEmpty ? 0 : size(shared) / (a * b).squareRoot() }
      try check(SorensenSimilarity.self) { shared, a, b in shared.isEmpty ? 0 : 2 * size(shared) / (a + b) }
      try check(HubPromoted.self) { shared, a, b in shared.isEmpty ? 0 : size(shared) / min(a, b) }
      try check(HubDepressed.self) { shared, a, b in shared.isEmpty ? 0 : size(shared) / max(a, b) }
      try check(LeichtHolmeNewman.self) { shared, a, b in shared.isEmpty ? 0 : size(shared) / (a * b) }
      // Walks of two and three ties between two nodes.
      let local = try everyPair(LocalPath.self, graph, [("pairs", "all"), ("epsilon", "0.25")])
      for a in 0..<n {
        for b in (a + 1)..<max(n, a + 1) {
          let threes = neighbours[a].reduce(0) { $0 + neighbours[$1].count { neighbours[$0].contains(b) } }
          let twos = neighbours[a].intersection(neighbours[b]).count
          #expect(agree([value(local, a, b)], [Double(twos) + 0.25 * Double(threes)]))
        }
      }
    }
  }

  @Test func walksAndSimRankOfOtherPrograms() throws {
    let graph = try Self.karate.projected()
    let katz = try everyPair(KatzSimilarity.self, graph, [("pairs", "all")])
    let simrank = try everyPair(SimRank.self, graph, [("pairs", "all"), ("tolerance", "1e-14")])
    // NumPy: the inverse of I − 0.1 A / λ₁, less I.
    let walks = [0.000942550242919028, 0.01655191737372829, 6.5603905480833755e-09]
    // The inverse has an absolute error of some 1e-17, which is 1e-9 of the third value.
    #expect(agree([value(katz, 0, 33), value(katz, 0, 1), value(katz, 16, 26)], walks, relative: 1e-8))
    // NumPy: 400 steps of S = 0.8 WᵀSW with the diagonal 1. NetworkX stops at relative changes of 1e-5 and agrees to that.
    let ranks = [0.11778195666771198, 0.23040640083557368, 0.48933930841535356, 0.19333280279743015]
    #expect(
      agree([value(simrank, 0, 33), value(simrank, 4, 10), value(simrank, 14, 15), value(simrank, 0, 1)], ranks))
    let directed = CentralityFixture(
      5, [(0, 1), (0, 2), (1, 3), (2, 3), (3, 0), (2, 4), (4, 3), (1, 4)], isDirected: true)
    let other = try everyPair(SimRank.self, directed.projected(), [("pairs", "all"), ("tolerance", "1e-14")])
    let expected = [
      0.15393326116201855, 0.15393326116201855, 0.1924165764525232, 0.08348922639295922, 0.8,
      0.10436153299119902, 0.12314660892961485, 0.10436153299119902, 0.12314660892961485, 0.512839095714564,
    ]
    #expect(agree((0..<5).flatMap { a in (a + 1..<5).map { value(other, a, $0) } }, expected))
  }

  @Test func simRankStopsWithinItsTolerance() throws {
    let graph = try Self.karate.projected()
    let exact = try everyPair(SimRank.self, graph, [("tolerance", "1e-14")])
    let coarse = try everyPair(SimRank.self, graph, [("tolerance", "0.001")])
    for (place, pair) in exact.pairs.enumerated() {
      let error = exact.columns[0].values[place] - value(coarse, pair.from, pair.to)
      #expect(error >= -1e-14 && error <= 0.001)
    }
  }

  @Test func oneNodeAndFewPairs() throws {
    let graph = try Self.karate.projected()
    let all = try everyPair(AdamicAdar.self, graph)
    var algorithm = AdamicAdar()
    algorithm.count = 7
    #expect(try algorithm.run(on: graph).pairs == Array(all.pairs.prefix(7)))
    algorithm.from = CentralityFixture.id(5)
    let own = try algorithm.run(on: graph)
    #expect(own.pairs.allSatisfy { $0.from == 5 } && own.pairs.count == 7)
    for pair in own.pairs {
      #expect(value(own, 5, pair.to) == value(all, min(5, pair.to), max(5, pair.to)))
    }
    algorithm.from = "no-such"
    #expect(throws: AlgorithmError.self) { try algorithm.run(on: graph) }
    var simrank = SimRank()
    simrank.limit = 33
    #expect(throws: AlgorithmError.self) { try simrank.run(on: graph) }
  }

  @Test func workersDoNotChangeABit() throws {
    let graph = try CentralityFixture.random(8, nodes: 150, edges: 400, isDirected: true).projected()
    #expect(try everyPair(SimRank.self, graph, workers: 4) == everyPair(SimRank.self, graph))
    #expect(try everyPair(KatzSimilarity.self, graph, workers: 2) == everyPair(KatzSimilarity.self, graph))
    #expect(try everyPair(AdamicAdar.self, graph, workers: 4) == everyPair(AdamicAdar.self, graph))
  }
}
