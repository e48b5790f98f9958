/// Distinct values and the small number of each, in order of arrival.
struct Pool<Value: Hashable & Sendable>: Sendable {
  private(set) var values: [Value] = []
  private var numbers: [Value: Int32] = [:]

  init(_ values: [Value] = []) {
    for value in values { _ = intern(value) }
  }

  var count: Int { values.count }

  subscript(number: Int32) -> Value { values[Int(number)] }

  func number(of value: Value) -> Int32? { numbers[value] }

  /// The number of a value, a new one where it is new. Complexity: O(1) on average.
  mutating func intern(_ value: Value) -> Int32 {
    if let known = numbers[value] { return known }
    let number = Int32(values.count)
    values.append(value)
    numbers[value] = number
    return number
  }

  mutating func reserveCapacity(_ count: Int) {
    values.reserveCapacity(count)
    numbers.reserveCapacity(count)
  }
}
