import RelationGraph

/// The columns `start` and `end`, where they hold dates.
///
/// Numbers of periods and time stamps are not dates: such a column stays a property. A value that looks like a date but is
/// none is an error.
struct CSVPeriod {
  let columns: [Int]
  private let table: CSVTable
  private let start: Int?
  private let end: Int?

  init(_ table: CSVTable, _ diagnostics: inout [Diagnostic]) {
    self.table = table
    let candidates = ["start", "end"].map { name in table.column(name) }
    var kept: [Int?] = []
    for column in candidates {
      guard let column else {
        kept.append(nil)
        continue
      }
      var isDates = true
      var problems: [Diagnostic] = []
      for row in table.rows.indices {
        let text = table.rows[row][column]
        if text.isEmpty || text == ".." || PartialDate(text) != nil { continue }
        guard Self.looksLikeDate(text) else {
          isDates = false
          break
        }
        problems.append(
          Diagnostic(
            .error, "bad-date", "'\(text)' is not a date that exists", at: table.location(row: row, column: column),
            hint: "2023, 2023-05 or 2023-05-31, with ~ or ? behind it; .. for open"))
      }
      if isDates { diagnostics += problems }
      kept.append(isDates ? column : nil)
      if !isDates {
        diagnostics.append(
          Diagnostic(
            .note, "not-dates", "'\(table.header[column])' does not hold dates and stays a property",
            at: SourceLocation(file: table.file, line: 1, column: column + 1)))
      }
    }
    (start, end) = (kept[0], kept[1])
    columns = kept.compactMap(\.self)
  }

  private static func looksLikeDate(_ text: String) -> Bool {
    text.wholeMatch(of: /-?[0-9]{4}-[0-9]{1,2}(-[0-9]{1,2})?[~?%]?/) != nil
  }

  func validity(_ row: Int) -> Validity {
    Validity(start: bound(start, row), end: bound(end, row))
  }

  private func bound(_ column: Int?, _ row: Int) -> DateBound {
    guard let column else { return .unknown }
    let text = table.rows[row][column]
    return text == ".." ? .open : PartialDate(text).map(DateBound.date) ?? .unknown
  }
}
