import GraphAlgorithms
import GraphProjection
import Testing

/// Kirchhoff's equations solved for one pair of nodes after another.
private struct Kirchhoff {
  let conductance: [[Double]]
  let count: Int
  var node: [Double]
  /// By two nodes: the current between them, summed over all pairs.
  var tie: [[Double]]
  /// The effective resistance; 0 where there is no way.
  var resistance: [[Double]]

  init(_ graph: ProjectedGraph) throws {
    conductance = graph.symmetricStrengths
    count = graph.nodeCount
    node = Array(repeating: 0, count: count)
    tie = Array(repeating: node, count: count)
    resistance = tie
    for s in 0..<count {
      let part = strengthComponent(of: s, conductance)
      for t in part where t > s { try add(s, t, part) }
    }
  }

  private mutating func add(_ s: Int, _ t: Int, _ part: [Int]) throws {
    let free = part.filter { $0 != t }
    let matrix = free.map { a in free.map { b in a == b ? conductance[a].reduce(0, +) : -conductance[a][b] } }
    let solved = try #require(eliminated(matrix, free.map { $0 == s ? 1 : 0 }))
    var potential = [Double](repeating: 0, count: count)
    for (place, node) in free.enumerated() { potential[node] = solved[place] }
    (resistance[s][t], resistance[t][s]) = (potential[s], potential[s])
    for a in part {
      var through = 0.0
      for b in part {
        let current = abs(conductance[a][b] * (potential[a] - potential[b]))
        tie[a][b] += current
        through += current / 2
      }
      if a != s && a != t { node[a] += through }
    }
  }
}

@Suite struct CurrentFlowTests {
  private static func graphs() throws -> [ProjectedGraph] {
    var graphs = try FlowGraphs.all.map { try $0.projected() }
    for (index, fixture) in (FlowGraphs.random(70) + FlowGraphs.random(30, isDirected: true)).enumerated() {
      let parallel = Projection.Parallel.allCases[index % 3]
      graphs.append(try fixture.projected(parallel: parallel, loops: .keep))
      graphs.append(try fixture.projected(weight: .strength, parallel: parallel, loops: .keep))
    }
    return graphs
  }

  @Test func betweennessAgreesWithKirchhoff() throws {
    for graph in try Self.graphs() {
      let (verifier, n) = (try Kirchhoff(graph), Double(graph.nodeCount))
      let scores = try CurrentFlowBetweenness().run(on: graph)
      #expect(agreeClosely(scores.values, verifier.node))
      #expect(
        agreeClosely(scores.columns[1].values, verifier.node.map { n < 3 ? 0 : $0 / ((n - 1) * (n - 2) / 2) }))
      let ties = try EdgeCurrentFlowBetweenness().run(on: graph)
      let expected = (0..<graph.tieCount).map { tie in
        let (a, b) = graph.ends(ofTie: tie)
        return a == b ? 0 : verifier.tie[a][b] * graph.weight(ofTie: tie) / verifier.conductance[a][b]
      }
      #expect(agreeClosely(ties.columns[0].values, expected))
    }
  }

  @Test func closenessAndInformationAgreeWithKirchhoff() throws {
    for graph in try Self.graphs() {
      let verifier = try Kirchhoff(graph)
      let parts = (0..<graph.nodeCount).map { strengthComponent(of: $0, verifier.conductance) }
      let sums = verifier.resistance.map { $0.reduce(0, +) }
      let closeness = parts.indices.map { node in
        let reached = Double(parts[node].count - 1)
        return reached == 0 ? 0 : reached * reached / sums[node] / Double(graph.nodeCount - 1)
      }
      let scores = try CurrentFlowCloseness().run(on: graph)
      #expect(agree(scores.values, closeness))
      let mean = parts.indices.map { parts[$0].count == 1 ? .nan : sums[$0] / Double(parts[$0].count - 1) }
      #expect(agree(scores.columns[1].values, mean))
      let information = parts.indices.map { parts[$0].count == 1 ? 0 : Double(parts[$0].count) / sums[$0] }
      #expect(agree(try InformationCentrality().run(on: graph).values, information))
    }
  }

  /// The standard deviation of return times from the mean numbers of steps to a node, by the equations of the walk.
  @Test func secondOrderAgreesWithTheWalk() throws {
    for graph in try Self.graphs() {
      let strengths = graph.symmetricStrengths
      let expected = try (0..<graph.nodeCount).map { v -> Double in
        let part = strengthComponent(of: v, strengths)
        guard part.count > 1 else { return .nan }
        let largest = part.map { strengths[$0].reduce(0, +) }.max() ?? 0
        // h(u) = 1 + Σ p(u, w) h(w), with h(v) = 0.
        let free = part.filter { $0 != v }
        let matrix = free.map { a in
          free.map { b in a == b ? strengths[a].reduce(0, +) / largest : -strengths[a][b] / largest }
        }
        let steps = try #require(eliminated(matrix, free.map { _ in 1 })).reduce(0, +)
        let k = Double(part.count)
        return max(0, 2 * steps + k - k * k).squareRoot()
      }
      let values = try SecondOrderCentrality().run(on: graph).values
      // A root of a difference: near 0 half of the digits are left.
      #expect(
        zip(values, expected).allSatisfy { ($0.isNaN && $1.isNaN) || abs($0 * $0 - $1 * $1) <= 1e-9 * max(1, $1 * $1) })
    }
  }

  @Test func karateClub() throws {
    let graph = try FlowGraphs.karate().projected()
    let weighted = try FlowGraphs.karate(weighted: true).projected(weight: .strength)
    let flow = try CurrentFlowBetweenness().run(on: graph)
    #expect(agreeClosely(flow.columns[1].values, KarateReference.currentFlowBetweennessNormalised))
    #expect(agreeClosely(try CurrentFlowBetweenness().run(on: weighted).values, KarateReference.currentFlowBetweenness))
    let closeness = try CurrentFlowCloseness().run(on: weighted).values
    #expect(agree(closeness.map { $0 / 33 }, KarateReference.resistanceCloseness))
    let information = try InformationCentrality().run(on: weighted).values
    #expect(agree(information.map { $0 / 34 }, KarateReference.resistanceCloseness))
    #expect(agree(try SecondOrderCentrality().run(on: graph).values, KarateReference.secondOrder))
    #expect(agree(try SecondOrderCentrality().run(on: weighted).values, KarateReference.secondOrderWeighted))
    let ties = try EdgeCurrentFlowBetweenness().run(on: weighted)
    let values = try FlowGraphs.karate().edges.map {
      ties.columns[0].values[try #require(weighted.tie(between: $0.from, $0.to))]
    }
    #expect(agree(values.map { $0 / 33 / 32 }, KarateReference.edgeCurrentFlow))
  }

  @Test func aTreeHasShortestPathsOnly() throws {
    let graph = try CentralityFixture(9, (1..<9).map { (($0 - 1) / 2, $0) }).projected()
    #expect(
      agreeClosely(
        try CurrentFlowBetweenness().run(on: graph).values, try BetweennessCentrality().run(on: graph).values))
    #expect(agree(try CurrentFlowCloseness().run(on: graph).values, try ClosenessCentrality().run(on: graph).values))
  }

  @Test func weightsAndLimits() throws {
    let plain = FlowGraphs.random(1)[0]
    #expect(throws: AlgorithmError.self) { try CurrentFlowBetweenness().run(on: plain.projected(weight: .distance)) }
    // 1e300 beside 1: no sum of both keeps the smaller one.
    let mixed = CentralityFixture(4, weighted: [(0, 1, 1e300), (1, 2, 1), (2, 0, 1e300), (2, 3, 2)])
    #expect(throws: AlgorithmError.self) { try CurrentFlowBetweenness().run(on: mixed.projected(weight: .strength)) }
    let tiny = CentralityFixture(3, weighted: [(0, 1, 1e-300), (1, 2, 1e-300)])
    let values = try CurrentFlowBetweenness().run(on: tiny.projected(weight: .strength)).values
    #expect(agreeClosely(values, [0, 1, 0]))
    let long = try CentralityFixture.path(4_002).projected()
    #expect(throws: AlgorithmError.self) { try InformationCentrality().run(on: long) }
  }
}
