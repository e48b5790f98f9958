import OrderedCollections

/// Distinct values and the small number of each, in order of arrival.
struct Pool<Value: Hashable & Sendable>: Sendable {
  private(set) var values: OrderedSet<Value>

  init(_ values: [Value] = []) { self.values = OrderedSet(values) }

  var count: Int { values.count }

  subscript(number: Int32) -> Value { values[Int(number)] }

  func number(of value: Value) -> Int32? { values.firstIndex(of: value).map(Int32.init) }

  /// The number of a value, a new one where it is new. Complexity: O(1) on average.
  mutating func intern(_ value: Value) -> Int32 { Int32(values.append(value).index) }

  mutating func reserveCapacity(_ count: Int) { values.reserveCapacity(count) }
}
