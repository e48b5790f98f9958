/// How many sets each source is in, of a sequence of ``SourceSet``: all sources are counted at once.
///
/// The counts stand upright: a set is a binary digit of all of them. Two sets of one weight wait until a third comes, so that every
/// set added costs one addition of digits on average and no carry runs on.
struct SourceCounts {
  /// By digit: its value, and a set of its weight that waits where ``waiting`` has this bit.
  private var digits: [SourceSet] = []
  private var pending: [SourceSet] = []
  private var waiting: UInt64 = 0

  @inline(__always)
  mutating func add(_ set: SourceSet) {
    var carry = set
    var digit = 0
    while waiting &>> UInt64(digit) & 1 != 0 {
      (digits[digit], carry) = SourceSet.sum(digits[digit], pending[digit], carry)
      waiting ^= 1 &<< UInt64(digit)
      digit &+= 1
    }
    if digit == digits.count {
      digits.append(.empty)
      pending.append(.empty)
    }
    pending[digit] = carry
    waiting |= 1 &<< UInt64(digit)
  }

  /// In how many sets a source was.
  func count(of source: Int) -> Int {
    var count = 0
    for digit in digits.indices {
      let waits = waiting &>> UInt64(digit) & 1 != 0 && pending[digit].contains(source)
      count += ((digits[digit].contains(source) ? 1 : 0) + (waits ? 1 : 0)) << digit
    }
    return count
  }

  mutating func removeAll() {
    for digit in digits.indices { digits[digit] = .empty }
    waiting = 0
  }
}
