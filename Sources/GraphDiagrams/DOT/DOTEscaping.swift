/// Text on its way into DOT: cleaned, capped and escaped by the rules that Graphviz really follows.
package enum DOTEscaping {
  /// `text` without what no reader of it can take, cut at `limit` Unicode scalars.
  ///
  /// Control characters, non-characters, characters of no width that hide in names, and those that turn the direction of
  /// writing are removed; tabs and newlines become spaces unless `keepsLines`. Joiners stay between letters of scripts that
  /// need them.
  package static func cleaned(_ text: String, limit: Int, lines: Int = 1) -> String {
    var result = String.UnicodeScalarView()
    var count = 0
    var lineCount = 1
    var last: Unicode.Scalar?
    for scalar in text.unicodeScalars {
      var kept = scalar
      switch scalar.value {
      case 0x0A, 0x0D, 0x2028, 0x2029:
        if scalar == "\n", last == "\r" { continue }
        lineCount += 1
        if lineCount > lines {
          if lines > 1 { return String(result) + "\n…" }
          kept = " "
        } else {
          kept = "\n"
        }
      case 0x09: kept = " "
      case 0x200C, 0x200D: if !(last.map { $0.value >= 0x0590 } ?? false) { continue }
      default: if isRefused(scalar) { continue }
      }
      last = scalar
      guard count < limit else { return String(result) + "…" }
      result.append(kept)
      count += 1
    }
    return String(result)
  }

  private static func isRefused(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0...0x1F, 0x7F...0x9F, 0xAD, 0x061C, 0x180E, 0x200B, 0x200E, 0x200F, 0x202A...0x202E, 0x2060...0x206F, 0xFEFF,
      0xFFF9...0xFFFB, 0xFDD0...0xFDEF, 0xE0000...0xE007F:
      true
    default: scalar.value & 0xFFFE == 0xFFFE
    }
  }

  /// A quoted string of any internal value.
  static func quoted(_ text: String) -> String { "\"" + text + "\"" }

  /// Lines for `label`: backslashes doubled, or `\N` would be the node's name.
  package static func label(_ lines: [String]) -> String {
    quoted(lines.map { escaped($0, backslash: "\\\\") }.joined(separator: "\\n"))
  }

  /// Text for `tooltip`, which Graphviz unescapes twice.
  package static func tooltip(_ text: String) -> String {
    let lines = cleaned(text, limit: 2000, lines: 40).split(separator: "\n", omittingEmptySubsequences: false)
    return quoted(lines.map { escaped(String($0), backslash: "\\\\\\\\") }.joined(separator: "\\n"))
  }

  private static func escaped(_ text: String, backslash: String) -> String {
    var result = ""
    for character in text.unicodeScalars {
      switch character {
      case "\\": result += backslash
      case "\"": result += "\\\""
      case "&": result += "&amp;"
      case "\n": result += "\\n"
      default: result.unicodeScalars.append(character)
      }
    }
    return result
  }

  /// A word for `id` and `class`: letters of ASCII, digits, `_` and `-`; everything else is `-`.
  package static func token(_ text: String) -> String {
    let allowed = text.unicodeScalars.prefix(64).map { scalar -> Character in
      switch scalar {
      case "a"..."z", "A"..."Z", "0"..."9", "_", "-": Character(scalar)
      default: "-"
      }
    }
    return String(allowed)
  }

  /// An address for `URL`, which Graphviz writes as it stands: http and https only, or `nil`.
  ///
  /// Parentheses too are written as digits: one that closes would end the text in a PDF, which takes it as it stands.
  ///
  /// - Parameter isForMarkup: whether it goes into SVG, where `&` is written `&amp;`; in a PDF it is not.
  package static func address(_ text: String, isForMarkup: Bool = true) -> String? {
    let lower = text.prefix(8).lowercased()
    guard lower.hasPrefix("https://") || lower.hasPrefix("http://"), text.utf8.count <= 2000 else { return nil }
    var result = ""
    for byte in text.utf8 {
      switch byte {
      case UInt8(ascii: "&"): result += isForMarkup ? "&amp;" : "&"
      case UInt8(ascii: "\""), UInt8(ascii: "<"), UInt8(ascii: ">"), UInt8(ascii: "\\"), UInt8(ascii: "'"),
        UInt8(ascii: "`"), UInt8(ascii: "("), UInt8(ascii: ")"),
        0...0x20, 0x7F...0xFF:
        let digits = String(byte, radix: 16, uppercase: true)
        result += "%" + (digits.count < 2 ? "0" : "") + digits
      default: result.unicodeScalars.append(Unicode.Scalar(byte))
      }
    }
    return result
  }

  /// Text inside an HTML-like label, where `\N` and `\G` are replaced as well.
  package static func html(_ text: String, limit: Int = 200) -> String {
    var result = ""
    for scalar in cleaned(text, limit: limit).unicodeScalars {
      switch scalar {
      case "&": result += "&amp;"
      case "<": result += "&lt;"
      case ">": result += "&gt;"
      case "\"": result += "&quot;"
      case "\\": result += "\\\\"
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result
  }
}
