import RelationGraph

/// Texts of FollowTheMoney as typed values, and back where its types allow.
enum FtMValue {
  /// The value of a property with these texts: a list where there are several.
  static func value(_ texts: [String], type: String?) -> PropertyValue? {
    let values = texts.map { value($0, type: type) }
    return values.count > 1 ? .list(values) : values.first
  }

  private static func value(_ text: String, type: String?) -> PropertyValue {
    switch type {
    case "number":
      if let number = PlainScalar.number(text), number.text == text { return number }
      return .text(text)
    case "date": return PartialDate(text).map(PropertyValue.date) ?? .text(text)
    default: return .text(text)
    }
  }

  /// The texts of a value, without those that the type does not hold.
  static func texts(_ value: PropertyValue, type: String, model: FtMModel) -> [String] {
    let values = if case .list(let items) = value { items } else { [value] }
    var seen: Set<String> = []
    return values.compactMap { item -> String? in
      if case .list = item { return nil }
      let text = if case .date(let date) = item { Self.date(date) ?? "" } else { item.text }
      return fits(text, type: type, model: model) && seen.insert(text).inserted ? text : nil
    }
  }

  /// A date without the signs of doubt; `nil` outside the years that the model knows.
  static func date(_ date: PartialDate) -> String? {
    guard (1000...2999).contains(date.year) else { return nil }
    return PartialDate(year: date.year, month: date.month, day: date.day)?.description
  }

  private static func fits(_ text: String, type: String, model: FtMModel) -> Bool {
    guard text.contains(where: { !$0.isWhitespace }) else { return false }
    if let allowed = model.allowed[type] { return allowed.contains(text) }
    switch type {
    case "date":
      guard let date = PartialDate(beginningOf: text) else { return false }
      return self.date(date) != nil && !date.isUncertain && !date.isApproximate
    case "url":
      return ["http://", "https://", "ftp://"].contains { text.hasPrefix($0) }
        && text.utf8.allSatisfy { (0x21...0x7E).contains($0) } && text.contains(".")
    case "email":
      let parts = text.split(separator: "@", omittingEmptySubsequences: false)
      return parts.count == 2 && !parts[0].isEmpty && parts[1].contains(".") && !text.contains(where: \.isWhitespace)
    case "ip": return text.split(separator: ".").compactMap { UInt8($0) }.count == 4 || text.contains(":")
    case "mimetype": return text.contains("/")
    case "number": return PlainScalar.number(text) != nil
    case "reference": return FtMID.isValid(text)
    case "checksum": return text.utf8.count == 40 && text.allSatisfy(\.isHexDigit)
    default: return true
    }
  }
}
