import GraphAlgorithms
import GraphProjection
import Testing

/// What betweenness, stress, betweenness of ties and percolation share: searches from many sources, trees left out, workers.
@Suite struct PathSumsTests {
  private func betweenness(_ graph: ProjectedGraph, workers: Int = 1) throws -> [Double] {
    try BetweennessCentrality().run(on: graph, in: RunContext(workers: workers)).column("betweenness")
  }

  /// Several parts, and trees that hang on them, so that a search of 64 sources has levels of all sizes.
  private func scattered(_ seed: UInt64, nodes: Int, edges: Int, isDirected: Bool = false) -> CentralityFixture {
    var generator = TestGenerator(state: seed)
    let half = nodes / 2
    var ends = (0..<edges).map { _ in (generator.below(half), generator.below(half)) }
    for node in half..<nodes where generator.below(8) > 0 { ends.append((node, generator.below(node))) }
    return CentralityFixture(nodes, ends, isDirected: isDirected)
  }

  @Test(arguments: [false, true]) func manySourcesAgreeWithTheDefinition(isDirected: Bool) throws {
    for (seed, nodes, edges) in [(1, 70, 60), (2, 90, 200), (3, 100, 60), (4, 80, 500)] as [(UInt64, Int, Int)] {
      for parallel in [Projection.Parallel.count, .collapse] {
        let graph = try scattered(seed, nodes: nodes, edges: edges, isDirected: isDirected)
          .projected(parallel: parallel, loops: .keep)
        let expected = AllPairsVerifier(graph).orderedBetweenness.map { isDirected ? $0 : $0 / 2 }
        #expect(agree(try betweenness(graph), expected, relative: 1e-12), "seed \(seed) \(parallel)")
      }
    }
  }

  @Test func trees() throws {
    var generator = TestGenerator(state: 11)
    for nodes in [2, 3, 4, 7, 30, 80] {
      for skip in [0, 5] {
        let ends = (1..<nodes).filter { skip == 0 || $0 % skip != 0 }.map { ($0, generator.below($0)) }
        let graph = try CentralityFixture(nodes, ends).projected()
        let expected = AllPairsVerifier(graph).orderedBetweenness.map { $0 / 2 }
        #expect(try betweenness(graph) == expected, "\(nodes) nodes")
      }
    }
    let star = try CentralityFixture(100, (1..<100).map { (0, $0) }).projected()
    #expect(try betweenness(star) == [99 * 98 / 2] + Array(repeating: 0, count: 99))
  }

  @Test func bundlesAtTheEndOfATree() throws {
    // The node at the end of two parallel ties hangs on the others as well, over two paths that count one together.
    let graph = try CentralityFixture(5, [(0, 1), (0, 1), (1, 2), (2, 3), (2, 3), (3, 4)]).projected(parallel: .count)
    #expect(try betweenness(graph) == [0, 3, 4, 3, 0])
  }

  @Test func longPaths() throws {
    let nodes = 300
    let path = try betweenness(CentralityFixture.path(nodes).projected())
    #expect(path == (0..<nodes).map { Double($0 * (nodes - 1 - $0)) })
    let ring = try CentralityFixture(nodes, (0..<nodes).map { ($0, ($0 + 1) % nodes) }).projected()
    // From every node n − 3 others are nearer than half the ring or halfway, and these share two ways.
    let expected = Double((nodes / 2 - 1) * (nodes / 2 - 1)) / 2
    #expect(agree(try betweenness(ring), Array(repeating: expected, count: nodes), relative: 1e-12))
  }

  @Test func tiesAgreeWithTheDefinition() throws {
    for seed in 0..<6 as Range<UInt64> {
      let isDirected = seed % 2 == 1
      for weight in [nil, Projection.WeightMeaning.distance] {
        let graph = try scattered(seed, nodes: 20 + Int(seed) * 10, edges: 60, isDirected: isDirected)
          .projected(weight: weight, parallel: .count, loops: .keep)
        let all = AllPairsVerifier(graph)
        var expected = [Double](repeating: 0, count: graph.tieCount)
        for tie in expected.indices {
          let (a, b) = graph.ends(ofTie: tie)
          for (from, to) in isDirected ? [(a, b)] : [(a, b), (b, a)] where a != b {
            for s in 0..<graph.nodeCount {
              for t in 0..<graph.nodeCount where t != s && all.distance[s][t].isFinite {
                let way = all.distance[s][from] + graph.weight(ofTie: tie) + all.distance[to][t]
                guard way == all.distance[s][t] else { continue }
                expected[tie] += all.paths[s][from] * all.paths[to][t] / all.paths[s][t] / (isDirected ? 1 : 2)
              }
            }
          }
        }
        for workers in [1, 2, 3] {
          let scores = try EdgeBetweenness().run(on: graph, in: RunContext(workers: workers))
          #expect(agree(scores.columns[0].values, expected, relative: 1e-12), "seed \(seed)")
        }
      }
    }
  }

  @Test func workersDoNotChangeABit() throws {
    for isDirected in [false, true] {
      let graph = try scattered(5, nodes: 330, edges: 600, isDirected: isDirected).projected()
      let pivots: [Int32] = (0..<80).map { $0 * 4 }
      let alone = try BetweennessCentrality().dependencies(on: graph, from: pivots, in: RunContext())
      let (nodes, ties) = (try betweenness(graph), try EdgeBetweenness().run(on: graph))
      for workers in [2, 3] {
        let context = RunContext(workers: workers)
        #expect(try betweenness(graph, workers: workers) == nodes)
        #expect(try EdgeBetweenness().run(on: graph, in: context) == ties)
        #expect(try BetweennessCentrality().dependencies(on: graph, from: pivots, in: context) == alone)
      }
    }
  }

  @Test(arguments: [false, true]) func pivotsAddUpToBetweenness(isDirected: Bool) throws {
    let graph = try scattered(8, nodes: 130, edges: 300, isDirected: isDirected).projected()
    let all = AllPairsVerifier(graph)
    var total = [Double](repeating: 0, count: graph.nodeCount)
    for source in 0..<graph.nodeCount {
      let sums = try BetweennessCentrality().dependencies(on: graph, from: [Int32(source)], in: RunContext())
      for node in total.indices { total[node] += sums[node] }
    }
    #expect(agree(total, all.orderedBetweenness, relative: 1e-12))
    #expect(try BetweennessCentrality().dependencies(on: graph, from: [], in: RunContext()).allSatisfy { $0 == 0 })
  }

  @Test func emptyAndSingle() throws {
    for nodes in 0...1 {
      let graph = try CentralityFixture(nodes, nodes == 1 ? [(0, 0)] : []).projected(loops: .keep)
      #expect(try betweenness(graph) == Array(repeating: 0, count: nodes))
      #expect(try EdgeBetweenness().run(on: graph).columns[0].values.allSatisfy { $0 == 0 })
    }
  }

  @Test func cancelled() throws {
    let graph = try scattered(9, nodes: 400, edges: 900).projected()
    for workers in [1, 2] {
      let context = RunContext(workers: workers)
      context.cancellation.cancel()
      #expect(throws: AlgorithmError.cancelled) { try BetweennessCentrality().run(on: graph, in: context) }
      #expect(throws: AlgorithmError.cancelled) { try EdgeBetweenness().run(on: graph, in: context) }
    }
  }
}
