/// A typed value of a property: text, integer, real, flag, date or a list of these.
///
/// A real is always finite; readers report `nan` and infinities as diagnostics.
public enum PropertyValue: Hashable, Sendable {
  case text(String)
  case integer(Int)
  case real(Double)
  case flag(Bool)
  case date(PartialDate)
  case list([PropertyValue])

  public var type: PropertyType {
    switch self {
    case .text: .text
    case .integer: .integer
    case .real: .real
    case .flag: .flag
    case .date: .date
    case .list: .list
    }
  }

  /// The value as a number, where it is one.
  public var number: Double? {
    switch self {
    case .integer(let value): Double(value)
    case .real(let value): value
    default: nil
    }
  }

  /// The value as a person would read it; lists are joined by `; `.
  public var text: String {
    switch self {
    case .text(let value): value
    case .integer(let value): String(value)
    case .real(let value): value.description
    case .flag(let value): value ? "true" : "false"
    case .date(let value): value.description
    case .list(let values): values.map(\.text).joined(separator: "; ")
    }
  }
}

extension PropertyValue {
  /// What orders values; different for values that ``text`` writes alike.
  var orderKey: [String] {
    guard case .list(let values) = self else { return [type.rawValue, text] }
    return [type.rawValue, String(values.count)] + values.flatMap(\.orderKey)
  }
}

/// The type of a property, as a schema declares it.
public enum PropertyType: String, Hashable, Sendable, Codable, CaseIterable {
  case text, integer, real, flag, date, list
}

extension PropertyValue: ExpressibleByStringLiteral, ExpressibleByIntegerLiteral, ExpressibleByFloatLiteral,
  ExpressibleByBooleanLiteral
{
  public init(stringLiteral value: String) { self = .text(value) }
  public init(integerLiteral value: Int) { self = .integer(value) }
  public init(floatLiteral value: Double) { self = .real(value) }
  public init(booleanLiteral value: Bool) { self = .flag(value) }
}

extension PropertyValue {
  /// The same value as another type, where nothing is lost or invented.
  ///
  /// An integer is a real; text that reads as a number, a flag or a date is one; a single value is a list of one.
  package func converted(to type: PropertyType) -> PropertyValue? {
    if self.type == type { return self }
    switch (self, type) {
    case (.integer(let value), .real):
      return Double(exactly: value).map(PropertyValue.real)
    case (.integer(let value), .date):
      return PartialDate(String(value)).map(PropertyValue.date)
    case (.text(let text), .integer): return Int(text).map(PropertyValue.integer)
    case (.text(let text), .real): return Double(text).flatMap { $0.isFinite ? .real($0) : nil }
    case (.text(let text), .flag): return Bool(text).map(PropertyValue.flag)
    case (.text(let text), .date): return PartialDate(text).map(PropertyValue.date)
    case (.list, .text): return nil
    case (_, .text): return .text(self.text)
    case (_, .list): return .list([self])
    default: return nil
    }
  }
}
