import RelationGraph

/// JSON as text, members in the order given.
package enum JSONText {
  /// A string with what RFC 8259 asks to be escaped, and line separators, escaped.
  package static func string(_ text: String) -> String {
    var result = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"": result += "\\\""
      case "\\": result += "\\\\"
      case "\n": result += "\\n"
      case "\r": result += "\\r"
      case "\t": result += "\\t"
      // Line separators end a line for some readers, and a byte order mark is dropped by others.
      case _
      where scalar.value < 0x20 || scalar.value == 0x7F || ["\u{2028}", "\u{2029}", "\u{FEFF}"].contains(scalar):
        let digits = String(scalar.value, radix: 16)
        result += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result + "\""
  }

  /// The shortest decimal that reads back to the same double, always with a point or an exponent.
  package static func real(_ number: Double) -> String { number.description }

  /// A number for tools that do not tell integers from reals; `null` if it is not finite.
  package static func number(_ number: Double) -> String {
    guard number.isFinite else { return "null" }
    let text = number.description
    return text.hasSuffix(".0") ? String(text.dropLast(2)) : text
  }

  package static func value(_ value: PropertyValue) -> String {
    switch value {
    case .text(let text): string(text)
    case .integer(let number): String(number)
    case .real(let number): real(number)
    case .flag(let flag): flag ? "true" : "false"
    case .date(let date): "{\"date\":\(string(date.description))}"
    case .list(let values): "[" + values.map { self.value($0) }.joined(separator: ",") + "]"
    }
  }

  /// An object of the members that have a value.
  package static func object(_ members: [(String, String?)]) -> String {
    "{" + members.compactMap { key, value in value.map { "\(string(key)):\($0)" } }.joined(separator: ",") + "}"
  }

  package static func array(_ items: [String]) -> String { "[" + items.joined(separator: ",") + "]" }
}
