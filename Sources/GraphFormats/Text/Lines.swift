import Foundation

enum Lines {
  /// Where the first line ends: its line feed, or the end.
  static func end(of bytes: ArraySlice<UInt8>) -> Int {
    bytes.withUnsafeBytes { buffer in
      guard let start = buffer.baseAddress, let found = memchr(start, 0x0A, buffer.count) else { return bytes.endIndex }
      return bytes.startIndex + (UnsafeRawPointer(found) - start)
    }
  }
}

/// Text as bytes, written in one go.
struct TextBuffer {
  private(set) var bytes: [UInt8] = []

  mutating func write(_ text: String) { bytes.append(contentsOf: text.utf8) }
  /// A string of JSON.
  mutating func json(_ text: String) { bytes.appendJSON(text) }
  mutating func line(_ text: String = "") {
    write(text)
    bytes.append(UInt8(ascii: "\n"))
  }
}
