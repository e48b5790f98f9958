import RelationGraph

/// The lines that one thread reads.
struct NumberListPart {
  /// Small enough for the second cache.
  private static let pieceSize = 1 << 17
  private(set) var isRead = false
  private(set) var rows: EndPieces.Lane
  private(set) var seen = NumberSet()
  private(set) var numbers = NumberColumn()
  private let list: NumberList
  private let input: TextInput
  private let range: Range<Int>

  init(_ list: NumberList, _ input: TextInput, _ range: Range<Int>) {
    (self.list, self.input, self.range) = (list, input, range)
    // No line is shorter than four bytes.
    rows = EndPieces.Lane(rows: range.count / 4 + 1)
  }

  mutating func read() {
    // In front of a piece: the line that the piece before has begun. Behind it: what is read with the last number.
    let room = Self.pieceSize
    let most = (room + Self.pieceSize) / 4 + 1
    withUnsafeTemporaryAllocation(of: UInt8.self, capacity: room + Self.pieceSize + 16) { text in
      withUnsafeTemporaryAllocation(of: UInt64.self, capacity: 2 * most) { rows in
        guard let base = text.baseAddress, let rows = rows.baseAddress else { return }
        var (offset, begun) = (range.lowerBound, 0)
        while offset < range.upperBound {
          let size = min(Self.pieceSize, range.upperBound - offset)
          let piece = UnsafeMutableRawBufferPointer(start: base + begun, count: size)
          guard input.read(at: offset, into: piece) == size else { return }
          offset += size
          WorkProgress.current.advance(by: size)
          var filled = begun + size
          if offset == range.upperBound, base[filled - 1] != 0x0A {
            base[filled] = 0x0A
            filled += 1
          }
          let end = Self.lineStart(base, before: filled)
          for index in filled..<filled + 8 { base[index] = 0 }
          guard scan(base, end, rows, rows + most) else { return }
          begun = filled - end
          guard begun < room else { return }
          for index in 0..<begun { base[index] = base[end + index] }
        }
        isRead = true
      }
    }
  }

  /// Behind the last line end before `index`.
  private static func lineStart(_ text: UnsafeMutablePointer<UInt8>, before index: Int) -> Int {
    var index = index
    while index > 0, text[index - 1] != 0x0A { index -= 1 }
    return index
  }

  /// Reads whole lines, those of both halves in turn: where a number begins is known when the one before has been read, and
  /// waiting in one half covers waiting in the other. One after the other, 16 M lines took 40 ms longer.
  private mutating func scan(
    _ text: UnsafeMutablePointer<UInt8>, _ end: Int, _ rows: UnsafeMutablePointer<UInt64>,
    _ laterRows: UnsafeMutablePointer<UInt64>
  ) -> Bool {
    // Third numbers stand behind each other as they come.
    let middle = list.hasNumbers ? end : Self.lineStart(text, before: end / 2)
    var (index, later) = (0, middle)
    var (count, laterCount) = (0, 0)
    let separator = list.separator ?? 0x20
    let isSpaced = list.separator == nil
    while index < middle, later < end {
      let (row, laterRow) = (
        Self.ends(text, &index, separator, isSpaced), Self.ends(text, &later, separator, isSpaced)
      )
      guard let row, let laterRow, Self.lineEnds(text, &index, isSpaced), Self.lineEnds(text, &later, isSpaced) else {
        return false
      }
      (rows[count], laterRows[laterCount]) = (row, laterRow)
      (count, laterCount) = (count &+ 1, laterCount &+ 1)
    }
    while index < middle {
      guard let row = Self.ends(text, &index, separator, isSpaced) else { return false }
      if list.hasNumbers, !addNumber(text, &index, end, separator, isSpaced) { return false }
      guard Self.lineEnds(text, &index, isSpaced) else { return false }
      rows[count] = row
      count &+= 1
    }
    while later < end {
      guard let row = Self.ends(text, &later, separator, isSpaced), Self.lineEnds(text, &later, isSpaced) else {
        return false
      }
      laterRows[laterCount] = row
      laterCount &+= 1
    }
    return take(UnsafeBufferPointer(start: rows, count: count))
      && take(UnsafeBufferPointer(start: laterRows, count: laterCount))
  }

  /// Both ends of a line as a word.
  @inline(__always)
  private static func ends(
    _ text: UnsafeMutablePointer<UInt8>, _ index: inout Int, _ separator: UInt8, _ isSpaced: Bool
  ) -> UInt64? {
    if isSpaced { skipSpaces(text, &index) }
    let first = number(text, &index)
    guard first >= 0, text[index] == separator || isSpaced && text[index] == 0x09 else { return nil }
    index &+= 1
    if isSpaced { skipSpaces(text, &index) }
    let second = number(text, &index)
    guard second >= 0 else { return nil }
    return UInt64(truncatingIfNeeded: first) &<< 32 | UInt64(truncatingIfNeeded: second)
  }

  private mutating func addNumber(
    _ text: UnsafeMutablePointer<UInt8>, _ index: inout Int, _ end: Int, _ separator: UInt8, _ isSpaced: Bool
  ) -> Bool {
    guard text[index] == separator || isSpaced && text[index] == 0x09 else { return false }
    index &+= 1
    if isSpaced { Self.skipSpaces(text, &index) }
    let start = index
    while text[index] > 0x20, text[index] != separator { index &+= 1 }
    return start < index && text[start] != UInt8(ascii: "\"")
      && numbers.append(UnsafeBufferPointer(start: text, count: end), start..<index)
  }

  /// Goes behind the end of the line; `false` where something else comes before.
  @inline(__always)
  private static func lineEnds(_ text: UnsafeMutablePointer<UInt8>, _ index: inout Int, _ isSpaced: Bool) -> Bool {
    if text[index] != 0x0A {
      if isSpaced { skipSpaces(text, &index) }
      if text[index] == 0x0D { index &+= 1 }
      guard text[index] == 0x0A else { return false }
    }
    index &+= 1
    return true
  }

  private mutating func take(_ rows: UnsafeBufferPointer<UInt64>) -> Bool {
    // All bits of all ends: as large as the largest, or not twice as large.
    let bits = rows.reduce(0) { $0 | $1 }
    let most = Int((bits &>> 32) | (bits & 0xFFFF_FFFF))
    // No line is shorter than four bytes.
    guard most <= 4 * input.count + 1_000_000 else { return false }
    seen.insert(rows, largest: most)
    self.rows.append(rows)
    return true
  }

  @inline(__always)
  private static func skipSpaces(_ text: UnsafeMutablePointer<UInt8>, _ index: inout Int) {
    while text[index] == 0x20 || text[index] == 0x09 { index &+= 1 }
  }

  /// A whole number as people write it, of at most nine digits, without sign and leading zeros; −1 for everything else.
  ///
  /// Eight digits at a time in a word: what is no digit is found by a carry, then pairs of digits, of pairs and of fours are put
  /// together by a multiplication each.
  @inline(__always)
  private static func number(_ bytes: UnsafeMutablePointer<UInt8>, _ index: inout Int) -> Int {
    let text = UnsafeRawPointer(bytes)
    let word = UInt64(littleEndian: text.loadUnaligned(fromByteOffset: index, as: UInt64.self))
    let digits = word ^ 0x3030_3030_3030_3030
    let others = (digits &+ 0x7676_7676_7676_7676 | digits) & 0x8080_8080_8080_8080
    let length = others.trailingZeroBitCount &>> 3
    if length == 0 || length == 8 { return longNumber(text, &index) }
    guard digits & 0xFF != 0 || length == 1 else { return -1 }
    index &+= length
    return value(of: digits &<< UInt64(64 &- length &* 8))
  }

  /// The number of eight digits, the first one lowest.
  @inline(__always)
  private static func value(of digits: UInt64) -> Int {
    let pairs = digits &* 10 &+ digits &>> 8
    let low = (pairs & 0x0000_00FF_0000_00FF) &* 0x000F_4240_0000_0064
    let high = (pairs &>> 16 & 0x0000_00FF_0000_00FF) &* 0x0000_2710_0000_0001
    return Int(truncatingIfNeeded: (low &+ high) &>> 32)
  }

  private static func longNumber(_ text: UnsafeRawPointer, _ index: inout Int) -> Int {
    let start = index
    var value = 0
    while true {
      let digit = text.load(fromByteOffset: index, as: UInt8.self) &- 48
      guard digit < 10, index &- start < 10 else { break }
      value = value &* 10 &+ Int(digit)
      index &+= 1
    }
    let length = index - start
    guard length > 0, length < 10, text.load(fromByteOffset: start, as: UInt8.self) != 48 || length == 1 else {
      return -1
    }
    return value
  }
}
