import RelationGraph

/// An object of a JSON file, read field by field.
struct JSONRecord {
  var members: [JSONValue.Member]

  init?(_ value: JSONValue?) {
    guard case .object(let members)? = value else { return nil }
    self.members = members
  }

  subscript(key: String) -> JSONValue? { members.first { $0.key == key }?.value }

  /// The bytes before its first member; nothing where it is empty.
  var offset: Int? { members.first?.offset }

  /// A text, or a number or flag as one. Empty texts are none.
  func text(_ key: String) -> String? { Self.text(self[key]) }

  /// The texts of a list, or the only one.
  func texts(_ key: String) -> [String] { Self.texts(self[key]) }

  func record(_ key: String) -> JSONRecord? { JSONRecord(self[key]) }

  /// The objects of a list, or the only one.
  func records(_ key: String) -> [JSONRecord] {
    guard case .array(let items)? = self[key] else { return record(key).map { [$0] } ?? [] }
    return items.compactMap { JSONRecord($0) }
  }

  func date(_ key: String) -> PartialDate? { text(key).flatMap(PartialDate.init(beginningOf:)) }

  static func text(_ value: JSONValue?) -> String? {
    switch value {
    case .text(let text): text.isEmpty ? nil : text
    case .integer(let number): String(number)
    case .real(let number): JSONText.real(number)
    case .flag(let flag): flag ? "true" : "false"
    default: nil
    }
  }

  static func texts(_ value: JSONValue?) -> [String] {
    guard case .array(let items)? = value else { return text(value).map { [$0] } ?? [] }
    return items.compactMap { text($0) }
  }
}

extension PartialDate {
  /// The date of a text that may have a time behind it: `2023-05-31T12:00:00Z`.
  init?(beginningOf text: String) {
    guard text.utf8.count > 10, text.utf8.count < 40 else {
      self.init(text)
      return
    }
    let parts = text.split(maxSplits: 1) { $0 == "T" || $0 == " " }
    guard parts.count == 2, parts[0].utf8.count == 10 else { return nil }
    self.init(String(parts[0]))
  }
}
