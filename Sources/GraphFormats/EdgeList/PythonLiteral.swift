import RelationGraph

/// The dictionary that NetworkX writes behind an edge: `{'weight': 1.0, 'kind': 'treaty'}`.
struct PythonLiteral {
  static let depthLimit = 16

  private let bytes: ArraySlice<UInt8>
  private var index: Int

  /// The entries of a dictionary that is the whole text; `nil` if it is none.
  static func dictionary(_ bytes: ArraySlice<UInt8>) -> [FlatGraph.Attribute]? {
    var parser = PythonLiteral(bytes: bytes, index: bytes.startIndex)
    guard let entries = parser.dictionary() else { return nil }
    parser.skipSpace()
    return parser.index == bytes.endIndex ? entries : nil
  }

  private init(bytes: ArraySlice<UInt8>, index: Int) {
    self.bytes = bytes
    self.index = index
  }

  private var current: UInt8? { index < bytes.endIndex ? bytes[index] : nil }

  private mutating func skipSpace() { while let byte = current, EdgeListLine.isSpace(byte) { index += 1 } }

  private mutating func take(_ scalar: Unicode.Scalar) -> Bool {
    skipSpace()
    guard current == UInt8(ascii: scalar) else { return false }
    index += 1
    return true
  }

  private mutating func dictionary() -> [FlatGraph.Attribute]? {
    guard take("{") else { return nil }
    var entries: [FlatGraph.Attribute] = []
    if take("}") { return entries }
    while true {
      skipSpace()
      guard let key = value(depth: 0), let key, take(":"), let value = value(depth: 0) else { return nil }
      if let value { entries.append((key.text, value)) }
      if take(",") {
        if take("}") { return entries }
        continue
      }
      return take("}") ? entries : nil
    }
  }

  /// A value; an inner `nil` is Python's `None`.
  private mutating func value(depth: Int) -> PropertyValue?? {
    skipSpace()
    guard depth < Self.depthLimit, let byte = current else { return nil }
    if byte == UInt8(ascii: "'") || byte == UInt8(ascii: "\"") { return string(byte).map { .text($0) } }
    if byte == UInt8(ascii: "[") || byte == UInt8(ascii: "(") {
      index += 1
      let close: Unicode.Scalar = byte == UInt8(ascii: "[") ? "]" : ")"
      var values: [PropertyValue] = []
      while !take(close) {
        guard let item = value(depth: depth + 1) else { return nil }
        if let item { values.append(item) }
        guard take(",") || current == UInt8(ascii: close) else { return nil }
      }
      return .list(values)
    }
    let end = bytes[index...].firstIndex { ",:})] \t".utf8.contains($0) } ?? bytes.endIndex
    let word = String(decoding: bytes[index..<end], as: UTF8.self)
    index = end
    switch word {
    case "True": return .flag(true)
    case "False": return .flag(false)
    case "None": return .some(nil)
    case "nan", "inf", "-inf": return .real(.nan)
    default:
      guard !word.isEmpty, let number = PlainScalar.number(word) else { return nil }
      return number
    }
  }

  private mutating func string(_ quote: UInt8) -> String? {
    index += 1
    var text: [UInt8] = []
    while let byte = current {
      index += 1
      if byte == quote { return String(decoding: text, as: UTF8.self) }
      guard byte == UInt8(ascii: "\\"), let next = current else {
        text.append(byte)
        continue
      }
      index += 1
      switch next {
      case UInt8(ascii: "n"): text.append(0x0A)
      case UInt8(ascii: "r"): text.append(0x0D)
      case UInt8(ascii: "t"): text.append(0x09)
      case UInt8(ascii: "x"), UInt8(ascii: "u"), UInt8(ascii: "U"):
        let width = next == UInt8(ascii: "x") ? 2 : next == UInt8(ascii: "u") ? 4 : 8
        let digits = bytes[index...].prefix(width)
        guard digits.count == width, let code = UInt32(String(decoding: digits, as: UTF8.self), radix: 16),
          let scalar = Unicode.Scalar(code)
        else { return nil }
        index += width
        text += Array(String(scalar).utf8)
      default: text.append(next)
      }
    }
    return nil
  }
}
