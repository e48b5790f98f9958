import RelationGraph

/// Values that a file writes as text beside the name of a type.
enum XMLTypedText {
  /// The value, and whether it is of the type that the file declares. What is not stays as the text says it.
  ///
  /// An empty text and not-a-number are missing values in any type; the reader of attributes knows both.
  static func value(_ text: String, type: String) -> (value: PropertyValue, isDeclared: Bool) {
    let word = trimmed(text)
    switch type.lowercased() {
    case "boolean", "bool": return flag(word).map { ($0, true) } ?? missing(text)
    case "int", "integer", "long", "short", "byte", "biginteger":
      if let number = Int(word) { return (.integer(number), true) }
      return real(word).map { ($0, false) } ?? missing(text)
    case "float", "double", "real", "bigdecimal": return real(word).map { ($0, true) } ?? missing(text)
    default: return (.text(text), true)
    }
  }

  static func flag(_ word: String) -> PropertyValue? {
    switch word.lowercased() {
    case "true", "1": .flag(true)
    case "false", "0": .flag(false)
    default: nil
    }
  }

  /// A number in decimal notation, or not-a-number; infinities stay text, for properties are finite.
  static func real(_ word: String) -> PropertyValue? {
    if word.lowercased() == "nan" { return .real(.nan) }
    let isDecimal = word.utf8.allSatisfy { byte in
      (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) || "+-.eE".utf8.contains(byte)
    }
    guard isDecimal, let number = Double(word), number.isFinite else { return nil }
    return .real(number)
  }

  private static func missing(_ text: String) -> (value: PropertyValue, isDeclared: Bool) {
    (.text(text), text.isEmpty)
  }

  /// Without white space around it; line breaks inside stay.
  static func trimmed(_ text: String) -> String {
    guard text.utf8.first.map(isSpace) == true || text.utf8.last.map(isSpace) == true else { return text }
    var bytes = text.utf8[...]
    while let byte = bytes.first, isSpace(byte) { bytes.removeFirst() }
    while let byte = bytes.last, isSpace(byte) { bytes.removeLast() }
    return String(decoding: bytes, as: UTF8.self)
  }

  private static func isSpace(_ byte: UInt8) -> Bool { byte == 0x20 || (0x09...0x0D).contains(byte) }
}
