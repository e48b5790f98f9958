import Foundation
import GraphAlgorithms
import GraphProjection
import Testing

@Suite struct SubgraphCentralityTests {
  private func subgraph(_ graph: ProjectedGraph, loops: Int = 2, workers: Int = 1) throws -> [Double] {
    var algorithm = SubgraphCentrality()
    algorithm.loops = loops
    return try algorithm.run(on: graph, in: RunContext(workers: workers)).values
  }

  /// The diagonal of Σ Aᵏ/k!, with dense powers.
  private func diagonal(_ matrix: AdjacencyVerifier) -> [Double] {
    let nodes = 0..<matrix.count
    var power = nodes.map { i in nodes.map { i == $0 ? 1.0 : 0 } }
    var sum = nodes.map { _ in 1.0 }
    for k in 1...200 {
      power = nodes.map { i in
        nodes.map { j in nodes.reduce(0) { $0 + power[i][$1] * matrix.a[$1][j] } / Double(k) }
      }
      for i in nodes { sum[i] += power[i][i] }
    }
    return sum
  }

  @Test(arguments: [false, true]) func isTheDiagonalOfTheExponential(isDirected: Bool) throws {
    for seed in 0..<20 as Range<UInt64> {
      let fixture = CentralityFixture.random(
        seed, nodes: 1 + Int(seed % 10), edges: 1 + Int(seed), isDirected: isDirected)
      for loops in [1, 2] {
        let graph = try fixture.projected(weight: .strength, parallel: .count, loops: .keep)
        #expect(agree(try subgraph(graph, loops: loops), diagonal(AdjacencyVerifier(graph, loops: loops))))
      }
    }
  }

  @Test func knownGraphs() throws {
    // A tie: cosh 1. A clique of n: (e^{n−1} + (n − 1)/e)/n. A directed path has no closed walks but those of length 0.
    #expect(agree(try subgraph(CentralityFixture.path(2).projected()), [cosh(1), cosh(1)]))
    let clique = (exp(19.0) + 19 * exp(-1)) / 20
    #expect(agree(try subgraph(CentralityFixture.clique(20).projected()), Array(repeating: clique, count: 20)))
    #expect(try subgraph(CentralityFixture.path(4, isDirected: true).projected()) == [1, 1, 1, 1])
    #expect(try subgraph(CentralityFixture(3, []).projected()) == [1, 1, 1])
    #expect(try subgraph(CentralityFixture(0, []).projected()) == [])
  }

  @Test func valuesOutOfRangeAreReported() throws {
    for weight in [800, 1e5, 1e300] {
      let graph = try CentralityFixture(2, weighted: [(0, 1, weight)]).projected(weight: .strength)
      #expect(throws: AlgorithmError.self) { try subgraph(graph) }
    }
    let large = try CentralityFixture(2, weighted: [(0, 1, 600)]).projected(weight: .strength)
    #expect(agree(try subgraph(large), [cosh(600), cosh(600)]))
  }

  @Test func workersDoNotChangeABit() throws {
    let graph = try CentralityFixture.random(4, nodes: 100, edges: 300, isDirected: true).projected(weight: .strength)
    let alone = try subgraph(graph)
    for workers in [2, 4] { #expect(try subgraph(graph, workers: workers) == alone) }
  }
}
