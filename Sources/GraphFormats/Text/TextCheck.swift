import RelationGraph

/// From bytes to text, with the place of everything that is not text.
enum TextCheck {
  static let problemLimit = 20

  /// The text without a byte order mark.
  ///
  /// - Throws: `ReadError` naming the places of invalid UTF-8, NUL and other control characters (tab, line feed
  ///   and carriage return are fine), at most 20 of them; files that look binary get one message.
  static func text(_ bytes: [UInt8], name: String) throws(ReadError) -> String {
    let rest = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? bytes.dropFirst(3) : bytes[...]
    if let text = String(validating: rest, as: UTF8.self), !hasForbidden(rest) { return text }
    let location = SourceLocation(file: name)
    if bytes.starts(with: [0xFF, 0xFE]) || bytes.starts(with: [0xFE, 0xFF]) {
      throw ReadError(
        Diagnostic(.error, "utf-16", "this file is UTF-16 or UTF-32", at: location, hint: "save the file as UTF-8"))
    }
    if rest.prefix(8000).count(where: isForbidden) > 8 {
      throw ReadError(Diagnostic(.error, "binary", "this looks like a binary file", at: location))
    }
    throw ReadError(problems(in: rest, name: name))
  }

  private static func isForbidden(_ byte: UInt8) -> Bool {
    byte < 0x20 && byte != 0x09 && byte != 0x0A && byte != 0x0D || byte == 0x7F
  }

  private static func hasForbidden(_ bytes: ArraySlice<UInt8>) -> Bool {
    bytes.withUnsafeBufferPointer { bytes in
      var index = 0
      while index < bytes.count {
        let byte = bytes[index]
        if byte < 0x20 || byte == 0x7F, isForbidden(byte) { return true }
        index &+= 1
      }
      return false
    }
  }

  private static func problems(in bytes: ArraySlice<UInt8>, name: String) -> [Diagnostic] {
    var found: [Diagnostic] = []
    var line = 1
    var rest = bytes
    while found.count < problemLimit {
      let row = rest.prefix { $0 != 0x0A }
      func report(_ code: String, _ message: String, _ column: Int, _ hint: String) {
        let location = SourceLocation(file: name, line: line, column: column)
        found.append(Diagnostic(.error, code, message, at: location, hint: hint))
      }
      if let index = row.firstIndex(where: isForbidden) {
        let code = String(row[index], radix: 16, uppercase: true)
        let name = "U+\(String(repeating: "0", count: 4 - code.count))\(code)"
        report("control-character", "control character \(name)", column(of: index, in: row), "remove it")
      }
      if let column = firstInvalidColumn(in: row) {
        report("invalid-utf8", "the text is not valid UTF-8", column, "save the file as UTF-8")
      }
      guard row.endIndex < rest.endIndex else { break }
      rest = rest[(row.endIndex + 1)...]
      line += 1
    }
    return found
  }

  private static func firstInvalidColumn(in row: ArraySlice<UInt8>) -> Int? {
    guard String(validating: row, as: UTF8.self) == nil else { return nil }
    var bytes = row.makeIterator()
    var decoder = UTF8()
    var column = 1
    while true {
      switch decoder.decode(&bytes) {
      case .scalarValue: column += 1
      case .error: return column
      case .emptyInput: return nil
      }
    }
  }

  /// Columns count characters, not bytes.
  static func column(of index: Int, in row: ArraySlice<UInt8>) -> Int {
    row[..<index].count { $0 & 0xC0 != 0x80 } + 1
  }
}
