/// A DOT text that has passed the checks every renderer makes before Graphviz sees it.
struct DotText: Sendable {
  let bytes: [UInt8]

  /// Checks the text.
  ///
  /// - Throws: ``RenderError/emptyInput``, ``RenderError/inputTooLarge(bytes:limit:)`` or
  ///   ``RenderError/forbiddenCharacter(line:codePoint:)``.
  init(_ text: String, limit: Int) throws(RenderError) {
    let bytes = Array(text.utf8)
    guard bytes.count <= limit else { throw .inputTooLarge(bytes: bytes.count, limit: limit) }
    guard bytes.contains(where: { $0 > 0x20 }) else { throw .emptyInput }
    if let (line, codePoint) = Self.forbiddenCharacter(in: bytes) {
      throw .forbiddenCharacter(line: line, codePoint: codePoint)
    }
    self.bytes = bytes
  }

  /// The first character that XML 1.0 does not allow, with its line.
  private static func forbiddenCharacter(in bytes: [UInt8]) -> (line: Int, codePoint: UInt32)? {
    var line = 1
    for (index, byte) in bytes.enumerated() {
      if byte == 0x0A {
        line += 1
      } else if byte < 0x20 && byte != 0x09 && byte != 0x0D {
        return (line, UInt32(byte))
      } else if byte == 0xEF && bytes[index + 1] == 0xBF && bytes[index + 2] >= 0xBE {
        return (line, 0xFFC0 + UInt32(bytes[index + 2] & 0x3F))
      }
    }
    return nil
  }
}
