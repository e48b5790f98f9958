import GraphAlgorithms
import GraphProjection
import RelationGraph
import Testing

@Suite struct OptimalModularityTests {
  private func optimum(_ graph: CommunityGraph, resolution: Double = 1) throws -> NodeGroups {
    var algorithm = OptimalModularity()
    algorithm.resolution = resolution
    algorithm.budget = 2000
    return try algorithm.run(on: try graph.projected())
  }

  private func figure(_ name: String, _ groups: NodeGroups) -> Double {
    groups.figures.first { $0.name == name }?.value ?? .nan
  }

  /// Every graph of five nodes, but for other namings of its nodes, against all partitions.
  @Test func allGraphsOfFiveNodes() throws {
    let pairs = (0..<5).flatMap { a in (0..<a).map { ($0, a) } }
    for mask in 1..<(1 << pairs.count) {
      let graph = CommunityGraph(5, pairs.indices.filter { mask >> $0 & 1 == 1 }.map { pairs[$0] })
      // Every graph can be named so that degrees do not rise.
      let degree = (0..<5).map { node in graph.ties.count { $0.from == node || $0.to == node } }
      guard zip(degree, degree.dropFirst()).allSatisfy({ $0 >= $1 }) else { continue }
      let found = try optimum(graph)
      let best = CommunityGraph.optimum(graph.modularityTerms())
      #expect(abs(graph.modularity(found.membership) - best) < 1e-12, "graph \(mask)")
      #expect(figure("gap", found) == 0)
    }
  }

  /// Loops, parallel ties, weights, directions and resolutions, against all partitions.
  @Test func randomGraphs() throws {
    var random = TestRandom(17)
    for round in 0..<200 {
      let n = 2 + random.number(below: 7)
      let graph = random.graph(
        nodes: n, ties: 1 + random.number(below: 3 * n), isDirected: round % 2 == 1, isWeighted: round % 3 == 1)
      let resolution = [1, 0.5, 1.4, 2.5][round % 4]
      let found = try optimum(graph, resolution: resolution)
      let best = CommunityGraph.optimum(graph.modularityTerms(resolution: resolution))
      let value = graph.modularity(found.membership, resolution: resolution)
      // The proof is up to 1e-10.
      #expect(abs(value - best) < 2e-10, "round \(round)")
      #expect(abs(figure("modularity", found) - value) < 1e-12)
      #expect(figure("gap", found) == 0)
    }
  }

  /// Graphs without structure, where the relaxation is weak: Leiden never finds more, and all are proven.
  @Test func randomGraphsOfTwentyNodes() throws {
    var random = TestRandom(18)
    for round in 0..<12 {
      let graph = random.graph(
        nodes: 16 + round % 5, ties: 30 + 6 * round, isDirected: round % 2 == 1, isWeighted: round % 3 == 1)
      let found = try optimum(graph)
      let leiden = try Leiden().run(on: try graph.projected())
      #expect(figure("gap", found) == 0, "round \(round)")
      #expect(figure("modularity", found) >= (leiden.modularity ?? 1) - 1e-10)
    }
  }

  /// Brandes et al. (2008); Aloise et al. (2010): the optimum of the karate club is 0.4198, weighted 0.4449.
  @Test func karate() throws {
    let plain = try optimum(.karate)
    #expect(abs(figure("modularity", plain) - 0.419789612097) < 1e-12)
    #expect(figure("gap", plain) == 0)
    #expect(figure("upper_bound", plain) == figure("modularity", plain))
    #expect(plain.groups.count == 4)
    #expect(plain.notes.contains("proven optimal"))
    let weighted = try optimum(.weightedKarate)
    #expect(abs(figure("modularity", weighted) - 0.444903581267) < 1e-12)
    #expect(figure("gap", weighted) == 0)
  }

  /// A bound that is not proven is still a bound.
  @Test func budget() throws {
    var random = TestRandom(19)
    for _ in 0..<20 {
      let graph = random.graph(nodes: 8, ties: 16, isDirected: false, isWeighted: false)
      var algorithm = OptimalModularity()
      algorithm.budget = random.number(below: 2)
      let found = try algorithm.run(on: try graph.projected())
      let best = CommunityGraph.optimum(graph.modularityTerms())
      #expect(figure("upper_bound", found) >= best - 1e-12)
      #expect(figure("gap", found) >= 0)
      #expect(found.notes.contains("proven optimal") == (figure("gap", found) == 0))
    }
  }

  @Test func sameForAnyNamesAndWorkers() throws {
    var random = TestRandom(20)
    let algorithm = OptimalModularity()
    let first = try algorithm.run(on: try CommunityGraph.karate.projected())
    for workers in [2, 4] {
      #expect(try algorithm.run(on: try CommunityGraph.karate.projected(), in: RunContext(workers: workers)) == first)
    }
    for _ in 0..<3 {
      let renamed = try algorithm.run(on: try CommunityGraph.karate.projected(names: random.permutation(34)))
      #expect(abs(figure("modularity", renamed) - figure("modularity", first)) < 1e-12)
    }
  }

  @Test func badInput() throws {
    #expect(try optimum(CommunityGraph(0, [])).membership.isEmpty)
    #expect(try optimum(CommunityGraph(1, [])).groups.count == 1)
    #expect(try optimum(CommunityGraph(3, [])).groups.count == 3)
    #expect(try optimum(CommunityGraph(2, [(0, 0), (0, 0)])).groups.count == 2)
    for weight in [1e-300, 1e300, 0] {
      let graph = CommunityGraph(4, weighted: [(0, 1, weight), (1, 2, 1), (2, 3, weight), (2, 2, weight)])
      #expect(try optimum(graph).figures.allSatisfy { !$0.value.isInfinite })
    }
    #expect(throws: AlgorithmError.self) { try optimum(CommunityGraph(2, weighted: [(0, 1, -1)])) }
    var limited = OptimalModularity()
    limited.largest = 33
    let karate = try CommunityGraph.karate.projected()
    #expect(throws: AlgorithmError.self) { try limited.run(on: karate) }
    limited.largest = 0
    #expect(throws: AlgorithmError.self) { try limited.run(on: karate) }
    let cancellation = Cancellation()
    cancellation.cancel()
    #expect(throws: AlgorithmError.cancelled) {
      try OptimalModularity().run(on: karate, in: RunContext(cancellation: cancellation))
    }
  }
}
