import RelationGraph

extension YAMLReader {
  /// The id of a schema, or a mapping that extends one.
  mutating func schema(_ section: YAMLNode) -> SchemaExtension? {
    guard case .mapping(let fields) = section.content else {
      return text(section, "schema").map { SchemaExtension(base: $0) }
    }
    var result = SchemaExtension(base: "open")
    for (key, value) in fields {
      switch key.text {
      case "extends": result.base = text(value, "extends") ?? "open"
      case "nodes":
        for (kind, rule) in pairs(value, "nodes") { result.nodes[NodeKind(rawValue: kind.text)] = nodeRule(rule) }
      case "relations":
        for (kind, rule) in pairs(value, "relations") {
          result.relations[RelationKind(rawValue: kind.text)] = relationRule(rule)
        }
      case let other:
        report(
          "unknown-key", "a schema has no '\(other)'", key,
          hint: Suggestion.hint(for: other, among: ["extends", "nodes", "relations"]))
      }
    }
    return result
  }

  private mutating func pairs(_ node: YAMLNode, _ what: String) -> YAMLNode.Mapping {
    guard case .mapping(let fields) = node.content else {
      if !node.isNothing { report("wrong-structure", "'\(what)' is a mapping", node) }
      return YAMLNode.Mapping()
    }
    return fields
  }

  private mutating func nodeRule(_ node: YAMLNode) -> NodeRule {
    var rule = NodeRule()
    for (key, value) in pairs(node, "node kind") {
      switch key.text {
      case "summary": rule.summary = text(value, "summary") ?? ""
      case "properties": rule.properties = propertyRules(value)
      default: reportKey(key, ["summary", "properties"])
      }
    }
    return rule
  }

  private mutating func relationRule(_ node: YAMLNode) -> RelationRule {
    var rule = RelationRule()
    for (key, value) in pairs(node, "relation kind") {
      switch key.text {
      case "summary": rule.summary = text(value, "summary") ?? ""
      case "from": rule.from = texts(value, "from").map { NodeKind(rawValue: $0) }
      case "to": rule.to = texts(value, "to").map { NodeKind(rawValue: $0) }
      case "same-kind": rule.joinsSameKind = flag(value, "same-kind")
      case "directed": rule.isDirected = flag(value, "directed")
      case "sign":
        if let number = number(value, "sign") {
          if let sign = Int8(exactly: number).flatMap(Sign.init) {
            rule.sign = sign
          } else {
            report("out-of-range", "a sign is 1, -1 or 0", value)
          }
        }
      case "properties": rule.properties = propertyRules(value)
      default: reportKey(key, ["summary", "from", "to", "same-kind", "directed", "sign", "properties"])
      }
    }
    return rule
  }

  private mutating func propertyRules(_ node: YAMLNode) -> [PropertyRule] {
    var rules: [PropertyRule] = []
    for (name, details) in pairs(node, "properties") {
      var rule = PropertyRule(name.text)
      if case .mapping(let fields) = details.content {
        for (key, value) in fields {
          switch key.text {
          case "type": rule.type = type(value)
          case "required": rule.isRequired = flag(value, "required")
          case "values": rule.allowed = texts(value, "values")
          default: reportKey(key, ["type", "required", "values"])
          }
        }
      } else {
        rule.type = type(details)
      }
      rules.append(rule)
    }
    return rules
  }

  private mutating func type(_ node: YAMLNode) -> PropertyType {
    let name = text(node, "type") ?? "text"
    if let type = PropertyType(rawValue: name) { return type }
    report(
      "unknown-value", "'\(name)' is not a type", node,
      hint: Suggestion.hint(for: name, among: PropertyType.allCases.map(\.rawValue)))
    return .text
  }

  private mutating func flag(_ node: YAMLNode, _ what: String) -> Bool {
    if let value = node.scalar.flatMap({ Bool($0.text) }) { return value }
    report("wrong-type", "'\(what)' is true or false", node)
    return false
  }

  private mutating func reportKey(_ key: YAMLNode, _ known: [String]) {
    report("unknown-key", "unknown key '\(key.text)'", key, hint: Suggestion.hint(for: key.text, among: known))
  }
}
