/// Walks over JSON without building it, so that a large file can be read a part at a time.
///
/// It only looks for where values end; what is in them is left to `JSONParser`. It needs no stack, however deep values are.
struct JSONScanner {
  let bytes: ArraySlice<UInt8>
  var index: Int

  init(_ bytes: ArraySlice<UInt8>) {
    self.bytes = bytes
    index = bytes.startIndex
  }

  var current: UInt8? { index < bytes.endIndex ? bytes[index] : nil }

  mutating func skipSpace() {
    while let byte = current, byte == 0x20 || byte == 0x09 || byte == 0x0A || byte == 0x0D { index += 1 }
  }

  /// Passes over this byte and space before it, if it comes next.
  mutating func take(_ scalar: Unicode.Scalar) -> Bool {
    skipSpace()
    guard current == UInt8(ascii: scalar) else { return false }
    index += 1
    return true
  }

  /// Passes over the next value: where it lies, `nil` if it does not end.
  mutating func value() -> Range<Int>? {
    skipSpace()
    let start = index
    var depth = 0
    while let byte = current {
      switch byte {
      case UInt8(ascii: "\""): guard skipString() else { return nil }
      case UInt8(ascii: "{"), UInt8(ascii: "["):
        depth += 1
        index += 1
      case UInt8(ascii: "}"), UInt8(ascii: "]"):
        guard depth > 0 else { return index > start ? start..<index : nil }
        depth -= 1
        index += 1
      case UInt8(ascii: ","), 0x20, 0x09, 0x0A, 0x0D:
        guard depth > 0 else { return index > start ? start..<index : nil }
        index += 1
        continue
      default:
        index += 1
        if depth == 0 { continue }
      }
      if depth == 0, byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "}") || byte == UInt8(ascii: "]") {
        return start..<index
      }
    }
    return depth == 0 && index > start ? start..<index : nil
  }

  private mutating func skipString() -> Bool {
    index += 1
    while let byte = current {
      index += 1
      if byte == UInt8(ascii: "\"") { return true }
      if byte == UInt8(ascii: "\\") { index += 1 }
    }
    return false
  }

  /// The members of the object that begins here: each key as it is written, and where its value lies. It ends at the first thing that
  /// is not a member; `isWhole` says whether that is the end of the object.
  mutating func members(_ body: (_ key: ArraySlice<UInt8>, _ value: Range<Int>) -> Void) -> Bool {
    guard take("{") else { return false }
    if take("}") { return true }
    while true {
      skipSpace()
      guard current == UInt8(ascii: "\"") else { return false }
      let start = index + 1
      guard skipString(), index <= bytes.endIndex, start <= index - 1 else { return false }
      let key = bytes[start..<(index - 1)]
      guard take(":"), let value = value() else { return false }
      body(key, value)
      if take(",") { continue }
      return take("}")
    }
  }

  /// The items of the list that begins here, as ``members(_:)``.
  mutating func items(_ body: (Range<Int>) -> Void) -> Bool {
    guard take("[") else { return false }
    if take("]") { return true }
    while let value = value() {
      body(value)
      if take(",") { continue }
      return take("]")
    }
    return false
  }
}

/// Lines and columns of places that are asked for in the order of the text.
struct PlaceCounter {
  private let file: String
  private let bytes: ArraySlice<UInt8>
  private var index: Int
  private var line = 1
  private var column = 1

  init(_ bytes: ArraySlice<UInt8>, file: String) {
    self.bytes = bytes
    self.file = file
    index = bytes.startIndex
  }

  /// The place of a byte; one that lies before an earlier place is taken to be there.
  mutating func place(_ target: Int) -> (line: Int, column: Int) {
    while index < min(target, bytes.endIndex) {
      let byte = bytes[index]
      if byte == 0x0A {
        line += 1
        column = 1
      } else if byte & 0xC0 != 0x80 {
        column += 1
      }
      index += 1
    }
    return (line, column)
  }
}

extension JSONValue {
  /// The first member of an object with this key.
  func member(_ key: String) -> JSONValue? {
    guard case .object(let members) = self else { return nil }
    return members.first { $0.key == key }?.value
  }

  /// The members of an object; none of everything else. (Empty objects of PHP programs are empty lists.)
  var members: [Member] {
    if case .object(let members) = self { members } else { [] }
  }

  var items: [JSONValue] {
    if case .array(let items) = self { items } else { [] }
  }

  var string: String? {
    if case .text(let text) = self { text } else { nil }
  }

  var whole: Int? {
    if case .integer(let number) = self { number } else { nil }
  }
}
