/// Reads JSON (RFC 8259), telling integers from reals, refusing repeated keys and nesting beyond a limit.
///
/// Foundation's reader gives neither places nor the difference between `1` and `1.0`.
package struct JSONParser {
  static let depthLimit = 64

  let bytes: ArraySlice<UInt8>
  var index: Int
  private var depth = 0
  /// Whether what RFC 8259 does not know, or leaves open, is collected in ``findings`` instead of thrown.
  var isLenient = false
  var findings: [JSONFinding] = []

  init(_ bytes: ArraySlice<UInt8>) {
    self.bytes = bytes
    index = bytes.startIndex
  }

  /// The only value of the text.
  package static func parse(_ bytes: ArraySlice<UInt8>) throws(JSONError) -> JSONValue {
    var parser = JSONParser(bytes)
    let value = try parser.value()
    parser.skipSpace()
    guard parser.index == bytes.endIndex else { throw parser.error("more text behind the value") }
    return value
  }

  func error(_ message: String) -> JSONError {
    JSONError(message: message, offset: index - bytes.startIndex)
  }

  var current: UInt8? { index < bytes.endIndex ? bytes[index] : nil }

  mutating func skipSpace() {
    while let byte = current, byte == 0x20 || byte == 0x09 || byte == 0x0A || byte == 0x0D { index += 1 }
  }

  private mutating func expect(_ scalar: Unicode.Scalar) throws(JSONError) {
    skipSpace()
    guard current == UInt8(ascii: scalar) else { throw error("'\(scalar)' is missing") }
    index += 1
  }

  mutating func value() throws(JSONError) -> JSONValue {
    skipSpace()
    guard let byte = current else { throw error("the text ends too early") }
    switch byte {
    case UInt8(ascii: "{"): return .object(try nested { parser throws(JSONError) in try parser.members() })
    case UInt8(ascii: "["): return .array(try nested { parser throws(JSONError) in try parser.items() })
    case UInt8(ascii: "\""): return .text(try string())
    case UInt8(ascii: "t"): return try word("true", .flag(true))
    case UInt8(ascii: "f"): return try word("false", .flag(false))
    case UInt8(ascii: "n"): return try word("null", .null)
    case UInt8(ascii: "N") where isLenient: return try notFinite("NaN")
    case UInt8(ascii: "I") where isLenient: return try notFinite("Infinity")
    default: return try number()
    }
  }

  private mutating func nested<Result>(
    _ body: (inout JSONParser) throws(JSONError) -> Result
  ) throws(JSONError) -> Result {
    try enter()
    defer { depth -= 1 }
    return try body(&self)
  }

  /// Steps behind the bracket that opens an object or a list.
  mutating func enter() throws(JSONError) {
    guard depth < Self.depthLimit else { throw error("nested deeper than \(Self.depthLimit)") }
    depth += 1
    index += 1
  }

  /// Notes that the object or list that was entered has ended.
  mutating func leave() { depth -= 1 }

  /// Steps to the next member or item; `false` behind the bracket that closes.
  ///
  /// - Parameter isFirst: whether nothing was read yet of this object or list.
  mutating func step(_ isFirst: inout Bool, closing: Unicode.Scalar) throws(JSONError) -> Bool {
    skipSpace()
    defer { isFirst = false }
    if isFirst {
      guard current == UInt8(ascii: closing) else { return true }
    } else if current == UInt8(ascii: ",") {
      index += 1
      skipSpace()
      return true
    } else if current != UInt8(ascii: closing) {
      throw error("'\(closing)' is missing")
    }
    index += 1
    return false
  }

  /// The key of the next member and its place, up to the value.
  mutating func key() throws(JSONError) -> (key: String, offset: Int) {
    let offset = index - bytes.startIndex
    guard current == UInt8(ascii: "\"") else { throw error("a key in quotes is missing") }
    let key = try string()
    try expect(":")
    return (key, offset)
  }

  private mutating func members() throws(JSONError) -> [JSONValue.Member] {
    var members: [JSONValue.Member] = []
    var keys: Set<String> = []
    var isFirst = true
    while try step(&isFirst, closing: "}") {
      let (key, offset) = try self.key()
      // Looking through a few keys is quicker than hashing them.
      let isKnown =
        members.count < 8 ? members.contains { $0.key == key } : keys.contains(key)
      if members.count == 7 { keys = Set(members.map(\.key)) }
      if members.count >= 7 { keys.insert(key) }
      if isKnown {
        try meet(.repeatedKey(key), offset)
        _ = try value()
        continue
      }
      members.append(JSONValue.Member(key: key, value: try value(), offset: offset))
    }
    return members
  }

  private mutating func items() throws(JSONError) -> [JSONValue] {
    var items: [JSONValue] = []
    var isFirst = true
    while try step(&isFirst, closing: "]") { items.append(try value()) }
    return items
  }
}
