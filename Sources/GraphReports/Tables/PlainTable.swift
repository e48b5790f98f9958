import Foundation
import GraphAlgorithms
import RelationGraph

/// A table for a terminal: aligned columns, a rule under the header, notes below.
enum PlainTable {
  /// The widest a column of text gets, and the widest the last column gets.
  static let widestText = 44
  static let widestLast = 100

  static func text(_ table: ResultTable) -> String {
    let isNumber = table.numericColumns
    let cells = table.rows.map { row in
      row.enumerated().map { column, cell in
        cell.shown.escapedForDisplay.truncated(toWidth: column + 1 == row.count ? widestLast : widestText)
      }
    }
    let widths = table.columns.indices.map { column in
      max(table.columns[column].displayWidth, cells.lazy.map { $0[column].displayWidth }.max() ?? 0)
    }
    func line(_ fields: [String]) -> String {
      let padded = fields.enumerated().map { column, field in
        let space = String(repeating: " ", count: widths[column] - field.displayWidth)
        return isNumber[column] ? space + field : field + space
      }
      let joined = padded.joined(separator: "  ")
      return String(joined.reversed().drop { $0 == " " }.reversed())
    }
    var lines = [line(table.columns), widths.map { String(repeating: "─", count: $0) }.joined(separator: "  ")]
    lines += cells.map(line)
    if !table.notes.isEmpty { lines += [""] + table.notes.map(\.escapedForDisplay) }
    return lines.joined(separator: "\n") + "\n"
  }
}

extension String {
  /// One line, without characters that steer a terminal.
  package var escapedForDisplay: String {
    // Scalar by scalar: a line feed after a carriage return is one character with it.
    String(String.UnicodeScalarView(escapingControlCharacters.unicodeScalars.map { $0 == "\n" ? "⏎" : $0 }))
  }
}

extension Double {
  var logarithm10: Double { log10(self) }
}
