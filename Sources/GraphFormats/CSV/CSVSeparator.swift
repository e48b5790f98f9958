/// What divides the fields of a table: a comma, a tab, a semicolon or a bar.
enum CSVSeparator {
  static let all: [UInt8] = [UInt8(ascii: ","), UInt8(ascii: ";"), UInt8(ascii: "\t"), UInt8(ascii: "|")]

  /// The names that make a header ours, whatever else is in it.
  private static let contract: Set = ["id", "source", "target"]

  /// A comma where that makes a header of ours; else what occurs most often in the first line, outside of quotes.
  static func of(_ bytes: [UInt8]) -> UInt8 {
    var parser = CSVParser(bytes, columnLimit: CSVTable.columnLimit)
    if let header = parser.nextRow()?.fields, !contract.isDisjoint(with: header) || isDeclaration(header) {
      return declared(header) ?? UInt8(ascii: ",")
    }
    var counts: [UInt8: Int] = [:]
    var isQuoted = false
    for byte in bytes {
      if byte == UInt8(ascii: "\"") { isQuoted.toggle() }
      if isQuoted { continue }
      if byte == UInt8(ascii: "\n") || byte == UInt8(ascii: "\r") { break }
      if all.contains(byte) { counts[byte, default: 0] += 1 }
    }
    // `max` takes the last of equals: the comma goes before everything else.
    return all.reversed().max { counts[$0, default: 0] < counts[$1, default: 0] } ?? UInt8(ascii: ",")
  }

  /// The first line `sep=;`, which spreadsheets write and read.
  static func isDeclaration(_ fields: [String]) -> Bool { declared(fields) != nil }

  private static func declared(_ fields: [String]) -> UInt8? {
    if fields == ["sep=", ""] { return UInt8(ascii: ",") }
    guard fields.count == 1, fields[0].hasPrefix("sep="), fields[0].utf8.count <= 5 else { return nil }
    guard let byte = fields[0].utf8.dropFirst(4).first else { return nil }
    return all.contains(byte) ? byte : nil
  }

  /// What it is called in a sentence.
  static func name(_ separator: UInt8) -> String {
    switch separator {
    case UInt8(ascii: ","): "commas"
    case UInt8(ascii: ";"): "semicolons"
    case UInt8(ascii: "\t"): "tabs"
    case UInt8(ascii: "|"): "bars"
    default: "spaces"
    }
  }
}
