import RelationGraph

/// When something held, in days, with what is not exactly known at either end.
struct TimeSpan: Hashable {
  enum End: Hashable {
    /// The first and the last day that it may be.
    case days(ClosedRange<Int>)
    /// There is none.
    case open
    /// Nobody says.
    case unknown
  }

  var start: End
  var end: End
  /// Whether it is one date: something that happened within it.
  var isMoment: Bool
  /// Whether a date itself is in doubt.
  var isDoubtful: Bool

  /// `nil` where neither end has a date.
  init?(_ validity: Validity) {
    func end(_ bound: DateBound) -> End {
      switch bound {
      case .date(let date): .days(date.days)
      case .open: .open
      case .unknown: .unknown
      }
    }
    guard validity.start.date != nil || validity.end.date != nil else { return nil }
    start = end(validity.start)
    self.end = end(validity.end)
    isMoment = validity.start.date != nil && validity.start == validity.end
    isDoubtful = [validity.start.date, validity.end.date].contains { $0?.isUncertain ?? false }
  }

  /// Whether it certainly goes on past the ends of an axis: without an end there, or with one beyond it.
  func goesOn(past days: ClosedRange<Int>) -> (start: Bool, end: Bool) {
    func isBeyond(_ end: End, _ test: (ClosedRange<Int>) -> Bool) -> Bool {
      switch end {
      case .open: true
      case .unknown: false
      case .days(let own): !isMoment && test(own)
      }
    }
    return (
      isBeyond(start) { $0.upperBound < days.lowerBound }, isBeyond(end) { $0.lowerBound > days.upperBound }
    )
  }

  /// The first day that is told, and the last.
  var days: ClosedRange<Int> {
    var all: [Int] = []
    for case .days(let days) in [start, end] { all += [days.lowerBound, days.upperBound] }
    let least = all.min() ?? 0
    return least...max(least, all.max() ?? least)
  }

  /// Whether any day of it can lie in a range; open and unknown ends reach as far as one likes.
  func touches(_ range: ClosedRange<Int>) -> Bool {
    if case .days(let days) = start, days.lowerBound > range.upperBound { return false }
    if case .days(let days) = end, days.upperBound < range.lowerBound { return false }
    return true
  }
}
