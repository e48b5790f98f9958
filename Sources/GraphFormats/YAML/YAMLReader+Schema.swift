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
        for (kind, rule) in pairs(value, "nodes") { result.nodes[NodeKind(rawValue: kind)] = nodeRule(rule) }
      case "relations":
        for (kind, rule) in pairs(value, "relations") {
          result.relations[RelationKind(rawValue: kind)] = relationRule(rule)
        }
      case let other:
        report(
          "unknown-key", "a schema has no '\(other)'", key,
          hint: Suggestion.hint(for: other, among: ["extends", "nodes", "relations"]))
      }
    }
    return result
  }

  private mutating func pairs(_ node: YAMLNode, _ what: String) -> [(String, YAMLNode)] {
    guard case .mapping(let fields) = node.content else {
      if !node.isNothing { report("wrong-structure", "'\(what)' is a mapping", node) }
      return []
    }
    return fields.map { ($0.key.text, $0.value) }
  }

  private mutating func nodeRule(_ node: YAMLNode) -> NodeRule {
    var rule = NodeRule()
    for (key, value) in pairs(node, "node kind") {
      switch key {
      case "summary": rule.summary = text(value, key) ?? ""
      case "properties": rule.properties = propertyRules(value)
      default: reportKey(key, value, ["summary", "properties"])
      }
    }
    return rule
  }

  private mutating func relationRule(_ node: YAMLNode) -> RelationRule {
    var rule = RelationRule()
    for (key, value) in pairs(node, "relation kind") {
      switch key {
      case "summary": rule.summary = text(value, key) ?? ""
      case "from": rule.from = texts(value, key).map { NodeKind(rawValue: $0) }
      case "to": rule.to = texts(value, key).map { NodeKind(rawValue: $0) }
      case "same-kind": rule.joinsSameKind = flag(value, key)
      case "directed": rule.isDirected = flag(value, key)
      case "sign":
        if let number = number(value, key) {
          if let sign = Int8(exactly: number).flatMap(Sign.init) {
            rule.sign = sign
          } else {
            report("out-of-range", "a sign is 1, -1 or 0", value)
          }
        }
      case "properties": rule.properties = propertyRules(value)
      default: reportKey(key, value, ["summary", "from", "to", "same-kind", "directed", "sign", "properties"])
      }
    }
    return rule
  }

  private mutating func propertyRules(_ node: YAMLNode) -> [PropertyRule] {
    var rules: [PropertyRule] = []
    for (name, details) in pairs(node, "properties") {
      var rule = PropertyRule(name)
      if case .mapping = details {
        for (key, value) in pairs(details, name) {
          switch key {
          case "type": rule.type = type(value)
          case "required": rule.isRequired = flag(value, key)
          case "values": rule.allowed = texts(value, key)
          default: reportKey(key, value, ["type", "required", "values"])
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
    if let value = node.scalar.flatMap({ Bool($0.string) }) { return value }
    report("wrong-type", "'\(what)' is true or false", node)
    return false
  }

  private mutating func reportKey(_ key: String, _ node: YAMLNode, _ known: [String]) {
    report("unknown-key", "unknown key '\(key)'", node, hint: Suggestion.hint(for: key, among: known))
  }
}
