/// A line of a list, divided into fields.
struct EdgeListLine {
  /// What divides fields.
  enum Separator: Equatable {
    case spaces
    case byte(UInt8)

    var name: String {
      switch self {
      case .spaces: "spaces"
      case .byte(let byte): CSVSeparator.name(byte)
      }
    }
  }

  let number: Int
  let bytes: ArraySlice<UInt8>

  /// The fields. Quotes around a field do not belong to it; a quote that is not closed in the line is text.
  func fields(_ separator: Separator) -> [String] {
    var fields: [String] = []
    var rest = bytes
    while true {
      if separator == .spaces {
        rest = rest.drop(while: Self.isSpace)
        if rest.isEmpty { return fields }
      }
      let (field, next) = Self.field(rest, separator)
      fields.append(field)
      guard let next else { return fields }
      rest = next
    }
  }

  static func isSpace(_ byte: UInt8) -> Bool { byte == 0x20 || byte == 0x09 }

  private static func isEnd(_ byte: UInt8, _ separator: Separator) -> Bool {
    switch separator {
    case .spaces: isSpace(byte)
    case .byte(let mark): byte == mark
    }
  }

  /// The first field and what follows behind its separator; `nil` where nothing does.
  private static func field(_ bytes: ArraySlice<UInt8>, _ separator: Separator) -> (String, ArraySlice<UInt8>?) {
    // Spaces around a field belong to it only between quotes.
    let start = separator == .byte(0x09) ? bytes.drop { $0 == 0x20 } : bytes.drop(while: isSpace)
    if start.first == UInt8(ascii: "\""), let found = quoted(start, separator) { return found }
    let end = bytes.firstIndex { isEnd($0, separator) } ?? bytes.endIndex
    var last = end
    while last > start.startIndex, isSpace(bytes[last - 1]) { last -= 1 }
    let text = last > start.startIndex ? String(decoding: bytes[start.startIndex..<last], as: UTF8.self) : ""
    return (text, end < bytes.endIndex ? bytes[(end + 1)...] : nil)
  }

  private static func quoted(
    _ bytes: ArraySlice<UInt8>, _ separator: Separator
  ) -> (String, ArraySlice<UInt8>?)? {
    var text: [UInt8] = []
    var index = bytes.startIndex + 1
    while index < bytes.endIndex {
      guard bytes[index] == UInt8(ascii: "\"") else {
        text.append(bytes[index])
        index += 1
        continue
      }
      index += 1
      if index < bytes.endIndex, bytes[index] == UInt8(ascii: "\"") {
        text.append(UInt8(ascii: "\""))
        index += 1
        continue
      }
      if index < bytes.endIndex, !isEnd(bytes[index], separator) { return nil }
      return (String(decoding: text, as: UTF8.self), index < bytes.endIndex ? bytes[(index + 1)...] : nil)
    }
    return nil
  }

  /// The lines that are not empty, without the white space at their ends; tabs stay, since they divide fields.
  static func all(_ bytes: [UInt8]) -> [EdgeListLine] {
    var lines: [EdgeListLine] = []
    var number = 0
    var start = 0
    while start < bytes.count {
      number += 1
      let end = bytes[start...].firstIndex { $0 == 0x0A || $0 == 0x0D } ?? bytes.count
      let line = bytes[start..<end]
      if line.contains(where: { !isSpace($0) }) { lines.append(EdgeListLine(number: number, bytes: line)) }
      start = end + 1
      if end < bytes.count, bytes[end] == 0x0D, start < bytes.count, bytes[start] == 0x0A { start += 1 }
    }
    return lines
  }
}

extension EdgeListLine {
  /// A field as it reads back where tabs divide; quotes where it would be a comment, a dictionary or a quote.
  static func written(_ field: String) -> String {
    let isPlain =
      !field.isEmpty && !"\"#%".utf8.contains(field.utf8.first ?? 0) && field.utf8.last != UInt8(ascii: "}")
      && !isSpace(field.utf8.first ?? 0) && !isSpace(field.utf8.last ?? 0)
    return isPlain ? field : "\"" + field.replacing("\"", with: "\"\"") + "\""
  }
}
