import GraphAlgorithms
import GraphProjection
import Testing

/// Structural and regular equivalence, CONCOR, colourings.
@Suite struct EquivalenceTests {
  private func matrix(_ fixture: CentralityFixture, weighted: Bool) -> [[Double]] {
    let row = [Double](repeating: 0, count: fixture.nodeCount)
    var matrix = [[Double]](repeating: row, count: fixture.nodeCount)
    for edge in fixture.edges {
      matrix[edge.from][edge.to] += weighted ? edge.weight : 1
      if !fixture.isDirected, edge.from != edge.to { matrix[edge.to][edge.from] += weighted ? edge.weight : 1 }
    }
    return matrix
  }

  /// The two profiles of a pair, position by position.
  private func profiles(_ matrix: [[Double]], _ i: Int, _ j: Int, _ between: PairPositions, isDirected: Bool) -> [(
    Double, Double
  )] {
    var positions: [(Double, Double)] = []
    for table in isDirected ? [matrix, matrix.indices.map { c in matrix.map { $0[c] } }] : [matrix] {
      for k in matrix.indices where between == .include || k != i && k != j {
        positions.append((table[i][k], table[j][k]))
      }
      if between == .swap { positions += [(table[i][i], table[j][j]), (table[i][j], table[j][i])] }
    }
    return positions
  }

  private func value(_ positions: [(Double, Double)], _ measure: ProfileMeasure) -> Double {
    func sum(_ term: ((Double, Double)) -> Double) -> Double { positions.reduce(0) { $0 + term($1) } }
    let n = Double(positions.count)
    switch measure {
    case .correlation:
      let (x, y) = (sum { $0.0 } / n, sum { $0.1 } / n)
      let (a, b) = (sum { ($0.0 - x) * ($0.0 - x) }, sum { ($0.1 - y) * ($0.1 - y) })
      return a < 1e-12 || b < 1e-12 ? .nan : sum { ($0.0 - x) * ($0.1 - y) } / (a * b).squareRoot()
    case .euclidean: return sum { ($0.0 - $0.1) * ($0.0 - $0.1) }.squareRoot()
    case .jaccard: return sum { max($0.0, $0.1) } > 0 ? sum { min($0.0, $0.1) } / sum { max($0.0, $0.1) } : .nan
    case .cosine:
      let norm = sum { $0.0 * $0.0 } * sum { $0.1 * $0.1 }
      return norm > 0 ? sum { $0.0 * $0.1 } / norm.squareRoot() : .nan
    case .matches: return n > 0 ? sum { $0.0 == $0.1 ? 1 : 0 } / n : .nan
    case .hamming: return sum { abs($0.0 - $0.1) }
    }
  }

  @Test(arguments: ProfileMeasure.allCases, [false, true]) func profilesArePositionByPosition(
    measure: ProfileMeasure, isDirected: Bool
  ) throws {
    for seed in 0..<30 as Range<UInt64> {
      let fixture = CentralityFixture.random(
        seed, nodes: 2 + Int(seed % 6), edges: Int(seed * 5 % 24), isDirected: isDirected)
      let weighted = seed % 2 == 1 && !fixture.edges.isEmpty
      let graph = try fixture.projected(weight: weighted ? .strength : nil, parallel: .count, loops: .keep)
      let table = matrix(fixture, weighted: weighted)
      for between in PairPositions.allCases {
        var algorithm = StructuralEquivalence()
        (algorithm.measure, algorithm.between, algorithm.nearest) = (measure, between, 0)
        let result = try algorithm.run(on: graph)
        #expect(result.pairs.count == fixture.nodeCount * (fixture.nodeCount - 1) / 2)
        for (pair, found) in zip(result.pairs, result.columns[0].values) {
          let expected = value(profiles(table, pair.from, pair.to, between, isDirected: isDirected), measure)
          #expect(nearlyAgree([found], [expected]) || found.isNaN && expected.isNaN)
        }
      }
    }
  }

  @Test func nearestPairsAreTheFirstOfAll() throws {
    let graph = try CentralityFixture.random(4, nodes: 60, edges: 200, isDirected: true).projected()
    var algorithm = StructuralEquivalence()
    algorithm.nearest = 0
    let all = try algorithm.run(on: graph)
    algorithm.nearest = 3
    let some = try algorithm.run(on: graph)
    for node in 0..<60 {
      let partners = zip(all.pairs, all.columns[0].values).filter { $0.0.from == node || $0.0.to == node }
      let least = partners.map(\.1).filter { !$0.isNaN }.sorted(by: >).prefix(3).last ?? 1
      for (pair, value) in partners where value > least { #expect(some.pairs.contains(pair)) }
    }
    for workers in [2, 4] { #expect(try algorithm.run(on: graph, in: RunContext(workers: workers)) == some) }
  }

  /// Two nodes share an exact block where swapping them keeps every tie.
  @Test(arguments: [false, true]) func exactBlocksAreSwaps(isDirected: Bool) throws {
    for seed in 0..<60 as Range<UInt64> {
      let fixture = CentralityFixture.random(
        seed, nodes: 1 + Int(seed % 7), edges: Int(seed * 3 % 14), isDirected: isDirected)
      let table = matrix(fixture, weighted: false).map { $0.map { min($0, 1) } }
      let groups = try StructuralBlocks.configured([("blocks", "0")]).run(on: fixture.projected(loops: .keep))
      for i in table.indices {
        for j in table.indices {
          func moved(_ k: Int) -> Int { k == i ? j : k == j ? i : k }
          let isSwap = table.indices.allSatisfy { a in
            table.indices.allSatisfy { table[a][$0] == table[moved(a)][moved($0)] }
          }
          #expect((groups.membership[i] == groups.membership[j]) == isSwap)
        }
      }
    }
  }

  /// scipy 1.16 (`linkage` with `average`, `fcluster`), distances without the ties between the two.
  @Test func karateBlocks() throws {
    let graph = try RoleFixture.karate.projected()
    let groups = try StructuralBlocks.configured([("between", "exclude")]).run(on: graph)
    #expect(Set(groups.groups) == [[0, 1], [2], [32, 33], Array(3...31)])
    #expect(agree(groups.figures.filter { $0.name == "height" }.map(\.value), [3]))
  }

  /// numpy `corrcoef`, applied until nothing changes.
  @Test func karateConcor() throws {
    let graph = try RoleFixture.karate.projected()
    #expect(
      try Set(Concor.configured([("splits", "1")]).run(on: graph).groups) == [
        [0, 1, 2, 3, 4, 5, 6, 7, 10, 11, 12, 13, 16, 17, 19, 21],
        [8, 9, 14, 15, 18, 20, 22, 23, 24, 25, 26, 27, 28, 29, 30, 31, 32, 33],
      ])
    #expect(
      try Set(Concor().run(on: graph).groups) == [
        [0, 4, 5, 6, 10, 16], [1, 2, 3, 7, 11, 12, 13, 17, 19, 21],
        [8, 9, 14, 15, 18, 20, 22, 23, 26, 27, 29, 30, 31], [24, 25, 28, 32, 33],
      ])
  }

  @Test func concorOfBlocksOfTwins() throws {
    // Two stars with directions: hubs send to their own leaves.
    let fixture = CentralityFixture(6, [(0, 1), (0, 2), (3, 4), (3, 5)], isDirected: true)
    let groups = try Concor().run(on: fixture.projected())
    #expect(groups.membership[1] == groups.membership[2] && groups.membership[4] == groups.membership[5])
    #expect(groups.membership[1] != groups.membership[4])
    #expect(try Concor().run(on: CentralityFixture(4, []).projected()).groups.count == 1)
  }

  @Test(arguments: [false, true]) func regularEquivalenceByItsFormula(isDirected: Bool) throws {
    for seed in 0..<15 as Range<UInt64> {
      let fixture = CentralityFixture.random(
        seed, nodes: 2 + Int(seed % 6), edges: 2 + Int(seed), isDirected: isDirected)
      var w = matrix(fixture, weighted: true)
      for i in w.indices { w[i][i] = 0 }
      let nodes = w.indices
      var s = nodes.map { _ in nodes.map { _ in 1.0 } }
      for _ in 0..<3 {
        var next = s
        for i in nodes {
          for j in nodes {
            func match(_ i: Int, _ k: Int, _ j: Int, _ m: Int) -> Double {
              s[k][m] * (min(w[i][k], w[j][m]) + min(w[k][i], w[m][j]))
            }
            var sum = 0.0
            for k in nodes { sum += nodes.map { match(i, k, j, $0) }.max() ?? 0 }
            for m in nodes { sum += nodes.map { match(i, $0, j, m) }.max() ?? 0 }
            var total = 0.0
            for k in nodes { total += w[i][k] + w[k][i] + w[j][k] + w[k][j] }
            next[i][j] = total > 0 ? sum / total : 1
          }
        }
        s = next
      }
      var algorithm = RegularEquivalence()
      algorithm.nearest = 0
      let graph = try fixture.projected(weight: .strength, parallel: .count)
      let result = try algorithm.run(on: graph, in: RunContext(workers: 2))
      #expect(try algorithm.run(on: graph) == result)
      for (pair, value) in zip(result.pairs, result.columns[0].values) {
        #expect(nearlyAgree([value], [s[pair.from][pair.to]]))
      }
    }
  }

  /// Rounds over all nodes until the number of classes stays: the coarsest stable refinement.
  private func rounds(_ fixture: CentralityFixture, start: [String], countsArcs: Bool) -> [[Int]] {
    let table = matrix(fixture, weighted: false)
    // A label is never empty: one neighbour then differs from none.
    var labels = start.map { "s\($0)" }
    while true {
      let next = table.indices.map { node -> String in
        func seen(_ isTied: (Int) -> Bool) -> String {
          let colours = table.indices.filter { $0 != node && isTied($0) }.map { labels[$0] }
          return (countsArcs ? colours.sorted() : Set(colours).sorted()).joined(separator: ",")
        }
        return "\(labels[node])|\(seen { table[node][$0] > 0 })|\(seen { table[$0][node] > 0 })"
      }
      let names = Set(next).sorted()
      let short = next.map { "\(names.firstIndex(of: $0) ?? 0)" }
      if names.count == Set(labels).count { return NodeGroups(short).groups }
      labels = short
    }
  }

  @Test(arguments: [false, true]) func colouringsAreTheCoarsestStableOnes(isDirected: Bool) throws {
    for seed in 0..<80 as Range<UInt64> {
      let nodes = 1 + Int(seed % 20)
      let fixture = RoleFixture.random(
        seed, nodes: nodes, edges: Int(seed * 7 % 30), groups: 2, isDirected: isDirected)
      let graph = try fixture.projected(loops: .keep)
      for start in ["", "group"] {
        let first = start.isEmpty ? fixture.groups.map { _ in "" } : fixture.groups.map { $0 ?? "" }
        #expect(
          try EquitablePartition.configured([("start", start)]).run(on: graph).groups
            == rounds(fixture.network, start: first, countsArcs: true))
        #expect(
          try RegularColouring.configured([("start", start)]).run(on: graph).groups
            == rounds(fixture.network, start: first, countsArcs: false))
      }
    }
  }

  @Test func aLongPathIsColouredFromItsEnds() throws {
    let groups = try EquitablePartition().run(on: CentralityFixture.path(2001).projected())
    #expect(groups.groups.count == 1001 && groups.membership[0] == groups.membership[2000])
    #expect(try RegularColouring().run(on: CentralityFixture.path(2001).projected()).groups.count == 1)
  }
}
