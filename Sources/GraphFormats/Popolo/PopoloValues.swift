import RelationGraph

/// Lists of small objects as lists of texts: `scheme:identifier`, `note url`, `type:value`.
enum PopoloValues {
  private static let pairs: [String: (first: String, second: String, divider: String)] = [
    "identifiers": ("scheme", "identifier", ":"), "contact_details": ("type", "value", ":"),
    "links": ("note", "url", " "), "images": ("note", "url", " "),
  ]

  static func isPaired(_ key: String) -> Bool { pairs[key] != nil }

  /// - Parameter unread: takes the names of what is left out.
  static func property(_ key: String, _ records: [JSONRecord], unread: (String) -> Void) -> PropertyValue? {
    guard let pair = pairs[key] else { return nil }
    let texts = records.compactMap { record -> PropertyValue? in
      for member in record.members where member.key != pair.first && member.key != pair.second {
        unread("\(key).\(member.key)")
      }
      guard let second = record.text(pair.second) else { return nil }
      return .text((record.text(pair.first).map { $0 + pair.divider } ?? "") + second)
    }
    return texts.isEmpty ? nil : .list(texts)
  }

  static func json(_ key: String, _ value: PropertyValue) -> JSONValue? {
    guard let pair = pairs[key], case .list(let items) = value, !items.isEmpty else { return nil }
    var records: [JSONValue] = []
    for item in items {
      guard case .text(let text) = item else { return nil }
      // A note may have spaces, an address of the web has none; a scheme has no colon.
      let place = pair.divider == " " ? text.lastIndex(of: " ") : text.firstIndex(of: ":")
      let first = place.map { String(text[..<$0]) }.flatMap { $0.isEmpty ? nil : $0 }
      let second = first == nil ? text : place.map { String(text[text.index(after: $0)...]) } ?? text
      guard !second.isEmpty else { return nil }
      records.append(.record([(pair.first, first.map(JSONValue.text)), (pair.second, .text(second))]))
    }
    return .array(records)
  }

  /// A date as Popolo writes it, without signs of doubt.
  static func date(_ date: PartialDate?) -> JSONValue? {
    guard let date, date.year >= 0 else { return nil }
    return PartialDate(year: date.year, month: date.month, day: date.day).map { .text($0.description) }
  }

  static func sources(_ evidence: [Evidence], in graph: PropertyGraph) -> JSONValue? {
    let records = evidence.compactMap { item -> JSONValue? in
      let url = graph.source(item.source)?.url ?? (item.source.contains("://") ? item.source : nil)
      guard let url, !url.isEmpty else { return nil }
      return .record([
        ("url", .text(url)), ("note", item.locator.map(JSONValue.text)),
        ("id", item.source == url ? nil : .text(item.source)),
      ])
    }
    return records.isEmpty ? nil : .array(records)
  }
}
