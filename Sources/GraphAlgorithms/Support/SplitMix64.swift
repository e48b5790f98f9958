/// A counter-based generator: the same seed gives the same numbers on every machine.
///
/// G. L. Steele, D. Lea, C. H. Flood (2014). Fast splittable pseudorandom number generators. OOPSLA.
/// https://doi.org/10.1145/2660193.2660195
struct SplitMix64: RandomNumberGenerator {
  private var counter: UInt64

  init(seed: UInt64) { counter = seed }

  mutating func next() -> UInt64 {
    counter &+= 0x9E37_79B9_7F4A_7C15
    var z = counter
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return z ^ (z >> 31)
  }

  /// A number below `bound`: the upper half of a full product, without a modulo, with a bias below `bound`·2⁻⁶⁴.
  mutating func next(below bound: Int) -> Int {
    Int(next().multipliedFullWidth(by: UInt64(bound)).high)
  }

  /// The numbers 0 ..< `count` in a random order (Fisher–Yates).
  mutating func permutation(_ count: Int) -> [Int32] {
    var order = (0..<Int32(count)).map(\.self)
    for last in stride(from: count - 1, to: 0, by: -1) { order.swapAt(last, next(below: last + 1)) }
    return order
  }
}
