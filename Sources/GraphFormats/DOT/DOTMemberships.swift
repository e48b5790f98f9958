import GraphvizProcess
import RelationGraph

/// Which subgraphs nodes are in: clusters are frames around nodes, other named subgraphs are sets of them.
///
/// Subgraphs without a name are a way to write, not a fact: `a -> {b c}`, `{rank=same a b}`.
struct DOTMemberships {
  private var clusters: [Int: [String]] = [:]
  private var labels: [Int: [String]] = [:]
  private var sets: [Int: [String]] = [:]

  init(_ structure: DotStructure) {
    // Outer subgraphs come first.
    for subgraph in structure.subgraphs {
      guard let name = subgraph.name.map({ DOTText.unescaped($0) }) else { continue }
      let label = subgraph.attributes.first { $0.key == "label" }.map { DOTText.unescaped($0) }
      for node in subgraph.nodes {
        if Self.isCluster(name) {
          clusters[node, default: []].append(name)
          if let label { labels[node, default: []].append(label) }
        } else {
          sets[node, default: []].append(name)
        }
      }
    }
  }

  /// As Graphviz decides it.
  static func isCluster(_ name: String) -> Bool { name.hasPrefix("cluster") }

  /// The subgraphs as attributes, a list where there are several, outer ones first.
  func attributes(of node: Int, besides taken: [String]) -> [FlatGraph.Attribute] {
    [("cluster", clusters[node]), ("cluster_label", labels[node]), ("subgraph", sets[node])].compactMap { key, names in
      guard let names, let first = names.first else { return nil }
      let value = names.count == 1 ? PropertyValue.text(first) : .list(names.map(PropertyValue.text))
      return (taken.contains(key) ? "dot_" + key : key, value)
    }
  }
}
