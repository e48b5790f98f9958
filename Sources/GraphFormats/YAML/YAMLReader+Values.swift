import RelationGraph

extension YAMLReader {
  func location(_ node: YAMLNode, offset: Int = 0) -> SourceLocation {
    SourceLocation(file: file, line: node.line, column: node.column + offset)
  }

  mutating func report(
    _ code: String, _ message: String, _ node: YAMLNode, offset: Int = 0, hint: String? = nil
  ) {
    draft.diagnostics.append(Diagnostic(.error, code, message, at: location(node, offset: offset), hint: hint))
  }

  /// The items of a list; a single value is a list of one, an empty one a list of none.
  func list(_ node: YAMLNode) -> [YAMLNode] {
    if case .sequence(let items) = node.content { return items }
    return node.isNothing ? [] : [node]
  }

  /// A text; `nil` where there is none.
  mutating func text(_ node: YAMLNode, _ what: String) -> String? {
    guard let scalar = node.scalar else {
      report("wrong-structure", "'\(what)' is \(node.shape), not a text", node)
      return nil
    }
    return scalar.isNothing ? nil : scalar.text
  }

  mutating func date(_ node: YAMLNode, _ what: String) -> PartialDate? {
    guard let text = text(node, what) else { return nil }
    if let date = PartialDate(text) { return date }
    report("bad-date", "'\(text)' is not a date that exists", node, hint: Self.dateHint)
    return nil
  }

  mutating func validity(_ node: YAMLNode) -> Validity {
    guard let text = text(node, "dates") else { return .unknown }
    if let validity = Validity(text) { return validity }
    report("bad-date", "'\(text)' is not a date or a period that exists", node, hint: Self.dateHint)
    return .unknown
  }

  static let dateHint = "2023, 2023-05 or 2023-05-31, with ~ or ? behind it; a period is START/END, with .. for open"

  mutating func number(_ node: YAMLNode, _ what: String) -> Double? {
    guard let text = text(node, what) else { return nil }
    if let value = Double(text), value.isFinite { return value }
    report("wrong-type", "'\(what)' is '\(text)', not a number", node)
    return nil
  }

  mutating func texts(_ node: YAMLNode, _ what: String) -> [String] {
    var result: [String] = []
    for item in list(node) { if let value = text(item, what) { result.append(value) } }
    return result
  }

  /// A property: plain scalars by their look, quoted ones as text, `!date` as a date.
  mutating func value(_ node: YAMLNode, _ key: String) -> PropertyValue? {
    switch node.content {
    case .scalar(let scalar): return value(scalar, node, key)
    case .sequence(let items):
      var values: [PropertyValue] = []
      for item in items {
        if item.isNothing {
          report("wrong-structure", "a list of values may not hold \(item.shape)", item)
        } else if let value = value(item, key) {
          values.append(value)
        }
      }
      return .list(values)
    case .mapping:
      report("wrong-structure", "'\(key)' is \(node.shape); a property is a value or a list of values", node)
      return nil
    }
  }

  private mutating func value(_ scalar: YAMLNode.Scalar, _ node: YAMLNode, _ key: String) -> PropertyValue? {
    if scalar.isDate { return date(node, key).map(PropertyValue.date) }
    guard scalar.isPlain else { return .text(scalar.text) }
    if scalar.isNothing { return nil }
    guard !PlainScalar.isNotFinite(scalar.text) else {
      report(
        "not-a-number", "'\(key)' is \(scalar.text), not a finite number", node,
        hint: "leave it out, or put quotes around text")
      return nil
    }
    return PlainScalar.value(scalar.text)
  }
}
