/// What stands around the fields of a row.
struct FieldFrame: Sendable {
  /// What stands before the field of each column, one behind the other.
  fileprivate let before: [UInt8]
  /// Where the text before each column ends.
  fileprivate let ends: [Int]
  /// What stands behind the last one.
  fileprivate let behind: [UInt8]

  init(before: [String], behind: String) {
    self.before = before.flatMap(\.utf8)
    ends = before.reduce(into: [Int]()) { ends, text in ends.append((ends.last ?? 0) + text.utf8.count) }
    self.behind = Array(behind.utf8)
  }
}

/// The written fields of a table, a column behind the other.
struct FieldColumns {
  private var bytes: [UInt8] = []
  /// Where the field of every row ends, a column behind the other.
  private var ends: [Int] = []
  private let rowCount, columnCount: Int

  init(rows: Int, columns: Int) {
    (rowCount, columnCount) = (rows, columns)
    bytes.reserveCapacity(rows * columns * 16)
    ends.reserveCapacity(rows * columns)
  }

  /// Adds a column, a value a row.
  @inline(__always)
  mutating func append<Value>(_ values: [Value], _ write: (inout [UInt8], Value) -> Void) {
    for value in values {
      write(&bytes, value)
      ends.append(bytes.count)
    }
  }

  /// The fields row by row.
  func rows(in frame: FieldFrame) -> [UInt8] {
    let size = bytes.count + rowCount * (frame.before.count + frame.behind.count)
    return [UInt8](unsafeUninitializedCapacity: size) { target, count in
      var rest = UnsafeMutableRawBufferPointer(target)
      func put(_ source: [UInt8], _ start: Int, _ end: Int) {
        source.withUnsafeBytes { rest.copyMemory(from: UnsafeRawBufferPointer(rebasing: $0[start..<end])) }
        rest = UnsafeMutableRawBufferPointer(rebasing: rest[(end - start)...])
      }
      for row in 0..<rowCount {
        for column in 0..<columnCount {
          put(frame.before, column == 0 ? 0 : frame.ends[column - 1], frame.ends[column])
          let place = column * rowCount + row
          put(bytes, place == 0 ? 0 : ends[place - 1], ends[place])
        }
        put(frame.behind, 0, frame.behind.count)
      }
      count = size
    }
  }
}
