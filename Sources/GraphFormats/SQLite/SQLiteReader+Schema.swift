import RelationGraph

extension SQLiteReader {
  /// The kinds whose rules the graph itself brings; the others are in the schema, or have none.
  mutating func readSchema() throws(ReadError) {
    try rows("node_kind", orderedBy: "kind") { (reader, row) throws(ReadError) in
      guard let kind = reader.ownKind(row) else { return }
      reader.draft.schema.value.nodes[NodeKind(rawValue: kind)] = NodeRule(reader.text(row, "summary") ?? "")
    }
    try rows("relation_kind", orderedBy: "kind") { (reader, row) throws(ReadError) in
      guard let kind = reader.ownKind(row) else { return }
      reader.draft.schema.value.relations[RelationKind(rawValue: kind)] = RelationRule(
        reader.text(row, "summary") ?? "", joinsSameKind: reader.flag(row, "joins_same_kind"),
        isDirected: reader.flag(row, "directed"), sign: reader.sign(row) ?? .neutral)
    }
    try rows("relation_kind_end", orderedBy: "kind, side, position") { (reader, row) throws(ReadError) in
      let kind = RelationKind(rawValue: reader.text(row, "kind") ?? "")
      guard var rule = reader.draft.schema.value.relations[kind], let end = reader.text(row, "node_kind") else {
        return
      }
      switch reader.text(row, "side") {
      case "from": rule.from.append(NodeKind(rawValue: end))
      case "to": rule.to.append(NodeKind(rawValue: end))
      default: reader.report("unknown-value", "a side is 'from' or 'to'", row: row.number)
      }
      reader.draft.schema.value.relations[kind] = rule
    }
    try rows("property_rule", orderedBy: "owner, kind, position") { (reader, row) throws(ReadError) in
      guard let rule = reader.propertyRule(row), let kind = reader.text(row, "kind") else { return }
      switch reader.text(row, "owner") {
      case "node": reader.draft.schema.value.nodes[NodeKind(rawValue: kind)]?.properties.append(rule)
      case "relation": reader.draft.schema.value.relations[RelationKind(rawValue: kind)]?.properties.append(rule)
      default: reader.report("unknown-value", "an owner is 'node' or 'relation'", row: row.number)
      }
    }
  }

  private mutating func ownKind(_ row: SQLiteRow) -> String? {
    switch text(row, "origin") {
    case "graph": return text(row, "kind")
    case "schema", "none": return nil
    default:
      report("unknown-value", "an origin is 'graph', 'schema' or 'none'", row: row.number)
      return nil
    }
  }

  private mutating func propertyRule(_ row: SQLiteRow) -> PropertyRule? {
    guard let type = text(row, "type").flatMap(PropertyType.init(rawValue:)) else {
      report(
        "unknown-value", "'\(text(row, "type") ?? "")' is no type of a property", row: row.number,
        hint: "known: " + PropertyType.allCases.map(\.rawValue).joined(separator: ", "))
      return nil
    }
    var rule = PropertyRule(text(row, "key") ?? "", type, isRequired: flag(row, "required"))
    if let allowed = text(row, "allowed") {
      guard let texts = StoredJSON.texts(allowed) else {
        report("json-syntax", "'allowed' is not a JSON list of texts", row: row.number)
        return nil
      }
      rule.allowed = texts
    }
    return rule
  }
}
