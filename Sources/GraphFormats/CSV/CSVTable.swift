import RelationGraph

/// A CSV file (RFC 4180) as rows of fields, with the line of each.
struct CSVTable {
  let file: String
  let header: [String]
  private(set) var rows: [[String]] = []
  private(set) var lines: [Int] = []

  /// Reads all rows.
  ///
  /// - Throws: `ReadError` for rows with too many or too few fields and for quotes that are not closed, all in
  ///   one run.
  init(_ source: GraphSource) throws(ReadError) {
    file = source.name
    let text = try source.text()
    var parser = CSVParser(Array(text.utf8))
    var problems: [Diagnostic] = []
    func report(_ code: String, _ message: String, _ line: Int, _ hint: String? = nil) {
      problems.append(
        Diagnostic(.error, code, message, at: SourceLocation(file: source.name, line: line, column: 1), hint: hint))
    }
    guard let first = parser.nextRow(), first.fields != [""] else {
      throw ReadError(
        Diagnostic(
          .error, "empty", "there is no header line", at: SourceLocation(file: source.name, line: 1, column: 1),
          hint: "the first line names the columns"))
    }
    header = first.fields
    var seen: Set<String> = []
    for name in header where !seen.insert(name).inserted {
      report("duplicate-id", "the column '\(name)' occurs twice", 1)
    }
    while problems.count < GraphDraft.diagnosticLimit, let row = parser.nextRow() {
      if let line = parser.unclosedQuoteLine {
        report(
          "unclosed-quote", "the quote that opens in this line is not closed", line, "write \"\" for a quote in a text")
        break
      }
      if row.fields == [""] { continue }
      guard row.fields.count == header.count else {
        report(
          "ragged-row", "\(row.fields.count) fields where the header has \(header.count)", row.line,
          "put fields with commas or line breaks between quotes")
        continue
      }
      rows.append(row.fields)
      lines.append(row.line)
    }
    guard problems.isEmpty else { throw ReadError(problems) }
  }

  func column(_ name: String) -> Int? { header.firstIndex(of: name) }

  func location(row: Int, column: Int? = nil) -> SourceLocation {
    SourceLocation(file: file, line: lines[row], column: (column ?? 0) + 1)
  }
}

/// Splits CSV text into rows.
struct CSVParser {
  private let bytes: [UInt8]
  private var index = 0
  private var line = 1
  /// The line of a quote that was never closed.
  private(set) var unclosedQuoteLine: Int?

  init(_ bytes: [UInt8]) { self.bytes = bytes }

  mutating func nextRow() -> (fields: [String], line: Int)? {
    guard index < bytes.count else { return nil }
    let start = line
    var fields: [String] = []
    while true {
      fields.append(nextField())
      if index < bytes.count, bytes[index] == UInt8(ascii: ",") {
        index += 1
        continue
      }
      if index < bytes.count, bytes[index] == UInt8(ascii: "\r") { index += 1 }
      if index < bytes.count, bytes[index] == UInt8(ascii: "\n") { index += 1 }
      line += 1
      return (fields, start)
    }
  }

  private mutating func nextField() -> String {
    guard index < bytes.count, bytes[index] == UInt8(ascii: "\"") else { return plainField() }
    let openingLine = line
    index += 1
    var start = index
    var text = ""
    while index < bytes.count {
      let byte = bytes[index]
      if byte == UInt8(ascii: "\n") { line += 1 }
      guard byte == UInt8(ascii: "\"") else {
        index += 1
        continue
      }
      text += String(decoding: bytes[start..<index], as: UTF8.self)
      index += 1
      guard index < bytes.count, bytes[index] == UInt8(ascii: "\"") else { return text + plainField() }
      text += "\""
      index += 1
      start = index
    }
    unclosedQuoteLine = openingLine
    return text
  }

  private mutating func plainField() -> String {
    let start = index
    while index < bytes.count {
      let byte = bytes[index]
      if byte == UInt8(ascii: ",") || byte == UInt8(ascii: "\n") || byte == UInt8(ascii: "\r") { break }
      index += 1
    }
    return String(decoding: bytes[start..<index], as: UTF8.self)
  }
}
