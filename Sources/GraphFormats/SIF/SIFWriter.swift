import RelationGraph

/// Writes one relation a line with tabs, and the nodes without relations behind them.
enum SIFWriter {
  static func bytes(_ graph: PropertyGraph) -> [UInt8] {
    let kept = kept(of: graph)
    var out = TextBuffer()
    for relation in kept.relations { out.line("\(relation.from)\t\(relation.kind.rawValue)\t\(relation.to)") }
    // The tab says that the spaces in an id divide nothing.
    for index in kept.isolates { out.line(kept.nodeID(at: index) + "\t") }
    return out.bytes
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
    let parallels = graph.relationCount - kept(of: graph).relationCount
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
