import RelationGraph

/// Values and names as Cypher writes them.
enum CypherText {
  /// A string literal. Neo4j turns `\u0027` into a quote before it looks for the end of the text, even behind another backslash:
  /// a backslash never stands before a `u`.
  static func string(_ text: String) -> String {
    var result = "\""
    var isBehindBackslash = false
    for scalar in text.unicodeScalars {
      if isBehindBackslash, scalar == "u" || scalar == "U" { result += "\" + \"" }
      isBehindBackslash = scalar == "\\"
      switch scalar {
      case "\\": result += "\\\\"
      case "\"": result += "\\\""
      case "\n": result += "\\n"
      case "\r": result += "\\r"
      case "\t": result += "\\t"
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result + "\""
  }

  /// A name between backticks, without a backslash, for the same reason.
  static func name(_ text: String) -> String {
    var result = "`"
    for scalar in text.unicodeScalars {
      switch scalar {
      case "`": result += "``"
      case "\\": result += "/"
      case _ where scalar.value < 0x20 || scalar.value == 0x7F: result += " "
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result + "`"
  }

  static func value(_ value: PropertyValue) -> String {
    switch value {
    case .text(let text): string(text)
    // The least integer is the negative of none.
    case .integer(.min): "(-9223372036854775807 - 1)"
    case .integer(let number): String(number)
    // An exponent has no plus sign in openCypher.
    case .real(let number): number.description.replacing("e+", with: "e")
    case .flag(let flag): flag ? "true" : "false"
    case .date(let date): "date(\(string(date.description)))"
    case .list(let values): "[" + values.map { self.value($0) }.joined(separator: ", ") + "]"
    }
  }

  static func map(_ members: [(key: String, value: PropertyValue)]) -> String {
    "{" + members.map { "\(name(Neo4jGraph.name($0.key))): \(value($0.value))" }.joined(separator: ", ") + "}"
  }
}
