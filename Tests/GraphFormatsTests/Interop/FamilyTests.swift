import Foundation
import RelationGraph
import Testing

@testable import GraphFormats

/// One graph saved by NetworkX and igraph in every format they write: all files give the same nodes and relations, up to what the
/// writing tool left out.
@Suite(.enabled(if: Interop.isThere, "../shared is not there")) struct FamilyTests {
  private struct About: Decodable {
    var source_folder: String
    var nodes, edges: Int
    var directed: Bool
    var files: [String]
  }

  static let families: [String] = {
    let folder = Interop.folder + "/written-by-tools"
    return ((try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []).sorted()
  }()

  /// Files that are not the graph any more, and why.
  private static let broken = [
    "florentine-marriage/networkx-pydot.dot": "pydot writes keys with # unquoted: Graphviz refuses the file, too",
    "kr-national-assembly/networkx-pydot.dot":
      "pydot writes ids with colons unquoted: they are ports then, as Graphviz reads them",
  ]

  private static func about(_ family: String) throws -> About {
    let url = URL(fileURLWithPath: "\(Interop.folder)/written-by-tools/\(family)/about.json")
    return try JSONDecoder().decode(About.self, from: Data(contentsOf: url))
  }

  @Test(arguments: families) func everyFileGivesTheSameGraph(family: String) throws {
    let about = try Self.about(family)
    let source = try GraphReader.read(path: DataSets.folder + "/" + about.source_folder).graph
    for file in about.files where Self.broken["\(family)/\(file)"] == nil {
      let reading = Reading(path: "\(Interop.folder)/written-by-tools/\(family)/\(file)")
      guard let graph = reading.graph else {
        Issue.record("\(family)/\(file): \(reading.places.prefix(3))")
        continue
      }
      // An edge list has no nodes without edges; NetworkX writes names with spaces as several columns.
      let isList = file.hasSuffix(".edgelist")
      if isList, source.nodes.contains(where: { $0.id.contains(" ") }) { continue }
      let isolates = isList ? Set(source.isolates.map { source.nodeID(at: $0) }) : []
      let wanted = Set(source.nodes.map(\.id)).subtracting(isolates)
      let found = Set(graph.nodes.map(\.id))
      #expect(found == wanted, "\(family)/\(file): \(found.symmetricDifference(wanted).sorted().prefix(4))")
      let hasKinds = !file.hasSuffix(".net") && !file.hasSuffix(".lgr")
      let (a, b) = (Self.ties(graph, hasKinds), Self.ties(source, hasKinds))
      let differences = a.difference(from: b).prefix(4).map { "\($0)" }
      #expect(differences.isEmpty, "\(family)/\(file): \(differences)")
    }
  }

  @Test(arguments: families) func attributesAreTheSame(family: String) throws {
    let about = try Self.about(family)
    let source = try GraphReader.read(path: DataSets.folder + "/" + about.source_folder).graph
    let endings = ["graphml", "gml", "json", "dot", "gexf"]
    for file in about.files where Self.broken["\(family)/\(file)"] == nil {
      guard endings.contains((file as NSString).pathExtension) else { continue }
      guard let graph = Reading(path: "\(Interop.folder)/written-by-tools/\(family)/\(file)").graph else { continue }
      for node in source.nodes {
        guard let index = graph.nodeIndex(node.id) else { continue }
        let other = graph.nodes[index]
        #expect(other.kind == node.kind, "\(family)/\(file) \(node.id)")
        // In GML NetworkX writes the id in the place of the label, which is gone.
        if let name = node.name, file != "networkx.gml" { #expect(other.name == name, "\(family)/\(file) \(node.id)") }
        for (key, value) in node.properties {
          let found = other.properties[key]
          let isSame = found.map { FlatKey.matches($0, value) || $0.text == value.text } ?? false
          #expect(isSame, "\(family)/\(file) \(node.id) \(key): \(String(describing: found)) for \(value)")
        }
      }
    }
  }

  @Test func thereAreEight() { #expect(Self.families.count >= 8) }

  private static func ties(_ graph: PropertyGraph, _ hasKinds: Bool) -> [String] {
    (0..<graph.relationCount).map { index in
      let ends = graph.relationEnds(at: index)
      var pair = [graph.nodeID(at: ends.from), graph.nodeID(at: ends.to)]
      let isDirected = graph.isDirected(relationAt: index)
      if !isDirected { pair.sort { $0.precedes($1) } }
      let kind = hasKinds ? graph.relationKind(at: index).rawValue : ""
      return "\(pair[0]) \(isDirected ? "→" : "—") \(pair[1]) \(kind)"
    }.sorted { $0.precedes($1) }
  }
}
