import Foundation
import RelationGraph
import Testing

@testable import GraphFormats

/// The JSON files that other programs wrote are read as Python's `json` counts them.
@Suite(.enabled(if: DataSets.isThere, "../shared is not there")) struct JSONInteropTests {
  private static let folder = DataSets.folder + "/4-interop"

  struct Expected: Sendable {
    var path: String
    var format: String
    var nodes: Int
    var edges: Int
    var isDirected: Bool
  }

  /// Counted in the files by Python, one number a list.
  private static let files: [Expected] = [
    Expected(path: "cytoscape-js/data.json", format: "cytoscape", nodes: 28, edges: 35, isDirected: true),
    Expected(
      path: "cytoscape-js/documentation__demos__edge-types__data.json", format: "cytoscape", nodes: 23, edges: 18,
      isDirected: true),
    Expected(
      path: "cytoscape-js/documentation__demos__genemania-export__data.json", format: "cytoscape", nodes: 31,
      edges: 255, isDirected: true),
    Expected(path: "cytoscape-js/gal.json", format: "cytoscape", nodes: 331, edges: 362, isDirected: true),
    Expected(path: "gexf-sigma/les-miserables.json", format: "graphology", nodes: 77, edges: 254, isDirected: true),
    Expected(path: "json-graph-format/les_miserables.json", format: "jgf", nodes: 77, edges: 254, isDirected: true),
    Expected(path: "json-graph-format/usual_suspects.json", format: "jgf", nodes: 2, edges: 1, isDirected: true),
    Expected(path: "json-graph-format/car_graphs.json", format: "jgf", nodes: 5, edges: 4, isDirected: true),
    Expected(path: "json-graph-format/hyper-directed.json", format: "jgf", nodes: 8, edges: 0, isDirected: true),
    Expected(path: "cx-ndex/SIMPLE_NETWORK.cx", format: "cx", nodes: 4, edges: 5, isDirected: true),
    Expected(path: "cx-ndex/WNT.cx", format: "cx", nodes: 32, edges: 74, isDirected: true),
    Expected(path: "cx-ndex/glypican2.cx", format: "cx", nodes: 2, edges: 1, isDirected: false),
    Expected(path: "cx-ndex/demo.cx2", format: "cx2", nodes: 6, edges: 6, isDirected: true),
  ]

  private static let families: [(name: String, nodes: Int, edges: Int, isDirected: Bool)] = [
    ("country-borders", 250, 325, false), ("florentine-marriage", 16, 20, false), ("hightech-advice", 21, 190, true),
    ("karate-weighted", 34, 78, false), ("kr-national-assembly", 609, 1498, true), ("nations", 14, 1992, true),
    ("southern-women", 32, 89, false), ("wwi-signed", 6, 20, false),
  ]

  private static func read(_ path: String) throws -> ReadResult { try GraphReader.read(path: "\(folder)/\(path)") }

  @Test(arguments: files) func isReadWhole(file: Expected) throws {
    let bytes = Array(try Data(contentsOf: URL(fileURLWithPath: "\(Self.folder)/\(file.path)")))
    let head = ContentHead(bytes)
    let claiming = GraphFormat.all.filter { $0.isReadable && $0.recognises?(head) == true }.map(\.id)
    #expect(claiming == [file.format])
    let result = try Self.read(file.path)
    let graph = result.graph
    #expect(graph.nodeCount == file.nodes)
    #expect(graph.relationCount == file.edges)
    #expect((0..<graph.relationCount).allSatisfy { graph.isDirected(relationAt: $0) == file.isDirected })
    #expect(result.warnings.allSatisfy { $0.severity != .error && $0.location != nil })
    graph._checkInvariants()
  }

  /// NetworkX wrote the same network as node-link and as Cytoscape JSON.
  @Test(arguments: families.map(\.name)) func familiesAgree(name: String) throws {
    let family = try #require(Self.families.first { $0.name == name })
    let graphs = try ["node-link", "cytoscape"].map {
      try Self.read("written-by-tools/\(name)/networkx.\($0).json").graph
    }
    for graph in graphs {
      #expect(graph.nodeCount == family.nodes && graph.relationCount == family.edges)
      #expect((0..<graph.relationCount).allSatisfy { graph.isDirected(relationAt: $0) == family.isDirected })
      #expect(graph.canonicalText == graphs[0].canonicalText)
    }
  }

  @Test func attributesOfNetworkX() throws {
    let assembly = try Self.read("written-by-tools/kr-national-assembly/networkx.node-link.json").graph
    let member = try #require(assembly.nodes.first { $0.id == "p9770276" })
    #expect(member.name == "강길부")
    #expect(member.kind == "Official")
    #expect(member.names == ["en": "KANG GHILBOO", "zh": "姜吉夫"])
    #expect(member.properties == ["birth": "1942-06-05"])
    let war = try Self.read("written-by-tools/wwi-signed/networkx.node-link.json").graph
    let ties = war.relations.filter { Set([$0.from, $0.to]) == ["GBR", "FRA"] }
    #expect(Set(ties.map(\.kind)) == ["ENMITY", "ALLIANCE"])
    let enmity = try #require(ties.first { $0.kind == "ENMITY" })
    #expect(enmity.validity == Validity("1872/1904") && enmity.sign == .negative && enmity.properties.isEmpty)
  }

  @Test func attributesOfCytoscape() throws {
    let yeast = try Self.read("cytoscape-js/gal.json").graph
    let node = try #require(yeast.nodes.first { $0.id == "YKR026C" })
    #expect(node.properties["SUID"] == 392 && node.properties["gal1RGsig"] == 9.1177e-4)
    #expect(node.properties["COMMON"] == "GCN3" && node.properties["selected"] == nil)
    #expect(yeast.relations.count { $0.kind == "pp" } == 251 && yeast.relations.count { $0.kind == "pd" } == 111)
    let compound = try Self.read("cytoscape-js/data.json")
    #expect(compound.graph.nodes.count { $0.properties["parent"] == "n0" } == 6)
    #expect(compound.warnings.map(\.code).contains("compound-node"))
    let genes = try Self.read("cytoscape-js/documentation__demos__genemania-export__data.json").graph
    let edge = try #require(genes.relations.first { $0.id == "343" })
    #expect(edge.properties["raw_weights"] == .list([0.08380527794361115, 0.6725959181785583]))
  }

  @Test func attributesOfCX() throws {
    let pathway = try Self.read("cx-ndex/WNT.cx").graph
    #expect(pathway.nodes.allSatisfy { $0.properties["TYPE"] != nil && $0.properties["represents"] != nil })
    #expect(pathway.relations.count { $0.properties["CELL_DATA"]?.type == .list } == 6)
    #expect(pathway.relations.count { $0.properties["CELL_DATA"] != nil } == 32)
    #expect(pathway.relations.count { $0.kind == "down-regulates" } > 0)
    #expect(pathway.title == "WNT Signaling for graphml")
    let simple = try Self.read("cx-ndex/SIMPLE_NETWORK.cx").graph
    #expect(simple.nodes.map(\.id) == ["A", "B", "C", "D"])
    #expect(simple.relations.compactMap { $0.properties["weight"]?.number } == [1.234, 2.554, 5.789, 2.011, 7.788])
    let demo = try Self.read("cx-ndex/demo.cx2").graph
    let node = try #require(demo.nodes.first { $0.id == "764" })
    #expect(node.properties["Size"] == 19 && node.properties["align_fdr"] == -1.0)
    #expect(node.properties["x"] == 123.14439668294953)
    #expect(demo.relations.allSatisfy { $0.kind == "interacts with" })
    #expect(demo.title == "DLoc Hierarchy demo")
  }

  @Test func hyperedgesAreReportedOneByOne() throws {
    let result = try Self.read("json-graph-format/hyper-directed.json")
    #expect(result.warnings.filter { $0.code == "hyperedge" }.compactMap(\.location?.line) == [8, 9, 10, 11])
  }

  @Test func severalGraphsAreOne() throws {
    let result = try Self.read("json-graph-format/car_graphs.json")
    #expect(result.warnings.map(\.code).contains("several-graphs"))
    #expect(result.graph.relations.count { $0.properties["graph"] == "car-manufacturer-countries" } == 2)
    let nissan = try #require(result.graph.nodes.first { $0.id == "nissan" })
    #expect(nissan.properties["graphs"] == .list(["car-manufacturer-relationships", "car-manufacturer-countries"]))
  }

  /// Schemas, sessions and other people's JSON are no graphs of these formats.
  @Test(arguments: [
    ("json-graph-format/json-graph-schema_v1.json", "json-schema"),
    ("json-graph-format/json-graph-schema_v2.json", "json-schema"),
    ("cytoscape-py4/Yeast Perturbation.cys", "cytoscape-session"),
    ("written-by-tools/nations/about.json", "wrong-structure"),
  ])
  func noGraphs(path: String, code: String) throws {
    let reading = Reading(path: "\(Self.folder)/\(path)")
    #expect(reading.graph == nil)
    #expect(Set(reading.diagnostics.filter { $0.severity == .error }.map(\.code)) == [code])
  }

  /// Files of the domain's own formats are left to these.
  @Test func nobodyElseIsClaimed() throws {
    let family = ["node-link", "cytoscape", "jgf", "graphology", "cx2", "cx"]
    var looked = 0
    for folder in ["4-interop/bods", "2-officials-organisations"] {
      let enumerator = FileManager.default.enumerator(atPath: "\(DataSets.folder)/\(folder)")
      for case let name as String in try #require(enumerator) where name.hasSuffix(".json") {
        let handle = try #require(FileHandle(forReadingAtPath: "\(DataSets.folder)/\(folder)/\(name)"))
        let head = ContentHead(Array(try handle.read(upToCount: ContentHead.size) ?? Data()))
        looked += 1
        for id in family { #expect(GraphFormat.named(id)?.recognises?(head) == false, "\(name) is no \(id)") }
      }
    }
    #expect(looked > 20)
  }
}
