/// The properties of all rows of a table, a column a key, which exists only where it is used.
struct PropertyColumns: Sendable {
  private var columns: [String: PropertyColumn] = [:]

  var isEmpty: Bool { columns.isEmpty }

  /// All keys, by UTF-8.
  var keys: [String] { columns.keys.sorted { $0.precedes($1) } }

  subscript(row: Int, key: String) -> PropertyValue? { columns[key]?[row] }

  subscript(row: Int) -> [String: PropertyValue] {
    get {
      var values: [String: PropertyValue] = [:]
      for (key, column) in columns {
        if let value = column[row] { values[key] = value }
      }
      return values
    }
    set {
      // The keys are copied: held by the loop, the dictionary would be copied with all its columns by every change.
      for key in Array(columns.keys) where newValue[key] == nil && columns[key]?[row] != nil {
        columns[key]?[row] = nil
      }
      for (key, value) in newValue { columns[key, default: PropertyColumn(for: value)][row] = value }
    }
  }

  func column(_ key: String) -> PropertyColumn? { columns[key] }

  /// Adds a column of values for the first rows; the key must be new.
  mutating func insert(_ column: PropertyColumn, for key: String) { if !column.isEmpty { columns[key] = column } }

  /// The same columns with rows taken in the order of `rows`.
  func selecting(_ rows: [Int32]) -> PropertyColumns {
    var result = PropertyColumns()
    result.columns = columns.mapValues { $0.selecting(rows) }.filter { !$0.value.isEmpty }
    return result
  }

  var bytes: Int { columns.values.reduce(0) { $0 + $1.bytes } }
}
