import Foundation
import RelationGraph
import Testing

@testable import GraphFormats

/// Lists that other tools wrote have as many nodes and relations as NetworkX 3.6.1 and the descriptions beside them count.
@Suite(.enabled(if: DataSets.isThere, "../shared is not there")) struct ForeignListTests {
  private static let folder = DataSets.folder + "/4-interop/"
  private static let graphalytics =
    "ldbc-graphalytics/graphalytics-validation/src/main/resources/validation-graphs/"

  private func weight(_ graph: PropertyGraph) -> Double {
    graph.relations.reduce(0) { $0 + ($1.properties["weight"]?.number ?? 0) }
  }

  @Test(arguments: [
    ("networkit/example.edgelist", 10, 20, 0), ("networkit/network.dat", 10, 20, 0),
    ("networkit/alphabet.edgelist", 5, 4, 11.0), ("networkit/foodweb-baydry.konect", 128, 2137, 2326.912927672165),
    ("cytoscape-py4/galFiltered.sif", 330, 359, 0),
    (graphalytics + "sssp/dir-input.e", 10, 13, 49.5), (graphalytics + "sssp/undir-input.e", 12, 14, 52.9),
    (graphalytics + "example/example-directed.e", 10, 17, 7.05),
    (graphalytics + "example/example-undirected.v", 9, 12, 5.68),
  ]) func counts(path: String, nodes: Int, relations: Int, sum: Double) throws {
    let graph = try GraphReader.read(path: Self.folder + path).graph
    #expect((graph.nodeCount, graph.relationCount) == (nodes, relations))
    // Sums of numbers with few digits, in another order.
    #expect(abs(weight(graph) - sum) < 1e-9)
    #expect(graph.relationCount == 0 || graph.isDirected(relationAt: 0) == !path.contains("undir"))
  }

  @Test func kindsOfInteractions() throws {
    let graph = try GraphReader.read(path: Self.folder + "cytoscape-py4/galFiltered.sif").graph
    #expect(Dictionary(grouping: graph.relations, by: \.kind).mapValues(\.count) == ["pp": 251, "pd": 108])
  }

  @Test(arguments: [
    ("wcc/dir-input", 8, 10), ("wcc/undir-input", 8, 7), ("cdlp/dir-input", 8, 18), ("cdlp/undir-input", 8, 13),
    ("pr/dir-input", 50, 246), ("pr/undir-input", 50, 113), ("example/example-directed-input", 10, 17),
    ("example/example-undirected-input", 9, 12), ("ffm/dir-input", 50, 248), ("ffm/undir-input", 50, 112),
    ("bfs/dir-input", 10, 17), ("bfs/undir-input", 10, 14), ("lcc/undir-input", 9, 12),
  ]) func neighbours(path: String, nodes: Int, relations: Int) throws {
    let graph = try GraphReader.read(path: Self.folder + Self.graphalytics + path, format: .adjacencyList).graph
    #expect((graph.nodeCount, graph.relationCount) == (nodes, relations))
  }

  /// `about.json` counts what was written; nodes without relations are not in a list. Ids with spaces cannot be told apart, and
  /// NetworkX cannot read its own file back either.
  @Test(arguments: [
    ("country-borders", 165), ("florentine-marriage", 15), ("hightech-advice", 21), ("nations", 14),
    ("southern-women", 32),
    ("wwi-signed", 6), ("karate-weighted", nil), ("kr-national-assembly", nil),
  ]) func writtenByNetworkX(set: String, nodes: Int?) throws {
    let folder = Self.folder + "written-by-tools/" + set
    let data = try Data(contentsOf: URL(fileURLWithPath: folder + "/about.json"))
    let about = try #require(try JSONSerialization.jsonObject(with: data) as? [String: Any])
    let reading = Reading(path: folder + "/networkx.edgelist")
    guard let nodes else {
      #expect(reading.error?.diagnostics.filter { $0.severity == .error }.map(\.code) == ["ragged-row"])
      return
    }
    let graph = try #require(reading.graph, "\(reading.diagnostics)")
    #expect(graph.nodeCount == nodes)
    let written = try #require(about["edges"] as? Int)
    #expect(graph.relationCount == written)
  }

  @Test func attributesOfNetworkX() throws {
    let wars = try GraphReader.read(path: Self.folder + "written-by-tools/wwi-signed/networkx.edgelist").graph
    #expect(Set(wars.relations.map(\.kind)) == ["ALLIANCE", "ENMITY"])
    #expect(wars.relations.allSatisfy { ($0.kind == "ENMITY") == ($0.sign == .negative) })
    #expect(wars.relations.allSatisfy { $0.validity.start.date != nil })
  }
}
