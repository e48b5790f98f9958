import GraphAlgorithms
import GraphProjection
import RelationGraph
import Testing

@Suite("Flows and cuts against all divisions of the nodes")
struct FlowTests {
  static func small(_ seed: UInt64) throws -> ProjectedGraph {
    var random = TestGenerator(state: 400 + seed)
    let n = 2 + random.below(5)
    let fixture = CentralityFixture.random(seed, nodes: n, edges: random.below(3 * n), isDirected: seed % 2 == 0)
    return try fixture.projected(
      weight: fixture.edges.isEmpty || seed % 3 == 0 ? nil : .strength, parallel: seed % 5 == 0 ? .collapse : .count,
      loops: .keep)
  }

  /// The smallest capacity from a side that holds all of `inside` and none of `outside`.
  static func smallestCut(
    _ graph: ProjectedGraph, inside: Int?, outside: Int?, bothWays: Bool, unit: Bool = false
  ) -> Double? {
    let n = graph.nodeCount
    return (1..<(1 << n) - 1).filter { side in
      (inside.map { side >> $0 & 1 == 1 } ?? true) && (outside.map { side >> $0 & 1 == 0 } ?? true)
    }.map { side in
      (0..<graph.tieCount).reduce(0) { sum, tie in
        let ends = graph.ends(ofTie: tie)
        let (a, b) = (side >> ends.from & 1 == 1, side >> ends.to & 1 == 1)
        return a && !b || (bothWays && b && !a) ? sum + (unit ? 1 : graph.weight(ofTie: tie)) : sum
      }
    }.min()
  }

  @Test(arguments: 0..<100) func maximumFlow(seed: UInt64) throws {
    let graph = try Self.small(seed)
    for from in 0..<graph.nodeCount {
      for to in 0..<graph.nodeCount where from != to {
        var algorithm = MaximumFlow()
        (algorithm.from, algorithm.to) = (graph.nodeID(from), graph.nodeID(to))
        let result = try algorithm.run(on: graph)
        let expected = Self.smallestCut(graph, inside: from, outside: to, bothWays: !graph.isDirected) ?? 0
        #expect(result.figures.first?.value.number == expected)
        var balance = [Double](repeating: 0, count: graph.nodeCount)
        for (pair, flow) in zip(result.pairs, result.columns[0].values) {
          balance[pair.from] -= flow
          balance[pair.to] += flow
          let tie = try #require(pair.tie)
          #expect(flow > 0 && flow <= graph.weight(ofTie: tie))
          if graph.isDirected { #expect(graph.ends(ofTie: tie) == (pair.from, pair.to)) }
        }
        for node in 0..<graph.nodeCount {
          #expect(balance[node] == (node == from ? -expected : node == to ? expected : 0))
        }
        let cut = zip(result.columns[1].values, result.columns[2].values).reduce(0) { $0 + $1.0 * $1.1 }
        #expect(cut == expected)
      }
    }
  }

  @Test(arguments: 0..<100) func globalCutAndTree(seed: UInt64) throws {
    let graph = try Self.small(seed)
    let n = graph.nodeCount
    let cut = try MinimumCut().run(on: graph)
    #expect(cut.figures[0].value.number == Self.smallestCut(graph, inside: nil, outside: nil, bothWays: true))
    guard case .nodes(let side) = cut.figures[2].value else { throw AlgorithmError.cancelled }
    #expect(!side.isEmpty && 2 * side.count <= n)
    #expect(cut.pairs.allSatisfy { side.contains($0.from) != side.contains($0.to) })
    #expect(cut.columns[0].values.reduce(0, +) == cut.figures[0].value.number)

    let tree = try GomoryHuTree().run(on: graph)
    #expect(tree.pairs.count == n - 1)
    #expect(tree.figures[0].value.number == cut.figures[0].value.number)
    var smallest = [[Double]](repeating: [Double](repeating: -1, count: n), count: n)
    for node in 0..<n { smallest[node][node] = .infinity }
    for (pair, value) in zip(tree.pairs, tree.columns[0].values) {
      smallest[pair.from][pair.to] = value
      smallest[pair.to][pair.from] = value
    }
    for k in 0..<n {
      for a in 0..<n {
        for b in 0..<n { smallest[a][b] = max(smallest[a][b], min(smallest[a][k], smallest[k][b])) }
      }
    }
    for a in 0..<n {
      for b in 0..<n where a != b {
        #expect(smallest[a][b] == Self.smallestCut(graph, inside: a, outside: b, bothWays: true))
      }
    }
  }

  @Test func everyTieOfTheTreeIsACut() throws {
    for seed in 0..<40 as Range<UInt64> {
      let graph = try Self.small(seed)
      let tree = try GomoryHuTree().run(on: graph)
      for (place, pair) in tree.pairs.enumerated() {
        var side: Set<Int> = [pair.from]
        for _ in tree.pairs {
          for (other, tie) in tree.pairs.enumerated() where other != place {
            if side.contains(tie.from) != side.contains(tie.to) { side.formUnion([tie.from, tie.to]) }
          }
        }
        let value = (0..<graph.tieCount).reduce(0) { sum, tie in
          let ends = graph.ends(ofTie: tie)
          return side.contains(ends.from) != side.contains(ends.to) ? sum + graph.weight(ofTie: tie) : sum
        }
        #expect(value == tree.columns[0].values[place])
      }
    }
  }

  @Test(arguments: 0..<100) func connectivity(seed: UInt64) throws {
    let graph = try Self.small(seed)
    let n = graph.nodeCount
    let pairs = (0..<n).flatMap { a in (0..<n).filter { $0 != a }.map { (a, $0) } }
    let byTies = pairs.map {
      Self.smallestCut(graph, inside: $0.0, outside: $0.1, bothWays: !graph.isDirected, unit: true) ?? 0
    }
    #expect(try EdgeConnectivity().run(on: graph)["edge_connectivity"]?.number == byTies.min())
    let byNodes = pairs.map { Self.smallestSeparator(graph, $0.0, $0.1) }
    let expected = byNodes.compactMap(\.self).min() ?? n - 1
    let result = try NodeConnectivity().run(on: graph)
    #expect(result["node_connectivity"] == .integer(expected))
    if case .nodes(let cut)? = result["cut_nodes"] {
      #expect(cut.count == expected)
      #expect(
        pairs.contains { !cut.contains($0.0) && !cut.contains($0.1) && !Self.reaches(graph, $0.0, $0.1, without: cut) })
    }
    for (place, pair) in pairs.enumerated() {
      var edge = EdgeConnectivity()
      (edge.from, edge.to) = (graph.nodeID(pair.0), graph.nodeID(pair.1))
      #expect(try edge.run(on: graph)["edge_connectivity"]?.number == byTies[place])
      var node = NodeConnectivity()
      (node.from, node.to) = (edge.from, edge.to)
      let local = try node.run(on: graph)
      if let separator = byNodes[place] {
        #expect(local["node_connectivity"] == .integer(separator))
      } else {
        var paths = NodeDisjointPaths()
        (paths.from, paths.to) = (edge.from, edge.to)
        var projection = graph.projection
        (projection.weight, projection.parallel) = (.none, .collapse)
        #expect(
          local["node_connectivity"] == .integer(try paths.run(on: projection.apply(to: graph.source)).paths.count))
        #expect(local["cut_nodes"] == .undefined)
      }
    }
  }

  /// The smallest number of other nodes that separate two, `nil` where a tie joins them.
  private static func smallestSeparator(_ graph: ProjectedGraph, _ from: Int, _ to: Int) -> Int? {
    let others = (0..<graph.nodeCount).filter { $0 != from && $0 != to }
    return (0..<1 << others.count).filter { set in
      !reaches(graph, from, to, without: others.indices.filter { set >> $0 & 1 == 1 }.map { others[$0] })
    }.map(\.nonzeroBitCount).min()
  }

  private static func reaches(_ graph: ProjectedGraph, _ from: Int, _ to: Int, without: [Int]) -> Bool {
    var reached: Set<Int> = [from]
    for _ in 0..<graph.nodeCount {
      for node in reached {
        reached.formUnion(graph.successors(of: node).map { Int($0) }.filter { !without.contains($0) })
      }
    }
    return reached.contains(to)
  }

  /// Zachary's karate club; the values are those of NetworkX 3.6.1.
  @Test func karate() throws {
    let (weighted, plain) = (try CommunityGraph.weightedKarate.projected(), try CommunityGraph.karate.projected())
    func flow(_ from: String, _ to: String, _ graph: ProjectedGraph) throws -> Double? {
      var algorithm = MaximumFlow()
      (algorithm.from, algorithm.to) = (from, to)
      return try algorithm.run(on: graph).figures[0].value.number
    }
    #expect(try flow("n1000", "n1033", weighted) == 22)
    #expect(try flow("n1000", "n1033", plain) == 10)
    #expect(try flow("n1015", "n1016", weighted) == 6)
    #expect(try flow("n1005", "n1024", weighted) == 7)
    let tree = try GomoryHuTree().run(on: weighted)
    #expect(tree.columns[0].values.reduce(0, +) == 377)
    #expect(try MinimumCut().run(on: weighted).figures[0].value.number == 3)
    #expect(try EdgeConnectivity().run(on: plain)["edge_connectivity"] == .integer(1))
    #expect(try NodeConnectivity().run(on: plain)["node_connectivity"] == .integer(1))
    var local = NodeConnectivity()
    (local.from, local.to) = ("n1000", "n1033")
    #expect(try local.run(on: plain)["node_connectivity"] == .integer(6))
  }

  @Test func relabellingKeepsTheValues() throws {
    for seed in 0..<20 as Range<UInt64> {
      let fixture = CentralityFixture.random(seed, nodes: 30, edges: 70, isDirected: false)
      var random = TestGenerator(state: seed)
      let order = random.permutation(30)
      let (graph, other) = (
        try fixture.projected(weight: .strength, parallel: .count),
        try fixture.relabelled(order).projected(weight: .strength, parallel: .count)
      )
      #expect(try MinimumCut().run(on: graph).figures[0] == MinimumCut().run(on: other).figures[0])
      #expect(
        try GomoryHuTree().run(on: graph).columns[0].values.sorted()
          == GomoryHuTree().run(on: other).columns[0].values.sorted())
      var (flow, turned) = (MaximumFlow(), MaximumFlow())
      (flow.from, flow.to) = (CentralityFixture.id(0), CentralityFixture.id(1))
      (turned.from, turned.to) = (CentralityFixture.id(order[0]), CentralityFixture.id(order[1]))
      #expect(try flow.run(on: graph).figures[0] == turned.run(on: other).figures[0])
    }
  }
}
