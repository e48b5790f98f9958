/// Strengths as whole numbers, up to a common power of two.
///
/// Sums of whole numbers below 2⁵³ are exact, so that a sum has the same bits in any order, taking a node out of a community
/// restores what was before it came in, and equal gains compare as equal.
struct WholeStrengths {
  /// Whole numbers whose sum is at most 2⁵¹.
  let values: [Double]
  /// The values are the strengths times two to this power: 0 for strengths that are whole numbers already.
  let exponent: Int

  /// Rounds to 2⁻⁵¹ of a bound of the total, a relative change that no result shows.
  ///
  /// - Parameter strengths: finite, not negative.
  init(_ strengths: [Double]) {
    let largest = strengths.max() ?? 0
    let limit = 0x1p51
    let isWhole =
      largest <= limit / Double(max(1, strengths.count)) && strengths.allSatisfy { $0 == $0.rounded(.towardZero) }
    guard largest > 0, !isWhole else {
      values = strengths
      exponent = 0
      return
    }
    // largest < 2^(exponent + 1) and count ≤ 2^bits, so that the total stays below 2^51.
    let bits = Int.bitWidth - (strengths.count - 1).leadingZeroBitCount
    let shift = 50 - bits - Int(largest.exponent)
    exponent = shift
    values = strengths.map { Double(sign: .plus, exponent: shift, significand: $0).rounded() }
  }
}
