/// A JSON value with the place of every member, for diagnostics.
indirect enum JSONValue: Sendable {
  case null
  case flag(Bool)
  case integer(Int)
  case real(Double)
  case text(String)
  case array([JSONValue])
  case object([Member])

  struct Member: Sendable {
    var key: String
    var value: JSONValue
    /// Bytes from the beginning of the text.
    var offset: Int
  }

  var shape: String {
    switch self {
    case .null: "null"
    case .flag: "a flag"
    case .integer, .real: "a number"
    case .text: "a text"
    case .array: "a list"
    case .object: "an object"
    }
  }
}

/// Why a text is not JSON.
struct JSONError: Error {
  var message: String
  var offset: Int
}

/// Reads JSON (RFC 8259), telling integers from reals, refusing repeated keys and nesting beyond a limit.
///
/// Foundation's reader gives neither places nor the difference between `1` and `1.0`.
struct JSONParser {
  static let depthLimit = 64

  private let bytes: ArraySlice<UInt8>
  private var index: Int
  private var depth = 0

  init(_ bytes: ArraySlice<UInt8>) {
    self.bytes = bytes
    index = bytes.startIndex
  }

  /// The only value of the text.
  static func parse(_ bytes: ArraySlice<UInt8>) throws(JSONError) -> JSONValue {
    var parser = JSONParser(bytes)
    let value = try parser.value()
    parser.skipSpace()
    guard parser.index == bytes.endIndex else { throw parser.error("more text behind the value") }
    return value
  }

  private func error(_ message: String) -> JSONError {
    JSONError(message: message, offset: index - bytes.startIndex)
  }

  private var current: UInt8? { index < bytes.endIndex ? bytes[index] : nil }

  private mutating func skipSpace() {
    while let byte = current, byte == 0x20 || byte == 0x09 || byte == 0x0A || byte == 0x0D { index += 1 }
  }

  private mutating func expect(_ scalar: Unicode.Scalar) throws(JSONError) {
    skipSpace()
    guard current == UInt8(ascii: scalar) else { throw error("'\(scalar)' is missing") }
    index += 1
  }

  private mutating func value() throws(JSONError) -> JSONValue {
    skipSpace()
    guard let byte = current else { throw error("the text ends too early") }
    switch byte {
    case UInt8(ascii: "{"): return .object(try nested { parser throws(JSONError) in try parser.members() })
    case UInt8(ascii: "["): return .array(try nested { parser throws(JSONError) in try parser.items() })
    case UInt8(ascii: "\""): return .text(try string())
    case UInt8(ascii: "t"): return try word("true", .flag(true))
    case UInt8(ascii: "f"): return try word("false", .flag(false))
    case UInt8(ascii: "n"): return try word("null", .null)
    default: return try number()
    }
  }

  private mutating func nested<Result>(
    _ body: (inout JSONParser) throws(JSONError) -> Result
  ) throws(JSONError) -> Result {
    guard depth < Self.depthLimit else { throw error("nested deeper than \(Self.depthLimit)") }
    depth += 1
    defer { depth -= 1 }
    index += 1
    return try body(&self)
  }

  private mutating func members() throws(JSONError) -> [JSONValue.Member] {
    var members: [JSONValue.Member] = []
    var keys: Set<String> = []
    skipSpace()
    if current == UInt8(ascii: "}") {
      index += 1
      return []
    }
    while true {
      skipSpace()
      let offset = index - bytes.startIndex
      guard current == UInt8(ascii: "\"") else { throw error("a key in quotes is missing") }
      let key = try string()
      guard keys.insert(key).inserted else {
        throw JSONError(message: "the key '\(key)' occurs twice", offset: offset)
      }
      try expect(":")
      members.append(JSONValue.Member(key: key, value: try value(), offset: offset))
      skipSpace()
      if current == UInt8(ascii: ",") {
        index += 1
        continue
      }
      try expect("}")
      return members
    }
  }

  private mutating func items() throws(JSONError) -> [JSONValue] {
    var items: [JSONValue] = []
    skipSpace()
    if current == UInt8(ascii: "]") {
      index += 1
      return []
    }
    while true {
      items.append(try value())
      skipSpace()
      if current == UInt8(ascii: ",") {
        index += 1
        continue
      }
      try expect("]")
      return items
    }
  }

  private mutating func word(_ word: String, _ value: JSONValue) throws(JSONError) -> JSONValue {
    guard bytes[index...].starts(with: word.utf8) else { throw error("neither a value nor a text in quotes") }
    index += word.utf8.count
    return value
  }

  private mutating func number() throws(JSONError) -> JSONValue {
    let start = index
    while let byte = current, isNumberByte(byte) { index += 1 }
    let text = String(decoding: bytes[start..<index], as: UTF8.self)
    if text.wholeMatch(of: /-?(0|[1-9][0-9]*)/) != nil, text != "-0", let integer = Int(text) {
      return .integer(integer)
    }
    if text.wholeMatch(of: /-?(0|[1-9][0-9]*)(\.[0-9]+)?([eE][+-]?[0-9]+)?/) != nil, let real = Double(text),
      real.isFinite
    {
      return .real(real)
    }
    index = start
    throw error(text.isEmpty ? "neither a value nor a text in quotes" : "'\(text.prefix(40))' is not a number")
  }

  private func isNumberByte(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "+"), UInt8(ascii: "-"), UInt8(ascii: "."),
      UInt8(ascii: "e"), UInt8(ascii: "E"):
      true
    default: false
    }
  }

  private mutating func string() throws(JSONError) -> String {
    index += 1
    var start = index
    var text = ""
    while let byte = current {
      switch byte {
      case UInt8(ascii: "\""):
        text += String(decoding: bytes[start..<index], as: UTF8.self)
        index += 1
        return text
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
    let digits = bytes[index...].prefix(4)
    guard digits.count == 4, let code = UInt16(String(decoding: digits, as: UTF8.self), radix: 16) else {
      throw error("four hexadecimal digits are missing")
    }
    index += 4
    return code
  }
}
