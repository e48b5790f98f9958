import Foundation
import GraphAlgorithms
import GraphProjection
import Testing

@Suite struct WalkMeasureTests {
  // MARK: Communicability betweenness

  /// e^A of a small matrix, term by term.
  private func exponential(_ matrix: [[Double]]) -> [[Double]] {
    let n = matrix.count
    var term = (0..<n).map { row in (0..<n).map { $0 == row ? 1.0 : 0 } }
    var sum = term
    for k in 1...80 {
      term = term.map { row in (0..<n).map { b in (0..<n).reduce(0) { $0 + row[$1] * matrix[$1][b] } / Double(k) } }
      for row in 0..<n { for place in 0..<n { sum[row][place] += term[row][place] } }
    }
    return sum
  }

  @Test func communicabilityAgreesWithItsDefinition() throws {
    let fixtures = FlowGraphs.all.filter { $0.edges.count % 2 == 1 } + FlowGraphs.random(30)
    for fixture in fixtures {
      let graph = try fixture.projected()
      let n = graph.nodeCount
      let a = graph.symmetricStrengths
      let all = exponential(a)
      let expected = (0..<n).map { v -> Double in
        var without = a
        for node in 0..<n { (without[v][node], without[node][v]) = (0, 0) }
        let rest = exponential(without)
        var sum = 0.0
        for p in 0..<n where p != v {
          for q in 0..<n where q != v && q != p && all[p][q] > 0 { sum += (all[p][q] - rest[p][q]) / all[p][q] }
        }
        return n < 3 ? 0 : sum / Double((n - 1) * (n - 2))
      }
      #expect(agreeClosely(try CommunicabilityBetweenness().run(on: graph).values, expected))
    }
  }

  @Test func communicabilityLimit() throws {
    let graph = try CentralityFixture.path(30).projected()
    var algorithm = CommunicabilityBetweenness()
    algorithm.limit = 29
    #expect(throws: AlgorithmError.self) { try algorithm.run(on: graph) }
    // Ends that are far apart: all walks between the halves of a path pass its middle.
    let values = try CommunicabilityBetweenness().run(on: graph).values
    #expect(values.allSatisfy { $0 > 0 && $0 <= 1 } && agreeClosely(values, values.reversed()))
    // The largest eigenvalue of a clique is n − 1: a node less takes the share 1 − n/(n − 1)/e, but for terms of e⁻ⁿ.
    let clique = try CommunicabilityBetweenness().run(on: CentralityFixture.clique(40).projected()).values
    #expect(agreeClosely(clique, [Double](repeating: 1 - 40.0 / 39 / exp(1), count: 40)))
  }

  // MARK: Trophic levels

  @Test func trophicLevelsSolveTheirEquations() throws {
    for (index, fixture) in FlowGraphs.random(200, isDirected: true).enumerated() {
      let graph = try fixture.projected(
        weight: index % 2 == 0 ? nil : .strength, parallel: .count, loops: index % 3 == 0 ? .keep : .drop)
      let n = graph.nodeCount
      var into = [[Double]](repeating: [Double](repeating: 0, count: n), count: n)
      for tie in 0..<graph.tieCount {
        let (a, b) = graph.ends(ofTie: tie)
        into[b][a] += graph.weight(ofTie: tie)
      }
      let sums = into.map { $0.reduce(0, +) }
      // Above a node: all from which a way leads to it. It has a level where every one of them has a basal node above itself.
      let above = (0..<n).map { node in strengthComponent(of: node, into) }
      let isFed = above.map { $0.contains { sums[$0] == 0 } }
      let fed = (0..<n).filter { above[$0].allSatisfy { isFed[$0] } }
      let matrix = fed.map { v in fed.map { u in (u == v ? 1 : 0) - (sums[v] > 0 ? into[v][u] / sums[v] : 0) } }
      let solved = try #require(eliminated(matrix, fed.map { _ in 1 }))
      var expected = [Double](repeating: .nan, count: n)
      for (place, node) in fed.enumerated() { expected[node] = solved[place] }
      #expect(agree(try TrophicLevel().run(on: graph).values, expected))
    }
  }

  @Test func trophicLevelsOfExamples() throws {
    // trophic_levels of NetworkX 3.6.1.
    let web = CentralityFixture(6, [(0, 2), (1, 2), (2, 3), (3, 4), (4, 3), (1, 4), (4, 5), (0, 5)], isDirected: true)
    #expect(agree(try TrophicLevel().run(on: web.projected()).values, [1, 1, 2, 11.0 / 3, 10.0 / 3, 19.0 / 6]))
    let undirected = try CentralityFixture(3, [(0, 1)]).projected()
    let levels = try TrophicLevel().run(on: undirected).values
    #expect(levels[0].isNaN && levels[1].isNaN && levels[2] == 1)
    // Little flows into a cycle: its levels are large, and exact.
    let leak = CentralityFixture(3, weighted: [(0, 1, 1e-12), (1, 2, 1), (2, 1, 1)], isDirected: true)
    #expect(agree(try TrophicLevel().run(on: leak.projected(weight: .strength)).values, [1, 2e12 + 2, 2e12 + 3]))
    let vanishing = CentralityFixture(3, weighted: [(0, 1, 1e-300), (1, 2, 1e300), (2, 1, 1e300)], isDirected: true)
    #expect(throws: AlgorithmError.self) { try TrophicLevel().run(on: vanishing.projected(weight: .strength)) }
  }
}
