/// One property: numbers in dense arrays, everything else as the number of one of its distinct values.
///
/// Not an enumeration with payloads: those are copied when they change, and a row set would cost as much as the column.
package struct PropertyColumn: Sendable {
  private enum Layout { case integers, reals, coded }

  private var layout: Layout
  private var integers: [Int] = []
  private var reals: [Double] = []
  /// Which elements of the dense arrays are values; empty while all are.
  private var present: [Bool] = []
  private var pool = Pool<PropertyValue>()
  /// The number of every row's value in the pool, −1 for none.
  private var codes: [Int32] = []

  init(for value: PropertyValue) {
    layout =
      switch value {
      case .integer: .integers
      case .real: .reals
      default: .coded
      }
  }

  /// An integer a row; `present`: which rows have one, empty for all.
  package init(integers: [Int], present: [Bool] = []) {
    (layout, self.integers, self.present) = (.integers, integers, present)
  }

  /// A number a row; `present`: which rows have one, empty for all.
  package init(reals: [Double], present: [Bool] = []) {
    (layout, self.reals, self.present) = (.reals, reals, present)
  }

  /// The place of every row's value among distinct `values`, −1 for none.
  package init(values: [PropertyValue], codes: [Int32]) {
    (layout, pool, self.codes) = (.coded, Pool(values), codes)
  }

  private var count: Int {
    switch layout {
    case .integers: integers.count
    case .reals: reals.count
    case .coded: codes.count
    }
  }

  private func isPresent(_ row: Int) -> Bool { row < count && (present.isEmpty || present[row]) }

  subscript(row: Int) -> PropertyValue? {
    get {
      switch layout {
      case .integers: isPresent(row) ? .integer(integers[row]) : nil
      case .reals: isPresent(row) ? .real(reals[row]) : nil
      case .coded: row < codes.count && codes[row] >= 0 ? pool[codes[row]] : nil
      }
    }
    set {
      switch (layout, newValue) {
      case (.integers, .integer(let value)):
        extend(to: row)
        if row == integers.count { integers.append(value) } else { integers[row] = value }
        if !present.isEmpty { mark(row, true) }
      case (.reals, .real(let value)):
        extend(to: row)
        if row == reals.count { reals.append(value) } else { reals[row] = value }
        if !present.isEmpty { mark(row, true) }
      case (.coded, let value):
        while codes.count < row { codes.append(-1) }
        let code = value.map { pool.intern($0) } ?? -1
        if row == codes.count { codes.append(code) } else { codes[row] = code }
      case (_, nil):
        if isPresent(row) { mark(row, false) }
      case (_, let value?):
        var coded = PropertyColumn(values: [], codes: [])
        for row in 0..<count { coded[row] = self[row] }
        coded[row] = value
        self = coded
      }
    }
  }

  /// Fills the rows before `row` that there are not yet.
  private mutating func extend(to row: Int) {
    guard count < row else { return }
    if present.isEmpty { present = [Bool](repeating: true, count: count) }
    while count < row {
      if layout == .integers { integers.append(0) } else { reals.append(0) }
      present.append(false)
    }
  }

  private mutating func mark(_ row: Int, _ isThere: Bool) {
    if present.isEmpty { present = [Bool](repeating: true, count: count) }
    if row == present.count { present.append(isThere) } else { present[row] = isThere }
  }

  var isEmpty: Bool {
    layout == .coded ? codes.allSatisfy { $0 < 0 } : count == 0 || !present.isEmpty && !present.contains(true)
  }

  /// How many rows have a value.
  var valueCount: Int {
    layout == .coded ? codes.count { $0 >= 0 } : present.isEmpty ? count : present.count { $0 }
  }

  func selecting(_ rows: [Int32]) -> PropertyColumn {
    func picked<Value>(_ values: [Value], _ filler: Value) -> [Value] {
      rows.map { Int($0) < values.count ? values[Int($0)] : filler }
    }
    switch layout {
    case .coded:
      // Values that no row has any more are forgotten.
      var result = PropertyColumn(values: [], codes: [])
      var newCode = [Int32](repeating: -1, count: pool.count)
      result.codes = picked(codes, -1).map { old in
        guard old >= 0 else { return -1 }
        if newCode[Int(old)] < 0 { newCode[Int(old)] = result.pool.intern(pool[old]) }
        return newCode[Int(old)]
      }
      return result
    case .integers, .reals:
      let isWhole = present.isEmpty && rows.allSatisfy { $0 < count }
      let present = isWhole ? [] : rows.map { isPresent(Int($0)) }
      return layout == .integers
        ? PropertyColumn(integers: picked(integers, 0), present: present)
        : PropertyColumn(reals: picked(reals, 0), present: present)
    }
  }

  /// The value of every row as a number, 1 where it has none; `nil` where a value is no number.
  package func numbers(count rows: Int) -> [Double]? {
    switch layout {
    case .integers: (0..<rows).map { isPresent($0) ? Double(integers[$0]) : 1 }
    case .reals: present.isEmpty && reals.count == rows ? reals : (0..<rows).map { isPresent($0) ? reals[$0] : 1 }
    case .coded: nil
    }
  }

  var bytes: Int {
    (integers.capacity + reals.capacity) * 8 + present.capacity + codes.capacity * 4
      + pool.count * (MemoryLayout<PropertyValue>.stride + 8)
  }
}
