import GraphAlgorithms
import GraphProjection
import Testing

@Suite struct CohesionTests {
  /// The largest k for which a set of nodes is k-connected by its own ties: k + 1 nodes and more, no k − 1 of which part it.
  private func connectivity(_ matrix: [[Bool]], _ set: Int) -> Int {
    guard matrix.isConnected(set) else { return 0 }
    var cut = set.nonzeroBitCount - 1
    var part = (set - 1) & set
    while part > 0 {
      let taken = set & ~part
      if !matrix.isConnected(part) { cut = min(cut, taken.nonzeroBitCount) }
      part = (part - 1) & set
    }
    return cut
  }

  @Test func componentsAgreeWithAllSubsets() throws {
    for fixture in SmallGraphs.all(upTo: 5) + SmallGraphs.random(60) {
      let matrix = fixture.undirectedMatrix
      let values = (0..<(1 << fixture.nodeCount)).map { $0 == 0 ? 0 : connectivity(matrix, $0) }
      var expected: Set<[Int]> = []
      for set in values.indices where values[set] > 0 {
        // It is a k-component for its own k unless a larger set is as well connected.
        let isWithin = values.indices.contains { $0 != set && $0 & set == set && values[$0] >= values[set] }
        if !isWithin { expected.insert([values[set]] + members(set, of: fixture.nodeCount)) }
      }
      let result = try KComponents().run(on: fixture.projected(loops: .keep))
      let found = zip(result.sets, result.columns[0].values).map { [Int($1)] + $0 }
      #expect(Set(found) == expected && found.count == expected.count)
    }
  }

  /// NetworkX 3.6 `k_components`, each set with its largest k.
  @Test func karateBlocks() throws {
    let result = try KComponents().run(on: SmallGraphs.karate.projected())
    let found = zip(result.sets, result.columns[0].values).map { (Int($1), $0) }
    #expect(found.filter { $0.0 == 1 }.map(\.1.count) == [34])
    #expect(found.filter { $0.0 == 2 }.map(\.1.count) == [28, 6])
    #expect(found.filter { $0.0 == 3 }.map(\.1.count) == [18, 5])
    #expect(found.filter { $0.0 == 4 }.map(\.1) == [[0, 1, 2, 3, 7, 8, 13, 30, 32, 33]])
    #expect(found.contains { $0.0 == 3 && $0.1 == [0, 4, 5, 6, 10] })
    #expect(result.figures["largest_k"] == .integer(4))
    var few = KComponents()
    few.limit = 1
    #expect(throws: AlgorithmError.self) { try few.run(on: SmallGraphs.karate.projected()) }
  }

  @Test func setsAgreeWithAllSubsets() throws {
    for fixture in SmallGraphs.all(upTo: 5) + SmallGraphs.random(200) {
      let n = fixture.nodeCount
      let near = fixture.undirectedMatrix.enumerated().map { node, row in
        row.indices.reduce(0) { row[$1] ? $0 | 1 << $1 : $0 }
      }
      let loops = fixture.edges.reduce(0) { $1.from == $1.to ? $0 | 1 << $1.from : $0 }
      let all = (1 << n) - 1
      var (alpha, cover, domination) = (0, n, n)
      for set in 0...all {
        let chosen = members(set, of: n)
        if chosen.allSatisfy({ near[$0] & set == 0 }) {
          alpha = max(alpha, chosen.count)
          if set & loops == 0 { cover = min(cover, n - chosen.count) }
        }
        if chosen.reduce(set, { $0 | near[$1] }) == all { domination = min(domination, chosen.count) }
      }
      let graph = try fixture.projected(parallel: .count, loops: .keep)
      let independent = try IndependentSet().run(on: graph)
      let chosen = independent.sets.first ?? []
      #expect(chosen.count == alpha && independent.figures["independence_number"] == .integer(alpha))
      #expect(chosen.allSatisfy { a in chosen.allSatisfy { near[a] & (1 << $0) == 0 } })
      let covering = Set(try VertexCover().run(on: graph).sets.first ?? [])
      #expect(covering.count == cover)
      #expect(fixture.edges.allSatisfy { covering.contains($0.from) || covering.contains($0.to) })
      let dominating = try DominatingSet().run(on: graph)
      let set = dominating.sets.first ?? []
      #expect(set.count == domination && dominating.figures["domination_number"] == .integer(domination))
      #expect(set.reduce(0) { $0 | near[$1] | 1 << $1 } == all)
    }
  }

  /// igraph 1.0: independence number 20.
  @Test func karateSets() throws {
    let graph = try SmallGraphs.karate.projected()
    #expect(try IndependentSet().run(on: graph).sets[0].count == 20)
    #expect(try VertexCover().run(on: graph).sets[0].count == 14)
    let dominating = try DominatingSet().run(on: graph)
    #expect(dominating.sets[0].count == 4 && dominating.figures["proven"] == .flag(true))
    let random = try CentralityFixture.random(5, nodes: 120, edges: 500, isDirected: false).projected()
    var (independent, greedy) = (IndependentSet(), DominatingSet())
    independent.limit = 10
    #expect(throws: AlgorithmError.self) { try independent.run(on: random) }
    greedy.limit = 10
    let unproven = try greedy.run(on: random)
    #expect(unproven.figures["proven"] == .flag(false) && unproven.figures["domination_number"] == .undefined)
  }
}
