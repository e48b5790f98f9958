import RelationGraph

/// The property columns of a table, each with the type that all its values have.
struct CSVProperties {
  /// Values that are not finite, in columns of numbers, and columns of numbers that cannot be read as such.
  private(set) var problems: [Diagnostic] = []
  private var columns: [(key: String, index: Int, type: PropertyType)] = []
  private let table: CSVTable

  init(_ table: CSVTable, except used: Set<Int>, isReserved: (String) -> Bool) {
    self.table = table
    for (index, name) in table.header.enumerated() where !used.contains(index) && !name.isEmpty {
      let type = Self.type(of: index, in: table)
      columns.append((AttributeKey.original(name, isReserved: isReserved), index, type))
      if type == .integer || type == .real { reportNotFinite(in: index) }
      if type == .text { reportDecimalCommas(in: index) }
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

  private mutating func reportNotFinite(in column: Int) {
    for row in table.rows.indices where Self.isNotFinite(table.rows[row][column]) {
      problems.append(
        Diagnostic(
          .error, "not-a-number", "'\(table.header[column])' is \(table.rows[row][column]), not a finite number",
          at: table.location(row: row, column: column), hint: "leave the field empty"))
    }
  }

  /// A column of `1,5` and `2` stays text: nobody says which of them are thousands.
  private mutating func reportDecimalCommas(in column: Int) {
    var first: Int?
    for row in table.rows.indices where !table.rows[row][column].isEmpty {
      let text = table.rows[row][column]
      let parts = text.utf8.split(separator: UInt8(ascii: ","), omittingEmptySubsequences: false)
      let isNumber = parts.count <= 2 && text.utf8.count <= 40 && !text.utf8.contains(UInt8(ascii: "."))
      guard isNumber, PlainScalar.number(text.replacing(",", with: ".")) != nil else { return }
      if parts.count == 2, first == nil { first = row }
    }
    guard let first else { return }
    problems.append(
      Diagnostic(
        .warning, "decimal-comma", "the numbers of '\(table.header[column])' have decimal commas and stay text",
        at: table.location(row: first, column: column), hint: "write them with points, or read the table with a mapping"
      ))
  }

  /// The narrowest type that keeps every value of a column: flag, integer, real or (full) date, else text.
  private static func type(of column: Int, in table: CSVTable) -> PropertyType {
    narrowestType(of: table.rows.lazy.map { $0[column] })
  }

  /// The narrowest type that keeps every text; empty ones do not count.
  static func narrowestType(of texts: some Sequence<String>) -> PropertyType {
    var candidates: [PropertyType] = [.flag, .integer, .real, .date]
    var isEmpty = true
    var isFinite = true
    for text in texts {
      if text.isEmpty { continue }
      if isNotFinite(text) {
        isFinite = false
        continue
      }
      isEmpty = false
      candidates.removeAll { value(text, $0) == nil }
      if candidates.isEmpty { return .text }
    }
    // `nan` is a mistake among numbers and a word among everything else.
    let isNumber = candidates[0] == .integer || candidates[0] == .real
    return isEmpty || !isFinite && !isNumber ? .text : candidates[0]
  }

  static func isNotFinite(_ text: String) -> Bool {
    // The first byte decides for nearly all texts; lower-casing them would cost more than reading them.
    guard let first = text.utf8.first, "nNiI+-.".utf8.contains(first) else { return false }
    return ["nan", "inf", "-inf", "+inf", "infinity", "-infinity"].contains(text.lowercased())
      || PlainScalar.isNotFinite(text)
  }

  static func value(_ text: String, _ type: PropertyType) -> PropertyValue? {
    switch type {
    case .flag: text == "true" ? .flag(true) : text == "false" ? .flag(false) : nil
    case .integer: if case .integer(let number)? = PlainScalar.number(text) { .integer(number) } else { nil }
    case .real: PlainScalar.number(text)?.number.map(PropertyValue.real)
    case .date: text.utf8.count >= 7 ? PartialDate(text).map(PropertyValue.date) : nil
    case .text, .list: .text(text)
    }
  }
}
