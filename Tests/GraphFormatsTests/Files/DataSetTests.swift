import Foundation
import GraphFormats
import RelationGraph
import Testing

/// The real networks beside the checkout.
enum DataSets {
  static let folder = Package.folder + "/../shared/data"

  static let isThere = {
    let isThere = !sets.isEmpty
    if !isThere { print("skipped: ../shared is not there") }
    return isThere
  }()

  /// Folders with `edges.csv` or `edges.csv.gz` and `meta.json`.
  static let sets: [String] = {
    let files = FileManager.default
    let categories = ((try? files.contentsOfDirectory(atPath: folder)) ?? []).sorted()
    return categories.flatMap { category in
      ((try? files.contentsOfDirectory(atPath: "\(folder)/\(category)")) ?? []).sorted().map { "\(category)/\($0)" }
    }.filter { set in
      ["edges.csv", "edges.csv.gz"].contains { files.fileExists(atPath: "\(folder)/\(set)/\($0)") }
        && files.fileExists(atPath: "\(folder)/\(set)/meta.json")
    }
  }()
}

/// Every real network beside the checkout is read as its description counts it.
@Suite(.enabled(if: DataSets.isThere, "../shared is not there")) struct DataSetTests {
  private struct Description: Decodable {
    var nodes: Int
    var edges: Int
    var directed: Bool
    var title: String
  }

  @Test(arguments: DataSets.sets) func isReadWhole(set: String) throws {
    let path = "\(DataSets.folder)/\(set)"
    let data = try Data(contentsOf: URL(fileURLWithPath: path + "/meta.json"))
    let description = try JSONDecoder().decode(Description.self, from: data)
    let result = try GraphReader.read(path: path)
    let graph = result.graph
    #expect(graph.nodeCount == description.nodes)
    #expect(graph.relationCount == description.edges)
    #expect(graph.title == description.title)
    #expect((0..<graph.relationCount).allSatisfy { graph.isDirected(relationAt: $0) == description.directed })
    #expect(result.warnings.allSatisfy { $0.severity == .note })
    graph._checkInvariants()
  }

  @Test func thereAreDozens() { #expect(DataSets.sets.count >= 30) }
}
