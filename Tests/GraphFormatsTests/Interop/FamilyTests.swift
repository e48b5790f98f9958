import Foundation
import RelationGraph
import Testing

@testable import GraphFormats

/// One graph saved by NetworkX and igraph in every format they write: all files give the same nodes and relations, up to what the
/// writing tool left out.
@Suite(.enabled(if: Interop.isThere, "../shared is not there")) struct FamilyTests {
  private struct About: Decodable {
    var source: String
    var files: [String]

    enum CodingKeys: String, CodingKey {
      case source = "source_folder"
      case files
    }
  }

  static let families: [String] = {
    let folder = Interop.folder + "/written-by-tools"
    return ((try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []).sorted()
  }()

  /// Files that are not the graph any more, and why.
  private static let broken = [
    "florentine-marriage/networkx-pydot.dot": "pydot writes keys with # unquoted: Graphviz refuses the file, too",
    "karate-weighted/networkx.edgelist": "ids have spaces, and so does the list: NetworkX cannot read it again",
    "kr-national-assembly/networkx.edgelist": "ids have spaces, and so does the list: NetworkX cannot read it again",
    "kr-national-assembly/networkx-pydot.dot":
      "pydot writes ids with colons unquoted: they are ports then, as Graphviz reads them",
  ]

  private static func about(_ family: String) throws -> About {
    let url = URL(fileURLWithPath: "\(Interop.folder)/written-by-tools/\(family)/about.json")
    return try JSONDecoder().decode(About.self, from: Data(contentsOf: url))
  }

  @Test(arguments: families) func everyFileGivesTheSameGraph(family: String) throws {
    let about = try Self.about(family)
    let source = try GraphReader.read(path: DataSets.folder + "/" + about.source).graph
    for file in about.files where Self.broken["\(family)/\(file)"] == nil {
      let reading = Reading(path: "\(Interop.folder)/written-by-tools/\(family)/\(file)")
      guard let graph = reading.graph else {
        Issue.record("\(family)/\(file): \(reading.places.prefix(3))")
        continue
      }
      // An edge list has no nodes without edges, and does not say whether it is directed.
      let isList = file.hasSuffix(".edgelist")
      let isolates = isList ? Set(source.isolates.map { source.nodeID(at: $0) }) : []
      let wanted = Set(source.nodes.map(\.id)).subtracting(isolates)
      let found = Set(graph.nodes.map(\.id))
      #expect(found == wanted, "\(family)/\(file): \(found.symmetricDifference(wanted).sorted().prefix(4))")
      let hasKinds = !file.hasSuffix(".net") && !file.hasSuffix(".lgr")
      let (a, b) = (Self.ties(graph, hasKinds, !isList), Self.ties(source, hasKinds, !isList))
      let differences = a.difference(from: b).prefix(4).map { "\($0)" }
      #expect(differences.isEmpty, "\(family)/\(file): \(differences)")
    }
  }

  @Test(arguments: families) func attributesAreTheSame(family: String) throws {
    let about = try Self.about(family)
    let source = try GraphReader.read(path: DataSets.folder + "/" + about.source).graph
    let endings = ["graphml", "gml", "json", "dot", "gexf"]
    for file in about.files where Self.broken["\(family)/\(file)"] == nil {
      guard endings.contains((file as NSString).pathExtension) else { continue }
      guard let graph = Reading(path: "\(Interop.folder)/written-by-tools/\(family)/\(file)").graph else { continue }
      var differences: [String] = []
      for node in source.nodes {
        guard let index = graph.nodeIndex(node.id) else { continue }
        let other = graph.nodes[index]
        if other.kind != node.kind { differences.append("\(node.id): \(other.kind)") }
        // In GML NetworkX writes the id in the place of the label, which is gone.
        if let name = node.name, file != "networkx.gml" {
          if other.name != name { differences.append("\(node.id): \(other.name ?? "no name") for \(name)") }
        }
        for (key, value) in node.properties {
          let found = other.properties[file == "igraph.gml" ? Self.keyOfIgraph(key) : key]
          let isSame = found.map { FlatKey.matches($0, value) || $0.text == value.text } ?? false
          if !isSame { differences.append("\(node.id) \(key): \(found?.text ?? "none") for \(value.text)") }
        }
      }
      #expect(differences.isEmpty, "\(family)/\(file): \(differences.count), \(differences.prefix(3))")
    }
  }

  /// Keys of GML have letters and digits only: igraph leaves the rest out, and begins with its name where no letter does.
  private static func keyOfIgraph(_ key: String) -> String {
    let rest = key.filter { $0.isASCII && ($0.isLetter || $0.isNumber) }
    return key.first?.isLetter == true ? rest : "igraph" + rest
  }

  @Test func thereAreEight() { #expect(Self.families.count >= 8) }

  private static func ties(_ graph: PropertyGraph, _ hasKinds: Bool, _ hasDirections: Bool) -> [String] {
    (0..<graph.relationCount).map { index in
      let ends = graph.relationEnds(at: index)
      var pair = [graph.nodeID(at: ends.from), graph.nodeID(at: ends.to)]
      let isDirected = hasDirections && graph.isDirected(relationAt: index)
      if !isDirected { pair.sort { $0.precedes($1) } }
      let kind = hasKinds ? graph.relationKind(at: index).rawValue : ""
      return "\(pair[0]) \(isDirected ? "→" : "—") \(pair[1]) \(kind)"
    }.sorted { $0.precedes($1) }
  }
}
