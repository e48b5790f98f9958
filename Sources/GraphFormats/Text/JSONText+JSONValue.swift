import RelationGraph

extension JSONText {
  /// A document: a line for every item of the lists inside the outermost object.
  static func document(_ members: [JSONValue.Member]) -> [UInt8] {
    var out = TextBuffer()
    out.line("{")
    for (index, member) in members.enumerated() {
      let comma = index + 1 < members.count ? "," : ""
      guard case .array(let items) = member.value, !items.isEmpty else {
        out.line("\(string(member.key)):\(json(member.value))\(comma)")
        continue
      }
      out.line("\(string(member.key)):[")
      lines(items, to: &out)
      out.line("]\(comma)")
    }
    out.line("}")
    return out.bytes
  }

  /// Items of a list, one a line.
  static func lines(_ items: [JSONValue], to out: inout TextBuffer) {
    for (index, item) in items.enumerated() { out.line(json(item) + (index + 1 < items.count ? "," : "")) }
  }
}

extension JSONValue {
  /// An object of the members that have a value.
  static func record(_ members: [(String, JSONValue?)]) -> JSONValue {
    .object(members.compactMap { key, value in value.map { Member(key: key, value: $0, offset: 0) } })
  }

  static func texts(_ texts: [String]) -> JSONValue? { texts.isEmpty ? nil : .array(texts.map(JSONValue.text)) }

  /// A property; a date is a text.
  init(_ value: PropertyValue) {
    switch value {
    case .text(let text): self = .text(text)
    case .integer(let number): self = .integer(number)
    case .real(let number): self = .real(number)
    case .flag(let flag): self = .flag(flag)
    case .date(let date): self = .text(date.description)
    case .list(let items): self = .array(items.map(JSONValue.init))
    }
  }

  /// The value as a property; `nil` where it is, or holds, an object or nothing.
  var property: PropertyValue? {
    switch self {
    case .null, .object: return nil
    case .flag(let flag): return .flag(flag)
    case .integer(let number): return .integer(number)
    case .real(let number): return .real(number)
    case .text(let text): return .text(text)
    case .array(let items):
      let values = items.compactMap(\.property)
      return values.count == items.count ? .list(values) : nil
    }
  }
}
