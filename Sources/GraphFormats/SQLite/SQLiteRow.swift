import RelationGraph

/// A row of a table, by the names of its columns.
struct SQLiteRow {
  let statement: SQLiteStatement
  let columns: [String]
  /// Counted from 1.
  let number: Int

  subscript(column: String) -> SQLiteStatement.Cell {
    columns.firstIndex(of: column).map { statement.cell($0) } ?? .null
  }
}

extension SQLiteReader {
  mutating func text(_ row: SQLiteRow, _ column: String) -> String? {
    switch row[column] {
    case .null: return nil
    case .text(let text?): return text
    case .text(nil): report("invalid-utf8", "'\(column)' is not valid UTF-8", row: row.number)
    case .integer(let number): return String(number)
    case .real(let number): return number.description
    case .blob(let bytes): report("wrong-type", "'\(column)' is a blob of \(bytes) bytes, not a text", row: row.number)
    }
    return nil
  }

  mutating func integer(_ row: SQLiteRow, _ column: String) -> Int? {
    switch row[column] {
    case .null: return nil
    case .integer(let number): return number
    default: report("wrong-type", "'\(column)' is not an integer", row: row.number)
    }
    return nil
  }

  mutating func flag(_ row: SQLiteRow, _ column: String) -> Bool { integer(row, column).map { $0 != 0 } ?? false }

  mutating func real(_ row: SQLiteRow, _ column: String) -> Double? {
    switch row[column] {
    case .null: return nil
    case .integer(let number): return Double(number)
    case .real(let number): return number
    default: report("wrong-type", "'\(column)' is not a number", row: row.number)
    }
    return nil
  }

  mutating func sign(_ row: SQLiteRow) -> Sign? {
    guard let number = integer(row, "sign") else { return nil }
    if let sign = Int8(exactly: number).flatMap(Sign.init(rawValue:)) { return sign }
    report("out-of-range", "a sign is 1, -1 or 0, not \(number)", row: row.number)
    return nil
  }

  mutating func date(_ row: SQLiteRow, _ column: String) -> PartialDate? {
    guard let text = text(row, column) else { return nil }
    if let date = PartialDate(text) { return date }
    report(
      "bad-date", "'\(text)' in '\(column)' is not a date that exists", row: row.number, hint: YAMLReader.dateHint)
    return nil
  }

  mutating func validity(_ row: SQLiteRow) -> Validity {
    Validity(start: bound(row, "start"), end: bound(row, "end"))
  }

  private mutating func bound(_ row: SQLiteRow, _ column: String) -> DateBound {
    if row[column] == .text("..") { return .open }
    return date(row, column).map(DateBound.date) ?? .unknown
  }

  /// The value of a property, whose column has no type: the type stands beside it.
  mutating func value(_ row: SQLiteRow) -> PropertyValue? {
    let type = text(row, "type") ?? ""
    let cell = row["value"]
    switch (PropertyType(rawValue: type), cell) {
    case (.text, .text(let text?)): return .text(text)
    case (.integer, .integer(let number)): return .integer(number)
    case (.real, .real(let number)): return .real(number)
    case (.real, .integer(let number)): return .real(Double(number))
    case (.flag, .integer(0)): return .flag(false)
    case (.flag, .integer(1)): return .flag(true)
    case (.date, .text(let text?)): if let date = PartialDate(text) { return .date(date) }
    case (.list, .text(let text?)): if let list = StoredJSON.list(text) { return list }
    case (nil, _):
      report(
        "unknown-value", "'\(type)' is no type of a property", row: row.number,
        hint: Suggestion.hint(for: type, among: PropertyType.allCases.map(\.rawValue)))
      return nil
    default: break
    }
    report("wrong-type", "'\(text(row, "key") ?? "")' is not a \(type)", row: row.number)
    return nil
  }
}
