import RelationGraph

/// Which rows count: `vote = yes`, `chamber in senate, house`, `year >= 1990`, `party is empty`.
struct MappingCondition {
  enum Test {
    case among(Set<String>, isIn: Bool)
    case empty(Bool)
    case compared(String, PropertyValue)
  }

  let column: Int
  let test: Test

  private static let comparisons = [">=", "<=", "!=", "=", ">", "<"]

  /// The name of the column and what is asked of it; `nil` if the text is no condition.
  static func parts(_ text: String) -> (column: String, test: Test)? {
    func trimmed(_ text: Substring) -> String { text.trimmed }
    if text.hasSuffix(" is not empty") { return (trimmed(text.dropLast(13)), .empty(false)) }
    if text.hasSuffix(" is empty") { return (trimmed(text.dropLast(9)), .empty(true)) }
    for (word, isIn) in [(" not in ", false), (" in ", true)] {
      guard let range = text.firstRange(of: word), !comparisons.contains(where: { text.contains(" \($0) ") }) else {
        continue
      }
      let values = text[range.upperBound...].split(separator: ",").map { unquoted(trimmed($0)) }
      return (trimmed(text[..<range.lowerBound]), .among(Set(values), isIn: isIn))
    }
    for sign in comparisons {
      guard let range = text.firstRange(of: " \(sign) ") ?? text.firstRange(of: sign) else { continue }
      let column = trimmed(text[..<range.lowerBound])
      let value = unquoted(trimmed(text[range.upperBound...]))
      guard !column.isEmpty, !value.isEmpty else { return nil }
      switch sign {
      case "=", "!=": return (column, .among([value], isIn: sign == "="))
      default:
        let limit = PlainScalar.number(value) ?? PartialDate(value).map(PropertyValue.date)
        return limit.map { (column, .compared(sign, $0)) }
      }
    }
    return nil
  }

  private static func unquoted(_ text: String) -> String {
    guard text.count >= 2, let first = text.first, first == text.last, first == "\"" || first == "'" else {
      return text
    }
    return String(text.dropFirst().dropLast())
  }

  func holds(_ fields: [String]) -> Bool {
    guard column < fields.count else { return false }
    let text = fields[column]
    switch test {
    case .empty(let isEmpty): return text.isEmpty == isEmpty
    case .among(let values, let isIn): return values.contains(text) == isIn
    case .compared(let sign, .date(let limit)):
      guard let date = PartialDate(text) else { return false }
      return switch sign {
      case ">": limit.days.upperBound < date.days.lowerBound
      case "<": date.days.upperBound < limit.days.lowerBound
      case ">=": limit.days.lowerBound <= date.days.lowerBound
      default: date.days.upperBound <= limit.days.upperBound
      }
    case .compared(let sign, let limit):
      guard let number = PlainScalar.number(text)?.number, let limit = limit.number else { return false }
      return switch sign {
      case ">": number > limit
      case "<": number < limit
      case ">=": number >= limit
      default: number <= limit
      }
    }
  }
}

extension StringProtocol {
  /// Without white space at both ends.
  var trimmed: String {
    let scalars = unicodeScalars.drop { $0.properties.isWhitespace }
    guard let last = scalars.lastIndex(where: { !$0.properties.isWhitespace }) else { return "" }
    return String(String.UnicodeScalarView(scalars[...last]))
  }
}
