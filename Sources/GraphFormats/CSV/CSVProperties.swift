import RelationGraph

/// The property columns of a table, each with the type that all its values have.
struct CSVProperties {
  private var columns: [(key: String, index: Int, type: PropertyType)] = []
  private let table: CSVTable

  init(_ table: CSVTable, except used: Set<Int>) {
    self.table = table
    for (index, key) in table.header.enumerated() where !used.contains(index) && !key.isEmpty {
      columns.append((key, index, Self.type(of: index, in: table)))
    }
  }

  func values(_ row: Int) -> [String: PropertyValue] {
    var values: [String: PropertyValue] = [:]
    for column in columns {
      let text = table.rows[row][column.index]
      if !text.isEmpty { values[column.key] = Self.value(text, column.type) }
    }
    return values
  }

  /// The narrowest type that keeps every value of a column: flag, integer, real or (full) date, else text.
  private static func type(of column: Int, in table: CSVTable) -> PropertyType {
    var candidates: [PropertyType] = [.flag, .integer, .real, .date]
    for row in table.rows where !row[column].isEmpty {
      candidates.removeAll { value(row[column], $0) == nil }
      if candidates.isEmpty { return .text }
    }
    return candidates.count == 4 ? .text : candidates[0]
  }

  private static func value(_ text: String, _ type: PropertyType) -> PropertyValue? {
    switch type {
    case .flag: text == "true" ? .flag(true) : text == "false" ? .flag(false) : nil
    case .integer: if case .integer(let number)? = PlainScalar.number(text) { .integer(number) } else { nil }
    case .real: PlainScalar.number(text)?.number.map(PropertyValue.real)
    case .date: text.utf8.count >= 7 ? PartialDate(text).map(PropertyValue.date) : nil
    case .text, .list: .text(text)
    }
  }
}
