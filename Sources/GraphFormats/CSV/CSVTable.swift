import RelationGraph

/// A CSV file (RFC 4180) as rows of fields, with the line of each.
struct CSVTable {
  static let columnLimit = 10_000

  let file: String
  let header: [String]
  /// As many fields as the header has, also where the file has not.
  private(set) var rows: [[String]] = []
  private(set) var raggedRows: Set<Int> = []
  private(set) var lines: [Int] = []
  /// Rows with too many or too few fields, quotes that are not closed, columns that occur twice.
  private(set) var problems: [Diagnostic] = []
  /// Whether rows are missing, so that nothing should be said about what is not there.
  private(set) var isCutOff = false

  /// Reads all rows.
  ///
  /// - Throws: `ReadError` if there is no text or no header.
  init(_ source: GraphSource) throws(ReadError) {
    file = source.name
    let decoded = try source.decoded()
    problems = decoded.warnings
    var parser = CSVParser(Array(decoded.text.utf8), columnLimit: Self.columnLimit)
    guard let first = parser.nextRow(), first.fields != [""] else {
      throw ReadError(
        Diagnostic(
          .error, "empty", "there is no header line", at: SourceLocation(file: source.name, line: 1, column: 1),
          hint: "the first line names the columns"))
    }
    header = first.fields
    guard first.count <= Self.columnLimit else {
      throw ReadError(
        Diagnostic(
          .error, "too-many", "\(first.count) columns, more than \(Self.columnLimit)",
          at: SourceLocation(file: source.name, line: 1, column: 1)), isLimit: true)
    }
    var seen: Set<String> = []
    for (index, name) in header.enumerated() where !seen.insert(name).inserted {
      report("duplicate-id", "the column '\(name)' occurs twice", 1, column: index + 1)
    }
    report(parser.takeProblems())
    while !isCutOff, problems.count <= GraphDraft.diagnosticLimit, let row = parser.nextRow() {
      report(parser.takeProblems())
      if isCutOff { break }
      if row.fields == [""] { continue }
      var fields = row.fields
      if row.count != header.count {
        report(
          "ragged-row", "\(row.count) fields where the header has \(header.count)", row.line,
          hint: "put fields with commas or line breaks between quotes")
        raggedRows.insert(rows.count)
        fields = Array(fields.prefix(header.count))
        fields += [String](repeating: "", count: header.count - fields.count)
      }
      rows.append(fields)
      lines.append(row.line)
    }
  }

  private mutating func report(_ code: String, _ message: String, _ line: Int, column: Int = 1, hint: String? = nil) {
    let location = SourceLocation(file: file, line: line, column: column)
    problems.append(Diagnostic(.error, code, message, at: location, hint: hint))
  }

  private mutating func report(_ found: [CSVParser.Problem]) {
    for problem in found {
      switch problem {
      case .unclosedQuote(let line):
        isCutOff = true
        report(
          "unclosed-quote", "the quote that opens in this line is not closed", line,
          hint: "write \"\" for a quote in a text")
      case .strayQuote(let line, let field):
        report(
          "stray-quote", "there is text behind the closing quote of a field", line, column: field,
          hint: "write \"\" for a quote in a text")
      }
    }
  }

  func column(_ name: String) -> Int? { header.firstIndex(of: name) }

  /// The place of a row; columns are counted in fields.
  func location(row: Int, column: Int? = nil) -> SourceLocation {
    SourceLocation(file: file, line: lines[row], column: (column ?? 0) + 1)
  }
}
