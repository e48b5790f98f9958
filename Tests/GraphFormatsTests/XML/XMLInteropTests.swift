import Foundation
import RelationGraph
import Testing

@testable import GraphFormats

/// Files of other tools beside the checkout.
enum XMLInterop {
  static let folder = DataSets.folder + "/4-interop"

  static let files: [String] = {
    let all = (try? FileManager.default.subpathsOfDirectory(atPath: folder)) ?? []
    return all.filter { $0.hasSuffix(".gexf") || $0.hasSuffix(".graphml") }.sorted()
  }()

  static let isThere = {
    if files.isEmpty { print("skipped: ../shared/data/4-interop is not there") }
    return !files.isEmpty
  }()

  static func bytes(_ file: String) throws -> [UInt8] {
    Array(try Data(contentsOf: URL(fileURLWithPath: "\(folder)/\(file)")))
  }
}

/// Every GraphML and GEXF file of other tools is read as those see it.
@Suite(.enabled(if: XMLInterop.isThere, "../shared is not there")) struct XMLInteropTests {
  private struct Expected: Decodable {
    struct Elements: Decodable { var node, edge: Int }
    struct Seen: Decodable {
      var nodes, edges: Int?
      var directed: Bool?
    }
    var elements: Elements
    var networkx: Seen?
    enum CodingKeys: String, CodingKey {
      case elements = "xml_elements"
      case networkx
    }
  }

  private static let expected: [String: Expected] = {
    struct Table: Decodable {
      var files: [String: Expected] = [:]
      struct Key: CodingKey {
        var stringValue: String
        var intValue: Int? { nil }
        init(stringValue: String) { self.stringValue = stringValue }
        init?(intValue: Int) { nil }
      }
      init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: Key.self)
        for key in container.allKeys where XMLInterop.files.contains(key.stringValue) {
          files[key.stringValue] = try container.decode(Expected.self, forKey: key)
        }
      }
    }
    let data = (try? Data(contentsOf: URL(fileURLWithPath: XMLInterop.folder + "/expected.json"))) ?? Data()
    return (try? JSONDecoder().decode(Table.self, from: data))?.files ?? [:]
  }()

  @Test func everyFileIsListed() {
    #expect(XMLInterop.files.count == 42)
    #expect(Set(Self.expected.keys) == Set(XMLInterop.files))
  }

  @Test(arguments: XMLInterop.files) func countsAndDirections(file: String) throws {
    let expected = try #require(Self.expected[file])
    let result = try GraphReader.read(path: "\(XMLInterop.folder)/\(file)")
    let graph = result.graph
    graph._checkInvariants()
    #expect(graph.nodeCount == expected.elements.node)
    #expect(graph.relationCount == expected.elements.edge)
    let directed = (0..<graph.relationCount).count { graph.isDirected(relationAt: $0) }
    // Where directions are mixed, NetworkX reads nothing, and igraph makes all edges undirected.
    if let seen = expected.networkx?.directed { #expect(directed == (seen ? graph.relationCount : 0)) }
    let inFile = try String(contentsOfFile: "\(XMLInterop.folder)/\(file)", encoding: .utf8)
    if inFile.contains("directed=\"true\"") {
      #expect(directed == inFile.split(separator: "directed=\"true\"").count - 1)
    }
    if inFile.contains(" type=\"undirected\"") {
      #expect(graph.relationCount - directed == inFile.split(separator: " type=\"undirected\"").count - 1)
    }
  }

  /// The content tells the formats apart, whatever the name is.
  @Test(arguments: XMLInterop.files) func isKnownByItsContent(file: String) throws {
    let head = ContentHead(try XMLInterop.bytes(file))
    let isGEXF = file.hasSuffix(".gexf")
    #expect(GraphFormat.gexf.recognises?(head) == isGEXF)
    #expect(GraphFormat.graphML.recognises?(head) == !isGEXF)
  }

  @Test(arguments: XMLInterop.files) func foundationSeesTheSameTags(file: String) throws {
    let bytes = try XMLInterop.bytes(file)
    #expect(try XMLOutline.lines(bytes) == XMLOutline.foundation(bytes))
  }

  /// What is read comes back from both formats.
  @Test(arguments: XMLInterop.files) func comesBack(file: String) throws {
    let graph = try GraphReader.read(path: "\(XMLInterop.folder)/\(file)").graph
    for format in [GraphFormat.graphML, .gexf] {
      let again = Reading(try #require(format.files(graph))[0].bytes, as: format)
      #expect(again.graph?.canonicalText == graph.canonicalText, "\(format.id) \(again.diagnostics.prefix(3))")
    }
  }

  private static let families = Set(
    XMLInterop.files.filter { $0.hasPrefix("written-by-tools/") }.map { $0.split(separator: "/")[1] }
  ).sorted()

  /// NetworkX and igraph wrote the same network: it is the same in all their files, but for the counters they add.
  @Test(arguments: families) func familyIsOneGraph(family: Substring) throws {
    let folder = "\(XMLInterop.folder)/written-by-tools/\(family)"
    let lines = try ["networkx.graphml", "networkx.gexf", "igraph.graphml"].map { name in
      Self.lines(try GraphReader.read(path: "\(folder)/\(name)").graph)
    }
    #expect(lines[0].count > 20)
    for other in lines.dropFirst() {
      #expect(other == lines[0], "\(Array(other.difference(from: lines[0]).prefix(4)))")
    }
  }

  private static func lines(_ graph: PropertyGraph) -> [String] {
    func text(_ properties: [String: PropertyValue]) -> String {
      properties.filter { $0.key != "key" && $0.key != "networkx_key" }.sorted { $0.key < $1.key }.map { key, value in
        "\(key)=\(value.number?.description ?? PlainScalar.number(value.text)?.number?.description ?? value.text)"
      }.joined(separator: ",")
    }
    let nodes = graph.nodes.map { node in
      "\(node.id) \(node.kind.rawValue) \(node.name ?? "-") \(node.names.sorted { $0.key < $1.key }) \(node.validity) "
        + text(node.properties)
    }
    let relations = graph.relations.enumerated().map { index, relation in
      let isDirected = graph.isDirected(relationAt: index)
      let ends = isDirected ? [relation.from, relation.to] : [relation.from, relation.to].sorted()
      return "\(ends) \(relation.kind.rawValue) \(isDirected) \(graph.relationSign(at: index).rawValue) "
        + "\(relation.validity) " + text(relation.properties)
    }
    return (nodes + relations).sorted()
  }

  @Test func whatGephiWrote() throws {
    let graph = try GraphReader.read(path: XMLInterop.folder + "/gexf-sigma/arctic.gexf").graph
    let node = try #require(graph.nodes.first { $0.id == "1" })
    #expect(node.name == "New York")
    #expect(node.properties["occurrences"] == 143)
    #expect(node.properties["viz_color"] == "#ff3333")
  }
}
