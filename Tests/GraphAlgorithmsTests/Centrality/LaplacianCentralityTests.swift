import GraphAlgorithms
import GraphProjection
import Testing

@Suite struct LaplacianCentralityTests {
  /// Σ of squared entries of the Laplacian, which is that of its squared eigenvalues, without node `left`.
  private func energy(_ matrix: AdjacencyVerifier, isDirected: Bool, without left: Int? = nil) -> Double {
    let nodes = (0..<matrix.count).filter { $0 != left }
    func weight(_ i: Int, _ j: Int) -> Double { isDirected ? matrix.mutual(i, j) : matrix.a[i][j] }
    return nodes.reduce(0) { sum, i in
      let strength = nodes.reduce(0) { $0 + weight(i, $1) }
      return sum + strength * strength + nodes.reduce(0) { $0 + weight(i, $1) * weight(i, $1) }
    }
  }

  @Test(arguments: [false, true]) func isTheDropOfEnergy(isDirected: Bool) throws {
    for seed in 0..<40 as Range<UInt64> {
      let fixture = CentralityFixture.random(
        seed, nodes: 1 + Int(seed % 12), edges: 1 + Int(seed), isDirected: isDirected)
      for parallel in Projection.Parallel.allCases {
        let graph = try fixture.projected(weight: .strength, parallel: parallel, loops: .keep)
        let matrix = AdjacencyVerifier(graph)
        let whole = energy(matrix, isDirected: isDirected)
        let drops = (0..<matrix.count).map { whole - energy(matrix, isDirected: isDirected, without: $0) }
        let scores = try LaplacianCentrality().run(on: graph)
        #expect(scores.values == drops)
        #expect(agree(scores.column("laplacian_normalised"), drops.map { whole == 0 ? 0 : $0 / whole }))
      }
    }
  }

  @Test func withoutWeights() throws {
    // d² + d + 2 Σ d over the neighbours.
    #expect(try LaplacianCentrality().run(on: CentralityFixture.path(4).projected()).values == [6, 12, 12, 6])
  }

  @Test func weightsAreScaled() throws {
    let small = try CentralityFixture(3, weighted: [(0, 1, 1e-150), (1, 2, 1e-150)]).projected(weight: .strength)
    #expect(agree(try LaplacianCentrality().run(on: small).values, [6e-300, 1e-299, 6e-300]))
    let large = try CentralityFixture(3, weighted: [(0, 1, 1e300), (1, 2, 1)]).projected(weight: .strength)
    #expect(throws: AlgorithmError.self) { try LaplacianCentrality().run(on: large) }
  }
}
