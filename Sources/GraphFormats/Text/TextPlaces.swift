/// Lines and columns of bytes in a text, found quickly where they are asked for in order.
///
/// Tools write a whole graph in one line: counting its characters from the beginning for every node would never end.
struct TextPlaces {
  private struct Mark {
    var offset = 0
    var line = 1
    var column = 1
  }

  private static let markDistance = 1 << 16

  private let bytes: ArraySlice<UInt8>
  private var last = Mark()
  /// Places on the way, so that looking back need not begin at the beginning.
  private var marks = [Mark()]

  init(_ bytes: ArraySlice<UInt8>) { self.bytes = bytes }

  /// The line and the column, in characters, of a byte counted from the beginning of the text.
  mutating func place(of offset: Int) -> (line: Int, column: Int) {
    let target = max(0, min(offset, bytes.count))
    if target < last.offset { last = mark(before: target) }
    while last.offset < target {
      let next = min(target, (last.offset / Self.markDistance + 1) * Self.markDistance)
      advance(to: next)
      if next % Self.markDistance == 0, let furthest = marks.last, furthest.offset < next { marks.append(last) }
    }
    return (last.line, last.column)
  }

  private func mark(before offset: Int) -> Mark {
    let index = min(offset / Self.markDistance, marks.count - 1)
    return marks.indices.contains(index) ? marks[index] : Mark()
  }

  private mutating func advance(to target: Int) {
    let start = bytes.startIndex
    var (line, column) = (last.line, last.column)
    bytes[(start + last.offset)..<(start + target)].withUnsafeBufferPointer { bytes in
      for byte in bytes {
        if byte == 0x0A {
          line += 1
          column = 1
        } else if byte & 0xC0 != 0x80 {
          column += 1
        }
      }
    }
    last = Mark(offset: target, line: line, column: column)
  }
}
