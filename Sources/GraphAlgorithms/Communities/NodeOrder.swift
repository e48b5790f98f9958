/// The order in which a search visits nodes: a seeded permutation, the same on every machine.
enum NodeOrder {
  /// All permutations of 0 ..< `count` alike (Fisher–Yates, with the upper half of a full product, so without modulo).
  static func shuffled(_ count: Int, using random: inout SplitMix64) -> [Int32] {
    var order = (0..<Int32(count)).map(\.self)
    for last in stride(from: count - 1, to: 0, by: -1) {
      order.swapAt(last, Int(random.next().multipliedFullWidth(by: UInt64(last + 1)).high))
    }
    return order
  }
}
