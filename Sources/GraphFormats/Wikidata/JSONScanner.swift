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
