import RelationGraph

/// Words, numbers and texts.
extension JSONParser {
  mutating func word(_ word: String, _ value: JSONValue) throws(JSONError) -> JSONValue {
    guard bytes[index...].starts(with: word.utf8) else { throw error("neither a value nor a text in quotes") }
    index += word.utf8.count
    return value
  }

  /// A word of Python's for a number that no property can hold: a missing value.
  mutating func notFinite(_ word: String) throws(JSONError) -> JSONValue {
    let start = index - bytes.startIndex
    _ = try self.word(word, .null)
    try meet(.notFinite(word), start)
    return .null
  }

  /// Collects what was found, or throws it.
  mutating func meet(_ content: JSONFinding.Content, _ offset: Int) throws(JSONError) {
    guard isLenient else { throw JSONError(message: content.message, offset: offset) }
    // As many as are shown are enough.
    if findings.count <= GraphDraft.diagnosticLimit { findings.append(JSONFinding(content: content, offset: offset)) }
  }

  mutating func number() throws(JSONError) -> JSONValue {
    let start = index
    if isLenient, current == UInt8(ascii: "-"), bytes[index...].starts(with: "-I".utf8) {
      return try notFinite("-Infinity")
    }
    while let byte = current, isNumberByte(byte), index - start <= Self.numberLimit { index += 1 }
    let text = String(decoding: bytes[start..<index], as: UTF8.self)
    func refused(_ message: String) -> JSONError {
      JSONError(message: message, offset: start - bytes.startIndex)
    }
    guard !text.isEmpty else { throw refused("neither a value nor a text in quotes") }
    guard let isInteger = Self.isInteger(bytes[start..<index]) else {
      throw refused("'\(text.prefix(40))' is not a number")
    }
    if isInteger, text != "-0" {
      if let integer = Int(text) { return .integer(integer) }
      try meet(.longInteger(text), start - bytes.startIndex)
      return .text(text)
    }
    if let real = Double(text), real.isFinite { return .real(real) }
    try meet(.notFinite(text), start - bytes.startIndex)
    return .null
  }

  /// The characters that a number may have.
  private static var numberLimit: Int { 400 }

  /// Whether the bytes are an integer by the grammar of RFC 8259, or a number with a fraction or an exponent; `nil` if neither.
  private static func isInteger(_ bytes: ArraySlice<UInt8>) -> Bool? {
    var rest = bytes
    func digits() -> Int {
      let digits = rest.prefix { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }
      rest = rest.dropFirst(digits.count)
      return digits.count
    }
    if rest.first == UInt8(ascii: "-") { rest.removeFirst() }
    let hasLeadingZero = rest.first == UInt8(ascii: "0")
    let count = digits()
    guard count == 1 || count > 1 && !hasLeadingZero else { return nil }
    if rest.isEmpty { return true }
    if rest.first == UInt8(ascii: ".") {
      rest.removeFirst()
      if digits() == 0 { return nil }
    }
    if rest.first.map({ $0 | 0x20 }) == UInt8(ascii: "e") {
      rest.removeFirst()
      if rest.first == UInt8(ascii: "+") || rest.first == UInt8(ascii: "-") { rest.removeFirst() }
      if digits() == 0 { return nil }
    }
    return rest.isEmpty ? false : nil
  }

  private func isNumberByte(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "+"), UInt8(ascii: "-"), UInt8(ascii: "."),
      UInt8(ascii: "e"), UInt8(ascii: "E"):
      true
    default: false
    }
  }

  mutating func string() throws(JSONError) -> String {
    index += 1
    var start = index
    var text = ""
    while let byte = current {
      switch byte {
      case UInt8(ascii: "\""):
        let rest = String(decoding: bytes[start..<index], as: UTF8.self)
        index += 1
        return text.isEmpty ? rest : text + rest
      case UInt8(ascii: "\\"):
        text += String(decoding: bytes[start..<index], as: UTF8.self)
        index += 1
        try appendEscape(to: &text)
        start = index
      case 0..<0x20: throw error("a control character inside a text")
      default: index += 1
      }
    }
    throw error("a text is not closed")
  }

  private mutating func appendEscape(to text: inout String) throws(JSONError) {
    guard let byte = current else { throw error("a text is not closed") }
    index += 1
    switch byte {
    case UInt8(ascii: "\""): text += "\""
    case UInt8(ascii: "\\"): text += "\\"
    case UInt8(ascii: "/"): text += "/"
    case UInt8(ascii: "b"): text += "\u{8}"
    case UInt8(ascii: "f"): text += "\u{C}"
    case UInt8(ascii: "n"): text += "\n"
    case UInt8(ascii: "r"): text += "\r"
    case UInt8(ascii: "t"): text += "\t"
    case UInt8(ascii: "u"):
      var code = UInt32(try codeUnit())
      if (0xD800..<0xDC00).contains(code), bytes[index...].starts(with: "\\u".utf8) {
        index += 2
        let low = UInt32(try codeUnit())
        if (0xDC00..<0xE000).contains(low) { code = 0x10000 + (code - 0xD800) << 10 + (low - 0xDC00) }
      }
      guard let scalar = Unicode.Scalar(code) else { throw error("half of a surrogate pair") }
      text.unicodeScalars.append(scalar)
    default: throw error("unknown escape")
    }
  }

  private mutating func codeUnit() throws(JSONError) -> UInt16 {
    let digits = String(decoding: bytes[index...].prefix(4), as: UTF8.self)
    // `UInt16` would take a sign.
    guard digits.utf8.count == 4, digits.allSatisfy(\.isHexDigit), let code = UInt16(digits, radix: 16) else {
      throw error("four hexadecimal digits are missing")
    }
    index += 4
    return code
  }
}
