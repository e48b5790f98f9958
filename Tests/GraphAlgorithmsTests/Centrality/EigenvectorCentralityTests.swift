import Foundation
import GraphAlgorithms
import GraphProjection
import Testing

@Suite struct EigenvectorCentralityTests {
  private func vector(
    _ graph: ProjectedGraph, _ configure: (inout EigenvectorCentrality) -> Void = { _ in }
  ) throws -> [Double] {
    var algorithm = EigenvectorCentrality()
    configure(&algorithm)
    return try algorithm.run(on: graph).values
  }

  /// The symmetric matrix of an undirected graph.
  private func matrix(_ graph: ProjectedGraph, loops: Double = 2) -> [[Double]] {
    var matrix = [[Double]](repeating: [Double](repeating: 0, count: graph.nodeCount), count: graph.nodeCount)
    for tie in 0..<graph.tieCount {
      let (a, b) = graph.ends(ofTie: tie)
      matrix[a][b] += graph.weight(ofTie: tie) * (a == b ? loops : 1)
      if a != b { matrix[b][a] += graph.weight(ofTie: tie) }
    }
    return matrix
  }

  /// Eigenvalues and eigenvectors of a symmetric matrix by Jacobi's rotations.
  private func jacobi(_ matrix: [[Double]]) -> [(value: Double, vector: [Double])] {
    let n = matrix.count
    var a = matrix
    var v = (0..<n).map { row in (0..<n).map { row == $0 ? 1.0 : 0 } }
    for _ in 0..<60 {
      for p in 0..<n {
        for q in p + 1..<max(n, p + 1) where a[p][q] != 0 {
          let theta = (a[q][q] - a[p][p]) / (2 * a[p][q])
          let t = (theta < 0 ? -1 : 1) / (abs(theta) + (theta * theta + 1).squareRoot())
          let c = 1 / (t * t + 1).squareRoot()
          let s = t * c
          for k in 0..<n { (a[k][p], a[k][q]) = (c * a[k][p] - s * a[k][q], s * a[k][p] + c * a[k][q]) }
          for k in 0..<n { (a[p][k], a[q][k]) = (c * a[p][k] - s * a[q][k], s * a[p][k] + c * a[q][k]) }
          for k in 0..<n { (v[k][p], v[k][q]) = (c * v[k][p] - s * v[k][q], s * v[k][p] + c * v[k][q]) }
        }
      }
    }
    return (0..<n).map { column in (a[column][column], v.map { $0[column] }) }.sorted { $0.0 > $1.0 }
  }

  @Test func agreesWithJacobiRotations() throws {
    var compared = 0
    for seed in 0..<40 as Range<UInt64> {
      let nodes = 2 + Int(seed % 20)
      let fixture = CentralityFixture.random(seed, nodes: nodes, edges: 3 + Int(seed) * 2, isDirected: false)
      let graph = try fixture.projected(weight: seed % 2 == 0 ? .strength : nil, parallel: .count, loops: .keep)
      for loops in [1, 2] {
        let pairs = jacobi(matrix(graph, loops: Double(loops)))
        // With a small gap the rotations do not give nine digits themselves.
        guard pairs[0].value - pairs[1].value > 1e-3 * pairs[0].value else { continue }
        compared += 1
        let values = try vector(graph) { $0.loops = loops }
        #expect(nearlyAgree(values, pairs[0].vector.map(abs)), "seed \(seed), loops \(loops)")
      }
    }
    #expect(compared > 40)
  }

  @Test func bipartiteGraphs() throws {
    let half = 0.5.squareRoot()
    #expect(agree(try vector(CentralityFixture.path(3).projected()), [0.5, half, 0.5]))
    let star = CentralityFixture(10, (1..<10).map { (0, $0) })
    #expect(agree(try vector(star.projected()), [half] + Array(repeating: half / 3, count: 9)))
  }

  @Test func smallValuesAreAccurate() throws {
    // Along a tail of L nodes the solution is sinh((L + 1 − k) θ) with λ = 2 cosh θ.
    let tail = 120
    var fixture = CentralityFixture.clique(8)
    fixture.nodeCount += tail
    for k in 0..<tail { fixture.edges.append((k == 0 ? 0 : 7 + k, 8 + k, 1)) }
    let values = try vector(fixture.projected())
    let product = (0..<8).reduce(0) { $0 + values[$1] } - values[1] + 0
    let theta = acosh(product / values[1] / 2)
    let expected = (1...tail).map { k in
      values[8] * sinh(Double(tail + 1 - k) * theta) / sinh(Double(tail) * theta)
    }
    #expect(values[7 + tail] < 1e-90)
    // θ is known to an ulp, and the far end is its 120th multiple: 1e-9 leaves room for both.
    #expect(agree(Array(values[8...]), expected))
  }

  @Test func longPathsWithASmallGap() throws {
    let n = 1000
    let sine = (1...n).map { sin(Double($0) * .pi / Double(n + 1)) }
    let norm = sine.reduce(0) { $0 + $1 * $1 }.squareRoot()
    #expect(agree(try vector(CentralityFixture.path(n).projected()), sine.map { $0 / norm }))
  }

  @Test func exactZeroOutsideTheDominantComponent() throws {
    let graph = try CentralityFixture(7, [(0, 1), (2, 3), (3, 4), (4, 2), (4, 5)]).projected()
    let values = try vector(graph)
    #expect(values[0] == 0 && values[1] == 0 && values[6] == 0)
    #expect(values[2...5].allSatisfy { $0 > 0 })
    #expect(abs(values.reduce(0) { $0 + $1 * $1 } - 1) < 1e-14)
  }

  @Test func tiedComponentsAreRefusedOrGivenEach() throws {
    let pairs = try CentralityFixture(5, [(0, 1), (2, 3)]).projected()
    #expect(throws: AlgorithmError.self) { try vector(pairs) }
    let half = 0.5.squareRoot()
    #expect(agree(try vector(pairs) { $0.component = .each }, [half, half, half, half, 0]))
    // A cycle of four and one of five have λ = 2 both.
    let cycles = CentralityFixture(9, [(0, 1), (1, 2), (2, 3), (3, 0), (4, 5), (5, 6), (6, 7), (7, 8), (8, 4)])
    #expect(throws: AlgorithmError.self) { try vector(cycles.projected()) }
    // A larger one ends the tie of two smaller ones.
    let three = CentralityFixture(7, [(0, 1), (2, 3), (4, 5), (5, 6)])
    #expect(agree(try vector(three.projected()), [0, 0, 0, 0, 0.5, half, 0.5]))
  }

  @Test func aVectorForEachComponentIsThatOfTheComponentAlone() throws {
    // A cycle of two that leads to a third node.
    func component(_ weight: Double) -> [(Int, Int, Double)] { [(0, 1, weight), (1, 0, weight), (1, 2, 1)] }
    for (first, second) in [(1.0, 2.0), (2.0, 1.0)] {
      let edges = component(first) + component(second).map { ($0.0 + 3, $0.1 + 3, $0.2) }
      let both = CentralityFixture(6, weighted: edges, isDirected: true)
      let alone = try [first, second].flatMap {
        try vector(CentralityFixture(3, weighted: component($0), isDirected: true).projected(weight: .strength))
      }
      #expect(try vector(both.projected(weight: .strength)) { $0.component = .each } == alone)
    }
  }

  @Test func directedTiesCountWhereTheyEnd() throws {
    // A cycle of two, fed by 3 and feeding 2: nobody leads to 3.
    let fed = CentralityFixture(4, [(0, 1), (1, 0), (1, 2), (3, 0)], isDirected: true)
    let third = (1.0 / 3).squareRoot()
    #expect(agree(try vector(fed.projected()), [third, third, third, 0]))
    #expect(throws: AlgorithmError.self) { try vector(CentralityFixture.path(4, isDirected: true).projected()) }
    let random = try CentralityFixture.random(8, nodes: 60, edges: 240, isDirected: true).projected(weight: .strength)
    let x = try vector(random)
    var product = [Double](repeating: 0, count: 60)
    for tie in 0..<random.tieCount {
      let (from, to) = random.ends(ofTie: tie)
      product[to] += random.weight(ofTie: tie) * x[from]
    }
    let eigenvalue = product.reduce(0, +) / x.reduce(0, +)
    #expect(eigenvalue > 0 && agree(product, x.map { eigenvalue * $0 }))
  }

  @Test func graphsWithoutTies() throws {
    #expect(try vector(CentralityFixture(0, []).projected()) == [])
    #expect(throws: AlgorithmError.self) { try vector(CentralityFixture(3, []).projected()) }
    let loop = CentralityFixture(2, [(0, 0)])
    #expect(try vector(loop.projected(loops: .keep)) == [1, 0])
    let zero = CentralityFixture(3, weighted: [(0, 1, 0), (1, 2, 1)])
    #expect(agree(try vector(zero.projected(weight: .strength)), [0, 0.5.squareRoot(), 0.5.squareRoot()]))
  }

  @Test func scaleOfWeightsDoesNotMatter() throws {
    let plain = try vector(
      CentralityFixture(4, weighted: [(0, 1, 1), (1, 2, 2), (2, 3, 3)]).projected(weight: .strength))
    for scale in [0x1p-1060, 0x1p-500, 0x1p1000] {
      let edges = [(0, 1, scale), (1, 2, 2 * scale), (2, 3, 3 * scale)]
      #expect(try vector(CentralityFixture(4, weighted: edges).projected(weight: .strength)) == plain)
    }
  }

  @Test func limitIsAnError() throws {
    #expect(throws: AlgorithmError.self) { try vector(CentralityFixture.path(50).projected()) { $0.iterations = 3 } }
  }
}
