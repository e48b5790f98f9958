import Foundation
import GraphAlgorithms
import Testing

/// The optima of networks of at most 22 nodes by the integer programming of igraph, and of larger ones from the literature.
@Suite("Optimal modularity of real networks", .enabled(if: SharedNetworks.areThere))
struct OptimalModularityReferenceTests {
  @Test(arguments: [
    "1-international-relations/nations", "1-international-relations/wwi-signed", "3-classic/florentine-business",
    "3-classic/florentine-marriage", "3-classic/hightech-advice", "3-classic/hightech-friendship",
    "3-classic/hightech-reports", "3-classic/krackhardt-kite", "3-classic/sampson-monks-signed",
  ])
  func reference(_ set: String) throws {
    let data = try Data(contentsOf: URL(fileURLWithPath: "\(SharedNetworks.folder)/\(set)/reference.json"))
    let document = try JSONSerialization.jsonObject(with: data) as? [String: Any]
    let views = document?["views"] as? [String: [String: Any]]
    let expected = try #require(views?["undirected_simple"]?["exact_optimal_modularity"] as? Double)
    let found = try OptimalModularity().run(on: try SharedNetworks.network(set).projected())
    #expect(abs((found.modularity ?? .nan) - expected) < 1e-10)
    #expect(found.figures.first { $0.name == "gap" }?.value == 0)
  }

  /// Aloise et al. (2010), table of known optima: dolphins 0.5285, Les Misérables 0.5600 (weighted 0.5667), books 0.5272.
  @Test(arguments: [
    ("dolphins", false, 0.5285194414777896), ("les-miserables", false, 0.56000837001674),
    ("les-miserables", true, 0.5666879833432), ("polbooks", false, 0.5272365938060788),
  ])
  func larger(_ set: String, _ isWeighted: Bool, _ expected: Double) throws {
    let graph = try SharedNetworks.network("3-classic/\(set)", isWeighted: isWeighted).projected()
    let found = try OptimalModularity().run(on: graph)
    #expect(abs((found.modularity ?? .nan) - expected) < 1e-10)
    #expect(found.figures.first { $0.name == "gap" }?.value == 0)
  }
}
