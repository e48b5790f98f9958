import GraphAlgorithms
import Testing

/// Leiden from any order of the input gives one partition, and that of the highest modularity, on networks from life.
@Suite("Leiden at the optimum of real networks", .enabled(if: SharedNetworks.areThere))
struct LeidenOptimumTests {
  /// The optima are those that ``OptimalModularity`` proves, as in Aloise et al. (2010).
  @Test(arguments: [
    ("karate", false, 50, 0.4197896120973), ("karate-weighted", true, 50, 0.4449035812672),
    ("dolphins", false, 50, 0.5285194414778), ("les-miserables", false, 10, 0.5600083700167),
    ("les-miserables", true, 10, 0.5666879833432), ("polbooks", false, 10, 0.5272365938061),
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
