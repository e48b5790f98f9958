import GraphProjection
import RelationGraph
import Testing

@testable import GraphAlgorithms

@Suite struct GeneratorTests {
  private func network(_ generator: some GraphGenerator) throws -> GeneratedNetwork {
    try generator.checkOptions()
    return try generator.network(in: RunContext())
  }

  private func degrees(_ network: GeneratedNetwork) -> [Int] {
    var degrees = [Int](repeating: 0, count: network.nodeCount)
    for end in network.ends {
      degrees[end.from] += 1
      degrees[end.to] += 1
    }
    return degrees
  }

  private func isSimple(_ network: GeneratedNetwork) -> Bool {
    let keys = network.ends.map { end in
      network.isDirected ? [end.from, end.to] : [min(end.from, end.to), max(end.from, end.to)]
    }
    return Set(keys).count == keys.count && network.ends.allSatisfy { $0.from != $0.to }
  }

  private func componentCount(_ network: GeneratedNetwork) throws -> Int {
    var projection = Projection()
    projection.direction = .undirected
    return try WeakComponents().run(on: projection.apply(to: network.graph())).groups.count
  }

  @Test(arguments: GeneratorCatalog.all.map { $0.card.id }) func everyModelIsSimpleAndSeeded(id: String) throws {
    let type = try #require(GeneratorCatalog.generator(id))
    #expect(id.wholeMatch(of: /[a-z]+(-[a-z]+)*/) != nil && type.card.summary.hasSuffix("."))
    func check<Generator: GraphGenerator>(_ type: Generator.Type) throws {
      let drawn = try network(Generator())
      #expect(isSimple(drawn) && drawn.nodeCount > 0)
      let graph = try Generator().graph()
      #expect(graph.nodeCount == drawn.nodeCount && graph.relationCount == drawn.ends.count)
      #expect(try Generator().graph().relations.map(\.from) == graph.relations.map(\.from))
      #expect(try Generator().graph().relations.map(\.to) == graph.relations.map(\.to))
      let again = try Generator.configured(Generator().settings)
      #expect(again.settings.map(\.value) == Generator().settings.map(\.value))
      guard Generator.options.contains(where: { $0.name == "seed" }) else { return }
      let other = try network(Generator.configured([("seed", "2")]))
      #expect(other.ends.map { [$0.from, $0.to] } != drawn.ends.map { [$0.from, $0.to] })
      // No size is a trap: it gives a graph or an error.
      for size in ["0", "1", "2", "3"] where Generator.options.contains(where: { $0.name == "nodes" }) {
        let small = try Generator.configured([("nodes", size)])
        do throws(AlgorithmError) { #expect(try small.graph().nodeCount == Int(size)) } catch {
          #expect(!error.description.isEmpty)
        }
      }
    }
    try check(type)
  }

  @Test func plainShapes() throws {
    #expect(degrees(try network(RingGraph())) == [Int](repeating: 2, count: 10))
    #expect(degrees(try network(PathGraph())).sorted() == [1, 1] + [Int](repeating: 2, count: 8))
    #expect(degrees(try network(StarGraph())) == [9] + [Int](repeating: 1, count: 9))
    #expect(degrees(try network(CompleteGraph())) == [Int](repeating: 9, count: 10))
    #expect(degrees(try network(CompleteBipartiteGraph())) == [Int](repeating: 5, count: 10))
    var grid = GridGraph()
    #expect(try network(grid).ends.count == 180)
    grid.wraps = true
    #expect(degrees(try network(grid)) == [Int](repeating: 4, count: 100))
  }

  @Test(arguments: [false, true]) func erdosRenyi(isDirected: Bool) throws {
    var model = ErdosRenyiGraph()
    model.directed = isDirected
    #expect(try network(model).ends.count == 200)
    (model.nodes, model.ties) = (6, isDirected ? 30 : 15)
    #expect(try network(model).ends.count == model.ties)
    model.ties += 1
    #expect(throws: AlgorithmError.self) { try network(model) }
    (model.nodes, model.probability) = (400, 0.05)
    // A binomial number of ties, within five standard deviations.
    let mean = (isDirected ? 159_600.0 : 79_800) * 0.05
    #expect(abs(Double(try network(model).ends.count) - mean) < 5 * (mean * 0.95).squareRoot())
    model.probability = 1
    model.nodes = 20
    #expect(try network(model).ends.count == (isDirected ? 380 : 190))
  }

  @Test func growingGraphs() throws {
    let attachment = try network(BarabasiAlbertGraph())
    #expect(attachment.ends.count == 2 + 97 * 2)
    #expect(try componentCount(attachment) == 1)
    let fire = try network(ForestFireGraph())
    #expect(try componentCount(fire) == 1 && fire.ends.allSatisfy { $0.from > $0.to })
    var tree = RandomTree()
    for seed in 0..<20 as Range<UInt64> {
      (tree.seed, tree.nodes) = (seed, 2 + Int(seed))
      let drawn = try network(tree)
      #expect(drawn.ends.count == tree.nodes - 1)
      #expect(try componentCount(drawn) == 1)
    }
  }

  /// There are sixteen trees on four labelled nodes (Cayley), all equally likely.
  @Test func treesAreEquallyLikely() throws {
    var tree = RandomTree()
    tree.nodes = 4
    var found: [[[Int]]: Int] = [:]
    for seed in 0..<3200 as Range<UInt64> {
      tree.seed = seed
      found[try network(tree).ends.map { [$0.from, $0.to] }.sorted { $0.lexicographicallyPrecedes($1) }, default: 0] +=
        1
    }
    #expect(found.count == 16)
    // 200 each, within five standard deviations.
    #expect(found.values.allSatisfy { abs(Double($0) - 200) < 5 * (200.0 * 15 / 16).squareRoot() })
  }

  @Test func smallWorlds() throws {
    var model = WattsStrogatzGraph()
    #expect(try network(model).ends.count == 200)
    model.rewiring = 0
    #expect(degrees(try network(model)) == [Int](repeating: 4, count: 100))
    model.neighbours = 3
    #expect(throws: AlgorithmError.self) { try network(model) }
  }

  @Test func givenDegrees() throws {
    var model = ConfigurationGraph()
    for list in [[2, 2, 2], [3, 3, 2, 2, 1, 1], [5, 1, 1, 1, 1, 1], [0, 1, 1]] {
      model.degrees = list.map(String.init).joined(separator: "+")
      #expect(degrees(try network(model)) == list)
    }
    for text in ["1", "1+x", "3+1", "1+1+1"] {
      model.degrees = text
      #expect(throws: AlgorithmError.self) { try network(model) }
    }
    model.degrees = ""
    #expect(degrees(try network(model)).allSatisfy { (0...10).contains($0) })
    var regular = RegularGraph()
    for (nodes, degree) in [(10, 3), (8, 7), (9, 6), (100, 60), (5, 0)] {
      (regular.nodes, regular.degree) = (nodes, degree)
      #expect(degrees(try network(regular)) == [Int](repeating: degree, count: nodes))
    }
    (regular.nodes, regular.degree) = (5, 3)
    #expect(throws: AlgorithmError.self) { try network(regular) }
  }

  @Test func geometricTiesAreTheNearPairs() throws {
    for radius in [0, 0.05, 0.3, 1] {
      var model = GeometricGraph()
      model.radius = radius
      let drawn = try network(model)
      let points = (0..<100).map { node in
        (drawn.properties["x"]?[node].number ?? .nan, drawn.properties["y"]?[node].number ?? .nan)
      }
      let near = (0..<100).flatMap { a in
        ((a + 1)..<100).filter { b in
          let (x, y) = (points[a].0 - points[b].0, points[a].1 - points[b].1)
          return x * x + y * y <= radius * radius
        }.map { [a, $0] }
      }
      #expect(drawn.ends.map { [$0.from, $0.to] } == near)
    }
  }

  private func shareInside(_ network: GeneratedNetwork, _ property: String) -> Double {
    let groups = network.properties[property] ?? []
    return Double(network.ends.count { groups[$0.from] == groups[$0.to] }) / Double(network.ends.count)
  }

  @Test func plantedGroups() throws {
    var block = StochasticBlockGraph()
    (block.inside, block.between) = (1, 0)
    #expect(try network(block).ends.count == 4 * 300)
    (block.inside, block.between) = (0, 1)
    #expect(try network(block).ends.count == 4950 - 1200)
    for mixing in [0.1, 0.3, 0.5] {
      var benchmark = LFRGraph()
      (benchmark.nodes, benchmark.mixing) = (1000, mixing)
      // Rounding of every node's ties, and the few that are dropped.
      #expect(abs(shareInside(try network(benchmark), "community") - (1 - mixing)) < 0.03)
    }
    var signed = SignedFactionsGraph()
    signed.noise = 0
    let drawn = try network(signed)
    let faction = try #require(drawn.properties["faction"])
    #expect(
      zip(drawn.ends, drawn.signs).allSatisfy { end, sign in
        (faction[end.from] == faction[end.to]) == (sign == .positive)
      })
    signed.noise = 1
    #expect(
      try zip(network(signed).ends, network(signed).signs).allSatisfy { end, sign in
        (faction[end.from] == faction[end.to]) == (sign == .negative)
      })
  }
}
