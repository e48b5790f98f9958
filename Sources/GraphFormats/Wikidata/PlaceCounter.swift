/// Lines and columns of places that are asked for in the order of the text.
struct PlaceCounter {
  private let bytes: ArraySlice<UInt8>
  private var index: Int
  private var line = 1
  private var column = 1

  init(_ bytes: ArraySlice<UInt8>) {
    self.bytes = bytes
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
