/// Bytes changed, lost, doubled and put in.
enum Mutation {
  /// Bytes that mean something in one of the formats.
  private static let marks =
    Array("\n\r\t \"'\\{}[]()<>:,;#&*!|>@%?-+.~0123456789eE/=$\0".utf8) + [0x80, 0xC0, 0xE0, 0xFF, 0xEF, 0xBB, 0xBF]
  /// Texts that have broken readers.
  private static let words = [
    "999999999999999999999", "-1", "1e999", "NaN", "]]>", "<!--", "<![CDATA[", "&#0;", "&#x110000;", "&amp;", "\\u0000",
    "\\ud800", "null", "*Arcs", "*Vertices 99999999999", "dl n=99999999", "9223372036854775807", "\u{FEFF}", "\u{2028}",
    "0000-00-00", "2023-02-30", "..", "node [", "[[[[[[[[", "{{{{{{{{", "((((((((",
  ]

  static func of(_ bytes: [UInt8], _ random: inout SeededRandom) -> [UInt8] {
    var bytes = bytes
    for _ in 0..<random.pick([1, 1, 2, 8]) where !bytes.isEmpty {
      let place = random.number(0...bytes.count - 1)
      let length = min(random.pick([1, 2, 5, 40]), bytes.count - place)
      switch random.number(0...8) {
      case 0: bytes[place] = random.pick(marks)
      case 1: bytes[place] ^= 1 << UInt8(random.number(0...7))
      case 2: bytes.removeSubrange(place..<place + length)
      case 3: bytes.insert(contentsOf: (0..<length).map { _ in random.pick(marks) }, at: place)
      case 4: bytes.insert(contentsOf: bytes[place..<place + length], at: random.number(0...bytes.count))
      case 5: bytes.insert(contentsOf: [UInt8](repeating: random.pick(marks), count: 100), at: place)
      case 6, 7: bytes.insert(contentsOf: Array(random.pick(words).utf8), at: place)
      default: bytes.removeSubrange(place...)
      }
    }
    return bytes
  }
}
