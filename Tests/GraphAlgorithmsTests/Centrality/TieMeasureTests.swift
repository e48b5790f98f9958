import GraphAlgorithms
import GraphProjection
import Testing

/// Embeddedness, dispersion and local bridges, by sets of neighbours.
@Suite struct TieMeasureTests {
  private static func graphs() throws -> [ProjectedGraph] {
    var graphs = try FlowGraphs.all.map { try $0.projected() }
    for (index, fixture) in (FlowGraphs.random(100) + FlowGraphs.random(100, isDirected: true)).enumerated() {
      graphs.append(try fixture.projected(parallel: Projection.Parallel.allCases[index % 3], loops: .keep))
    }
    graphs.append(try CentralityFixture.random(5, nodes: 90, edges: 900, isDirected: false).projected())
    return graphs
  }

  private func neighbours(_ graph: ProjectedGraph) -> [Set<Int>] {
    let matrix = graph.symmetricStrengths
    return matrix.map { row in Set(row.indices.filter { row[$0] > 0 }) }
  }

  @Test func embeddednessAgreesWithSets() throws {
    for graph in try Self.graphs() {
      let near = neighbours(graph)
      let (common, overlap) = (0..<graph.tieCount).reduce(into: ([Double](), [Double]())) { lists, tie in
        let (a, b) = graph.ends(ofTie: tie)
        let count = Double(near[a].intersection(near[b]).count)
        let others = Double(near[a].union(near[b]).subtracting([a, b]).count)
        lists.0.append(a == b ? .nan : count)
        lists.1.append(a == b || others == 0 ? .nan : count / others)
      }
      let scores = try Embeddedness().run(on: graph)
      #expect(agree(scores.column("common_neighbours"), common) && agree(scores.column("overlap"), overlap))
    }
  }

  @Test func dispersionAgreesWithSets() throws {
    for graph in try Self.graphs() {
      let near = neighbours(graph)
      let scores = try Dispersion().run(on: graph)
      #expect(scores.pairs.count == near.reduce(0) { $0 + $1.count })
      let expected = scores.pairs.map { pair -> Double in
        let shared = near[pair.from].intersection(near[pair.to]).sorted()
        var count = 0
        for s in shared {
          for t in shared where t > s && !near[s].contains(t) {
            let between = near[s].intersection(near[t]).intersection(near[pair.from]).subtracting([pair.to])
            if between.isEmpty { count += 1 }
          }
        }
        return Double(count)
      }
      #expect(scores.column("dispersion") == expected)
      for (place, pair) in scores.pairs.enumerated() {
        let common = Double(near[pair.from].intersection(near[pair.to]).count)
        #expect(scores.column("common_neighbours")[place] == common)
        #expect(scores.column("dispersion_normalised")[place] == (common == 0 ? 0 : expected[place] / common))
        let ends = graph.ends(ofTie: try #require(pair.tie))
        #expect(Set([ends.from, ends.to]) == [pair.from, pair.to])
      }
    }
  }

  @Test func spansAgreeWithSearches() throws {
    for graph in try Self.graphs() where graph.nodeCount < 20 {
      let matrix = graph.symmetricStrengths
      let scores = try LocalBridges().run(on: graph)
      #expect(scores.pairs.compactMap(\.tie).sorted() == Array(0..<graph.tieCount))
      for (place, pair) in scores.pairs.enumerated() {
        var rest = matrix
        (rest[pair.from][pair.to], rest[pair.to][pair.from]) = (0, 0)
        let span = pair.from == pair.to ? nil : distance(pair.from, pair.to, rest)
        #expect(agree([scores.column("span")[place]], [span.map(Double.init) ?? .nan]))
        let isBridge = span == nil && pair.from != pair.to
        #expect(scores.column("bridge")[place] == (isBridge ? 1 : 0))
        #expect(scores.column("local_bridge")[place] == (isBridge || span ?? 0 > 2 ? 1 : 0))
      }
    }
  }

  private func distance(_ a: Int, _ b: Int, _ matrix: [[Double]]) -> Int? {
    var reached: Set = [a]
    for steps in 1...matrix.count {
      reached.formUnion(reached.flatMap { node in matrix.indices.filter { matrix[node][$0] > 0 } })
      if reached.contains(b) { return steps }
    }
    return nil
  }

  /// NetworkX 3.6.1: local_bridges and dispersion.
  @Test func karateClub() throws {
    let graph = try FlowGraphs.karate().projected()
    let bridges = try LocalBridges().run(on: graph)
    let found = bridges.pairs.indices.filter { bridges.column("local_bridge")[$0] == 1 }.map { place in
      [bridges.pairs[place].from, bridges.pairs[place].to].sorted()
    }
    #expect(
      found == [
        [0, 11], [0, 31], [1, 30], [2, 9], [2, 27], [2, 28], [9, 33], [13, 33], [19, 33], [23, 25], [24, 27],
      ])
    #expect(bridges.figures.map(\.value) == [.integer(11), .integer(1)])
    #expect(bridges.column("span").prefix(12).dropFirst().allSatisfy { $0 == 3 || $0 == 2 })
    let scores = try Dispersion().run(on: graph)
    #expect(agree([scores.column("dispersion_normalised").reduce(0, +)], [25.085714285714282]))
    let partner = try #require(scores.pairs.firstIndex { $0.from == 33 && $0.to == 32 })
    #expect(agree([scores.column("dispersion_normalised")[partner]], [4.3]))
  }
}

extension PairScores {
  fileprivate func column(_ name: String) -> [Double] { columns.first { $0.name == name }?.values ?? [] }
}
