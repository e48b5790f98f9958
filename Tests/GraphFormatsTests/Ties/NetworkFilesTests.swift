import Foundation
import GraphFormats
import RelationGraph
import Testing

/// Files that NetworkX, igraph and NetworKit wrote, with the numbers that these programs and SciPy see.
@Suite(.enabled(if: NetworkFiles.isThere, "../shared is not there")) struct NetworkFilesTests {
  @Test func countsOfIgraph() throws {
    let files = try NetworkFiles.expected()
    let known = files.filter { $0.key.hasSuffix(".gml") || $0.key.hasSuffix(".net") }
    #expect(known.count >= 30)
    for (file, tools) in known.sorted(by: { $0.key < $1.key }) {
      let igraph = try #require(tools["igraph"] as? [String: Any])
      let graph = try #require(Reading(path: NetworkFiles.folder + file).graph, "\(file)")
      #expect(graph.nodeCount == igraph["nodes"] as? Int, "\(file)")
      #expect(graph.relationCount == igraph["edges"] as? Int, "\(file)")
      let isDirected = try #require(igraph["directed"] as? Bool)
      #expect((0..<graph.relationCount).allSatisfy { graph.isDirected(relationAt: $0) == isDirected }, "\(file)")
      graph._checkInvariants()
      // NetworkX cannot read some of them; where it can, it counts the same.
      for name in ["networkx", "networkx_label_id"] {
        guard let networkx = tools[name] as? [String: Any], networkx["error"] == nil else { continue }
        #expect(graph.nodeCount == networkx["nodes"] as? Int, "\(file)")
        #expect(graph.relationCount == networkx["edges"] as? Int, "\(file)")
      }
    }
  }

  @Test func countsOfSciPy() throws {
    let files = try NetworkFiles.expected().filter { $0.key.hasSuffix(".mtx") }
    #expect(files.count >= 11)
    for (file, tools) in files.sorted(by: { $0.key < $1.key }) {
      let scipy = try #require(tools["scipy"] as? [String: Any])
      let info = try #require(scipy["info"] as? [String])
      let shape = try #require(scipy["shape"] as? [Int])
      let graph = try #require(Reading(path: NetworkFiles.folder + file).graph, "\(file)")
      #expect([graph.nodeCount, graph.nodeCount] == shape, "\(file)")
      let isSymmetric = info[5] == "symmetric"
      // SciPy counts both triangles of a symmetric matrix; the entries of the file are the ties.
      #expect(graph.relationCount == (isSymmetric ? Int(info[2]) : scipy["nnz"] as? Int), "\(file)")
      #expect((0..<graph.relationCount).allSatisfy { graph.isDirected(relationAt: $0) != isSymmetric }, "\(file)")
      let isWeighted = info[4] != "pattern"
      #expect(graph.relations.allSatisfy { ($0.properties["weight"] != nil) == isWeighted }, "\(file)")
    }
  }

  /// The numbers in the first lines of the files, each of them right.
  @Test(arguments: [
    ("karate", 34, 78), ("lesmis", 77, 254), ("tiny_01", 7, 11), ("tiny_02", 7, 11), ("tiny_03", 7, 11),
    ("tiny_04", 7, 11),
  ])
  func countsOfMETIS(name: String, nodes: Int, edges: Int) throws {
    let reading = Reading(path: NetworkFiles.folder + "networkit/\(name).graph")
    #expect(reading.diagnostics == [])
    #expect(reading.graph?.nodeCount == nodes)
    #expect(reading.graph?.relationCount == edges)
  }

  /// All files of a family have the same nodes, under the same ids, and the same ties.
  @Test(arguments: NetworkFiles.families) func familiesAgree(family: String) throws {
    let names = ["igraph.gml", "igraph.net", "igraph.lgr", "networkx.net", "networkx.gml"]
    let paths = names.map { NetworkFiles.folder + "written-by-tools/\(family)/\($0)" }
      .filter { FileManager.default.fileExists(atPath: $0) }
    #expect(paths.count >= 4)
    var first: (ids: [String], ties: [[String]])?
    for path in paths {
      let graph = try #require(Reading(path: path).graph, "\(path)")
      let ids = graph.nodes.map(\.id).sorted()
      let ties = graph.relations.enumerated().map { index, relation in
        let ends = [relation.from, relation.to]
        return graph.isDirected(relationAt: index) ? ends : ends.sorted()
      }.sorted { $0.lexicographicallyPrecedes($1) }
      if let first {
        #expect(first.ids == ids, "\(path)")
        #expect(first.ties == ties, "\(path)")
      } else {
        first = (ids, ties)
      }
    }
  }
}

enum NetworkFiles {
  static let folder = DataSets.folder + "/4-interop/"
  static let isThere = FileManager.default.fileExists(atPath: folder + "expected.json")
  static let families =
    ((try? FileManager.default.contentsOfDirectory(atPath: folder + "written-by-tools")) ?? []).sorted()

  /// What other tools see, by file and tool.
  static func expected() throws -> [String: [String: Any]] {
    let data = try Data(contentsOf: URL(fileURLWithPath: folder + "expected.json"))
    return try JSONSerialization.jsonObject(with: data) as? [String: [String: Any]] ?? [:]
  }
}
