import RelationGraph

extension MappingReader {
  /// What a text without braces is: the name of a column, or the text itself.
  enum Reading { case column, constant }

  private static let valueKeys = ["column", "text", "values", "otherwise", "split", "type", "pattern"]

  /// A value as the mapping writes it: a column, `{column}` in a text, or a mapping with more than that.
  mutating func value(_ node: YAMLNode, _ name: String, _ reading: Reading, in table: inout MappingTable)
    -> MappingValue?
  {
    var value = MappingValue(name: name, place: yaml.location(node))
    guard case .mapping(let fields) = node.content else {
      guard let scalar = node.scalar else {
        yaml.report("wrong-structure", "'\(name)' is \(node.shape), not a column or a text", node)
        return nil
      }
      if scalar.isNothing { return nil }
      guard let parts = parts(scalar.text, node, reading, in: &table) else { return nil }
      value.parts = parts
      return value
    }
    for (key, item) in fields {
      switch key.text {
      case "column": if let column = column(item, in: &table) { value.parts = [.column(column)] }
      case "text":
        if let text = yaml.text(item, "text") { value.parts = parts(text, item, .constant, in: &table) ?? [] }
      case "values": value.values = values(item)
      case "otherwise": value.otherwise = yaml.text(item, "otherwise")
      case "split": value.divider = divider(item)
      case "type":
        value.type = PropertyType(rawValue: item.text)
        if value.type == nil || value.type == .list {
          yaml.report(
            "unknown-value", "there is no type '\(item.text)'", item, hint: "known: text, integer, real, flag, date")
        }
      case "pattern":
        value.pattern = DatePattern(item.text)
        if value.pattern == nil {
          yaml.report("unknown-value", "'\(item.text)' is not a pattern of dates", item, hint: "DD.MM.YYYY, MM/DD/YYYY")
        }
      default: reportKey(key, "a value", Self.valueKeys)
      }
    }
    if value.pattern != nil, value.type == nil { value.type = .date }
    guard fields["column"] != nil || fields["text"] != nil else {
      yaml.report("wrong-structure", "'\(name)' has a 'column' or a 'text'", node)
      return nil
    }
    return value.parts.isEmpty ? nil : value
  }

  private mutating func values(_ node: YAMLNode) -> [String: String?]? {
    guard case .mapping(let fields) = node.content else {
      yaml.report("wrong-structure", "'values' is a mapping from texts of the table to values", node)
      return nil
    }
    var values: [String: String?] = [:]
    for (key, value) in fields { values[key.text] = .some(yaml.text(value, "values")) }
    return values
  }

  mutating func divider(_ node: YAMLNode) -> String? {
    guard let text = node.scalar?.text, !text.isEmpty else {
      yaml.report("wrong-structure", "'split' is the text between two values", node, hint: "split: \"; \"")
      return nil
    }
    // Words divide with the spaces around them: `and` also stands in `Brandt and Sanders`.
    let mark = text.trimmed
    return mark.isEmpty || mark.contains(where: \.isLetter) ? text : mark
  }

  /// The column of this name; unknown ones are reported with the nearest one.
  mutating func column(_ node: YAMLNode, in table: inout MappingTable) -> Int? {
    guard let name = yaml.text(node, "column") else { return nil }
    return column(named: name, node, in: &table)
  }

  mutating func column(named name: String, _ node: YAMLNode, in table: inout MappingTable) -> Int? {
    guard let column = table.table.column(name) else {
      yaml.report(
        "unknown-column", "'\(table.file)' has no column '\(name)'", node,
        hint: Suggestion.hint(for: name, among: table.table.header))
      return nil
    }
    table.used.insert(column)
    return column
  }

  /// A text with columns in braces; `{{` and `}}` are braces.
  private mutating func parts(
    _ text: String, _ node: YAMLNode, _ reading: Reading, in table: inout MappingTable
  ) -> [MappingValue.Part]? {
    guard text.contains(where: { $0 == "{" || $0 == "}" }) else {
      if reading == .constant { return [.text(text)] }
      if table.table.column(text) == nil {
        let nearest = Suggestion.hint(for: text, among: table.table.header).map { $0 + "; " } ?? ""
        yaml.report(
          "unknown-column", "'\(table.file)' has no column '\(text)'", node,
          hint: nearest + "what is always the same is {text: …}")
        return nil
      }
      return column(named: text, node, in: &table).map { [.column($0)] }
    }
    var parts: [MappingValue.Part] = []
    var constant = ""
    var rest = text[...]
    while let character = rest.first {
      rest = rest.dropFirst()
      if rest.first == character, character == "{" || character == "}" {
        constant.append(character)
        rest = rest.dropFirst()
      } else if character == "{" {
        guard let end = rest.firstIndex(of: "}") else { return unclosed(node) }
        if !constant.isEmpty { parts.append(.text(constant)) }
        constant = ""
        guard let column = column(named: String(rest[..<end]), node, in: &table) else { return nil }
        parts.append(.column(column))
        rest = rest[rest.index(after: end)...]
      } else if character == "}" {
        return unclosed(node)
      } else {
        constant.append(character)
      }
    }
    if !constant.isEmpty { parts.append(.text(constant)) }
    return parts
  }

  private mutating func unclosed(_ node: YAMLNode) -> [MappingValue.Part]? {
    yaml.report(
      "wrong-structure", "a brace is not closed", node, hint: "columns stand in braces: {name}; {{ is a brace")
    return nil
  }

  mutating func conditions(_ node: YAMLNode, in table: inout MappingTable) -> [MappingCondition] {
    var conditions: [MappingCondition] = []
    for item in yaml.list(node) {
      guard let text = yaml.text(item, "where") else { continue }
      guard let (name, test) = MappingCondition.parts(text) else {
        yaml.report(
          "bad-condition", "'\(text)' is not a condition", item,
          hint: "column = value, column != value, column in a, b, column >= 1990, column is empty")
        continue
      }
      if let column = column(named: name, item, in: &table) {
        conditions.append(MappingCondition(column: column, test: test))
      }
    }
    return conditions
  }
}
