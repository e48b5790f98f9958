import GraphAlgorithms
import GraphProjection
import Testing

@Suite struct LeidenTests {
  /// Default starts find the optimum of every small graph, by trying all partitions.
  @Test func reachesTheOptimumOfSmallGraphs() throws {
    var random = TestRandom(3)
    for round in 0..<200 {
      let n = 3 + random.number(below: 6)
      let graph = random.graph(
        nodes: n, ties: n + random.number(below: 2 * n), isDirected: round % 3 == 2, isWeighted: round % 3 == 1)
      let resolution = [1, 1, 0.6, 1.7][round % 4]
      let terms = graph.modularityTerms(resolution: resolution)
      var leiden = Leiden()
      leiden.resolution = resolution
      let found = try leiden.run(on: try graph.projected())
      let value = graph.modularity(found.membership, resolution: resolution)
      #expect(abs(value - CommunityGraph.optimum(terms)) < 1e-12, "round \(round)")
      #expect(abs((found.modularity ?? .nan) - value) < 1e-12)
    }
  }

  @Test func reachesTheConstantPottsOptimumOfSmallGraphs() throws {
    var random = TestRandom(4)
    for round in 0..<40 {
      let n = 3 + random.number(below: 5)
      let graph = random.graph(
        nodes: n, ties: 2 * n, isDirected: round % 2 == 0, isWeighted: round % 3 == 0)
      let resolution = [0.3, 0.5, 1, 2][round % 4]
      // Each unordered pair stands twice in the terms: half of γ and of an undirected tie each time.
      var terms = (0..<n).map { i in (0..<n).map { j in i == j ? 0 : -resolution * (graph.isDirected ? 1 : 0.5) } }
      for tie in graph.ties { terms[tie.from][tie.to] += tie.weight }
      var leiden = Leiden()
      leiden.objective = .cpm
      leiden.resolution = resolution
      let found = try leiden.run(on: try graph.projected())
      let value = found.figures.first { $0.name == "cpm" }?.value ?? .nan
      #expect(abs(value - CommunityGraph.optimum(terms)) < 1e-9, "round \(round)")
    }
  }

  /// The optima by exact methods: Brandes et al. (2008); Aloise et al. (2010).
  @Test func karateFromAnyNumberingAndSeed() throws {
    var random = TestRandom(5)
    for seed in 0..<6 {
      var leiden = Leiden()
      leiden.seed = UInt64(seed)
      let names = random.permutation(34)
      let plain = try leiden.run(on: try CommunityGraph.karate.projected(names: names))
      #expect(abs((plain.modularity ?? 0) - 0.419789612097) < 1e-12)
      #expect(plain.groups.count == 4)
      let weighted = try leiden.run(on: try CommunityGraph.weightedKarate.projected(names: names))
      #expect(abs((weighted.modularity ?? 0) - 0.444903581267) < 1e-12)
    }
  }

  @Test func oneResultFromFiftyInsertionOrders() throws {
    var random = TestRandom(6)
    var leiden = Leiden()
    leiden.starts = 2
    var results: Set<NodeGroups> = []
    for _ in 0..<50 {
      results.insert(try leiden.run(on: try CommunityGraph.karate.projected(order: random.permutation(78))))
    }
    #expect(results.count == 1)
  }

  @Test func workersDoNotMatter() throws {
    var random = TestRandom(7)
    for isDirected in [false, true] {
      let graph = try random.graph(nodes: 60, ties: 150, isDirected: isDirected, isWeighted: true).projected()
      var leiden = Leiden()
      leiden.starts = 40
      let results = try [1, 2, 4].map { try leiden.run(on: graph, in: RunContext(workers: $0)) }
      #expect(results[0] == results[1] && results[0] == results[2])
    }
  }

  @Test func communitiesAreConnected() throws {
    var random = TestRandom(8)
    for round in 0..<60 {
      let n = 10 + random.number(below: 60)
      let graph = random.graph(
        nodes: n, ties: n + random.number(below: n), isDirected: round % 2 == 0, isWeighted: round % 3 == 0)
      var leiden = Leiden()
      leiden.starts = 1 + round % 3
      leiden.iterations = round % 4
      leiden.objective = round % 5 == 0 ? .cpm : .modularity
      leiden.resolution = [0.05, 0.5, 1][round % 3]
      #expect(graph.areConnected(try leiden.run(on: try graph.projected()).groups), "round \(round)")
    }
  }

  /// Stable: no node gains by moving elsewhere, no two communities by uniting.
  @Test func stableWhenIteratedToTheEnd() throws {
    var random = TestRandom(9)
    for round in 0..<20 {
      let graph = random.graph(nodes: 30, ties: 60, isDirected: round % 2 == 0, isWeighted: false)
      var leiden = Leiden()
      leiden.iterations = 0
      leiden.starts = 1
      let found = try leiden.run(on: try graph.projected())
      let terms = graph.modularityTerms()
      func tie(_ a: [Int], _ b: [Int]) -> Double {
        a.reduce(0) { sum, i in b.reduce(sum) { $0 + terms[i][$1] + terms[$1][i] } }
      }
      for (index, group) in found.groups.enumerated() {
        for other in found.groups[..<index] { #expect(tie(group, other) < 1e-12) }
        for node in group {
          let stay = tie([node], group.filter { $0 != node })
          #expect(stay > -1e-12)
          for other in found.groups where other != group { #expect(tie([node], other) < stay + 1e-12) }
        }
      }
    }
  }

  @Test func nodesWithoutTies() throws {
    let found = try Leiden().run(on: try CommunityGraph(5, [(1, 3), (2, 2)]).projected())
    #expect(found.groups == [[1, 3], [0], [2], [4]])
    let none = try Leiden().run(on: try CommunityGraph(3, []).projected())
    #expect(none.groups == [[0], [1], [2]])
    #expect(none.modularity?.isNaN == true)
    #expect(try Leiden().run(on: try CommunityGraph(0, []).projected()).groups.isEmpty)
    #expect(try Leiden().run(on: try CommunityGraph(1, [(0, 0)]).projected()).groups == [[0]])
    #expect(try Leiden().run(on: try CommunityGraph(2, weighted: [(0, 1, 0)]).projected()).groups.count == 2)
  }

  @Test(arguments: [1e-300, 1e300]) func extremeResolutions(_ resolution: Double) throws {
    for objective in CommunityObjective.allCases {
      for graph in [CommunityGraph.karate, .weightedKarate] {
        var leiden = Leiden()
        leiden.resolution = resolution
        leiden.objective = objective
        leiden.starts = 3
        #expect(try leiden.run(on: try graph.projected()).groups.count == (resolution < 1 ? 1 : 34))
      }
    }
  }

  @Test func optionsAsText() throws {
    let options = [("seed", "7"), ("resolution", "0.5"), ("objective", "cpm"), ("iterations", "0"), ("starts", "3")]
    let leiden = try Leiden.configured(options.map { (name: $0.0, value: $0.1) })
    #expect(leiden.seed == 7 && leiden.resolution == 0.5 && leiden.objective == .cpm)
    #expect(leiden.iterations == 0 && leiden.starts == 3)
    for refused in [("resolution", "0"), ("resolution", "nan"), ("starts", "-1"), ("objective", "map")] {
      #expect(throws: ParameterError.self) { try Leiden.configured([(name: refused.0, value: refused.1)]) }
    }
  }

  @Test func refusesDistancesAndStopsWhenCancelled() throws {
    #expect(throws: AlgorithmError.self) {
      try Leiden().run(on: try CommunityGraph(2, weighted: [(0, 1, -2)]).projected())
    }
    let context = RunContext()
    context.cancellation.cancel()
    let graph = try CommunityGraph.karate.projected()
    #expect(throws: AlgorithmError.cancelled) { try Leiden().run(on: graph, in: context) }
    #expect(throws: AlgorithmError.cancelled) { try Louvain().run(on: graph, in: context) }
    #expect(throws: AlgorithmError.cancelled) { try LabelPropagation().run(on: graph, in: context) }
  }
}
