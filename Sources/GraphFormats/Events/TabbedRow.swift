import Foundation

/// A line of fields between tabs; fields become texts only where they are asked for.
struct TabbedRow {
  private let line: ArraySlice<UInt8>
  /// Where each field ends.
  private var ends: [Int] = []

  init(_ line: ArraySlice<UInt8>, columnLimit: Int) {
    self.line = line
    ends.reserveCapacity(64)
    line.withUnsafeBytes { buffer in
      guard let base = buffer.baseAddress else { return }
      var start = 0
      while ends.count < columnLimit, let found = memchr(base + start, 0x09, buffer.count - start) {
        let end = UnsafeRawPointer(found) - base
        ends.append(end)
        start = end + 1
      }
      ends.append(buffer.count)
    }
    if ends.isEmpty { ends = [0] }
  }

  var count: Int { ends.count }

  func bytes(_ column: Int) -> ArraySlice<UInt8> {
    guard ends.indices.contains(column) else { return [] }
    let start = column == 0 ? 0 : ends[column - 1] + 1
    return line[(line.startIndex + start)..<(line.startIndex + ends[column])]
  }

  /// A field without spaces around it. What is not UTF-8 is replaced.
  func text(_ column: Int) -> String {
    let field = String(decoding: bytes(column), as: UTF8.self)
    return field.utf8.first == 0x20 || field.utf8.last == 0x20 ? field.trimmingCharacters(in: .whitespaces) : field
  }

  func isValid(_ column: Int) -> Bool { String(validating: bytes(column), as: UTF8.self) != nil }
}
