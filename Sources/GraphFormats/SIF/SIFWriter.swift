import RelationGraph

/// Writes one relation a line with tabs, and the nodes without relations behind them.
enum SIFWriter {
  static func text(_ graph: PropertyGraph) -> TextParts {
    let graph = graph.canonical()
    var out = TextDocument()
    out.rows(graph.relationCount) { index, out in
      let ends = graph.relationEnds(at: index)
      for kind in kinds(at: index, in: graph) {
        out.line("\(graph.nodeID(at: ends.from))\t\(kind.rawValue)\t\(graph.nodeID(at: ends.to))")
      }
    }
    // Without any relation, a tab says that the spaces in an id divide nothing.
    let end = graph.relationCount == 0 ? "\t" : ""
    let isolates = graph.isolates
    out.rows(isolates.count) { index, out in out.line(graph.nodeID(at: isolates[index]) + end) }
    return out.text
  }

  /// The kinds of all relations between the ends of this one, each once, where it is the first of them; else none.
  private static func kinds(at index: Int, in graph: PropertyGraph) -> [RelationKind] {
    let ends = graph.relationEnds(at: index)
    if index > 0, graph.relationEnds(at: index - 1) == ends { return [] }
    let others = (index..<graph.relationCount).prefix { graph.relationEnds(at: $0) == ends }
    return Set(others.map { cleaned(graph.relationKind(at: $0)) }).sorted()
  }

  /// With a direction for all, and kinds in one line.
  static func kept(of graph: PropertyGraph) -> PropertyGraph {
    let parallels = Fidelity([.nodeIDs, .relationKinds, .loops, .isolates, .direction, .mixedDirection, .parallels])
    return graph.keeping(parallels).rebuilt { draft in
      draft.schema.value = SchemaExtension(base: "open")
      var seen: Set<[String]> = []
      draft.relations = draft.relations.compactMap { record in
        var relation = record.value
        relation.kind = cleaned(relation.kind)
        let isNew = seen.insert([relation.from, relation.kind.rawValue, relation.to]).inserted
        return isNew ? .init(relation) : nil
      }
    }
  }

  static func losses(of graph: PropertyGraph) -> [Loss] {
    let undirected = (0..<graph.relationCount).count { !graph.isDirected(relationAt: $0) }
    let kinds = (0..<graph.relationCount).count { cleaned(graph.relationKind(at: $0)) != graph.relationKind(at: $0) }
    let canonical = graph.canonical()
    let parallels =
      graph.relationCount - (0..<graph.relationCount).reduce(0) { $0 + Self.kinds(at: $1, in: canonical).count }
    let own = [
      Loss("relations without a direction", facts: undirected),
      Loss("kinds of relations that are empty or have line breaks", facts: kinds),
      Loss("parallel relations", facts: parallels),
    ]
    let others = GraphFormat.sif.keeps.union([.mixedDirection, .parallels]).losses(of: graph)
    return others + own.filter { $0.facts > 0 }
  }

  private static func cleaned(_ kind: RelationKind) -> RelationKind {
    if kind.rawValue.isEmpty { return .unspecified }
    let scalars = kind.rawValue.unicodeScalars.map { $0.value < 0x20 || $0.value == 0x7F ? " " : $0 }
    return RelationKind(rawValue: String(String.UnicodeScalarView(scalars)))
  }
}
