import GraphAlgorithms
import GraphProjection
import RelationGraph
import Testing

/// Leiden from any order of the input gives one partition, and that of the highest modularity, on networks from life.
@Suite("Leiden at the optimum of real networks", .enabled(if: SharedNetworks.areThere))
struct LeidenOptimumTests {
  /// The optima are those that ``OptimalModularity`` proves, as in Aloise et al. (2010).
  @Test(arguments: [
    ("karate", false, 50, 0.4197896120973), ("karate-weighted", true, 50, 0.4449035812672),
    ("dolphins", false, 50, 0.5285194414778), ("les-miserables", false, 50, 0.5600083700167),
    ("les-miserables", true, 50, 0.5666879833432), ("polbooks", false, 50, 0.5272365938061),
  ])
  func anyOrder(_ set: String, _ isWeighted: Bool, _ orders: Int, _ optimum: Double) throws {
    let graph = try SharedNetworks.network("3-classic/\(set)", isWeighted: isWeighted)
    let first = try Leiden().run(on: try graph.projected())
    #expect(abs((first.modularity ?? .nan) - optimum) < 1e-12)
    var random = TestRandom(50)
    for round in 0..<orders {
      let found = try Leiden().run(on: try graph.projected(order: random.permutation(graph.ties.count)))
      #expect(found == first, "order \(round)")
    }
  }
}

/// The same on a random network of the size and shape of a football season: 115 teams in twelve conferences.
@Suite("Leiden at the optimum of a planted network")
struct LeidenPlantedTests {
  @Test func anyOrder() throws {
    let planted = try StochasticBlockGraph.configured([
      ("nodes", "115"), ("groups", "12"), ("inside", "0.75"), ("between", "0.04"),
    ]).graph()
    var projection = Projection()
    projection.direction = .undirected
    let optimum = try OptimalModularity().run(on: projection.apply(to: planted))
    #expect(optimum.figures.first { $0.name == "gap" }?.value == 0)
    let first = try Leiden().run(on: projection.apply(to: planted))
    #expect(first.membership == optimum.membership)
    var random = TestRandom(50)
    for round in 0..<50 {
      var shuffled = PropertyGraph(schema: planted.schema)
      for node in planted.nodes.reversed() { try shuffled.insert(node) }
      let relations = Array(planted.relations)
      for place in random.permutation(relations.count) { try shuffled.insert(relations[place]) }
      #expect(try Leiden().run(on: projection.apply(to: shuffled)) == first, "order \(round)")
    }
  }
}
