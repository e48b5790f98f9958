import RelationGraph

/// The properties of nodes or relations as columns, each with the type that all its values have.
struct ColumnarProperties {
  struct Column {
    var key: String
    var field: ColumnarTable.Field
  }

  let columns: [Column]

  /// - Parameters:
  ///   - keys: of all properties, in the order of the columns.
  ///   - reserved: the columns that mean something else.
  init(_ keys: [String], of rows: some Sequence<[String: PropertyValue]>, reserved: [String]) {
    var types: [String: Set<PropertyType>] = [:]
    var partial: Set<String> = []
    for row in rows {
      for (key, value) in row {
        types[key, default: []].insert(value.type)
        if case .date(let date) = value, !Self.isDay(date) { partial.insert(key) }
      }
    }
    columns = keys.compactMap { key in
      guard DataPackage.isName(key), let found = types[key] else { return nil }
      var field = ColumnarTable.Field(name: DataPackage.property(key, of: reserved))
      switch found {
      case [.integer]: field.type = .integer
      case [.real], [.integer, .real]: field.type = .number
      case [.flag]: field.type = .boolean
      case [.list]: field.type = .array
      case [.date] where !partial.contains(key): field.type = .date
      case [.date]: field.isPartialDate = true
      default: field.type = .string
      }
      return Column(key: key, field: field)
    }
  }

  /// Whether programs for tables know it as a date: a day since the year 1, without doubt.
  private static func isDay(_ date: PartialDate) -> Bool {
    date.day != nil && date.year > 0 && !date.isApproximate && !date.isUncertain
  }

  /// The value as a field; an integer in a column of numbers has no point.
  static func field(_ value: PropertyValue) -> String {
    switch value {
    case .list: JSONText.value(value)
    case .real(let number): JSONText.real(number)
    default: DataPackage.cleaned(value.text)
    }
  }

  /// Adds the fields of one row, and to its record the values that they do not say exactly.
  func add(_ properties: [String: PropertyValue], to row: inout ColumnarRow) {
    var exact: [(String, String?)] = []
    var count = 0
    for column in columns {
      guard let value = properties[column.key] else {
        row.add("")
        continue
      }
      count += 1
      let field = Self.field(value)
      row.add(field)
      if Self.value(field, column.field) != value { exact.append((column.key, JSONText.value(value))) }
    }
    if count < properties.count {
      let known = Set(columns.map(\.key))
      for (key, value) in properties.sorted(by: { $0.key.precedes($1.key) }) where !known.contains(key) {
        exact.append((key, JSONText.value(value)))
      }
    }
    if !exact.isEmpty { row.record(JSONText.object(exact), as: "properties") }
  }

  /// What a field says in a column of this type; `nil` for nothing, and for what the type does not know.
  static func value(_ field: String, _ column: ColumnarTable.Field) -> PropertyValue? {
    guard !field.isEmpty else { return nil }
    switch column.type {
    case .string: return column.isPartialDate ? PartialDate(field).map(PropertyValue.date) : .text(field)
    case .integer: return Int(field).map(PropertyValue.integer) ?? whole(field)
    case .number:
      if let number = Int(field), field != "-0" { return .integer(number) }
      return Double(field).flatMap { $0.isFinite ? .real($0) : nil }
    case .boolean:
      switch field.lowercased() {
      case "true", "1": return .flag(true)
      case "false", "0": return .flag(false)
      default: return nil
      }
    case .date: return PartialDate(field).map(PropertyValue.date)
    case .array: return StoredJSON.list(field)
    case .object: return .text(field)
    }
  }

  /// Programs that know no missing integers write them as reals.
  private static func whole(_ field: String) -> PropertyValue? {
    Double(field).flatMap { Int(exactly: $0) }.map(PropertyValue.integer)
  }
}
