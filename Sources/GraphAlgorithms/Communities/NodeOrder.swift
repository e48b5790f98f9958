/// Seeded choices of nodes, the same on every machine.
enum NodeOrder {
  /// The order in which a search visits nodes: a permutation of 0 ..< `count` (Fisher–Yates).
  static func shuffled(_ count: Int, using random: inout SplitMix64) -> [Int32] {
    var order = (0..<Int32(count)).map(\.self)
    for last in stride(from: count - 1, to: 0, by: -1) {
      order.swapAt(last, number(below: last + 1, using: &random))
    }
    return order
  }

  /// The upper half of a full product: no modulo, a bias below `bound`·2⁻⁶⁴.
  static func number(below bound: Int, using random: inout SplitMix64) -> Int {
    Int(random.next().multipliedFullWidth(by: UInt64(bound)).high)
  }
}
