import GraphAlgorithms
import GraphFormats

/// How a table is written.
public enum TableStyle: String, Sendable, CaseIterable {
  case table, csv, markdown

  /// The table as text, ending with a line feed.
  ///
  /// Figures in csv read back to the same double; the other two show five significant digits.
  public func text(_ table: ResultTable) -> String {
    switch self {
    case .table: PlainTable.text(table)
    case .csv: Self.csv(table)
    case .markdown: Self.markdown(table)
    }
  }

  private static func csv(_ table: ResultTable) -> String {
    var lines = [table.columns.map { CSVText.field($0) }.joined(separator: ",")]
    for row in table.rows { lines.append(row.map { CSVText.field($0.exact) }.joined(separator: ",")) }
    return lines.joined(separator: "\n") + "\n"
  }

  private static func markdown(_ table: ResultTable) -> String {
    var lines = ["| " + table.columns.map(\.escapedForMarkdown).joined(separator: " | ") + " |"]
    let isNumber = table.numericColumns
    lines.append("|" + isNumber.map { $0 ? "--:|" : "---|" }.joined())
    for row in table.rows { lines.append("| " + row.map(\.shown.escapedForMarkdown).joined(separator: " | ") + " |") }
    let notes = table.notes.map { "\n" + $0.escapedForMarkdown }
    return (lines + notes).joined(separator: "\n") + "\n"
  }
}

extension ResultTable.Cell {
  /// For machines: numbers in full.
  package var exact: String {
    switch self {
    case .text(let text): text
    case .integer(let number): String(number)
    case .real(let number): JSONText.number(number)
    case .missing: ""
    }
  }

  /// For JSON.
  package var json: String {
    switch self {
    case .text(let text): JSONText.string(text)
    case .integer, .real: exact
    case .missing: "null"
    }
  }

  /// For people: five significant digits.
  package var shown: String {
    switch self {
    case .real(let number): Self.rounded(number)
    case .missing: "–"
    default: exact
    }
  }

  /// Five significant digits in fixed notation where that is short, else with an exponent.
  private static func rounded(_ number: Double) -> String {
    if number == 0 { return "0" }
    let magnitude = abs(number)
    if number.rounded() == number, magnitude < 1e7 { return String(Int(number)) }
    guard magnitude >= 1e-4, magnitude < 1e7 else {
      let exponent = Int(magnitude.logarithm10.rounded(.down))
      let mantissa = number / Self.power(of: exponent)
      return "\(rounded(mantissa, digits: 3))e\(exponent)"
    }
    let digits = max(0, 4 - Int(magnitude.logarithm10.rounded(.down)))
    return rounded(number, digits: digits)
  }

  private static func rounded(_ number: Double, digits: Int) -> String {
    let scale = power(of: digits)
    let whole = (number.magnitude * scale).rounded()
    var text = String(Int(whole))
    if digits > 0 {
      text = String(repeating: "0", count: max(0, digits + 1 - text.count)) + text
      text.insert(".", at: text.index(text.endIndex, offsetBy: -digits))
    }
    return (number < 0 ? "−" : "") + text
  }

  private static func power(of exponent: Int) -> Double {
    Double("1e\(exponent)") ?? 1
  }
}

extension ResultTable {
  /// Whether each column holds numbers only.
  package var numericColumns: [Bool] {
    columns.indices.map { column in
      !rows.isEmpty
        && rows.allSatisfy { row in
          if case .text = row[column] { false } else { true }
        }
    }
  }
}
