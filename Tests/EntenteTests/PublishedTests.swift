import Entente
import Foundation
import Testing

/// Values that papers state for the classic networks.
@Suite("Published values", .enabled(if: DataSets.isThere))
struct PublishedTests {
  struct Item: Decodable, CustomTestStringConvertible, Sendable {
    var set: String
    var what: String
    var published: Double
    var tolerance: Double
    var agrees: Bool

    var testDescription: String { "\(set): \(what)" }

    private enum Key: String, CodingKey { case set, what, published, tolerance, agrees }

    /// The published value is a number, or its digits as printed.
    init(from decoder: any Decoder) throws {
      let values = try decoder.container(keyedBy: Key.self)
      set = try values.decode(String.self, forKey: .set)
      what = try values.decode(String.self, forKey: .what)
      tolerance = try values.decode(Double.self, forKey: .tolerance)
      agrees = try values.decode(Bool.self, forKey: .agrees)
      let digits = try? values.decode(String.self, forKey: .published)
      published = try digits.flatMap(Double.init) ?? values.decode(Double.self, forKey: .published)
    }
  }

  /// Those that the collection itself could reproduce.
  private static let items: [Item] = {
    struct File: Decodable { var items: [Item] }
    let data = try? Data(contentsOf: URL(fileURLWithPath: DataSets.folder + "/published.json"))
    let file = data.flatMap { try? JSONDecoder().decode(File.self, from: $0) }
    return (file?.items ?? []).filter(\.agrees)
  }()

  @Test func thereAreSome() { #expect(Self.items.count > 40) }

  @Test(arguments: items) func value(_ item: Item) throws {
    let mine = try #require(try Self.value(of: item.what, in: item.set), "no way to compute '\(item.what)'")
    #expect(abs(mine - item.published) <= item.tolerance)
  }

  private static func value(of what: String, in set: String) throws -> Double? {
    let source = try GraphReader.read(path: "\(DataSets.folder)/\(set)").graph
    var projection = Projection()
    projection.direction = .undirected
    // The paper's fifteen families: those with a marriage.
    projection.isLargestComponentOnly = what.contains("15 families")
    let graph = try projection.apply(to: source)
    func figure(_ name: String) throws -> Double? {
      let all = try [ClusteringCoefficients().run(on: graph), DegreeAssortativity().run(on: graph)]
      return all.lazy.compactMap { $0[name]?.number }.first
    }
    if let match = what.wholeMatch(
      of: /(degree centrality|betweenness|betweenness \(normalised\)|closeness) of (\w+).*/)
    {
      let node = try graph.node(named: String(match.2))
      switch match.1 {
      case "degree centrality": return try DegreeCentrality().run(on: graph).values[node] / Double(graph.nodeCount - 1)
      case "closeness": return try ClosenessCentrality().run(on: graph).values[node]
      default:
        let columns = try BetweennessCentrality().run(on: graph).columns
        return columns.first { $0.name == "betweenness_normalised" }?.values[node]
      }
    }
    switch what {
    case _ where what.hasPrefix("maximum modularity"), "best known modularity":
      return try Leiden().run(on: graph).modularity
    case "number of communities at the optimum": return Double(try Leiden().run(on: graph).groups.count)
    case "average path length": return try Distances().run(on: graph)["average_path_length"]?.number
    case "transitivity": return try figure("transitivity")
    case "average clustering": return try figure("average_clustering")
    case "degree assortativity": return try figure("degree_assortativity")
    default: return nil
    }
  }
}
