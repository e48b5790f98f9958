/// Texts and keys of GML, which is 7-bit ASCII.
enum GMLText {
  /// The text with quotes, ampersands and everything beyond printable ASCII as references.
  static func encoded(_ text: String) -> String {
    var result = ""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"": result += "&quot;"
      case "&": result += "&amp;"
      case " "..."~": result.unicodeScalars.append(scalar)
      default: result += "&#\(scalar.value);"
      }
    }
    return result
  }

  static func decoded(_ text: String) -> String {
    guard text.utf8.contains(UInt8(ascii: "&")) else { return text }
    return CharacterReference.replacing(in: text) { name in
      basic[name] ?? latin.firstIndex(of: name[...]).flatMap { Unicode.Scalar(UInt32($0) + 0xA0) }
    }
  }

  private static let basic: [String: Unicode.Scalar] = [
    "quot": "\"", "amp": "&", "lt": "<", "gt": ">", "apos": "'", "euro": "\u{20AC}",
  ]

  /// The names of the characters from U+00A0 to U+00FF, which the specification lists.
  private static let latin: [Substring] = """
    nbsp iexcl cent pound curren yen brvbar sect uml copy ordf laquo not shy reg macr deg plusmn sup2 sup3 acute micro para \
    middot cedil sup1 ordm raquo frac14 frac12 frac34 iquest Agrave Aacute Acirc Atilde Auml Aring AElig Ccedil Egrave \
    Eacute Ecirc Euml Igrave Iacute Icirc Iuml ETH Ntilde Ograve Oacute Ocirc Otilde Ouml times Oslash Ugrave Uacute Ucirc \
    Uuml Yacute THORN szlig agrave aacute acirc atilde auml aring aelig ccedil egrave eacute ecirc euml igrave iacute icirc \
    iuml eth ntilde ograve oacute ocirc otilde ouml divide oslash ugrave uacute ucirc uuml yacute thorn yuml
    """.split(separator: " ")
}

/// Keys of GML: letters, digits and `_`, a letter first.
///
/// Any other character is written `_xHHHH_`; a key that would begin with anything but a letter has `key` before it.
enum GMLKey {
  private static let prefix = "key"
  private static let mark = "key_x"

  static func encoded(_ key: String) -> String {
    var result = escaped(key)
    // What begins like a key with the prefix must have one.
    if result.hasPrefix(mark) { result = "_x6B_" + result.dropFirst() }
    if result.isEmpty { return mark + "_" }
    let isPlain = result.utf8.first.map { isLetter($0) } ?? false
    return isPlain ? result : prefix + (result.hasPrefix("_x") ? result : escapedFirst(result))
  }

  static func decoded(_ key: String) -> String {
    guard key.contains("_x") else { return key }
    if key == mark + "_" { return "" }
    return unescaped(key.hasPrefix(mark) ? String(key.dropFirst(prefix.count)) : key)
  }

  private static func escaped(_ key: String) -> String {
    var result = ""
    let scalars = Array(key.unicodeScalars)
    for (index, scalar) in scalars.enumerated() {
      let isLikeEscape = scalar == "_" && index + 1 < scalars.count && scalars[index + 1] == "x"
      let isPlain = scalar.isASCII && (isLetter(UInt8(scalar.value)) || isDigit(UInt8(scalar.value)) || scalar == "_")
      if isPlain, !isLikeEscape {
        result.unicodeScalars.append(scalar)
      } else {
        result += hex(scalar)
      }
    }
    return result
  }

  /// The key with its first character, a digit or `_`, as an escape.
  private static func escapedFirst(_ key: String) -> String {
    guard let first = key.unicodeScalars.first else { return key }
    return hex(first) + String(key.unicodeScalars.dropFirst())
  }

  private static func unescaped(_ key: String) -> String {
    var result = String.UnicodeScalarView()
    var rest = key.unicodeScalars[...]
    while let scalar = rest.popFirst() {
      if scalar == "_", rest.first == "x", let end = rest.prefix(8).firstIndex(of: "_"),
        let code = UInt32(String(rest[..<end].dropFirst()), radix: 16), let decoded = Unicode.Scalar(code)
      {
        result.append(decoded)
        rest = rest[rest.index(after: end)...]
      } else {
        result.append(scalar)
      }
    }
    return String(result)
  }

  private static func hex(_ scalar: Unicode.Scalar) -> String {
    "_x" + String(scalar.value, radix: 16, uppercase: true) + "_"
  }

  private static func isLetter(_ byte: UInt8) -> Bool { (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte | 0x20) }
  private static func isDigit(_ byte: UInt8) -> Bool { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) }
}
