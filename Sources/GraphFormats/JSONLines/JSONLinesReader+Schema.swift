import RelationGraph

extension JSONLinesReader {
  /// The id of a schema, or an object that extends one.
  mutating func schema(_ field: JSONValue.Member) -> SchemaExtension? {
    if case .text(let id) = field.value { return SchemaExtension(base: id) }
    var result = SchemaExtension(base: "open")
    for part in members(field) {
      switch part.key {
      case "extends": result.base = text(part) ?? "open"
      case "nodes": for kind in members(part) { result.nodes[NodeKind(rawValue: kind.key)] = nodeRule(kind) }
      case "relations":
        for kind in members(part) { result.relations[RelationKind(rawValue: kind.key)] = relationRule(kind) }
      default: reportKey(part, ["extends", "nodes", "relations"])
      }
    }
    return result
  }

  private mutating func nodeRule(_ field: JSONValue.Member) -> NodeRule {
    var rule = NodeRule()
    for part in members(field) {
      switch part.key {
      case "summary": rule.summary = text(part) ?? ""
      case "properties": rule.properties = propertyRules(part)
      default: reportKey(part, ["summary", "properties"])
      }
    }
    return rule
  }

  private mutating func relationRule(_ field: JSONValue.Member) -> RelationRule {
    var rule = RelationRule()
    for part in members(field) {
      switch part.key {
      case "summary": rule.summary = text(part) ?? ""
      case "from": rule.from = texts(part).map { NodeKind(rawValue: $0) }
      case "to": rule.to = texts(part).map { NodeKind(rawValue: $0) }
      case "same-kind": rule.joinsSameKind = flag(part)
      case "directed": rule.isDirected = flag(part)
      case "sign":
        if let sign = number(part).flatMap({ Int8(exactly: $0) }).flatMap(Sign.init(rawValue:)) {
          rule.sign = sign
        } else {
          report("out-of-range", "a sign is 1, -1 or 0", offset: part.offset)
        }
      case "properties": rule.properties = propertyRules(part)
      default: reportKey(part, ["summary", "from", "to", "same-kind", "directed", "sign", "properties"])
      }
    }
    return rule
  }

  private mutating func propertyRules(_ field: JSONValue.Member) -> [PropertyRule] {
    members(field).map { property in
      var rule = PropertyRule(property.key)
      for part in members(property) {
        switch part.key {
        case "type":
          if let type = text(part).flatMap(PropertyType.init(rawValue:)) {
            rule.type = type
          } else {
            report("unknown-value", "this is not a type of property", offset: part.offset)
          }
        case "required": rule.isRequired = flag(part)
        case "values": rule.allowed = texts(part)
        default: reportKey(part, ["type", "required", "values"])
        }
      }
      return rule
    }
  }

  private mutating func flag(_ field: JSONValue.Member) -> Bool {
    if case .flag(let value) = field.value { return value }
    report("wrong-type", "'\(field.key)' is true or false", offset: field.offset)
    return false
  }
}
