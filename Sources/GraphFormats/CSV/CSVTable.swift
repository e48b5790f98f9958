import RelationGraph

/// A CSV file (RFC 4180) as rows of fields, with the line of each.
struct CSVTable {
  static let columnLimit = 10_000

  let file: String
  /// What divides the fields: a comma, unless the header says otherwise.
  let separator: UInt8
  private(set) var header: [String]
  /// As many fields as the header has, also where the file has not.
  private(set) var rows: [[String]] = []
  private(set) var raggedRows: Set<Int> = []
  private(set) var lines: [Int] = []
  /// The numbers of the rows as a spreadsheet shows them.
  private(set) var numbers: [Int] = []
  /// Rows with too many or too few fields, quotes that are not closed, columns that occur twice.
  private(set) var problems: [Diagnostic] = []
  /// Whether rows are missing, so that nothing should be said about what is not there.
  private(set) var isCutOff = false

  /// Reads all rows.
  ///
  /// - Parameters:
  ///   - separator: what divides the fields; `nil`: what divides the header.
  ///   - columns: the names of the columns of a table without a header.
  /// - Throws: `ReadError` if there is no text or no header.
  init(_ source: GraphSource, separator: UInt8? = nil, columns: [String]? = nil) throws(ReadError) {
    file = source.name
    let decoded = try source.decoded()
    problems = decoded.warnings
    let bytes = Array(decoded.text.utf8)
    let separator = separator ?? CSVSeparator.of(bytes)
    self.separator = separator
    var parser = CSVParser(bytes, columnLimit: Self.columnLimit, separator: separator)
    var number = 0
    var row = parser.nextRow()
    if let fields = row?.fields, CSVSeparator.isDeclaration(fields) {
      row = parser.nextRow()
      number += 1
    }
    guard let first = row, first.fields != [""] || columns != nil else {
      throw ReadError(
        Diagnostic(
          .error, "empty", "there is no header line", at: SourceLocation(file: source.name, line: 1, column: 1),
          hint: "the first line names the columns"))
    }
    header = columns ?? first.fields
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
    var next = columns == nil ? nil : row
    if columns == nil {
      number += 1
      report(parser.takeProblems())
    }
    while !isCutOff, problems.count <= GraphDraft.diagnosticLimit, let row = next ?? parser.nextRow() {
      next = nil
      number += 1
      if number & 0xFFF == 0 { WorkProgress.current.set(parser.position) }
      report(parser.takeProblems())
      if isCutOff { break }
      // Spreadsheets leave rows of separators behind.
      if row.fields.allSatisfy(\.isEmpty) { continue }
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
      numbers.append(number)
    }
  }

  mutating func rename(_ column: Int, to name: String) { header[column] = name }

  /// Empties the fields that stand for nothing: `NA`, `-`.
  mutating func clear(_ missing: Set<String>) {
    for row in rows.indices {
      for column in rows[row].indices where missing.contains(rows[row][column]) { rows[row][column] = "" }
    }
  }

  /// Adds columns behind the others.
  mutating func append(_ names: [String], rows fields: [[String]]) {
    header += names
    for (row, values) in zip(rows.indices, fields) { rows[row] += values }
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
