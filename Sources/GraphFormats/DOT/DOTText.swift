import GraphvizProcess

/// Texts of DOT, which Graphviz leaves half escaped: it undoes `\"` only.
enum DOTText {
  /// A quoted string: quotes escaped, backslashes doubled so that none ends the string or begins an escape.
  static func quoted(_ text: String) -> String {
    var result = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\\": result += "\\\\"
      case "\"": result += "\\\""
      case "\n": result += "\\n"
      case "\r": result += "\\r"
      case _ where isForbidden(scalar): result += "\u{FFFD}"
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result + "\""
  }

  /// A name of a graph or node; Graphviz forgets those that begin with `%`.
  static func quoted(name: String) -> String {
    let text = quoted(name)
    return name.utf8.first == UInt8(ascii: "%") ? "\"\\" + text.dropFirst() : text
  }

  /// The key of an attribute, in quotes where it is not a plain word.
  static func key(_ text: String) -> String {
    let isPlain =
      !text.isEmpty && text.utf8.allSatisfy(isWordByte) && text.utf8.first.map { $0 >= UInt8(ascii: "A") } == true
    return isPlain && !keywords.contains(text.lowercased()) ? text : quoted(text)
  }

  private static let keywords: Set = ["node", "edge", "graph", "digraph", "subgraph", "strict"]

  private static func isWordByte(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "_"):
      true
    default: false
    }
  }

  /// JSON in quotes, what DOT cannot hold escaped as JSON does.
  static func quoted(json: String) -> String {
    guard json.unicodeScalars.contains(where: isForbidden) else { return quoted(json) }
    var result = ""
    for scalar in json.unicodeScalars {
      guard isForbidden(scalar) else {
        result.unicodeScalars.append(scalar)
        continue
      }
      for unit in String(scalar).utf16 {
        let digits = String(unit, radix: 16)
        result += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
      }
    }
    return quoted(result)
  }

  /// The text without what DOT cannot hold: a string ends at NUL, and no drawing may have the others.
  static func cleaned(_ text: String) -> String {
    guard text.unicodeScalars.contains(where: isForbidden) else { return text }
    return String(String.UnicodeScalarView(text.unicodeScalars.map { isForbidden($0) ? "\u{FFFD}" : $0 }))
  }

  private static func isForbidden(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar {
    case "\t", "\n", "\r": false
    default: scalar.value < 0x20 || scalar.value == 0x7F || scalar.value & 0xFFFE == 0xFFFE
    }
  }

  /// The value of an attribute; markup as it is, in its angle brackets.
  static func unescaped(
    _ attribute: DotStructure.Attribute, _ escape: (Unicode.Scalar) -> String? = plain
  ) -> String {
    attribute.isMarkup ? "<\(attribute.value)>" : unescaped(attribute.value, escape)
  }

  /// Undoes ``quoted(_:)``.
  ///
  /// - Parameter escape: what a letter behind a backslash stands for; `nil` leaves both as they are.
  static func unescaped(_ text: String, _ escape: (Unicode.Scalar) -> String? = plain) -> String {
    guard text.utf8.contains(UInt8(ascii: "\\")) else { return text }
    var result = String.UnicodeScalarView()
    var scalars = text.unicodeScalars.makeIterator()
    while let scalar = scalars.next() {
      guard scalar == "\\", let next = scalars.next() else {
        result.append(scalar)
        continue
      }
      if next == "\\" {
        result.append(next)
      } else if let replacement = escape(next) {
        result.append(contentsOf: replacement.unicodeScalars)
      } else {
        result.append(scalar)
        result.append(next)
      }
    }
    return String(result)
  }

  /// Line ends, as this and other tools write them in any attribute, and what ``quoted(name:)`` hides.
  static func plain(_ letter: Unicode.Scalar) -> String? {
    switch letter {
    case "n": "\n"
    case "r": "\r"
    case "%": "%"
    default: nil
    }
  }
}
