import GraphAlgorithms
import GraphProjection
import RelationGraph
import Testing

@Suite("Further searches for paths against all simple paths")
struct ShortestVariantsTests {
  @Test("bidirectional, A*, Bellman–Ford and simple paths", arguments: 0..<8)
  func smallGraphs(block: UInt64) throws {
    for seed in 9000 + block * 25..<9000 + (block + 1) * 25 {
      let graph = try RandomNetwork(seed: seed).graph()
      for from in 0..<graph.nodeCount {
        for to in 0..<graph.nodeCount { try check(graph, from, to, "seed \(seed), \(from) to \(to)") }
      }
    }
  }

  private func check(_ graph: ProjectedGraph, _ from: Int, _ to: Int, _ which: Comment) throws {
    let expected = SimplePaths(in: graph, from: from, to: to)
    let ids = (graph.nodeID(from), graph.nodeID(to))

    var both = BidirectionalPath()
    (both.from, both.to) = ids
    let met = try both.run(on: graph)
    #expect(met.paths.map(\.nodes) == expected.paths.prefix(1).map(\.nodes), which)
    #expect(met.isConsistent(with: graph), which)

    var star = AStar()
    (star.from, star.to) = ids
    for landmarks in [0, 1, 4] {
      star.landmarks = landmarks
      let drawn = try star.run(on: graph)
      #expect(drawn.paths.map(\.nodes) == expected.paths.prefix(1).map(\.nodes), which)
      #expect(drawn.isConsistent(with: graph), which)
    }

    var bellman = BellmanFord()
    (bellman.from, bellman.to) = ids
    let fewest = expected.shortest.map(\.nodes.count).min() ?? 0
    let path = try bellman.run(on: graph).paths
    #expect(path.map(\.nodes) == expected.shortest.first { $0.nodes.count == fewest }.map { [$0.nodes] } ?? [], which)
    #expect(zip(path, expected.paths).allSatisfy { SimplePaths.isEqual($0.cost, $1.cost) }, which)

    var simple = AllSimplePaths()
    (simple.from, simple.to) = ids
    for length in [1, 3, 7] {
      simple.length = length
      let list = try simple.run(on: graph)
      #expect(list.paths.map(\.nodes) == expected.paths.map(\.nodes).filter { $0.count <= length + 1 }, which)
      #expect(list.isConsistent(with: graph), which)
    }
  }

  /// A grid is where equally short paths abound, and where coordinates help.
  @Test func gridByCoordinates() throws {
    let side = 12
    var source = PropertyGraph(schema: .open)
    func id(_ x: Int, _ y: Int) -> String { "n\(100 + x)-\(100 + y)" }
    for x in 0..<side {
      for y in 0..<side {
        try source.insert(Node(id: id(x, y), properties: ["east": .integer(x), "north": .integer(y)]))
      }
    }
    for x in 0..<side {
      for y in 0..<side {
        if x > 0 { try source.insert(Relation(from: id(x, y), to: id(x - 1, y))) }
        if y > 0 { try source.insert(Relation(from: id(x, y), to: id(x, y - 1))) }
      }
    }
    var projection = Projection()
    projection.direction = .undirected
    let graph = try projection.apply(to: source)
    var star = AStar()
    (star.from, star.to) = (id(2, 3), id(4, 8))
    var plain = ShortestPath()
    (plain.from, plain.to) = (star.from, star.to)
    let expected = try plain.run(on: graph).paths
    #expect(try star.run(on: graph).paths == expected)
    #expect(throws: AlgorithmError.self) {
      star.x = "east"
      return try star.run(on: graph)
    }
    star.y = "north"
    #expect(try star.run(on: graph).paths == expected)
  }

  @Test func limitIsAnError() throws {
    let graph = try CentralityFixture.clique(8).projected()
    var simple = AllSimplePaths()
    (simple.from, simple.to, simple.length) = (CentralityFixture.id(0), CentralityFixture.id(7), 7)
    // 1 + 6 + 30 + 120 + 360 + 720 + 720.
    #expect(try simple.run(on: graph).paths.count == 1957)
    simple.limit = 1956
    #expect(throws: AlgorithmError.self) { try simple.run(on: graph) }
  }

  /// NetworkX 3.6.1, `all_simple_paths` with `cutoff`.
  @Test(arguments: zip([3, 4, 5], [18, 106, 381]))
  func karate(length: Int, count: Int) throws {
    var simple = AllSimplePaths()
    (simple.from, simple.to, simple.length) = ("n1000", "n1033", length)
    #expect(try simple.run(on: CommunityGraph.karate.projected()).paths.count == count)
  }

  @Test(arguments: 0..<120) func negativeLengths(seed: UInt64) throws {
    var random = TestGenerator(state: 77 + seed)
    let n = 1 + random.below(6)
    let edges = (0..<random.below(2 * n + 2)).map { _ in
      (random.below(n), random.below(n), Double(random.below(9) - 3) / 10)
    }
    let graph = try CentralityFixture(n, weighted: edges, isDirected: seed % 4 > 0)
      .projected(weight: .distance, parallel: .count, loops: .keep)
    var distance = (0..<n).map { a in (0..<n).map { a == $0 ? 0 : Double.infinity } }
    for edge in edges {
      distance[edge.0][edge.1] = min(distance[edge.0][edge.1], edge.2)
      if !graph.isDirected { distance[edge.1][edge.0] = min(distance[edge.1][edge.0], edge.2) }
    }
    for k in 0..<n {
      for a in 0..<n {
        for b in 0..<n { distance[a][b] = min(distance[a][b], distance[a][k] + distance[k][b]) }
      }
    }
    for from in 0..<n {
      for to in 0..<n {
        var bellman = BellmanFord()
        (bellman.from, bellman.to) = (CentralityFixture.id(from), CentralityFixture.id(to))
        let hasCycle = (0..<n).contains {
          distance[$0][$0] < -1e-9 && distance[from][$0] < .infinity && distance[$0][to] < .infinity
        }
        if hasCycle {
          #expect { try bellman.run(on: graph) } throws: { error in
            guard case .unsuitable(let message, _)? = error as? AlgorithmError else { return false }
            return message.contains("cycle")
          }
        } else {
          let paths = try bellman.run(on: graph).paths
          #expect(paths.isEmpty == (distance[from][to] == .infinity))
          #expect(paths.allSatisfy { abs($0.cost - distance[from][to]) < 1e-12 })
        }
      }
    }
  }

  @Test func theCycleIsNamed() throws {
    let graph = try CentralityFixture(
      5, weighted: [(0, 1, 1), (1, 2, -3), (2, 3, 1), (3, 1, 1), (3, 4, 1)], isDirected: true
    ).projected(weight: .distance)
    var bellman = BellmanFord()
    (bellman.from, bellman.to) = (CentralityFixture.id(0), CentralityFixture.id(4))
    #expect { try bellman.run(on: graph) } throws: { error in
      (error as? AlgorithmError)?.description.hasSuffix("10001 → 10002 → 10003 → 10001") == true
    }
  }
}
