import RelationGraph

/// The lines of a text, one after the other, with the words of each. Lines end with LF, CR LF or CR.
struct TextRows {
  /// A word and where it begins, in bytes of the text.
  struct Word {
    var text: String
    var index: Int
    var isQuoted = false
  }

  let file: String
  let bytes: [UInt8]
  /// The current line without its end.
  private(set) var row: Range<Int> = 0..<0
  /// Its number.
  private(set) var line = 0
  private var next = 0

  init(_ text: String, file: String) {
    self.file = file
    bytes = Array(text.utf8)
  }

  /// Goes on to the next line; `false` behind the last one.
  mutating func advance() -> Bool {
    guard next < bytes.count else { return false }
    var end = next
    while end < bytes.count, bytes[end] != 0x0A, bytes[end] != 0x0D { end += 1 }
    row = next..<end
    line += 1
    if line & 0xFFF == 0 { WorkProgress.current.set(end) }
    next = end + 1
    if end + 1 < bytes.count, bytes[end] == 0x0D, bytes[end + 1] == 0x0A { next = end + 2 }
    return true
  }

  /// The line without white space at its ends.
  var trimmed: Range<Int> {
    var (start, end) = (row.lowerBound, row.upperBound)
    while start < end, Self.isSpace(bytes[start]) { start += 1 }
    while start < end, Self.isSpace(bytes[end - 1]) { end -= 1 }
    return start..<end
  }

  var isBlank: Bool { trimmed.isEmpty }
  /// The first byte that is not white space.
  var first: UInt8? { trimmed.isEmpty ? nil : bytes[trimmed.lowerBound] }

  func text(_ range: Range<Int>) -> String { String(decoding: bytes[range], as: UTF8.self) }

  /// The words between white space.
  var words: [Word] {
    var words: [Word] = []
    var index = row.lowerBound
    while index < row.upperBound {
      while index < row.upperBound, Self.isSpace(bytes[index]) { index += 1 }
      let start = index
      while index < row.upperBound, !Self.isSpace(bytes[index]) { index += 1 }
      if start < index { words.append(Word(text: text(start..<index), index: start)) }
    }
    return words
  }

  static func isSpace(_ byte: UInt8) -> Bool { byte == 0x20 || byte == 0x09 || byte == 0x0B || byte == 0x0C }

  /// The place of the line.
  var location: SourceLocation { SourceLocation(file: file, line: line, column: 1) }

  /// The place of a byte of the line; columns are counted in characters.
  func location(of index: Int) -> SourceLocation {
    let column = TextCheck.column(of: min(max(index, row.lowerBound), row.upperBound), in: bytes[row])
    return SourceLocation(file: file, line: line, column: column)
  }
}

/// Character references in formats that have no other way to write a quote or a line end: `&#34;`.
enum CharacterReference {
  /// The text with `"`, control characters and what looks like a reference written as references.
  static func escaped(_ text: String) -> String {
    guard text.unicodeScalars.contains(where: { isEscaped($0) || $0 == "&" }) else { return text }
    var result = String.UnicodeScalarView()
    var scalars = text.unicodeScalars[...]
    while let scalar = scalars.popFirst() {
      if isEscaped(scalar) || scalar == "&" && scalars.first == "#" {
        result.append(contentsOf: "&#\(scalar.value);".unicodeScalars)
      } else {
        result.append(scalar)
      }
    }
    return String(result)
  }

  private static func isEscaped(_ scalar: Unicode.Scalar) -> Bool {
    scalar == "\"" || scalar.value < 0x20 || scalar.value == 0x7F
  }

  /// The text with `&#34;` and `&#x22;` as the characters they stand for.
  static func unescaped(_ text: String) -> String {
    guard text.utf8.contains(UInt8(ascii: "&")) else { return text }
    return replacing(in: text) { _ in nil }
  }

  /// The text with its references replaced; `named` knows those with a name.
  static func replacing(in text: String, named: (String) -> Unicode.Scalar?) -> String {
    var result = String.UnicodeScalarView()
    var scalars = text.unicodeScalars[...]
    while let scalar = scalars.popFirst() {
      guard scalar == "&", let end = scalars.prefix(12).firstIndex(of: ";") else {
        result.append(scalar)
        continue
      }
      let name = String(scalars[..<end])
      if let value = numbered(name) ?? named(name) {
        result.append(value)
        scalars = scalars[scalars.index(after: end)...]
      } else {
        result.append(scalar)
      }
    }
    return String(result)
  }

  private static func numbered(_ name: String) -> Unicode.Scalar? {
    guard name.hasPrefix("#") else { return nil }
    let digits = name.dropFirst()
    let isHex = digits.hasPrefix("x") || digits.hasPrefix("X")
    let rest = isHex ? digits.dropFirst() : digits
    guard rest.first?.isHexDigit == true else { return nil }
    return UInt32(rest, radix: isHex ? 16 : 10).flatMap(Unicode.Scalar.init)
  }
}
