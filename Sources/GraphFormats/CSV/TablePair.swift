import Foundation

/// A table of nodes and one of relations in a folder, by the words in their names: `book nodes.csv`, `links.tsv.gz`.
struct TablePair {
  let nodes: String
  let edges: String

  private static let nodeWords = ["nodes", "node", "vertices", "vertex", "actors"]
  private static let edgeWords = ["edges", "edge", "links", "ties", "arcs", "relations", "relationships"]

  /// `nil` where `nodes.csv` or `edges.csv` is there, and where there is not exactly one table of each sort.
  init?(in folder: String) {
    let names = ((try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []).sorted {
      Array($0.utf8).lexicographicallyPrecedes(Array($1.utf8))
    }
    guard !names.contains(where: { ["nodes.csv", "nodes.csv.gz", "edges.csv", "edges.csv.gz"].contains($0) }) else {
      return nil
    }
    let nodes = names.filter { Self.isTable($0, of: Self.nodeWords) }
    let edges = names.filter { Self.isTable($0, of: Self.edgeWords) }
    guard nodes.count == 1, edges.count == 1, nodes != edges else { return nil }
    (self.nodes, self.edges) = (nodes[0], edges[0])
  }

  private static func isTable(_ name: String, of words: [String]) -> Bool {
    var parts = name.lowercased().split(separator: ".")
    if parts.last == "gz" { parts.removeLast() }
    guard parts.count > 1, let last = parts.popLast(), ["csv", "tsv", "tab", "txt"].contains(last) else { return false }
    return parts.joined(separator: ".").split { !$0.isLetter && !$0.isNumber }.contains { words.contains(String($0)) }
  }
}
