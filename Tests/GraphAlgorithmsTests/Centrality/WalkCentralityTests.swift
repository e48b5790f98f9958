import GraphAlgorithms
import GraphProjection
import Testing

/// Alpha centrality and Bonacich power against the solutions of their equations.
@Suite struct WalkCentralityTests {
  private func alpha(
    _ graph: ProjectedGraph, workers: Int = 1, _ change: (inout AlphaCentrality) -> Void = { _ in }
  ) throws -> [Double] {
    var algorithm = AlphaCentrality()
    change(&algorithm)
    return try algorithm.run(on: graph, in: RunContext(workers: workers)).values
  }

  private func power(_ graph: ProjectedGraph, share: Double = 0.5, workers: Int = 1) throws -> NodeScores {
    var algorithm = BonacichPower()
    algorithm.share = share
    return try algorithm.run(on: graph, in: RunContext(workers: workers))
  }

  @Test(arguments: [false, true]) func alphaSolvesItsEquation(isDirected: Bool) throws {
    for seed in 0..<40 as Range<UInt64> {
      let fixture = CentralityFixture.random(
        seed, nodes: 2 + Int(seed % 14), edges: 1 + Int(seed), isDirected: isDirected)
      let graph = try fixture.projected(weight: .strength, parallel: .count, loops: .keep)
      let matrix = AdjacencyVerifier(graph, loops: 2).transposed
      let factor = 0.9 / max(1, matrix.a.map { $0.reduce(0, +) }.max() ?? 1)
      let ones = [Double](repeating: 1, count: matrix.count)
      #expect(agree(try alpha(graph) { $0.alpha = factor }, matrix.solved(factor: factor, ones)))
      let own = (0..<matrix.count).map { $0 < 2 ? 1.0 : 0 }
      let exogenous = [CentralityFixture.id(0), CentralityFixture.id(1)]
      let found = try alpha(graph) { ($0.alpha, $0.exogenous) = (factor, exogenous) }
      #expect(nearlyAgree(found, matrix.solved(factor: factor, own)))
    }
  }

  @Test func alphaOfAPath() throws {
    let graph = try CentralityFixture.path(3, isDirected: true).projected()
    #expect(try alpha(graph) { $0.alpha = 1 } == [1, 2, 3])
    #expect(try alpha(graph) { $0.exogenous = [CentralityFixture.id(1)] } == [0, 1, 0.5])
    let walks: [Double] = [1, 3, 7]
    let scaled = try alpha(graph) { ($0.alpha, $0.norm) = (2, .l2) }
    #expect(agree(scaled, walks.map { $0 / 59.0.squareRoot() }))
    #expect(throws: AlgorithmError.self) { try alpha(graph) { $0.exogenous = ["nobody"] } }
    #expect(throws: AlgorithmError.self) { try alpha(CentralityFixture.clique(3).projected()) { $0.alpha = 0.5 } }
  }

  @Test(arguments: [-0.9, -0.5, 0, 0.5, 0.9]) func powerSolvesItsEquation(share: Double) throws {
    // λ₁ is 3 for the complete graph and for the Petersen graph, 2 for a directed graph with two ties into each node.
    var petersen: [(Int, Int)] = []
    for i in 0..<5 {
      let (next, inner) = ((i + 1) % 5, (i + 2) % 5 + 5)
      petersen += [(i, next), (i, i + 5), (i + 5, inner)]
    }
    var circulant: [(Int, Int)] = []
    for i in 0..<7 { circulant += [(i, (i + 1) % 7), (i, (i + 3) % 7)] }
    let fixtures: [(CentralityFixture, Double)] = [
      (.clique(4), 3), (CentralityFixture(10, petersen), 3), (CentralityFixture(7, circulant, isDirected: true), 2),
      (.path(3), 2.0.squareRoot()), (CentralityFixture(5, (1..<5).map { (0, $0) }), 2),
    ]
    for (fixture, eigenvalue) in fixtures {
      let graph = try fixture.projected()
      let matrix = AdjacencyVerifier(graph)
      let solved = matrix.solved(factor: share / eigenvalue, matrix.a.map { $0.reduce(0, +) })
      let norm = (solved.reduce(0) { $0 + $1 * $1 } / Double(matrix.count)).squareRoot()
      #expect(nearlyAgree(try power(graph, share: share).values, solved.map { $0 / norm }))
    }
  }

  @Test func bargainersGainFromTheDependent() throws {
    // In a path of five the second has most where β < 0, the third where β > 0.
    let graph = try CentralityFixture.path(5).projected()
    let (bargaining, influence) = (try power(graph, share: -0.8).values, try power(graph, share: 0.8).values)
    #expect(bargaining[1] > bargaining[2] && influence[2] > influence[1])
    #expect(try power(CentralityFixture(3, []).projected()).values == [0, 0, 0])
    #expect(throws: AlgorithmError.self) { try power(graph, share: 1) }
    #expect(throws: ParameterError.self) { try BonacichPower.configured([("share", "-1")]) }
  }

  @Test func workersDoNotChangeABit() throws {
    let graph = try CentralityFixture.random(4, nodes: 17_000, edges: 40_000, isDirected: true).projected()
    let (walks, status) = (try alpha(graph), try power(graph))
    for workers in [2, 4] {
      #expect(try alpha(graph, workers: workers) == walks)
      #expect(try power(graph, workers: workers) == status)
    }
  }
}
