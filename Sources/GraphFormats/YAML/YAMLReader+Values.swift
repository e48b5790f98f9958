import RelationGraph

extension YAMLReader {
  func location(_ node: YAMLNode, offset: Int = 0) -> SourceLocation {
    SourceLocation(file: file, line: node.mark?.line ?? 0, column: (node.mark?.column ?? 0) + offset)
  }

  mutating func report(
    _ code: String, _ message: String, _ node: YAMLNode, offset: Int = 0, hint: String? = nil
  ) {
    draft.diagnostics.append(Diagnostic(.error, code, message, at: location(node, offset: offset), hint: hint))
  }

  /// The items of a list; a single value is a list of one, an empty one a list of none.
  func list(_ node: YAMLNode) -> [YAMLNode] {
    if case .sequence(let items) = node.content { return Array(items) }
    return node.isNothing ? [] : [node]
  }

  mutating func text(_ node: YAMLNode, _ what: String) -> String? {
    guard let scalar = node.scalar else {
      report("wrong-structure", "'\(what)' is \(node.shape), not a text", node)
      return nil
    }
    return scalar.string
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
        guard case .scalar(let scalar) = item.content, let one = value(scalar, item, key) else {
          report("wrong-structure", "a list of values may not hold \(item.shape)", item)
          continue
        }
        values.append(one)
      }
      return .list(values)
    default:
      report("wrong-structure", "'\(key)' is \(node.shape); a property is a value or a list of values", node)
      return nil
    }
  }

  private mutating func value(_ scalar: YAMLNode.Scalar, _ node: YAMLNode, _ key: String) -> PropertyValue? {
    let text = scalar.string
    if scalar.tag.description == "!date" {
      if let date = PartialDate(text) { return .date(date) }
      report("bad-date", "'\(text)' is not a date that exists", node, hint: Self.dateHint)
      return nil
    }
    guard scalar.style == .plain else { return .text(text) }
    if scalar.isEmptyPlain { return nil }
    return PlainScalar.value(text)
  }
}

extension YAMLNode.Scalar {
  /// Nothing behind the colon, or `null`.
  var isEmptyPlain: Bool { style == .plain && (string.isEmpty || string == "~" || string == "null") }
}
