/// A column of small integers, which takes no memory as long as all are alike.
package struct SharedColumn<Element: FixedWidthInteger & Sendable>: Sendable {
  package private(set) var count = 0
  /// The value of every row while ``dense`` is empty.
  package private(set) var common: Element = 0
  /// The value of every row, once two rows differ.
  package private(set) var dense: [Element] = []

  package init() {}

  package init(_ value: Element, count: Int) { (common, self.count) = (value, count) }

  package init(_ values: [Element]) {
    count = values.count
    if let first = values.first, values.allSatisfy({ $0 == first }) { common = first } else { dense = values }
  }

  /// Whether all rows are alike.
  package var isUniform: Bool { dense.isEmpty }

  @inline(__always)
  package func number(at row: Int) -> Element { dense.isEmpty ? common : dense[row] }

  subscript(row: Int) -> Element {
    get { dense.isEmpty ? common : dense[row] }
    set {
      if dense.isEmpty {
        if newValue == common { return }
        dense = [Element](repeating: common, count: count)
      }
      dense[row] = newValue
    }
  }

  package mutating func append(_ value: Element) {
    if dense.isEmpty {
      if count == 0 { common = value }
      if value == common {
        count += 1
        return
      }
      dense = [Element](repeating: common, count: count)
    }
    dense.append(value)
    count += 1
  }

  func selecting(_ rows: [Int32]) -> SharedColumn {
    if dense.isEmpty { return SharedColumn(common, count: rows.count) }
    return SharedColumn(rows.map { dense[Int($0)] })
  }

  /// How often each of 0 ..< size occurs.
  func tally(_ size: Int) -> [Int] {
    var counts = [Int](repeating: 0, count: size)
    if dense.isEmpty, count > 0 { counts[Int(common)] = count }
    for value in dense { counts[Int(value)] += 1 }
    return counts
  }

  /// The same with every value replaced by the one at its place in `values`.
  func mapped(by values: [Element]) -> SharedColumn {
    if count == 0 || values.indices.allSatisfy({ Int(values[$0]) == $0 }) { return self }
    if dense.isEmpty { return SharedColumn(values[Int(common)], count: count) }
    return SharedColumn(dense.map { values[Int($0)] })
  }

  var bytes: Int { dense.capacity * MemoryLayout<Element>.stride }
}
