import GraphAlgorithms
import GraphProjection
import Testing

@Suite struct KatzCentralityTests {
  private func katz(
    _ graph: ProjectedGraph, workers: Int = 1, _ change: (inout KatzCentrality) -> Void = { _ in }
  ) throws -> NodeScores {
    var algorithm = KatzCentrality()
    change(&algorithm)
    return try algorithm.run(on: graph, in: RunContext(workers: workers))
  }

  private func normalised(_ values: [Double]) -> [Double] {
    let norm = values.reduce(0) { $0 + $1 * $1 }.squareRoot()
    return values.map { $0 / norm }
  }

  @Test(arguments: [false, true]) func solvesItsEquation(isDirected: Bool) throws {
    for seed in 0..<40 as Range<UInt64> {
      let fixture = CentralityFixture.random(
        seed, nodes: 1 + Int(seed % 14), edges: 1 + Int(seed), isDirected: isDirected)
      for weight in [nil, Projection.WeightMeaning.strength] {
        for loops in [1, 2] {
          let graph = try fixture.projected(weight: weight, parallel: .count, loops: .keep)
          let matrix = AdjacencyVerifier(graph, loops: loops).transposed
          // No eigenvalue is larger than the largest row sum.
          let alpha = 0.9 / max(1, matrix.a.map { $0.reduce(0, +) }.max() ?? 1)
          let ones = [Double](repeating: 2, count: matrix.count)
          let expected = matrix.solved(factor: alpha, ones)
          let raw = try katz(graph) { ($0.alpha, $0.beta, $0.norm, $0.loops) = (alpha, 2, .none, loops) }
          #expect(agree(raw.values, expected), "seed \(seed)")
          let scaled = try katz(graph) { ($0.alpha, $0.loops) = (alpha, loops) }
          #expect(agree(scaled.values, normalised(expected)), "seed \(seed)")
        }
      }
    }
  }

  @Test func theDefaultIsAShareOfTheLargestEigenvalue() throws {
    // λ₁ of a clique of five is 4; of a path of three √2.
    let clique = try katz(CentralityFixture.clique(5).projected())
    #expect(agree(clique.values, Array(repeating: 1 / 5.0.squareRoot(), count: 5)))
    let path = try CentralityFixture.path(3).projected()
    let expected = AdjacencyVerifier(path).solved(factor: 0.85 / 2.0.squareRoot(), [1, 1, 1])
    #expect(agree(try katz(path).values, normalised(expected)))
    #expect(try katz(path).notes.contains { $0.hasPrefix("λ₁ = 1.41421356") })
    // Two parts with the same eigenvalue, and one with a smaller one.
    let parts = try CentralityFixture(8, [(0, 1), (1, 2), (2, 0), (3, 4), (4, 5), (5, 3), (6, 7)]).projected()
    #expect(agree(try katz(parts) { $0.norm = .none }.values.prefix(6) + [], Array(repeating: 1 / 0.15, count: 6)))
  }

  @Test func graphsWithoutCyclesTakeAnyFactor() throws {
    let graph = try CentralityFixture.path(4, isDirected: true).projected()
    #expect(try katz(graph) { ($0.alpha, $0.norm) = (2, .none) }.values == [1, 3, 7, 15])
    #expect(try katz(graph) { ($0.share, $0.norm) = (0.5, .none) }.values == [1, 1.5, 1.75, 1.875])
    #expect(try katz(CentralityFixture(4, []).projected()).values == [0.5, 0.5, 0.5, 0.5])
    #expect(try katz(CentralityFixture(0, []).projected()).values == [])
  }

  @Test func tooLargeFactorsAreRefused() throws {
    let graph = try CentralityFixture.clique(5).projected()
    for alpha in [0.25, 0.3] { #expect(throws: AlgorithmError.self) { try katz(graph) { $0.alpha = alpha } } }
    #expect(agree(try katz(graph) { ($0.alpha, $0.norm) = (0.2499, .none) }.values, Array(repeating: 2500, count: 5)))
    #expect(throws: AlgorithmError.self) { try katz(graph) { $0.alpha = -1 } }
    #expect(throws: AlgorithmError.self) { try katz(graph) { $0.iterations = 3 } }
    #expect(throws: AlgorithmError.self) { try katz(CentralityFixture.clique(3).projected(weight: .distance)) }
  }

  @Test func workersDoNotChangeABit() throws {
    let graph = try CentralityFixture.random(4, nodes: 17_000, edges: 40_000, isDirected: true).projected()
    let alone = try katz(graph)
    for workers in [2, 4] { #expect(try katz(graph, workers: workers) == alone) }
  }
}
