import Foundation
import GraphAlgorithms
import GraphProjection
import RelationGraph
import Testing

@Suite("Widest, most reliable and disjoint paths")
struct BestPathsTests {
  private func number(_ path: SimplePaths.Path, _ graph: ProjectedGraph, best: (Double, Double) -> Double) -> [Double] {
    zip(path.nodes, path.nodes.dropFirst()).map { a, b in
      (0..<graph.tieCount).filter {
        let ends = graph.ends(ofTie: $0)
        return ends == (a, b) || (!graph.isDirected && ends == (b, a))
      }.map { graph.weight(ofTie: $0) }.reduce(0, best)
    }
  }

  @Test(arguments: 0..<100) func bottleneckAndProduct(seed: UInt64) throws {
    var network = RandomNetwork(seed: 3000 + seed)
    for arc in network.arcs.indices { network.arcs[arc].weight = network.arcs[arc].weight / 2 }
    network.projection.weight = network.arcs.isEmpty ? .none : .property("w")
    network.projection.weightMeaning = .strength
    let graph = try network.graph()
    for from in 0..<graph.nodeCount {
      for to in 0..<graph.nodeCount where from != to {
        let all = SimplePaths(in: graph, from: from, to: to).paths
        let widths = all.map { number($0, graph, best: max).min() ?? 0 }
        let products = all.map { number($0, graph, best: max).reduce(1, *) }
        var widest = WidestPath()
        (widest.from, widest.to) = (graph.nodeID(from), graph.nodeID(to))
        let wide = try widest.run(on: graph).paths
        #expect(wide.map(\.cost) == (widths.max().map { [$0] } ?? []))
        #expect(wide.allSatisfy { path in path.ties.map { graph.weight(ofTie: $0) }.min() == path.cost })
        let least = zip(all, widths).filter { $1 == widths.max() }.map { $0.0.nodes }
          .min { ($0.count, 0) < ($1.count, 0) || ($0.count == $1.count && $0.lexicographicallyPrecedes($1)) }
        #expect(wide.first?.nodes == least)
        var reliable = MostReliablePath()
        (reliable.from, reliable.to) = (widest.from, widest.to)
        let safe = try reliable.run(on: graph).paths
        #expect(safe.isEmpty == all.isEmpty)
        if let path = safe.first, let best = products.max() { #expect(abs(exp(-path.cost) - best) < 1e-12) }
      }
    }
  }

  @Test func reliabilityFromEvidence() throws {
    var source = PropertyGraph(schema: .open)
    for id in ["a", "b", "c", "d"] { try source.insert(Node(id: id)) }
    try source.insert(Source(id: "s"))
    func insert(_ from: String, _ to: String, _ confidences: [Double?]) throws {
      try source.insert(
        Relation(
          from: from, to: to, evidence: confidences.map { Evidence(source: "s", locator: "\($0 ?? 2)", confidence: $0) }
        ))
    }
    try insert("a", "b", [0.5, 0.6])
    try insert("b", "d", [0.9])
    try insert("a", "c", [0.8])
    try insert("c", "d", [nil])
    let graph = try Projection().apply(to: source)
    var path = MostReliablePath()
    (path.from, path.to) = ("a", "d")
    let sure = try path.run(on: graph)
    #expect(sure.paths.map { $0.nodes.map(graph.nodeID) } == [["a", "c", "d"]])
    #expect(sure.notes.contains("probability of the path: 0.8"))
    path.unstated = 0.5
    let unsure = try path.run(on: graph)
    #expect(unsure.paths.map { $0.nodes.map(graph.nodeID) } == [["a", "b", "d"]])
    #expect(unsure.paths.allSatisfy { abs(exp(-$0.cost) - 0.8 * 0.9) < 1e-12 })
    path.unstated = 0
    #expect(try path.run(on: graph).paths.count == 1)
  }

  /// The largest number of disjoint paths and their smallest total, by trying all sets of them.
  private func best(_ paths: [SimplePaths.Path], _ graph: ProjectedGraph, sharesNodes: Bool) -> (
    count: Int, cost: Double
  ) {
    let keys = paths.map { path -> Set<[Int]> in
      let steps = zip(path.nodes, path.nodes.dropFirst()).map {
        graph.isDirected ? [$0, $1] : [min($0, $1), max($0, $1)]
      }
      if sharesNodes { return Set(steps) }
      let inner = path.nodes.dropFirst().dropLast()
      return inner.isEmpty ? Set(steps) : Set(inner.map { [$0] })
    }
    var result = (count: 0, cost: 0.0)
    func extend(_ place: Int, _ used: Set<[Int]>, _ count: Int, _ cost: Double) {
      if count > result.count || (count == result.count && cost < result.cost) { result = (count, cost) }
      for next in place..<paths.count where used.isDisjoint(with: keys[next]) {
        extend(next + 1, used.union(keys[next]), count + 1, cost + paths[next].cost)
      }
    }
    extend(0, [], 0, 0)
    return result
  }

  @Test(arguments: 0..<150) func disjointPaths(seed: UInt64) throws {
    var network = RandomNetwork(seed: 5000 + seed, nodeCount: 2...6, arcsPerNode: 2.5)
    network.projection.parallel = .collapse
    let graph = try network.graph()
    let (from, to) = (0, graph.nodeCount - 1)
    let all = SimplePaths(in: graph, from: from, to: to).paths
    var edge = EdgeDisjointPaths()
    (edge.from, edge.to) = (graph.nodeID(from), graph.nodeID(to))
    var node = NodeDisjointPaths()
    (node.from, node.to) = (edge.from, edge.to)
    for (list, sharesNodes) in [(try edge.run(on: graph), true), (try node.run(on: graph), false)] {
      let expected = best(all, graph, sharesNodes: sharesNodes)
      #expect(list.paths.count == expected.count)
      #expect(abs(list.paths.reduce(0) { $0 + $1.cost } - expected.cost) < 1e-9)
      #expect(list.isConsistent(with: graph))
      #expect(Set(list.paths.flatMap(\.ties)).count == list.paths.reduce(0) { $0 + $1.ties.count })
      if !sharesNodes {
        let inner = list.paths.flatMap { $0.nodes.dropFirst().dropLast() }
        #expect(Set(inner).count == inner.count)
      }
    }
    edge.k = 1
    let shortest = try edge.run(on: graph).paths
    #expect(shortest.count == min(1, all.count))
    #expect(zip(shortest, all).allSatisfy { SimplePaths.isEqual($0.cost, $1.cost) })
  }

  /// NetworkX 3.6.1, `max_flow_min_cost` on the directed network with nodes split; weights are lengths here.
  @Test func karate() throws {
    var fixture = CommunityGraph.weightedKarate
    fixture.isWeighted = true
    var graph = try fixture.projected()
    var projection = graph.projection
    projection.weightMeaning = .distance
    graph = try projection.apply(to: graph.source)
    for (from, to, edges, edgeCost, nodes, nodeCost) in [
      ("n1000", "n1033", 10, 96.0, 6, 37.0), ("n1005", "n1024", 3, 44, 1, 7),
    ] {
      var edge = EdgeDisjointPaths()
      (edge.from, edge.to) = (from, to)
      var node = NodeDisjointPaths()
      (node.from, node.to) = (from, to)
      let (byEdge, byNode) = (try edge.run(on: graph).paths, try node.run(on: graph).paths)
      #expect(byEdge.count == edges && byNode.count == nodes)
      #expect(byEdge.reduce(0) { $0 + $1.cost } == edgeCost && byNode.reduce(0) { $0 + $1.cost } == nodeCost)
    }
  }
}
