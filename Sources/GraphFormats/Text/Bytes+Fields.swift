extension [UInt8] {
  /// Appends a field of CSV; see ``CSVText``. A text that needs no quotes, as almost all do, is copied as it is.
  package mutating func appendCSV(_ text: String) {
    let isWritten = appendPlain(text) { byte in
      byte >= 0x20 && byte != UInt8(ascii: ",") && byte != UInt8(ascii: "\"") && byte != 0x7F
    }
    if !isWritten { append(contentsOf: CSVText.field(text).utf8) }
  }

  /// Appends a string of JSON; see ``JSONText``.
  package mutating func appendJSON(_ text: String) {
    let start = count
    append(UInt8(ascii: "\""))
    let isWritten = appendPlain(text) { byte in
      // Line separators begin with E2, the byte order mark with EF.
      byte >= 0x20 && byte != UInt8(ascii: "\"") && byte != UInt8(ascii: "\\") && byte != 0x7F && byte != 0xE2
        && byte != 0xEF
    }
    guard isWritten else {
      removeLast(count - start)
      return append(contentsOf: JSONText.string(text).utf8)
    }
    append(UInt8(ascii: "\""))
  }

  /// Appends the text if all of its bytes are plain; whether they are.
  @inline(__always)
  private mutating func appendPlain(_ text: String, where isPlain: (UInt8) -> Bool) -> Bool {
    var text = text
    return text.withUTF8 { bytes in
      for byte in bytes where !isPlain(byte) { return false }
      append(contentsOf: bytes)
      return true
    }
  }

  /// Appends a whole number.
  package mutating func append(decimal number: Int) {
    guard number >= 0 else {
      append(UInt8(ascii: "-"))
      return appendDigits(number.magnitude)
    }
    appendDigits(UInt(number))
  }

  private mutating func appendDigits(_ number: UInt) {
    withUnsafeTemporaryAllocation(of: UInt8.self, capacity: 20) { digits in
      var (rest, place) = (number, 20)
      repeat {
        place -= 1
        digits[place] = UInt8(ascii: "0") + UInt8(truncatingIfNeeded: rest % 10)
        rest /= 10
      } while rest > 0
      append(contentsOf: UnsafeBufferPointer(rebasing: digits[place...]))
    }
  }
}
