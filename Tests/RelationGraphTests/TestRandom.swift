import RelationGraph

/// A linear congruential generator with a mixed output: the same numbers everywhere.
struct TestRandom: RandomNumberGenerator {
  private var state: UInt64

  init(seed: UInt64) { state = seed &* 0x9E37_79B9_7F4A_7C15 &+ 1 }

  mutating func next() -> UInt64 {
    state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
    var mixed = state ^ (state >> 33)
    mixed = mixed &* 0xFF51_AFD7_ED55_8CCD
    return mixed ^ (mixed >> 29)
  }

  /// A date of any precision in a few years, often approximate or uncertain.
  mutating func date(in years: ClosedRange<Int>) -> PartialDate {
    while true {
      let precision = Int.random(in: 1...3, using: &self)
      let date = PartialDate(
        year: Int.random(in: years, using: &self),
        month: precision > 1 ? Int.random(in: 1...12, using: &self) : nil,
        day: precision > 2 ? Int.random(in: 1...31, using: &self) : nil,
        isApproximate: Int.random(in: 0..<4, using: &self) == 0,
        isUncertain: Int.random(in: 0..<4, using: &self) == 0)
      if let date { return date }
    }
  }
}
