import RelationGraph

/// Numbers of one column; whole until the first that is not.
struct NumberColumn {
  private var integers: [Int] = []
  private var reals: [Double] = []
  private var isReal = false
  /// Which rows have one; empty while all do.
  private var present: [Bool] = []
  private(set) var count = 0

  mutating func reserveCapacity(_ count: Int) { integers.reserveCapacity(count) }

  /// Adds the number of a field, or none where that is empty; `false` where it has something else.
  mutating func append(_ bytes: UnsafeBufferPointer<UInt8>, _ range: Range<Int>) -> Bool {
    var value = NumberField.Value.integer(0)
    if range.isEmpty {
      if present.isEmpty { present = [Bool](repeating: true, count: count) }
      present.append(false)
    } else {
      value = NumberField.read(bytes, range)
      if !present.isEmpty { present.append(true) }
    }
    count += 1
    switch value {
    case .none: return false
    case .integer(let value): if isReal { reals.append(Double(value)) } else { integers.append(value) }
    case .real(let value):
      if !isReal {
        reals = integers.map(Double.init)
        reals.reserveCapacity(integers.capacity)
        (isReal, integers) = (true, [])
      }
      reals.append(value)
    }
    return true
  }

  /// One column of all parts.
  static func joined(_ parts: [NumberColumn]) -> TableColumn {
    let isWhole = parts.allSatisfy(\.present.isEmpty)
    let present =
      isWhole ? [] : parts.flatMap { $0.present.isEmpty ? [Bool](repeating: true, count: $0.count) : $0.present }
    if parts.contains(where: \.isReal) {
      return .reals(parts.flatMap { $0.isReal ? $0.reals : $0.integers.map(Double.init) }, present: present)
    }
    return .integers(parts.flatMap(\.integers), present: present)
  }
}
