import Foundation
import GraphAlgorithms
import GraphProjection
import Testing

@Suite struct BackboneTests {
  private func column(_ name: String, _ ends: [(Int, Int)], _ scores: PairScores) -> [Double] {
    ends.map { MembershipFixture.value(name, $0.0, $0.1, scores) ?? .nan }
  }

  private func disparity(_ graph: ProjectedGraph, _ significance: Double) throws -> PairScores {
    var algorithm = DisparityBackbone()
    algorithm.significance = significance
    return try algorithm.run(on: graph)
  }

  private func noiseCorrected(_ graph: ProjectedGraph, _ deviations: Double?) throws -> PairScores {
    var algorithm = NoiseCorrectedBackbone()
    if let deviations { algorithm.deviations = deviations } else { algorithm.all = true }
    return try algorithm.run(on: graph)
  }

  /// The formulas of both papers in NumPy and SciPy, salience by Dijkstra's searches of NetworkX 3.6.
  @Test func karate() throws {
    let graph = try CommunityGraph.weightedKarate.projected()
    let all = try disparity(graph, 1)
    #expect(all.pairs.count == 78 && agree([all.numbers("p").reduce(0, +)], [30.561745159386316]))
    #expect(
      agree(
        column("p", [(25, 31), (0, 2), (1, 2), (32, 33)], all),
        [0.13168724279835398, 0.14937795342825935, 0.15654482121614988, 0.17204239956826314]))
    let few = try disparity(graph, 0.2)
    #expect(few.pairs.count == 4 && few.pairs.map(\.from) == [25, 0, 1, 32])
    #expect(try disparity(graph, 0.05).pairs.isEmpty)

    let noise = try noiseCorrected(graph, nil)
    let ends = [(26, 29), (0, 1), (32, 33), (0, 31)]
    #expect(
      agree(
        column("expected", ends, noise),
        [0.16883116883116883, 2.6363636363636362, 3.948051948051948, 1.9090909090909092]))
    #expect(
      agree(
        column("score", ends, noise),
        [0.9190031152647975, 0.2054794520547945, 0.11756168359941946, 0.0232558139534884]))
    #expect(
      agree(
        column("deviation", ends, noise),
        [0.0009517872970729708, 0.16721866611311692, 0.16003607913756138, 0.30006316827482205]))
    #expect(
      agree(
        Array(column("p", ends, noise).dropFirst()), [0.10957210545742241, 0.23129312998417756, 0.4691116782448168]))
    #expect(noise.pairs.count == 78 && noise.pairs.first == PairScores.Pair(from: 26, to: 29, tie: noise.pairs[0].tie))
    #expect(agree([noise.numbers("score").reduce(0, +)], [44.158521403787624]))
    #expect(agree([noise.numbers("deviation").reduce(0, +)], [8.224260266103622]))
    #expect(try noiseCorrected(graph, 1.64).pairs.count == 68)

    let salience = try HighSalienceSkeleton().run(on: graph)
    #expect(salience.numbers("trees").reduce(0, +) == 1194 && salience.wholeNumber("skeleton") == 30)
    #expect(column("salience", [(0, 11), (9, 33)], salience) == [1, 1])
  }

  @Test func disparityAgreesWithTheDefinition() throws {
    for seed in 0..<30 as Range<UInt64> {
      let isDirected = seed % 2 == 1
      let graph = try CentralityFixture.random(seed, nodes: 8, edges: 18, isDirected: isDirected)
        .projected(weight: .strength, parallel: .count, loops: .keep)
      let ties = (0..<graph.tieCount).map { (ends: graph.ends(ofTie: $0), weight: graph.weight(ofTie: $0)) }
        .filter { $0.ends.from != $0.ends.to }
      func chance(_ node: Int, _ isStart: Bool, _ weight: Double) -> Double {
        let own = ties.filter {
          isDirected ? (isStart ? $0.ends.from : $0.ends.to) == node : $0.ends.from == node || $0.ends.to == node
        }
        guard own.count > 1 else { return 1 }
        // The paper's integral, 1 − (k − 1) ∫₀^x (1 − t)^(k − 2) dt, in closed form.
        return pow(1 - weight / own.reduce(0) { $0 + $1.weight }, Double(own.count - 1))
      }
      let expected = ties.map { min(chance($0.ends.from, true, $0.weight), chance($0.ends.to, false, $0.weight)) }
      let found = try disparity(graph, 1)
      #expect(agree(found.numbers("p"), expected.sorted()))
      #expect(try disparity(graph, 0.3).pairs.count == expected.count { $0 < 0.3 })
    }
  }

  /// A tie of what chance expects has lift 1 and score 0.
  @Test func noiseCorrectedOfRankOne() throws {
    let strengths = [2.0, 3, 5]
    let graph = try CentralityFixture(
      6, weighted: (0..<3).flatMap { a in (0..<3).map { (a, 3 + $0, strengths[a] * strengths[$0]) } }, isDirected: true
    ).projected(weight: .strength)
    let scores = try noiseCorrected(graph, nil)
    #expect(scores.pairs.count == 9 && scores.numbers("score").allSatisfy { abs($0) < 1e-12 })
    #expect(agree(scores.numbers("expected"), scores.numbers("weight")))
    #expect(scores.numbers("p").allSatisfy { abs($0 - 0.5) < 1e-9 })
  }

  @Test func salienceAgreesWithAllPairs() throws {
    for seed in 0..<40 as Range<UInt64> {
      let fixture = CentralityFixture.random(seed, nodes: 9, edges: 16, isDirected: seed % 2 == 1)
      for weight in [nil, Projection.WeightMeaning.distance] {
        let graph = try fixture.projected(weight: weight, parallel: .count, loops: .keep)
        let n = graph.nodeCount
        var distance = (0..<n).map { a in (0..<n).map { $0 == a ? 0 : Double.infinity } }
        let arcs = (0..<graph.tieCount).flatMap { tie -> [(Int, Int, Double, Int)] in
          let (a, b) = graph.ends(ofTie: tie)
          let one = (a, b, graph.weight(ofTie: tie), tie)
          return graph.isDirected ? [one] : [one, (b, a, one.2, tie)]
        }
        for _ in 0..<n {
          for a in 0..<n {
            for arc in arcs { distance[a][arc.1] = min(distance[a][arc.1], distance[a][arc.0] + arc.2) }
          }
        }
        let scores = try HighSalienceSkeleton().run(on: graph)
        for (place, pair) in scores.pairs.enumerated() {
          let trees = (0..<n).count { root in
            arcs.contains {
              $0.3 == pair.tie && distance[root][$0.0].isFinite && distance[root][$0.0] + $0.2 == distance[root][$0.1]
            }
          }
          #expect(scores.numbers("trees")[place] == Double(trees))
        }
      }
    }
  }

  @Test func weightsAndWorkers() throws {
    #expect(throws: AlgorithmError.self) { try disparity(CentralityFixture.clique(4).projected(), 1) }
    #expect(throws: AlgorithmError.self) { try noiseCorrected(CentralityFixture.clique(4).projected(), 1) }
    let counted = try CentralityFixture.clique(4).projected(parallel: .sum)
    #expect(try disparity(counted, 1).pairs.count == 6)
    let tiny = try CentralityFixture(3, weighted: [(0, 1, 0.1), (1, 2, 0.2)]).projected(weight: .strength)
    #expect(throws: AlgorithmError.self) { try noiseCorrected(tiny, 0) }
    let graph = try CentralityFixture.random(7, nodes: 200, edges: 600, isDirected: false).projected(weight: .strength)
    let alone = try HighSalienceSkeleton().run(on: graph)
    for workers in [2, 4] {
      #expect(try HighSalienceSkeleton().run(on: graph, in: RunContext(workers: workers)) == alone)
    }
  }
}
