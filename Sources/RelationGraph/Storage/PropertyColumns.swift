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

  /// The same columns with rows taken in the order of `rows`.
  func selecting(_ rows: [Int]) -> PropertyColumns {
    var result = PropertyColumns()
    result.columns = columns.mapValues { $0.selecting(rows) }.filter { !$0.value.isEmpty }
    return result
  }

  var bytes: Int { columns.values.reduce(0) { $0 + $1.bytes } }
}

/// One property: numbers in dense arrays, everything else by row.
///
/// Not an enumeration with payloads: those are copied when they change, and a row set would cost as much as the column.
struct PropertyColumn: Sendable {
  private enum Layout { case integers, reals, mixed }

  private var layout: Layout
  private var integers: [Int] = []
  private var reals: [Double] = []
  /// Which elements of the dense arrays are values.
  private var present: [Bool] = []
  private var mixed: [Int32: PropertyValue] = [:]

  init(for value: PropertyValue) {
    layout =
      switch value {
      case .integer: .integers
      case .real: .reals
      default: .mixed
      }
  }

  subscript(row: Int) -> PropertyValue? {
    get {
      switch layout {
      case .integers: row < present.count && present[row] ? .integer(integers[row]) : nil
      case .reals: row < present.count && present[row] ? .real(reals[row]) : nil
      case .mixed: mixed[Int32(row)]
      }
    }
    set {
      switch (layout, newValue) {
      case (.integers, .integer(let value)):
        Self.store(value, filler: 0, at: row, in: &integers, &present)
      case (.reals, .real(let value)):
        Self.store(value, filler: 0, at: row, in: &reals, &present)
      case (.mixed, _):
        mixed[Int32(row)] = newValue
      case (_, nil):
        if row < present.count { present[row] = false }
      case (_, let value?):
        for row in present.indices { mixed[Int32(row)] = self[row] }
        (layout, integers, reals, present) = (.mixed, [], [], [])
        mixed[Int32(row)] = value
      }
    }
  }

  private static func store<Number>(
    _ value: Number, filler: Number, at row: Int, in values: inout [Number], _ present: inout [Bool]
  ) {
    while values.count <= row {
      values.append(filler)
      present.append(false)
    }
    values[row] = value
    present[row] = true
  }

  var isEmpty: Bool { mixed.isEmpty && !present.contains(true) }

  func selecting(_ rows: [Int]) -> PropertyColumn {
    var result: PropertyColumn? = nil
    for (new, old) in rows.enumerated() {
      guard let value = self[old] else { continue }
      if result == nil { result = PropertyColumn(for: value) }
      result?[new] = value
    }
    return result ?? PropertyColumn(for: .flag(false))
  }

  var bytes: Int {
    (integers.capacity + reals.capacity) * 8 + present.capacity
      + mixed.capacity * (MemoryLayout<PropertyValue>.stride + 8)
  }
}
