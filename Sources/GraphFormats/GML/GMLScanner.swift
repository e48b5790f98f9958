import RelationGraph

/// The tokens of a GML file.
struct GMLScanner {
  enum Token: Equatable {
    /// A key, a number, or a word that should stand in quotes.
    case word(String)
    case text(String)
    case open, close, end
    /// A quote that nothing closes.
    case unclosedText
  }

  let file: String
  private let bytes: [UInt8]
  private var index = 0
  private var line = 1
  private var lineStart = 0
  /// Where the last token begins.
  private var start = 0
  private var startLine = 1
  private var startLineStart = 0

  init(_ bytes: [UInt8], file: String) {
    self.bytes = bytes
    self.file = file
  }

  /// The place of the last token; columns are counted in characters.
  var location: SourceLocation {
    // Lines may be as long as the file: columns far to the right are not worth counting.
    let column =
      start - startLineStart > 10_000 ? 0 : TextCheck.column(of: start, in: bytes[startLineStart..<bytes.count])
    return SourceLocation(file: file, line: startLine, column: column)
  }

  /// The place of the last token without its column, which costs nothing.
  var lineLocation: SourceLocation { SourceLocation(file: file, line: startLine, column: 1) }

  mutating func next() -> Token {
    skipSpace()
    (start, startLine, startLineStart) = (index, line, lineStart)
    guard index < bytes.count else { return .end }
    switch bytes[index] {
    case UInt8(ascii: "["):
      index += 1
      return .open
    case UInt8(ascii: "]"):
      index += 1
      return .close
    case UInt8(ascii: "\""): return text()
    default:
      while index < bytes.count, !Self.endsWord(bytes[index]) { index += 1 }
      return .word(String(decoding: bytes[start..<index], as: UTF8.self))
    }
  }

  private mutating func skipSpace() {
    while index < bytes.count {
      let byte = bytes[index]
      if byte == UInt8(ascii: "#") {
        while index < bytes.count, bytes[index] != 0x0A, bytes[index] != 0x0D { index += 1 }
      } else if byte <= 0x20 {
        skip(byte)
      } else {
        return
      }
    }
  }

  private mutating func skip(_ byte: UInt8) {
    index += 1
    let isLineEnd = byte == 0x0A || byte == 0x0D && !(index < bytes.count && bytes[index] == 0x0A)
    if isLineEnd {
      line += 1
      lineStart = index
    }
  }

  private mutating func text() -> Token {
    index += 1
    let first = index
    while index < bytes.count {
      let byte = bytes[index]
      if byte == UInt8(ascii: "\"") {
        let text = String(decoding: bytes[first..<index], as: UTF8.self)
        index += 1
        return .text(GMLText.decoded(text))
      }
      skip(byte)
    }
    return .unclosedText
  }

  private static func endsWord(_ byte: UInt8) -> Bool {
    byte <= 0x20 || byte == UInt8(ascii: "[") || byte == UInt8(ascii: "]") || byte == UInt8(ascii: "\"")
  }
}
