import RelationGraph

/// The words of a line of a Pajek file: labels between quotes, periods between brackets.
enum PajekWords {
  static func words(_ rows: TextRows) -> [TextRows.Word] {
    let bytes = rows.bytes
    let end = rows.row.upperBound
    var words: [TextRows.Word] = []
    var index = rows.row.lowerBound
    while index < end {
      guard !TextRows.isSpace(bytes[index]) else {
        index += 1
        continue
      }
      let start = index
      if bytes[index] == UInt8(ascii: "\""), let close = closingQuote(bytes, start + 1, end) {
        index = close + 1
        words.append(.init(text: text(rows, start + 1..<close), index: start, isQuoted: true))
        continue
      }
      if bytes[index] == UInt8(ascii: "["), let close = closingBracket(bytes, start + 1, end) {
        index = close + 1
      } else {
        while index < end, !TextRows.isSpace(bytes[index]) { index += 1 }
      }
      words.append(.init(text: text(rows, start..<index), index: start))
    }
    return words
  }

  private static func text(_ rows: TextRows, _ range: Range<Int>) -> String {
    CharacterReference.unescaped(rows.text(range))
  }

  /// The quote with nothing, white space or a bracket behind it; others belong to the label.
  private static func closingQuote(_ bytes: [UInt8], _ start: Int, _ end: Int) -> Int? {
    var last: Int?
    for index in start..<max(start, end) where bytes[index] == UInt8(ascii: "\"") {
      let next = index + 1
      if next >= end || TextRows.isSpace(bytes[next]) || bytes[next] == UInt8(ascii: "[") { return index }
      last = index
    }
    return last
  }

  /// The bracket that closes a period: digits, commas, dashes and stars only.
  private static func closingBracket(_ bytes: [UInt8], _ start: Int, _ end: Int) -> Int? {
    var index = start
    while index < end {
      switch bytes[index] {
      case UInt8(ascii: "]"): return index
      case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: ","), UInt8(ascii: "-"), UInt8(ascii: "*"), 0x20:
        index += 1
      default: return nil
      }
    }
    return nil
  }

  /// Whether a word is a period, `[5-10,12]`.
  static func isPeriod(_ word: TextRows.Word) -> Bool {
    !word.isQuoted && word.text.hasPrefix("[") && word.text.hasSuffix("]")
      && word.text.utf8.dropFirst().dropLast().allSatisfy { (0x2A...0x39).contains($0) || $0 == 0x20 }
  }
}

/// Periods of Pajek: numbers of points in time, which may be years.
enum PajekPeriod {
  /// The years that a number may be; smaller ones count weeks or sessions.
  static let years = 1000...2999

  /// One period of years as dates, everything else as it is.
  static func attribute(_ text: String) -> FlatGraph.Attribute {
    let inner = text.dropFirst().dropLast()
    let parts = inner.split(separator: "-", omittingEmptySubsequences: false).map { part in
      part.split(separator: " ").joined()
    }
    let bounds = parts.map { part in
      part == "*" ? ".." : Int(part).flatMap { years.contains($0) ? String($0) : nil }
    }
    switch bounds.count {
    case 1: if let year = bounds[0], year != ".." { return ("dates", .text(year)) }
    case 2: if let start = bounds[0], let end = bounds[1] { return ("dates", .text(start + "/" + end)) }
    default: break
    }
    return ("time", .text(String(inner)))
  }

  /// The period of years as Pajek writes it; `nil` for everything else.
  static func text(_ validity: Validity) -> String? {
    func year(_ bound: DateBound) -> Int? {
      guard let date = bound.date, date == PartialDate(year: date.year), years.contains(date.year) else { return nil }
      return date.year
    }
    guard let start = year(validity.start) else { return nil }
    if validity.end == .open { return "[\(start)-*]" }
    guard let end = year(validity.end) else { return nil }
    return start == end ? "[\(start)]" : "[\(start)-\(end)]"
  }
}
