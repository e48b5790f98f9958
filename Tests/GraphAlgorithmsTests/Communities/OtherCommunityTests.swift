import Foundation
import GraphAlgorithms
import GraphProjection
import Testing

@Suite struct CliquePercolationTests {
  /// All sets of k nodes that are cliques, joined where they share k − 1.
  private func verifier(_ graph: CommunityGraph, size: Int) -> Set<[Int]> {
    let n = graph.nodeCount
    var isTied = [[Bool]](repeating: [Bool](repeating: false, count: n), count: n)
    for tie in graph.ties { (isTied[tie.from][tie.to], isTied[tie.to][tie.from]) = (true, true) }
    var cliques: [Set<Int>] = []
    func extend(_ clique: [Int], _ next: Int) {
      if clique.count == size { return cliques.append(Set(clique)) }
      for node in next..<max(next, n) where clique.allSatisfy({ isTied[$0][node] }) {
        extend(clique + [node], node + 1)
      }
    }
    extend([], 0)
    var groups: [[Set<Int>]] = []
    for clique in cliques {
      let touching = groups.filter { $0.contains { $0.intersection(clique).count >= size - 1 } }
      groups.removeAll { $0.contains { $0.intersection(clique).count >= size - 1 } }
      groups.append(touching.joined() + [clique])
    }
    return Set(groups.map { $0.reduce(Set()) { $0.union($1) }.sorted() })
  }

  @Test func asByAllCliques() throws {
    var random = TestRandom(61)
    for round in 0..<200 {
      let n = 1 + random.number(below: 10)
      let graph = random.graph(
        nodes: n, ties: random.number(below: 4 * n), isDirected: round % 2 == 0, isWeighted: false)
      var algorithm = CliquePercolation()
      algorithm.size = 2 + round % 4
      let found = try algorithm.run(on: try graph.projected())
      #expect(Set(found.sets) == verifier(graph, size: algorithm.size), "round \(round)")
      #expect(found.sets.count == Set(found.sets).count)
      #expect(found.sets.map(\.count) == found.sets.map(\.count).sorted(by: >))
    }
  }

  /// NetworkX 3.6, k_clique_communities.
  @Test func karate() throws {
    let graph = try CommunityGraph.karate.projected()
    let expected: [Int: [[Int]]] = [
      3: [
        [0, 1, 2, 3, 7, 8, 12, 13, 14, 15, 17, 18, 19, 20, 21, 22, 23, 26, 27, 28, 29, 30, 31, 32, 33],
        [0, 4, 5, 6, 10, 16], [24, 25, 31],
      ],
      4: [[0, 1, 2, 3, 7, 13], [8, 30, 32, 33], [23, 29, 32, 33]], 5: [[0, 1, 2, 3, 7, 13]], 6: [],
    ]
    for (size, sets) in expected {
      var algorithm = CliquePercolation()
      algorithm.size = size
      #expect(try algorithm.run(on: graph).sets == sets)
    }
    var algorithm = CliquePercolation()
    algorithm.limit = 3
    #expect(throws: AlgorithmError.self) { try algorithm.run(on: graph) }
  }
}

@Suite struct MarkovClusteringTests {
  /// Full matrices, nothing left out.
  private func verifier(_ graph: CommunityGraph, inflation: Double) -> [[Int]] {
    let n = graph.nodeCount
    var matrix = [[Double]](repeating: [Double](repeating: 0, count: n), count: n)
    for tie in graph.ties where tie.from != tie.to {
      matrix[tie.from][tie.to] += tie.weight
      matrix[tie.to][tie.from] += tie.weight
    }
    for i in 0..<n { matrix[i][i] = max(matrix[i].max() ?? 0, matrix[i].contains { $0 > 0 } ? 0 : 1) }
    // Rows are the columns of the paper.
    func scaled(_ rows: [[Double]]) -> [[Double]] {
      rows.map { row in
        let sum = row.reduce(0, +)
        return row.map { $0 / sum }
      }
    }
    matrix = scaled(matrix)
    for _ in 0..<300 {
      let square = (0..<n).map { i in (0..<n).map { j in (0..<n).reduce(0) { $0 + matrix[i][$1] * matrix[$1][j] } } }
      matrix = scaled(square.map { $0.map { pow($0, inflation) } })
    }
    var labels = Array(0..<n)
    for i in 0..<n {
      for j in 0..<n where matrix[i][j] > 1e-3 && labels[i] != labels[j] {
        let (new, old) = (labels[i], labels[j])
        labels = labels.map { $0 == old ? new : $0 }
      }
    }
    return NodeGroups(labels).groups
  }

  @Test func asByFullMatrices() throws {
    var random = TestRandom(62)
    for round in 0..<60 {
      let n = 2 + random.number(below: 10)
      let base = random.graph(
        nodes: n, ties: n + random.number(below: n), isDirected: round % 2 == 0, isWeighted: false)
      // Uneven weights, so that no node is drawn equally to two attractors.
      let graph = CommunityGraph(
        n, weighted: base.ties.map { ($0.from, $0.to, 1 + Double(random.number(below: 1009)) / 1009) },
        isDirected: base.isDirected)
      var algorithm = MarkovClustering()
      algorithm.inflation = [1.4, 2, 3][round % 3]
      #expect(
        try algorithm.run(on: try graph.projected()).groups == verifier(graph, inflation: algorithm.inflation),
        "round \(round)")
    }
  }

  @Test func karateAndNodesWithoutTies() throws {
    let found = try MarkovClustering().run(on: try CommunityGraph.karate.projected())
    #expect(found.groups == verifier(.karate, inflation: 2))
    #expect(try MarkovClustering().run(on: try CommunityGraph(0, []).projected()).groups.isEmpty)
    #expect(try MarkovClustering().run(on: try CommunityGraph(4, [(0, 2), (1, 1)]).projected()).groups.count == 3)
  }

  @Test func workersAndOrderDoNotMatter() throws {
    var random = TestRandom(63)
    let graph = random.graph(nodes: 150, ties: 400, isDirected: true, isWeighted: true)
    let results = try [1, 2, 4].map {
      try MarkovClustering().run(on: try graph.projected(order: random.permutation(400)), in: RunContext(workers: $0))
    }
    #expect(results[0] == results[1] && results[0] == results[2])
  }
}

@Suite struct FluidCommunitiesTests {
  /// At rest no community has a larger sum of densities around a node than its own.
  @Test func atRest() throws {
    var random = TestRandom(64)
    for round in 0..<60 {
      let n = 4 + random.number(below: 20)
      let graph = random.graph(nodes: n, ties: 2 * n, isDirected: round % 2 == 0, isWeighted: false)
      var algorithm = FluidCommunities()
      algorithm.communities = 1 + round % 4
      algorithm.seed = UInt64(round)
      algorithm.iterations = 10_000
      let found = try algorithm.run(on: try graph.projected())
      var isTied = [[Bool]](repeating: [Bool](repeating: false, count: n), count: n)
      for tie in graph.ties { (isTied[tie.from][tie.to], isTied[tie.to][tie.from]) = (true, true) }
      for node in 0..<n {
        var density = [Double](repeating: 0, count: found.groups.count)
        for other in 0..<n where other == node || isTied[node][other] {
          density[found.membership[other]] += 1 / Double(found.groups[found.membership[other]].count)
        }
        #expect(density[found.membership[node]] >= (density.max() ?? 0) - 1e-12)
      }
      #expect(abs((found.modularity ?? .nan) - graph.modularity(found.membership)) < 1e-12)
    }
  }

  @Test func numbersOfCommunities() throws {
    let karate = try CommunityGraph.karate.projected()
    for count in [1, 2, 5, 34, 50] {
      var algorithm = FluidCommunities()
      algorithm.communities = count
      #expect(try algorithm.run(on: karate).groups.count == min(34, count))
    }
    let parts = try CommunityGraph(8, [(0, 1), (2, 3), (3, 4), (4, 2), (6, 7)]).projected()
    #expect(try FluidCommunities().run(on: parts).groups.count == 5)
    #expect(try FluidCommunities().run(on: try CommunityGraph(0, []).projected()).groups.isEmpty)
  }

  @Test func cliquesInAChain() throws {
    var ties: [(Int, Int)] = []
    for clique in 0..<3 {
      for i in 0..<6 { for j in 0..<i { ties.append((clique * 6 + i, clique * 6 + j)) } }
      if clique > 0 { ties.append((clique * 6, clique * 6 - 1)) }
    }
    var algorithm = FluidCommunities()
    algorithm.communities = 3
    let graph = CommunityGraph(18, ties)
    let results = try [1, 2, 4].map { try algorithm.run(on: try graph.projected(), in: RunContext(workers: $0)) }
    #expect(results[0] == results[1] && results[0] == results[2])
    #expect(results[0].groups == (0..<3).map { Array($0 * 6..<$0 * 6 + 6) })
  }
}
