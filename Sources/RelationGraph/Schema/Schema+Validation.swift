/// A way in which a node or a relation does not fit its schema.
public struct SchemaViolation: Hashable, Sendable {
  public var severity: Diagnostic.Severity = .error
  public var code: String
  public var message: String
  public var hint: String?

  package func diagnostic(at location: SourceLocation?) -> Diagnostic {
    Diagnostic(severity, code, message, at: location, hint: hint)
  }
}

extension Schema {
  /// Everything about `node` that does not fit; properties are first converted to their declared types where that loses nothing.
  public func check(_ node: inout Node) -> [SchemaViolation] {
    guard let rule = nodes[node.kind] else {
      return isOpen ? [] : [unknown(node.kind.rawValue, "node kind", among: nodes.keys.map(\.rawValue))]
    }
    var found = check(&node.properties, against: rule.properties, of: "\(node.kind.rawValue) '\(node.id)'")
    if node.kind == .country { found += Country.violations(of: node) }
    return found
  }

  /// Everything about `relation` that does not fit, given the kinds of its ends.
  public func check(_ relation: inout Relation, from: NodeKind, to: NodeKind) -> [SchemaViolation] {
    let kind = relation.kind.rawValue
    if relations[relation.kind] == nil, !isOpen {
      return [unknown(kind, "relation kind", among: relations.keys.map(\.rawValue))]
    }
    let rule = rule(for: relation.kind)
    var found: [SchemaViolation] = []
    if !rule.joins(from, to) {
      let ends = "'\(relation.from)' is a \(from.rawValue) and '\(relation.to)' a \(to.rawValue)"
      found.append(
        SchemaViolation(
          code: "wrong-end-points",
          message: "'\(kind)' cannot lead from a \(from.rawValue) to a \(to.rawValue): \(ends)",
          hint: rule.joins(to, from) ? "the other way round it fits" : rule.description(of: kind)))
    }
    found += check(&relation.properties, against: rule.properties, of: "'\(kind)'")
    return found
  }

  private func unknown(_ word: String, _ what: String, among candidates: [String]) -> SchemaViolation {
    SchemaViolation(
      code: "unknown-kind", message: "unknown \(what) '\(word)' (schema \(id))",
      hint: Suggestion.hint(for: word, among: candidates))
  }

  private func check(
    _ properties: inout [String: PropertyValue], against rules: [PropertyRule], of owner: String
  ) -> [SchemaViolation] {
    var found: [SchemaViolation] = []
    for rule in rules {
      guard let value = properties[rule.key] else {
        if rule.isRequired {
          found.append(
            SchemaViolation(code: "missing-property", message: "\(owner) has no '\(rule.key)' (\(rule.type.rawValue))"))
        }
        continue
      }
      guard let converted = value.converted(to: rule.type) else {
        found.append(
          SchemaViolation(
            code: "wrong-type",
            message: "'\(rule.key)' of \(owner) is \(value.type.rawValue) '\(value.text)', not \(rule.type.rawValue)"))
        continue
      }
      properties[rule.key] = converted
      if !rule.allowed.isEmpty, !rule.allowed.contains(converted.text) {
        found.append(
          SchemaViolation(
            code: "unknown-value", message: "'\(converted.text)' is not a known '\(rule.key)' of \(owner)",
            hint: Suggestion.hint(for: converted.text, among: rule.allowed)))
      }
    }
    let known = rules.map(\.key)
    for key in properties.keys.sorted(by: { $0.precedes($1) }) where key.count > 2 && !known.contains(key) {
      let near = Suggestion.nearest(to: key, among: known).flatMap { properties[$0] == nil && key.count > 3 ? $0 : nil }
      guard let nearest = near ?? (isOpen ? nil : RecordKeys.meant(by: key)) else { continue }
      found.append(
        SchemaViolation(
          severity: .warning, code: "unknown-property", message: "\(owner) has an unknown property '\(key)'",
          hint: "did you mean '\(nearest)'?"))
    }
    return found
  }
}

extension RelationRule {
  func description(of kind: String) -> String {
    func list(_ kinds: [NodeKind]) -> String {
      kinds.isEmpty ? "any" : kinds.map(\.rawValue).joined(separator: "|")
    }
    let same = joinsSameKind ? ", both of one kind" : ""
    return "'\(kind)' joins \(list(from)) \(isDirected ? "→" : "–") \(list(to))\(same)"
  }
}

/// The keys of a record that are not properties, for those who misspell them.
private enum RecordKeys {
  private static let all = [
    "name", "names", "aliases", "dates", "sources", "evidence", "confidence", "statement", "locator", "recorded",
  ]
  private static let otherWords = [
    "source": "sources", "date": "dates", "start": "dates", "end": "dates", "type": "kind", "label": "name",
    "alias": "aliases",
  ]

  static func meant(by key: String) -> String? {
    if let word = otherWords[key] { return word }
    return all.first { $0 != key && Suggestion.distance(Array(key.lowercased()), Array($0)) == 1 }
  }
}
