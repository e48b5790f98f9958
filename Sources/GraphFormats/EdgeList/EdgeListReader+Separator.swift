extension EdgeListReader {
  /// The lines by whose look the separator is chosen.
  private static let sampleSize = 200

  /// The separator that all lines agree on.
  static func separator(_ lines: some Collection<EdgeListLine>) -> EdgeListLine.Separator {
    let sample = lines.prefix(sampleSize).map { body(of: $0.bytes) ?? $0.bytes }
    guard !sample.isEmpty else { return .spaces }
    if sample.allSatisfy({ $0.contains(0x09) }) { return .byte(0x09) }
    for mark in [UInt8(ascii: ";"), UInt8(ascii: ","), UInt8(ascii: "|")] {
      let counts = Set(sample.map { line in line.count { $0 == mark } })
      if counts.count == 1, counts.first ?? 0 > 0, mark != UInt8(ascii: ",") || !areDecimal(sample) {
        return .byte(mark)
      }
    }
    return .spaces
  }

  /// Whether commas only stand in numbers of lines that spaces divide: `a b 1,5`.
  private static func areDecimal(_ lines: [ArraySlice<UInt8>]) -> Bool {
    func isDigit(_ byte: UInt8) -> Bool { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) }
    return lines.allSatisfy { line in
      guard line.split(whereSeparator: EdgeListLine.isSpace).count > 2 else { return false }
      return line.indices.allSatisfy { index in
        line[index] != UInt8(ascii: ",")
          || index > line.startIndex && isDigit(line[index - 1]) && index + 1 < line.endIndex
            && isDigit(line[index + 1])
      }
    }
  }

  /// What stands before a dictionary at the end of a line; `nil` where there is none.
  static func body(of line: ArraySlice<UInt8>) -> ArraySlice<UInt8>? {
    var end = line.endIndex
    while end > line.startIndex, EdgeListLine.isSpace(line[end - 1]) { end -= 1 }
    guard end > line.startIndex, line[end - 1] == UInt8(ascii: "}") else { return nil }
    var index = line.startIndex + 1
    while let open = line[min(index, end)..<end].firstIndex(of: UInt8(ascii: "{")) {
      if " \t,;|".utf8.contains(line[open - 1]) { return line[..<(open - 1)] }
      index = open + 1
    }
    return nil
  }
}
