import Foundation
import RelationGraph
import Testing

@testable import GraphFormats
@testable import GraphvizProcess

/// The graphs of Graphviz's own tests, and what other programs wrote, are read as Graphviz's `gc` and `nop` and its library count
/// and list them.
@Suite(.enabled(if: DotCorpus.isThere, "../shared is not there")) struct DOTInteropTests {
  @Test(arguments: DotCorpus.files) func isReadAsGraphvizSeesIt(file: String) throws {
    let expected = try #require(DotCorpus.structures[file])
    let path = "\(DotCorpus.folder)/\(file)"
    guard let wanted = expected.first else {
      let error = try #require(Reading(path: path).error)
      #expect(error.diagnostics.map(\.code) == ["dot-syntax"])
      #expect((error.diagnostics.first?.location?.line ?? 0) > 0)
      return
    }
    let child = try #require(ChildProgram.found(), "the executable 'entente' is not there; run 'swift build' first")
    let source = try GraphSource(path: path)
    let text = try source.decoded().text
    let found = try DotReader(limits: RenderLimits(wallSeconds: 60), child: child).read(Array(text.utf8))
    #expect(found.isDirected == wanted.isDirected)
    #expect(found.isStrict == wanted.isStrict)
    #expect(found.followers == expected.count - 1)
    // Graphviz numbers graphs without a name.
    #expect(found.name == (wanted.name.hasPrefix("%") ? nil : wanted.name))
    #expect(DotCorpus.table(found.attributes) == wanted.attributes)
    #expect(found.nodes.map(\.name) == wanted.nodes.map(\.name))
    #expect(found.nodes.map { DotCorpus.table($0.attributes) } == wanted.nodes.map(\.attributes))
    #expect(found.edges.map { [found.nodes[$0.tail].name, found.nodes[$0.head].name] } == wanted.edges.map(\.ends))
    #expect(found.edges.map { DotCorpus.table($0.attributes) } == wanted.edges.map(\.attributes))

    let result = try GraphReader.read(path: path)
    #expect(result.graph.nodeCount == wanted.nodes.count)
    #expect(result.graph.relationCount == wanted.edges.count)
    #expect(result.warnings.filter { $0.severity == .warning }.map(\.code) == DotCorpus.warnings[file, default: []])
    let edges = result.graph.relations.enumerated().map { index, relation in
      let ends = [relation.from, relation.to]
      return result.graph.isDirected(relationAt: index) ? ends : ends.sorted()
    }
    let isRenamed = Set(result.graph.nodes.map(\.id)) != Set(wanted.nodes.map { DOTText.unescaped($0.name) })
    #expect(isRenamed == file.hasSuffix("igraph.dot"))
    guard !isRenamed else { return }
    let wantedEdges = wanted.edges.map { edge in
      let ends = edge.ends.map { DOTText.unescaped($0) }
      return wanted.isDirected && edge.attributes["dir"] != "none" ? ends : ends.sorted()
    }
    #expect(Set(edges) == Set(wantedEdges))
  }

  /// igraph and NetworkX wrote the same networks: the first with numbers for ids, the second with a `key` for every parallel edge.
  @Test(arguments: DotCorpus.families) func familiesAgree(family: String) throws {
    func graph(_ tool: String) throws -> PropertyGraph? {
      Reading(path: "\(DotCorpus.folder)/written-by-tools/\(family)/\(tool).dot").graph
    }
    let igraph = try #require(try graph("igraph"))
    // NetworkX left the quotes out in two of them.
    guard let networkX = try graph("networkx-pydot") else {
      #expect(family == "florentine-marriage")
      return
    }
    if family == "kr-national-assembly" {
      #expect(networkX.nodeCount == 302)
      return
    }
    #expect(igraph.nodes.map(\.id) == networkX.nodes.map(\.id))
    func edges(_ graph: PropertyGraph) -> [String] {
      graph.relations.enumerated().map { index, relation in
        let ends = [relation.from, relation.to]
        let isDirected = graph.isDirected(relationAt: index)
        return "\(relation.kind) \(isDirected) \(isDirected ? ends : ends.sorted()) \(relation.validity)"
      }.sorted()
    }
    #expect(edges(igraph) == edges(networkX))
  }
}

/// What other tools say of the corpus.
enum DotCorpus {
  struct Graph {
    var name: String
    var isDirected, isStrict: Bool
    var attributes: [String: String]
    var nodes: [(name: String, attributes: [String: String])]
    var edges: [(ends: [String], attributes: [String: String])]
  }

  static let folder = DataSets.folder + "/4-interop"
  static let isThere = !structures.isEmpty
  static let files = structures.keys.sorted()
  static let families = Set(files.filter { $0.hasPrefix("written-by-tools/") }.map { $0.split(separator: "/")[1] })
    .map(String.init).sorted()
  /// The files that say something of themselves.
  static let warnings: [String: [String]] = [
    "dot-pydot-graphviz/multi.dot": ["more-graphs"],
    // Edges without arrows beside others.
    "dot-pydot-graphviz/dir.dot": ["mixed-direction"],
    // Graphviz's own tests of ports that nodes do not have.
    "dot-pydot-graphviz/b145.dot": ["ports"], "dot-pydot-graphviz/b76.dot": ["ports"],
    // `com:…` without quotes is a port of one node `com`.
    "written-by-tools/kr-national-assembly/networkx-pydot.dot": ["ports"],
  ]

  static func table(_ attributes: DotStructure.Attributes) -> [String: String] {
    Dictionary(attributes.map { ($0.key, $0.value) }) { $1 }
  }

  static let structures: [String: [Graph]] = {
    guard let data = try? Data(contentsOf: URL(fileURLWithPath: folder + "/expected-dot-structure.json")),
      let table = try? JSONSerialization.jsonObject(with: data) as? [String: [String: Any]]
    else { return [:] }
    return table.mapValues { ($0["graphs"] as? [[String: Any]] ?? []).map(graph) }
  }()

  private static func graph(_ record: [String: Any]) -> Graph {
    Graph(
      name: record["name"] as? String ?? "", isDirected: record["kind"] as? String == "digraph",
      isStrict: record["strict"] as? Bool ?? false, attributes: attributes(record["attrs"]),
      nodes: (record["nodes"] as? [[Any]] ?? []).map { ($0.first as? String ?? "", attributes($0.last)) },
      edges: (record["edges"] as? [[Any]] ?? []).map { edge in
        (edge.prefix(2).map { $0 as? String ?? "" }, attributes(edge.last))
      })
  }

  /// Empty ones count as not there.
  private static func attributes(_ value: Any?) -> [String: String] {
    (value as? [String: String] ?? [:]).filter { !$0.value.isEmpty }.mapValues { $0 }
  }
}
