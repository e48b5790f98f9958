import RelationGraph

extension JSONLinesReader {
  mutating func reportKey(_ field: JSONValue.Member, _ known: [String]) {
    report(
      "unknown-key", "unknown key '\(field.key)'", offset: field.offset,
      hint: Suggestion.hint(for: field.key, among: known))
  }

  mutating func text(_ field: JSONValue.Member) -> String? {
    if case .text(let text) = field.value { return text }
    report("wrong-structure", "'\(field.key)' is \(field.value.shape), not a text", offset: field.offset)
    return nil
  }

  mutating func texts(_ field: JSONValue.Member) -> [String] {
    items(field).compactMap { text(JSONValue.Member(key: field.key, value: $0, offset: field.offset)) }
  }

  mutating func number(_ field: JSONValue.Member) -> Double? {
    switch field.value {
    case .integer(let value): return Double(value)
    case .real(let value): return value
    default:
      report("wrong-type", "'\(field.key)' is \(field.value.shape), not a number", offset: field.offset)
      return nil
    }
  }

  mutating func date(_ field: JSONValue.Member) -> PartialDate? {
    guard let text = text(field) else { return nil }
    if let date = PartialDate(text) { return date }
    report(
      "bad-date", "'\(text)' is not a date that exists", offset: field.offset, hint: YAMLReader.dateHint)
    return nil
  }

  mutating func validity(_ field: JSONValue.Member) -> Validity {
    guard let text = text(field) else { return .unknown }
    if let validity = Validity(text) { return validity }
    report(
      "bad-date", "'\(text)' is not a date or a period that exists", offset: field.offset,
      hint: YAMLReader.dateHint)
    return .unknown
  }

  mutating func members(_ field: JSONValue.Member) -> [JSONValue.Member] {
    if case .object(let members) = field.value { return members }
    report("wrong-structure", "'\(field.key)' is \(field.value.shape), not an object", offset: field.offset)
    return []
  }

  mutating func items(_ field: JSONValue.Member) -> [JSONValue] {
    if case .array(let items) = field.value { return items }
    report("wrong-structure", "'\(field.key)' is \(field.value.shape), not a list", offset: field.offset)
    return []
  }

  mutating func properties(_ field: JSONValue.Member) -> [String: PropertyValue] {
    var properties: [String: PropertyValue] = [:]
    for member in members(field) { properties[member.key] = property(member.value, member) }
    return properties
  }

  private mutating func property(_ value: JSONValue, _ member: JSONValue.Member) -> PropertyValue? {
    switch value {
    case .null: return nil
    case .flag(let flag): return .flag(flag)
    case .integer(let number): return .integer(number)
    case .real(let number): return .real(number)
    case .text(let text): return .text(text)
    case .array(let items):
      return .list(
        items.compactMap { item in
          if case .null = item { report("wrong-type", "a list may not hold null", offset: member.offset) }
          return property(item, member)
        })
    case .object(let fields):
      guard fields.count == 1, fields[0].key == "date" else {
        report("wrong-structure", "'\(member.key)' is an object; only {\"date\": …} is one", offset: member.offset)
        return nil
      }
      return date(fields[0]).map(PropertyValue.date)
    }
  }

  mutating func evidence(_ field: JSONValue.Member) -> [Evidence] {
    items(field).map { item in
      var evidence = Evidence(source: "")
      for part in members(JSONValue.Member(key: field.key, value: item, offset: field.offset)) {
        switch part.key {
        case "source": evidence.source = text(part) ?? ""
        case "locator": evidence.locator = text(part)
        case "confidence": evidence.confidence = number(part)
        case "recorded": evidence.recorded = date(part)
        case "statement": evidence.statement = text(part)
        default: reportKey(part, ["source", "locator", "confidence", "recorded", "statement"])
        }
      }
      return evidence
    }
  }
}
