import RelationGraph

/// Texts and values as YAML scalars that read back to the same.
enum YAMLScalar {
  /// Plain where that is certainly safe, also inside `[…]` and `{…}`; else in double quotes.
  static func text(_ text: String) -> String {
    isPlain(text) ? text : quoted(text)
  }

  static func value(_ value: PropertyValue) -> String {
    switch value {
    case .text(let text): self.text(text)
    case .integer(let number): String(number)
    case .real(let number): JSONText.real(number)
    case .flag(let flag): flag ? "true" : "false"
    case .date(let date):
      // A bare year would read as an integer; `?` needs quotes before a comma.
      date.month != nil && !date.isUncertain && !date.isApproximate && date.year >= 0
        ? date.description : "!date \"\(date)\""
    case .list(let values): "[" + values.map { self.value($0) }.joined(separator: ", ") + "]"
    }
  }

  private static func isPlain(_ text: String) -> Bool {
    guard let first = text.unicodeScalars.first, first.properties.isAlphabetic, text.unicodeScalars.last != " ",
      !["true", "false", "null", "yes", "no", "on", "off", "y", "n"].contains(text.lowercased())
    else { return false }
    var previous: Unicode.Scalar = "a"
    for scalar in text.unicodeScalars {
      let isSafe =
        scalar.properties.isAlphabetic || scalar.properties.numericType != nil
        || (" -_./()'+@=’–—·¶%&*!;".unicodeScalars.contains(scalar))
      // `#` begins a comment only behind a space.
      let isHash = scalar == "#" && previous != " "
      guard (isSafe || isHash) && !(scalar == " " && previous == " ") else { return false }
      previous = scalar
    }
    return true
  }

  private static func quoted(_ text: String) -> String {
    var result = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"": result += "\\\""
      case "\\": result += "\\\\"
      case "\n": result += "\\n"
      case "\r": result += "\\r"
      case "\t": result += "\\t"
      case "\u{85}", "\u{A0}", "\u{2028}", "\u{2029}", "\u{FEFF}", "\u{FFFE}", "\u{FFFF}":
        result += escape(scalar)
      default:
        switch scalar.properties.generalCategory {
        case .control, .format, .privateUse, .unassigned: result += escape(scalar)
        default: result.unicodeScalars.append(scalar)
        }
      }
    }
    return result + "\""
  }

  private static func escape(_ scalar: Unicode.Scalar) -> String {
    let digits = String(scalar.value, radix: 16, uppercase: true)
    let width = scalar.value > 0xFFFF ? 8 : 4
    return (width == 8 ? "\\U" : "\\u") + String(repeating: "0", count: width - digits.count) + digits
  }
}
