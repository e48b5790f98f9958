import RelationGraph

/// The rows of one stretch of a plain table.
struct TablePart {
  /// The ends of 64 rows are looked up together.
  private static let wordsAtOnce = 128
  /// The largest number that ids are taken for as such; beyond it they are words.
  static let numberLimit = 999_999_999
  /// Progress is told once in so many rows and one.
  private static let toldRows = 1 << 13 - 1

  let stretch: TextStretch
  private(set) var isRead = true
  /// The distinct ids, where they are words.
  var table: IDTable
  /// The largest id, where they are numbers.
  private(set) var largest = 0
  private(set) var numbers: [NumberColumn]
  private(set) var texts: [IDTable]
  private(set) var codes: [[Int32]]
  private(set) var columnWords: [[String]]
  /// What the whole table is given by its first part.
  var ids: [String]?
  var targets: [Int32] = []
  private let plan: PlainTable
  private let bytes: UnsafeBufferPointer<UInt8>
  private let areNumbers: Bool
  private let largestNumber: Int

  init(
    _ plan: PlainTable, _ bytes: UnsafeBufferPointer<UInt8>, _ stretch: TextStretch, areNumbers: Bool, rows: Int
  ) {
    self.plan = plan
    self.bytes = bytes
    self.stretch = stretch
    self.areNumbers = areNumbers
    // Numbered ids take a place a number: those that are far apart are words.
    largestNumber = min(Self.numberLimit, 8 * rows + 1_000_000)
    table = IDTable(bytes)
    numbers = plan.roles.map { _ in NumberColumn() }
    texts = plan.roles.map { _ in IDTable(bytes) }
    codes = plan.roles.map { _ in [] }
    columnWords = plan.roles.map { _ in [] }
  }

  /// Reads all lines; ``isRead`` tells whether all were plain.
  mutating func read(_ from: UnsafeMutableBufferPointer<Int32>, _ to: UnsafeMutableBufferPointer<Int32>) {
    let roles = plan.roles
    for (place, role) in roles.enumerated() {
      if case .number = role { numbers[place].reserveCapacity(stretch.lineCount) }
      if case .text = role { codes[place].reserveCapacity(stretch.lineCount) }
      if case .word = role { columnWords[place].reserveCapacity(stretch.lineCount) }
    }
    let (bytes, end) = (bytes, stretch.range.upperBound)
    let isSource = roles.map { if case .source = $0 { true } else { false } }
    let last = roles.count - 1
    let firstEnd = roles.firstIndex { if case .target = $0 { true } else if case .source = $0 { true } else { false } }
    let isSourceFirst = firstEnd == isSource.firstIndex(of: true)
    var words: [Range<Int>] = []
    let areNumbers = areNumbers
    var largest = 0
    defer { self.largest = largest }
    var index = stretch.range.lowerBound
    var row = stretch.firstLine
    var separator: UInt8?
    if case .byte(let byte) = plan.separator { separator = byte }
    let isList = plan.isList
    isRead = false
    var told = index
    while index < end {
      if row & Self.toldRows == 0 {
        WorkProgress.current.advance(by: index - told)
        told = index
      }
      for place in 0..<roles.count {
        var start = index
        var stop = index
        if let separator {
          if index < end, bytes[index] == UInt8(ascii: "\"") {
            guard !isList, let close = closing(index, end, separator) else { return }
            (start, stop, index) = (index + 1, close, close + 1)
          } else {
            while index < end, bytes[index] != separator, bytes[index] != 0x0A, bytes[index] != 0x0D { index &+= 1 }
            stop = index
            if isList, start < stop, bytes[start] <= 0x20 || bytes[stop - 1] <= 0x20 { return }
          }
        } else {
          while index < end, bytes[index] == 0x20 || bytes[index] == 0x09 { index &+= 1 }
          start = index
          while index < end, bytes[index] > 0x20 { index &+= 1 }
          stop = index
        }
        if place == 0, isList, start < stop, bytes[start] == UInt8(ascii: "#") || bytes[start] == UInt8(ascii: "%") {
          return
        }
        switch roles[place] {
        case .source, .target:
          guard start < stop, !isList || bytes[start] != UInt8(ascii: "\"") else { return }
          guard areNumbers else {
            words.append(start..<stop)
            break
          }
          let id = number(start, stop, &largest)
          guard id >= 0 else { return }
          if isSource[place] { from[row] = id } else { to[row] = id }
        case .number: guard numbers[place].append(bytes, start..<stop) else { return }
        case .text: codes[place].append(texts[place].number(of: start..<stop))
        case .word:
          columnWords[place].append(
            String(decoding: UnsafeBufferPointer(rebasing: bytes[start..<stop]), as: UTF8.self))
        }
        if place < last {
          guard index < end, separator.map({ bytes[index] == $0 }) ?? (bytes[index] == 0x20 || bytes[index] == 0x09)
          else { return }
          index &+= 1
        } else if isList, start < stop, bytes[stop - 1] == UInt8(ascii: "}") {
          return
        }
      }
      if separator == nil { while index < end, bytes[index] == 0x20 || bytes[index] == 0x09 { index &+= 1 } }
      if index < end, bytes[index] == 0x0D { index &+= 1 }
      guard index == end || bytes[index] == 0x0A else { return }
      index &+= 1
      row &+= 1
      if words.count == Self.wordsAtOnce { name(&words, before: row, isSourceFirst, from, to) }
    }
    name(&words, before: row, isSourceFirst, from, to)
    isRead = row == stretch.firstLine + stretch.lineCount
  }

  /// Numbers the two words of each of the last rows.
  private mutating func name(
    _ words: inout [Range<Int>], before end: Int, _ isSourceFirst: Bool, _ from: UnsafeMutableBufferPointer<Int32>,
    _ to: UnsafeMutableBufferPointer<Int32>
  ) {
    let first = end - words.count / 2
    table.numbers(of: words) { place, number in
      if (place & 1 == 0) == isSourceFirst {
        from[first + place / 2] = number
      } else {
        to[first + place / 2] = number
      }
    }
    words.removeAll(keepingCapacity: true)
  }

  /// The quote that closes the field which begins at `start`, where no other quote and no line end comes before.
  private func closing(_ start: Int, _ end: Int, _ separator: UInt8) -> Int? {
    var index = start + 1
    while index < end, bytes[index] != UInt8(ascii: "\""), bytes[index] != 0x0A, bytes[index] != 0x0D { index += 1 }
    guard index < end, bytes[index] == UInt8(ascii: "\"") else { return nil }
    let next = index + 1
    return next == end || bytes[next] == separator || bytes[next] == 0x0A || bytes[next] == 0x0D ? index : nil
  }

  /// A whole number as people write it, without sign and leading zeros; −1 for everything else.
  @inline(__always)
  private func number(_ start: Int, _ stop: Int, _ largest: inout Int) -> Int32 {
    guard stop &- start <= 9, bytes[start] != 48 || stop &- start == 1 else { return -1 }
    var value = 0
    for index in start..<stop {
      let digit = bytes[index] &- 48
      guard digit < 10 else { return -1 }
      value = value &* 10 &+ Int(digit)
    }
    guard value <= largestNumber else { return -1 }
    if value > largest { largest = value }
    return Int32(truncatingIfNeeded: value)
  }
}

extension TablePart {
  /// One column of all parts.
  static func numbers(_ parts: [TablePart], _ place: Int) -> TableColumn {
    NumberColumn.joined(parts.map { $0.numbers[place] })
  }

  static func words(_ parts: [TablePart], _ place: Int) -> TableColumn {
    .words(parts.flatMap { $0.columnWords[place] })
  }

  static func texts(_ parts: [TablePart], _ place: Int) -> TableColumn {
    guard var all = parts.first?.texts[place] else { return .texts([], codes: []) }
    var codes = parts[0].codes[place]
    for part in parts.dropFirst() {
      let table = part.texts[place]
      let code = table.places.map { all.number(of: $0.start..<$0.start + Int($0.length)) }
      codes += part.codes[place].lazy.map { code[Int($0)] }
    }
    return .texts((0..<all.count).map { all.text($0) }, codes: codes)
  }
}
