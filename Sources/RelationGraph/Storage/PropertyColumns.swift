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
      for key in columns.keys where newValue[key] == nil { columns[key]![row] = nil }
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
enum PropertyColumn: Sendable {
  case integers([Int], present: [Bool])
  case reals([Double], present: [Bool])
  case mixed([Int32: PropertyValue])

  init(for value: PropertyValue) {
    switch value {
    case .integer: self = .integers([], present: [])
    case .real: self = .reals([], present: [])
    default: self = .mixed([:])
    }
  }

  subscript(row: Int) -> PropertyValue? {
    get {
      switch self {
      case .integers(let values, let present):
        row < present.count && present[row] ? .integer(values[row]) : nil
      case .reals(let values, let present):
        row < present.count && present[row] ? .real(values[row]) : nil
      case .mixed(let values): values[Int32(row)]
      }
    }
    set {
      switch (self, newValue) {
      case (.integers(var values, var present), .integer(let value)):
        self = .mixed([:])
        Self.store(value, filler: 0, at: row, in: &values, &present)
        self = .integers(values, present: present)
      case (.reals(var values, var present), .real(let value)):
        self = .mixed([:])
        Self.store(value, filler: 0, at: row, in: &values, &present)
        self = .reals(values, present: present)
      case (.integers(let values, var present), nil):
        if row < present.count { present[row] = false }
        self = .integers(values, present: present)
      case (.reals(let values, var present), nil):
        if row < present.count { present[row] = false }
        self = .reals(values, present: present)
      case (.mixed(var values), let value):
        self = .integers([], present: [])
        values[Int32(row)] = value
        self = .mixed(values)
      case (_, let value?):
        var values: [Int32: PropertyValue] = [:]
        for row in 0..<rowBound { values[Int32(row)] = self[row] }
        values[Int32(row)] = value
        self = .mixed(values)
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

  private var rowBound: Int {
    switch self {
    case .integers(_, let present), .reals(_, let present): present.count
    case .mixed(let values): values.keys.max().map { Int($0) + 1 } ?? 0
    }
  }

  var isEmpty: Bool {
    switch self {
    case .integers(_, let present), .reals(_, let present): !present.contains(true)
    case .mixed(let values): values.isEmpty
    }
  }

  func selecting(_ rows: [Int]) -> PropertyColumn {
    var result: PropertyColumn? = nil
    for (new, old) in rows.enumerated() {
      guard let value = self[old] else { continue }
      if result == nil { result = PropertyColumn(for: value) }
      result![new] = value
    }
    return result ?? .mixed([:])
  }

  var bytes: Int {
    switch self {
    case .integers(let values, let present): values.capacity * 8 + present.capacity
    case .reals(let values, let present): values.capacity * 8 + present.capacity
    case .mixed(let values): values.capacity * (MemoryLayout<PropertyValue>.stride + 8)
    }
  }
}
