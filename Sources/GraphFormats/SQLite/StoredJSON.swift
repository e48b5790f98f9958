import RelationGraph

/// Values of properties that were written as JSON.
enum StoredJSON {
  /// The value of a property; `nil` for what no property holds: null, a number that is not finite, an object that is no date.
  static func value(_ json: JSONValue) -> PropertyValue? {
    switch json {
    case .null: return nil
    case .flag(let flag): return .flag(flag)
    case .integer(let number): return .integer(number)
    case .real(let number): return number.isFinite ? .real(number) : nil
    case .text(let text): return .text(text)
    case .array(let items):
      let values = items.map(value)
      return values.contains(nil) ? nil : .list(values.compactMap(\.self))
    case .object(let members):
      guard members.count == 1, members[0].key == "date", case .text(let text) = members[0].value else { return nil }
      return PartialDate(text).map(PropertyValue.date)
    }
  }

  static func list(_ text: String) -> PropertyValue? {
    guard let json = try? JSONParser.parse(Array(text.utf8)[...]), case .list(let values)? = value(json) else {
      return nil
    }
    return .list(values)
  }

  static func texts(_ text: String) -> [String]? {
    guard case .list(let values)? = list(text) else { return nil }
    let texts = values.compactMap { value in if case .text(let text) = value { text } else { nil } }
    return texts.count == values.count ? texts : nil
  }
}
