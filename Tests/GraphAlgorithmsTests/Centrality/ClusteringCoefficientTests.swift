import Foundation
import GraphAlgorithms
import GraphProjection
import Testing

@Suite struct ClusteringCoefficientTests {
  private func clustering(
    _ graph: ProjectedGraph, _ variant: ClusteringCoefficient.Variant = .unnamed, workers: Int = 1
  ) throws -> [Double] {
    var algorithm = ClusteringCoefficient()
    algorithm.variant = variant
    return try algorithm.run(on: graph, in: RunContext(workers: workers)).values
  }

  /// Σ b(i, j) b(j, h) b(h, i) over ordered pairs of other nodes, b = f(a(i, j)) + f(a(j, i)).
  private func triangles(_ matrix: AdjacencyVerifier, _ i: Int) -> Double {
    let others = matrix.neighbours(i)
    return others.reduce(0) { sum, j in
      sum + others.reduce(0) { $0 + matrix.mutual(i, j) * matrix.mutual(j, $1) * matrix.mutual($1, i) }
    }
  }

  private func fagiolo(_ matrix: AdjacencyVerifier, counting arcs: AdjacencyVerifier) -> [Double] {
    (0..<matrix.count).map { i in
      let others = arcs.neighbours(i)
      let total = others.reduce(0) { $0 + arcs.mutual(i, $1) }
      let both = Double(others.filter { arcs.a[i][$0] > 0 && arcs.a[$0][i] > 0 }.count)
      return others.count < 2 ? 0 : triangles(matrix, i) / 2 / (total * (total - 1) - 2 * both)
    }
  }

  @Test func isTheShareOfTiedNeighbours() throws {
    for seed in 0..<60 as Range<UInt64> {
      let fixture = CentralityFixture.random(seed, nodes: 3 + Int(seed % 17), edges: Int(seed), isDirected: false)
      for parallel in [Projection.Parallel.collapse, .count] {
        let graph = try fixture.projected(parallel: parallel, loops: .keep)
        let matrix = AdjacencyVerifier(graph)
        let expected = (0..<matrix.count).map { i -> Double in
          let others = matrix.neighbours(i)
          let pairs = others.flatMap { j in others.filter { $0 < j }.map { (j, $0) } }
          return pairs.isEmpty ? 0 : Double(pairs.filter { matrix.a[$0.0][$0.1] > 0 }.count) / Double(pairs.count)
        }
        #expect(agree(try clustering(graph), expected), "seed \(seed)")
      }
    }
  }

  @Test func directedTriplesAreThoseOfFagiolo() throws {
    for seed in 0..<60 as Range<UInt64> {
      let fixture = CentralityFixture.random(seed, nodes: 3 + Int(seed % 12), edges: Int(seed), isDirected: true)
      let graph = try fixture.projected(loops: .keep)
      let arcs = AdjacencyVerifier(graph)
      #expect(agree(try clustering(graph), fagiolo(arcs, counting: arcs)), "seed \(seed)")
    }
  }

  @Test(arguments: [false, true]) func onnelaTakesGeometricMeans(isDirected: Bool) throws {
    for seed in 0..<40 as Range<UInt64> {
      let fixture = CentralityFixture.random(
        seed, nodes: 3 + Int(seed % 12), edges: 1 + Int(seed), isDirected: isDirected)
      for parallel in Projection.Parallel.allCases {
        let graph = try fixture.projected(weight: .strength, parallel: parallel)
        let matrix = AdjacencyVerifier(graph)
        let largest = matrix.a.joined().max() ?? 1
        let roots = matrix.mapped { $0 > 0 ? pow($0 / largest, 1.0 / 3) : 0 }
        let arcs = matrix.mapped { $0 > 0 ? 1 : 0 }
        let expected =
          isDirected
          ? fagiolo(roots, counting: arcs)
          : (0..<matrix.count).map { i in
            // Every entry stands for a tie seen from both ends, so that a product of three is 8 times too large.
            let k = Double(arcs.neighbours(i).count)
            return k < 2 ? 0 : triangles(roots, i) / 8 / (k * (k - 1))
          }
        #expect(agree(try clustering(graph, .onnela), expected), "seed \(seed)")
      }
    }
  }

  @Test func barratTakesMeansOfOwnTies() throws {
    for seed in 0..<40 as Range<UInt64> {
      let fixture = CentralityFixture.random(seed, nodes: 3 + Int(seed % 12), edges: Int(seed), isDirected: false)
      guard !fixture.edges.isEmpty else { continue }
      let graph = try fixture.projected(weight: .strength, parallel: .sum)
      let matrix = AdjacencyVerifier(graph)
      let expected = (0..<matrix.count).map { i -> Double in
        let others = matrix.neighbours(i)
        guard others.count > 1 else { return 0 }
        var sum = 0.0
        for j in others {
          for h in others where matrix.a[j][h] > 0 { sum += (matrix.a[i][j] + matrix.a[i][h]) / 2 }
        }
        return sum / (matrix.a[i].reduce(0, +) * Double(others.count - 1))
      }
      #expect(agree(try clustering(graph, .barrat), expected), "seed \(seed)")
    }
  }

  @Test func weightsNeedANamedVariant() throws {
    let fixture = CentralityFixture.clique(4)
    let graph = try fixture.projected(weight: .strength)
    #expect(throws: AlgorithmError.self) { try clustering(graph) }
    #expect(try clustering(graph, .unweighted) == [1, 1, 1, 1])
    #expect(try clustering(graph, .barrat) == [1, 1, 1, 1])
    #expect(throws: AlgorithmError.self) { try clustering(fixture.projected(weight: .distance), .onnela) }
    var directed = fixture
    directed.isDirected = true
    #expect(throws: AlgorithmError.self) { try clustering(directed.projected(weight: .strength), .barrat) }
    for variant in ClusteringCoefficient.Variant.allCases {
      #expect(try clustering(fixture.projected(), variant) == [1, 1, 1, 1])
    }
  }

  @Test func scaleOfWeightsDoesNotMatter() throws {
    let shape = [(0, 1, 1.0), (1, 2, 3), (2, 0, 2), (2, 3, 5)]
    let plain = try CentralityFixture(4, weighted: shape).projected(weight: .strength)
    for factor in [1e-300, 1e307] {
      let scaled = try CentralityFixture(4, weighted: shape.map { ($0.0, $0.1, $0.2 * factor) })
        .projected(weight: .strength)
      for variant in [ClusteringCoefficient.Variant.onnela, .barrat] {
        #expect(agree(try clustering(scaled, variant), try clustering(plain, variant)))
      }
    }
  }

  @Test func workersAndLabelsDoNotMatter() throws {
    let fixture = CentralityFixture.random(9, nodes: 300, edges: 3000, isDirected: true)
    let alone = try clustering(fixture.projected(weight: .strength), .onnela)
    for workers in [2, 4] {
      #expect(try clustering(fixture.projected(weight: .strength), .onnela, workers: workers) == alone)
    }
    var generator = TestGenerator(state: 3)
    let order = generator.permutation(300)
    let moved = try clustering(fixture.relabelled(order).projected(weight: .strength), .onnela)
    #expect(agree(order.map { moved[$0] }, alone))
  }
}
