import RelationGraph

extension SQLiteWriter {
  /// Every kind that the schema knows or the graph uses, so that a query sees directions and signs.
  func writeKinds(_ schema: SchemaExtension) throws {
    let nodeKinds = Set(graph.schema.nodes.keys).union((0..<graph.nodeCount).lazy.map { graph.nodeKind(at: $0) })
    for kind in nodeKinds.sorted() {
      let rule = graph.schema.nodes[kind]
      try insert(
        "node_kind",
        [
          .text(kind.rawValue), .text(origin(isKnown: rule != nil, isOwn: schema.nodes[kind] != nil)),
          .text(rule?.summary ?? ""),
        ])
      try writeRules(rule?.properties ?? [], of: kind.rawValue, "node")
    }
    let used = (0..<graph.relationCount).lazy.map { graph.relationKind(at: $0) }
    for kind in Set(graph.schema.relations.keys).union(used).sorted() {
      let rule = graph.schema.rule(for: kind)
      let isKnown = graph.schema.relations[kind] != nil
      try insert(
        "relation_kind",
        [
          .text(kind.rawValue), .text(origin(isKnown: isKnown, isOwn: schema.relations[kind] != nil)),
          .text(rule.summary), .flag(rule.isDirected), .integer(Int(rule.sign.rawValue)), .flag(rule.joinsSameKind),
        ])
      for (side, ends) in [("from", rule.from), ("to", rule.to)] {
        for (position, end) in ends.enumerated() {
          try insert(
            "relation_kind_end",
            [.text(kind.rawValue), .text(side), .integer(position + 1), .text(end.rawValue)])
        }
      }
      try writeRules(rule.properties, of: kind.rawValue, "relation")
    }
  }

  private func origin(isKnown: Bool, isOwn: Bool) -> String { isOwn ? "graph" : isKnown ? "schema" : "none" }

  private func writeRules(_ rules: [PropertyRule], of kind: String, _ owner: String) throws {
    for (position, rule) in rules.enumerated() {
      try insert(
        "property_rule",
        [
          .text(owner), .text(kind), .integer(position + 1), .text(rule.key), .text(rule.type.rawValue),
          .flag(rule.isRequired),
          rule.allowed.isEmpty ? .null : .text(JSONText.array(rule.allowed.map(JSONText.string))),
        ])
    }
  }
}
