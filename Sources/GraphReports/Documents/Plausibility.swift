import RelationGraph

/// What is allowed but makes one look twice.
public enum Plausibility {
  /// Warnings and notes about a valid graph, the warnings first.
  public static func findings(in graph: PropertyGraph, name: String) -> [Diagnostic] {
    let location = SourceLocation(file: name)
    var found: [Diagnostic] = []
    func add(_ severity: Diagnostic.Severity, _ code: String, _ items: [String], _ message: (Int) -> String) {
      guard !items.isEmpty else { return }
      let shown = items.prefix(5).joined(separator: ", ") + (items.count > 5 ? ", …" : "")
      found.append(Diagnostic(severity, code, "\(message(items.count)): \(shown)", at: location))
    }
    var isTied = [Bool](repeating: false, count: graph.nodeCount)
    var cited: Set<String> = []
    for index in 0..<graph.relationCount {
      let ends = graph.relationEnds(at: index)
      (isTied[ends.from], isTied[ends.to]) = (true, true)
      for evidence in graph.relationEvidence(at: index) { cited.insert(evidence.source) }
    }
    for node in graph.nodes { for evidence in node.evidence { cited.insert(evidence.source) } }

    if graph.nodeCount == 0 { found.append(Diagnostic(.warning, "no-nodes", "the graph has no nodes", at: location)) }
    if !graph.sources.isEmpty {
      let unsourced = (0..<graph.relationCount).filter { graph.relationEvidence(at: $0).isEmpty }
      add(.warning, "no-source", unsourced.prefix(5).map(graph.relationID) + unsourced.dropFirst(5).map { _ in "" }) {
        "\($0) relations cite no source"
      }
    }
    let names = Dictionary(grouping: 0..<graph.nodeCount) {
      "\(graph.nodeKind(at: $0).rawValue) \(graph.nodeLabel(at: $0).lowercased())"
    }
    let twins = names.values.filter { $0.count > 1 }.map { $0.map(graph.nodeID).joined(separator: " = ") }
    add(.warning, "same-name", twins.sorted { $0.precedes($1) }) { "\($0) names are shared by nodes of one kind" }
    add(.note, "unused-source", graph.sources.map(\.id).filter { !cited.contains($0) }) {
      "\($0) sources are not cited"
    }
    add(.note, "isolated", isTied.indices.filter { !isTied[$0] }.map(graph.nodeID)) { "\($0) nodes have no relation" }
    return found
  }
}
