/// Splits CSV text, or text with another separator, into rows.
struct CSVParser {
  enum Problem {
    case unclosedQuote(line: Int)
    case strayQuote(line: Int, field: Int)
  }

  private let bytes: [UInt8]
  private let columnLimit: Int
  private let separator: UInt8
  private var index = 0
  private var line = 1
  private var problems: [Problem] = []

  /// - Parameters:
  ///   - columnLimit: the fields of a row that are kept; the rest is counted.
  ///   - separator: what divides the fields.
  init(_ bytes: [UInt8], columnLimit: Int, separator: UInt8 = UInt8(ascii: ",")) {
    self.bytes = bytes
    self.columnLimit = columnLimit
    self.separator = separator
  }

  /// The bytes that are read.
  var position: Int { index }

  /// What was wrong in the last row.
  mutating func takeProblems() -> [Problem] {
    defer { problems = [] }
    return problems
  }

  /// The fields of the next row, how many it has, and its first line.
  mutating func nextRow() -> (fields: [String], count: Int, line: Int)? {
    guard index < bytes.count else { return nil }
    let start = line
    var fields: [String] = []
    var count = 0
    while true {
      count += 1
      let field = nextField(count)
      if count <= columnLimit { fields.append(field) }
      if index < bytes.count, bytes[index] == separator {
        index += 1
        continue
      }
      if index < bytes.count, bytes[index] == UInt8(ascii: "\r") { index += 1 }
      if index < bytes.count, bytes[index] == UInt8(ascii: "\n") { index += 1 }
      line += 1
      return (fields, count, start)
    }
  }

  private mutating func nextField(_ number: Int) -> String {
    guard index < bytes.count, bytes[index] == UInt8(ascii: "\"") else { return plainField() }
    let openingLine = line
    index += 1
    var start = index
    var text = ""
    while index < bytes.count {
      let byte = bytes[index]
      let isLineEnd =
        byte == UInt8(ascii: "\n")
        || byte == UInt8(ascii: "\r") && !(index + 1 < bytes.count && bytes[index + 1] == UInt8(ascii: "\n"))
      if isLineEnd { line += 1 }
      guard byte == UInt8(ascii: "\"") else {
        index += 1
        continue
      }
      text += String(decoding: bytes[start..<index], as: UTF8.self)
      index += 1
      guard index < bytes.count, bytes[index] == UInt8(ascii: "\"") else {
        let rest = plainField()
        if !rest.isEmpty { problems.append(.strayQuote(line: line, field: number)) }
        return text + rest
      }
      text += "\""
      index += 1
      start = index
    }
    problems.append(.unclosedQuote(line: openingLine))
    return text
  }

  private mutating func plainField() -> String {
    let start = index
    while index < bytes.count {
      let byte = bytes[index]
      if byte == separator || byte == UInt8(ascii: "\n") || byte == UInt8(ascii: "\r") { break }
      index += 1
    }
    return String(decoding: bytes[start..<index], as: UTF8.self)
  }
}
