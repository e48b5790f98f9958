import GraphAlgorithms
import GraphProjection
import Testing

@Suite struct PageRankTests {
  private func rank(
    _ graph: ProjectedGraph, workers: Int = 1, _ configure: (inout PageRank) -> Void = { _ in }
  ) throws -> [Double] {
    var algorithm = PageRank()
    configure(&algorithm)
    return try algorithm.run(on: graph, in: RunContext(workers: workers)).values
  }

  /// Solves x = d (Pᵀ x + dangling) + (1 − d) p by elimination.
  private func solved(_ graph: ProjectedGraph, damping: Double, jumps: [Double], loops: Double = 2) -> [Double] {
    let n = graph.nodeCount
    var weight = [[Double]](repeating: [Double](repeating: 0, count: n), count: n)
    for tie in 0..<graph.tieCount {
      let (a, b) = graph.ends(ofTie: tie)
      let w = graph.weight(ofTie: tie)
      if graph.isDirected {
        weight[a][b] += w
      } else if a == b {
        weight[a][a] += loops * w
      } else {
        weight[a][b] += w
        weight[b][a] += w
      }
    }
    var system = (0..<n).map { v in
      (0..<n).map { u -> Double in
        let strength = weight[u].reduce(0, +)
        let share = strength > 0 ? weight[u][v] / strength : jumps[v]
        return (u == v ? 1 : 0) - damping * share
      } + [(1 - damping) * jumps[v]]
    }
    for pivot in 0..<n {
      for row in 0..<n where row != pivot {
        let factor = system[row][pivot] / system[pivot][pivot]
        for column in pivot...n { system[row][column] -= factor * system[pivot][column] }
      }
    }
    return (0..<n).map { system[$0][n] / system[$0][$0] }
  }

  @Test func danglingNodes() throws {
    let graph = try CentralityFixture(3, [(0, 1), (1, 2), (0, 2)], isDirected: true).projected()
    let rounded = { (values: [Double]) in values.map { ($0 * 1e5).rounded() / 1e5 } }
    #expect(try rounded(rank(graph)) == [0.19758, 0.28155, 0.52087])
    let personal = try rank(graph) { $0.personalise = [CentralityFixture.id(0)] }
    #expect(personal.map { ($0 * 1e4).rounded() / 1e4 } == [0.4522, 0.1922, 0.3556])
  }

  @Test func undirectedLoops() throws {
    let graph = try CentralityFixture(3, [(0, 0), (0, 1), (1, 2)]).projected(loops: .keep)
    let rounded = { (values: [Double]) in values.map { ($0 * 1e4).rounded() / 1e4 } }
    #expect(try rounded(rank(graph)) == [0.4556, 0.3469, 0.1974])
    #expect(try rounded(rank(graph) { $0.loops = 1 }) == [0.3817, 0.3988, 0.2195])
  }

  @Test(arguments: [false, true]) func agreesWithElimination(isDirected: Bool) throws {
    for seed in 0..<26 as Range<UInt64> {
      let nodes = 1 + Int(seed % 25)
      let fixture = CentralityFixture.random(seed, nodes: nodes, edges: Int(seed), isDirected: isDirected)
      for parallel in Projection.Parallel.allCases {
        let graph = try fixture.projected(
          weight: seed % 2 == 0 ? .strength : nil, parallel: parallel, loops: .keep)
        let even = [Double](repeating: 1 / Double(nodes), count: nodes)
        for damping in [0, 0.85, 0.98] {
          let values = try rank(graph) { $0.damping = damping }
          #expect(agree(values, solved(graph, damping: damping, jumps: even)))
          #expect(abs(values.reduce(0, +) - 1) < 1e-14)
        }
        var one = [Double](repeating: 0, count: nodes)
        one[nodes / 2] = 1
        let values = try rank(graph) { $0.personalise = [CentralityFixture.id(nodes / 2)] }
        #expect(nearlyAgree(values, solved(graph, damping: 0.85, jumps: one)))
      }
    }
  }

  @Test func smallPersonalisedValuesAreAccurate() throws {
    // On a chain away from the jump every value is d times the one before it.
    let graph = try CentralityFixture.path(200, isDirected: true).projected()
    let values = try rank(graph) { $0.personalise = [CentralityFixture.id(0)] }
    #expect(values.indices.dropFirst().allSatisfy { agree([values[$0]], [0.85 * values[$0 - 1]]) })
  }

  @Test func nodesOutOfReachAreExactlyZero() throws {
    let graph = try CentralityFixture(5, [(0, 1), (1, 0), (2, 1), (3, 4)], isDirected: true).projected()
    let values = try rank(graph) { $0.personalise = [CentralityFixture.id(0), CentralityFixture.id(0)] }
    #expect(values[2...] == [0, 0, 0])
    #expect(agree([values[0]], [1 / 1.85]))
  }

  @Test func limitsAndWrongOptionsAreErrors() throws {
    let graph = try CentralityFixture.path(5).projected()
    #expect(throws: AlgorithmError.self) { try rank(graph) { $0.iterations = 3 } }
    #expect(throws: AlgorithmError.self) { try rank(graph) { $0.damping = 1 } }
    #expect(throws: AlgorithmError.self) { try rank(graph) { $0.personalise = ["nobody"] } }
    #expect(throws: ParameterError.self) { try PageRank.configured([(name: "damping", value: "1")]) }
  }

  @Test func workersDoNotChangeABit() throws {
    let graph = try CentralityFixture.random(4, nodes: 17_000, edges: 30_000, isDirected: true).projected()
    let alone = try rank(graph)
    for workers in [2, 4] { #expect(try rank(graph, workers: workers) == alone) }
  }
}
