import RelationGraph

/// From bytes to text, with the place of everything that is not text.
enum TextCheck {
  /// The text without a byte order mark.
  ///
  /// - Throws: `ReadError` naming the places of invalid UTF-8, NUL and other control characters (tab, line feed
  ///   and carriage return are fine), at most 20 of them; files that look binary get one message.
  static func text(_ bytes: [UInt8], name: String) throws(ReadError) -> String {
    var bytes = bytes[...]
    if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { bytes = bytes.dropFirst(3) }
    if let text = String(validating: bytes, as: UTF8.self), !bytes.contains(where: isForbidden) { return text }
    if bytes.prefix(8000).count(where: isForbidden) > 8 {
      throw ReadError(
        Diagnostic(.error, "binary", "this looks like a binary file", at: SourceLocation(file: name)))
    }
    throw ReadError(problems(in: bytes, name: name))
  }

  private static func isForbidden(_ byte: UInt8) -> Bool {
    byte < 0x20 && byte != 0x09 && byte != 0x0A && byte != 0x0D || byte == 0x7F
  }

  private static func problems(in bytes: ArraySlice<UInt8>, name: String) -> [Diagnostic] {
    var found: [Diagnostic] = []
    var line = 1
    for row in bytes.split(separator: 0x0A, omittingEmptySubsequences: false) {
      if found.count >= 20 { break }
      if let index = row.firstIndex(where: isForbidden) {
        let code = String(row[index], radix: 16, uppercase: true)
        found.append(
          Diagnostic(
            .error, "control-character", "control character U+\(String(repeating: "0", count: 4 - code.count))\(code)",
            at: SourceLocation(file: name, line: line, column: column(of: index, in: row)), hint: "remove it"))
      }
      if String(validating: row, as: UTF8.self) == nil {
        let valid = String(decoding: row, as: UTF8.self).unicodeScalars.prefix { $0 != "\u{FFFD}" }.count
        found.append(
          Diagnostic(
            .error, "invalid-utf8", "the text is not valid UTF-8",
            at: SourceLocation(file: name, line: line, column: valid + 1), hint: "save the file as UTF-8"))
      }
      line += 1
    }
    return found
  }

  private static func column(of index: Int, in row: ArraySlice<UInt8>) -> Int {
    row[..<index].count { $0 & 0xC0 != 0x80 } + 1
  }
}
