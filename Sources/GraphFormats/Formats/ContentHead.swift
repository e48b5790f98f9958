/// The beginning of a file, by which formats know their own.
struct ContentHead: Sendable {
  /// As many bytes as are looked at.
  static let size = 1 << 16

  let bytes: ArraySlice<UInt8>
  /// The text without a byte order mark and leading white space; what is not UTF-8 is replaced.
  let text: String

  init(_ bytes: [UInt8]) {
    self.bytes = bytes.prefix(Self.size)
    let head = Array(self.bytes)
    let encoding = TextEncoding(head)
    let decoded =
      switch encoding {
      case nil, .windows1252: String(decoding: head, as: UTF8.self)
      case let encoding?: encoding.text(of: head)
      }
    var text = Substring(decoded)
    if text.unicodeScalars.first == "\u{FEFF}" { text = text.dropFirst() }
    self.text = String(text.drop { $0.isWhitespace })
  }

  /// The first line that is not empty.
  var firstLine: Substring { text.prefix { !$0.isNewline } }
  /// Its lines, the last one perhaps cut short; empty ones are left out.
  var lines: [Substring] { text.split(whereSeparator: \.isNewline) }

  /// Whether it may be a JSON object or array.
  var isJSON: Bool { text.first == "{" || text.first == "[" }

  /// Whether a key stands somewhere in JSON; enough to tell formats apart, not to read them.
  func hasKey(_ key: String) -> Bool {
    guard let range = text.range(of: "\"\(key)\"") else { return false }
    return text[range.upperBound...].drop { $0.isWhitespace }.first == ":"
  }

  /// Whether it may be an XML document with this root element, whatever its prefix.
  func hasRoot(_ name: String) -> Bool {
    guard text.first == "<" else { return false }
    return text.contains("<\(name)") || text.contains(":\(name) ") || text.contains(":\(name)>")
  }
}
