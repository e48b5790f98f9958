import RelationGraph

/// Rows that are made whenever somebody asks for one, on any thread.
struct RowList<Element>: RandomAccessCollection, Sendable {
  let count: Int
  private let make: @Sendable (Int) -> Element

  init(_ count: Int, _ make: @escaping @Sendable (Int) -> Element) { (self.count, self.make) = (count, make) }

  init(_ rows: [Element]) where Element: Sendable { self.init(rows.count) { rows[$0] } }

  var startIndex: Int { 0 }
  var endIndex: Int { count }
  subscript(index: Int) -> Element { make(index) }

  /// The same rows as something else, made when that is asked for.
  func mapped<Other>(_ transform: @escaping @Sendable (Int, Element) -> Other) -> RowList<Other> {
    RowList<Other>(count) { transform($0, make($0)) }
  }

  /// What all rows say together: several threads look at a stretch of rows each, and `merge` puts the stretches together in their order.
  func reduced<Result: Sendable>(
    _ initial: Result, _ row: @Sendable (inout Result, Element) -> Void, merge: (inout Result, Result) -> Void
  ) -> Result {
    let size = 1 << 13
    let parts = (count + size - 1) / size
    guard parts > 1 else {
      var result = initial
      for element in self { row(&result, element) }
      return result
    }
    var results = [Result](repeating: initial, count: parts)
    results.withUnsafeMutableBufferPointer { results in
      let results = SharedMemory(results)
      Parallelism.forEach(parts) { part in
        var result = initial
        for index in part * size..<Swift.min(count, (part + 1) * size) { row(&result, make(index)) }
        results.base[part] = result
      }
    }
    var result = results[0]
    for part in 1..<parts { merge(&result, results[part]) }
    return result
  }

  /// Whether a row passes the test; once one is found, no more stretches are looked at.
  func hasRow(where test: @Sendable (Element) -> Bool) -> Bool {
    let size = 1 << 16
    var start = 0
    while start < count {
      let stretch = RowList(Swift.min(size, count - start)) { [start, make] in make(start + $0) }
      if stretch.reduced(false, { $0 = $0 || test($1) }, merge: { $0 = $0 || $1 }) { return true }
      start += size
    }
    return false
  }
}
