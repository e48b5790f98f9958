import GraphAlgorithms
import GraphProjection
import Testing

@Suite("Paths against all simple paths")
struct PathBruteForceTests {
  @Test("the shortest, all shortest and k shortest paths", arguments: 0..<12)
  func smallGraphs(block: UInt64) throws {
    for seed in block * 25..<(block + 1) * 25 {
      let graph = try RandomNetwork(seed: seed).graph()
      for from in 0..<graph.nodeCount {
        for to in 0..<graph.nodeCount { try check(graph, from, to, "seed \(seed), \(from) to \(to)") }
      }
    }
  }

  private func check(_ graph: ProjectedGraph, _ from: Int, _ to: Int, _ which: Comment) throws {
    let expected = SimplePaths(in: graph, from: from, to: to)

    var one = ShortestPath()
    (one.from, one.to) = (graph.nodeID(from), graph.nodeID(to))
    let shortest = try one.run(on: graph)
    #expect(shortest.paths.map(\.nodes) == expected.paths.prefix(1).map(\.nodes), which)
    #expect(shortest.isConsistent(with: graph), which)
    #expect((shortest.from, shortest.to) == (from, to))

    var all = AllShortestPaths()
    (all.from, all.to) = (one.from, one.to)
    let tied = try all.run(on: graph)
    #expect(tied.paths.map(\.nodes) == expected.shortest.map(\.nodes), which)
    #expect(tied.isConsistent(with: graph), which)
    all.limit = 1
    #expect(try all.run(on: graph).paths == shortest.paths, which)

    var several = KShortestPaths()
    (several.from, several.to) = (one.from, one.to)
    for k in [1, 2, 3, 5, 100_000] {
      several.k = k
      let list = try several.run(on: graph)
      #expect(list.paths.map(\.nodes) == expected.paths.prefix(k).map(\.nodes), "\(which), k = \(k)")
      #expect(list.isConsistent(with: graph), which)
      #expect(list.notes.contains { $0.hasPrefix("there are only") } == (!list.paths.isEmpty && list.paths.count < k))
    }
  }

  /// Denser graphs, in which the shortest-path tree is often blocked.
  @Test("k shortest paths of denser graphs", arguments: 0..<6)
  func denserGraphs(block: UInt64) throws {
    for seed in 1000 + block * 10..<1000 + (block + 1) * 10 {
      let graph = try RandomNetwork(seed: seed, nodeCount: 8...9, arcsPerNode: 3.5).graph()
      var several = KShortestPaths()
      (several.from, several.to) = (graph.nodeID(0), graph.nodeID(graph.nodeCount - 1))
      let expected = SimplePaths(in: graph, from: 0, to: graph.nodeCount - 1)
      for k in [7, 40, 100_000] {
        several.k = k
        #expect(try several.run(on: graph).paths.map(\.nodes) == expected.paths.prefix(k).map(\.nodes), "seed \(seed)")
      }
    }
  }

  @Test("the order of the facts and the number of workers change nothing", arguments: 0..<20)
  func isCanonical(seed: UInt64) throws {
    let network = RandomNetwork(seed: 500 + seed, nodeCount: 12...12, arcsPerNode: 3)
    let ids = (network.nodes[0], network.nodes[11])
    var several = KShortestPaths()
    (several.from, several.to, several.k) = (ids.0, ids.1, 50)
    var all = AllShortestPaths()
    (all.from, all.to) = ids
    let plain = try network.graph()
    for workers in [1, 2, 4] {
      let shuffled = try network.graph(shuffle: seed * 7 + UInt64(workers))
      let context = RunContext(workers: workers)
      #expect(try several.run(on: shuffled, in: context).asSimplePaths == several.run(on: plain).asSimplePaths)
      #expect(try all.run(on: shuffled, in: context).asSimplePaths == all.run(on: plain).asSimplePaths)
    }
  }

  @Test("reversing all ties reverses the paths", arguments: 0..<20)
  func reversal(seed: UInt64) throws {
    var network = RandomNetwork(seed: 700 + seed, nodeCount: 8...8, arcsPerNode: 3)
    network.projection.direction = .directed
    let forward = try network.graph()
    network.projection.direction = .reversed
    let backward = try network.graph()
    var several = KShortestPaths()
    (several.from, several.to, several.k) = (network.nodes[0], network.nodes[7], 100_000)
    let there = try several.run(on: forward)
    swap(&several.from, &several.to)
    let back = try several.run(on: backward)
    #expect(Set(there.paths.map(\.nodes)) == Set(back.paths.map { $0.nodes.reversed() }))
  }
}
