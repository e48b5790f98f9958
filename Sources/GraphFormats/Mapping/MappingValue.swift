import RelationGraph

/// What a row gives: a column, a text with columns in it, or always the same text.
struct MappingValue {
  enum Part {
    case text(String)
    case column(Int)
  }

  var parts: [Part] = []
  /// What the texts of the table become; a text without a value is left out.
  var values: [String: String?]?
  /// What a text that is not among ``values`` becomes.
  var otherwise: String?
  /// What divides several values in one field.
  var divider: String?
  var type: PropertyType?
  var pattern: DatePattern?
  /// What it is called in diagnostics, and where it stands.
  var name: String
  var place: SourceLocation

  /// The text of a row before ``values`` are applied; `nil` where one of its columns is empty.
  private func raw(_ fields: [String]) -> String? {
    var text = ""
    for part in parts {
      switch part {
      case .text(let constant): text += constant
      case .column(let column):
        guard column < fields.count, !fields[column].isEmpty else { return nil }
        text += fields[column]
      }
    }
    return text.isEmpty ? nil : text
  }

  /// The text of a row, as one value.
  func text(_ row: MappingRow, _ tally: inout RowTally) -> String? {
    guard let text = raw(row.fields) else { return nil }
    return translated(text, row, &tally)
  }

  /// The texts of a row, divided where the value says so.
  func texts(_ row: MappingRow, _ tally: inout RowTally) -> [String] {
    guard let text = raw(row.fields) else { return [] }
    guard let divider else { return translated(text, row, &tally).map { [$0] } ?? [] }
    return Self.divided(text, by: divider).compactMap { translated($0, row, &tally) }
  }

  /// The parts of a field without the spaces around them; empty ones are left out.
  static func divided(_ text: String, by divider: String) -> [String] {
    text.split(separator: divider).map(\.trimmed).filter { !$0.isEmpty }
  }

  private func translated(_ text: String, _ row: MappingRow, _ tally: inout RowTally) -> String? {
    guard let values else { return text }
    if let value = values[text] { return value }
    if let otherwise { return otherwise }
    tally.add(
      Diagnostic(
        .warning, "unknown-value", "'\(text)' is not among the values of '\(name)' and is left out", at: row.location,
        hint: "add it under 'values', or say 'otherwise'"), key: "value \(place) \(text)")
    return nil
  }

  /// The only text that it ever gives, if it has no columns.
  var constant: String? {
    guard values == nil else { return nil }
    var text = ""
    for part in parts {
      guard case .text(let constant) = part else { return nil }
      text += constant
    }
    return text
  }
}

/// One row of a table, or one of the rows that it is split into.
struct MappingRow {
  var fields: [String]
  /// As a spreadsheet shows it.
  var number: Int
  var location: SourceLocation
}
