import GraphAlgorithms
import GraphProjection
import Testing

@Suite struct NodePairTests {
  /// The orbit of a node by the degrees in a connected set of nodes, its own and the sorted ones.
  private func orbit(_ own: Int, _ degrees: [Int]) -> Int? {
    switch degrees {
    case [1, 1]: 0
    case [1, 1, 2]: own
    case [2, 2, 2]: 3
    case [1, 1, 2, 2]: own == 1 ? 4 : 5
    case [1, 1, 1, 3]: own == 1 ? 6 : 7
    case [2, 2, 2, 2]: 8
    case [1, 2, 2, 3]: 8 + own
    case [2, 2, 3, 3]: 10 + own
    case [3, 3, 3, 3]: 14
    default: nil
    }
  }

  @Test func orbitsAgreeWithAllSubsets() throws {
    for fixture in SmallGraphs.all(upTo: 5) + SmallGraphs.random(150)
      + [.random(77, nodes: 14, edges: 45, isDirected: true)]
    {
      let (n, matrix) = (fixture.nodeCount, fixture.undirectedMatrix)
      var counts = [[Double]](repeating: [Double](repeating: 0, count: n), count: 15)
      for set in 0..<(1 << n) where (2...4).contains(set.nonzeroBitCount) && matrix.isConnected(set) {
        let nodes = members(set, of: n)
        let degrees = nodes.map { node in nodes.count { matrix[node][$0] } }
        for (node, degree) in zip(nodes, degrees) {
          if let orbit = orbit(degree, degrees.sorted()) { counts[orbit][node] += 1 }
        }
      }
      let graph = try fixture.projected(parallel: .count, loops: .keep)
      #expect(try GraphletDegrees().run(on: graph).columns.map(\.values) == counts)
    }
  }

  /// NetworkX 3.6: R(0, 33) and R(0, 1) of the karate club, and the sum over all pairs.
  @Test func karateResistance() throws {
    let graph = try SmallGraphs.karate.projected()
    var algorithm = ResistanceDistance()
    algorithm.from = CentralityFixture.id(0)
    let result = try algorithm.run(on: graph)
    #expect(result.pairs.count == 33 && result.pairs.allSatisfy { $0.from == 0 })
    func value(_ node: Int) -> Double {
      zip(result.pairs, result.columns[0].values).first { $0.0.to == node }?.1 ?? .nan
    }
    #expect(agree([value(33), value(1)], [0.2538022983367387, 0.1930645172286669]))
    #expect(result.columns[0].values == result.columns[0].values.sorted())
    let sum = try #require(result.figures["kirchhoff_index"]?.number)
    #expect(abs(sum - 470.268184985) < 1e-8)
  }

  /// Foster's theorem: over the ties of a connected part of k nodes, strength times resistance adds up to k − 1.
  @Test func resistanceOfTies() throws {
    for fixture in SmallGraphs.random(100) {
      let graph = try fixture.projected(weight: .strength, parallel: .count)
      var algorithm = ResistanceDistance()
      algorithm.order = .farthest
      let result = try algorithm.run(on: graph)
      var resistance: [[Int]: Double] = [:]
      for (pair, value) in zip(result.pairs, result.columns[0].values) { resistance[[pair.from, pair.to]] = value }
      let sum = (0..<graph.tieCount).reduce(0.0) { sum, tie in
        let ends = graph.ends(ofTie: tie)
        return sum + graph.weight(ofTie: tie)
          * (resistance[[min(ends.from, ends.to), max(ends.from, ends.to)]] ?? .nan)
      }
      let matrix = fixture.undirectedMatrix
      let components = Set(
        (0..<fixture.nodeCount).map { node in
          (1..<(1 << fixture.nodeCount)).filter { $0 & (1 << node) != 0 && matrix.isConnected($0) }
            .max { $0.nonzeroBitCount < $1.nonzeroBitCount } ?? 0
        })
      #expect(agree([sum], [Double(fixture.nodeCount - components.count)]))
    }
  }

  @Test func walksAgreeWithPageRank() throws {
    for fixture in SmallGraphs.random(60, isDirected: true) + SmallGraphs.random(40) {
      let graph = try fixture.projected(weight: .strength, parallel: .count)
      var algorithm = RandomWalkWithRestart()
      algorithm.from = CentralityFixture.id(1)
      let result = try algorithm.run(on: graph)
      // The fixed point, by many steps of the definition.
      var values = [Double](repeating: 0, count: fixture.nodeCount)
      values[1] = 1
      for _ in 0..<400 {
        var next = [Double](repeating: 0, count: values.count)
        for node in values.indices {
          let ties = (0..<graph.tieCount).flatMap { tie -> [(Int, Double)] in
            let ends = graph.ends(ofTie: tie)
            let there = ends.from == node ? [(ends.to, graph.weight(ofTie: tie))] : []
            return there + (!graph.isDirected && ends.to == node ? [(ends.from, graph.weight(ofTie: tie))] : [])
          }
          let sum = ties.reduce(0) { $0 + $1.1 }
          for (other, weight) in ties { next[other] += 0.85 * values[node] * weight / sum }
          next[1] += values[node] * (ties.isEmpty ? 1 : 0.15)
        }
        values = next
      }
      var found = [Double](repeating: 0, count: values.count)
      found[1] = result.figures["at_start"]?.number ?? .nan
      for (pair, value) in zip(result.pairs, result.columns[0].values) { found[pair.to] = value }
      #expect(zip(found, values).allSatisfy { abs($0 - $1) < 1e-10 })
    }
    let path = try CentralityFixture.path(3).projected()
    #expect(throws: AlgorithmError.self) { try RandomWalkWithRestart().run(on: path) }
  }

  @Test func smallWorldOfARingAndARandomGraph() throws {
    let ring = CentralityFixture(100, (0..<100).flatMap { node in (1...3).map { (node, (node + $0) % 100) } })
    let result = try SmallWorld().run(on: ring.projected())
    // A node of the ring has 9 of 15 possible ties among its neighbours; the mean distance is Σ ⌈d/3⌉ / 99.
    let steps = (1...99).map { (min($0, 100 - $0) + 2) / 3 }
    let length = Double(steps.reduce(0, +)) / 99
    func value(_ name: String, _ figures: Figures) -> Double { figures[name]?.number ?? .nan }
    #expect(agree([value("clustering", result), value("path_length", result)], [0.6, length]))
    // No swap shortens the ties of a lattice, and few leave their length as it is.
    #expect(abs(value("lattice_clustering", result) - 0.6) < 0.1)
    #expect(value("omega", result) < -0.4)
    let random = try CentralityFixture.random(1, nodes: 300, edges: 900, isDirected: false).projected()
    let loose = try SmallWorld().run(on: random)
    #expect(value("lattice_clustering", loose) > 0.45)
    #expect(value("omega", loose) > 0.9)
    #expect(abs(value("sigma", loose) - 1) < 0.5)
    #expect(try SmallWorld().run(on: random, in: RunContext(workers: 4)) == loose)
    let whole = try SmallWorld().run(on: CentralityFixture.clique(5).projected())
    #expect(whole["sigma"] == .real(1) && whole["omega"] == .real(0))
  }
}
