import GraphFormats
import RelationGraph

/// The periods in which facts hold, each once, as day numbers that a script needs only to compare.
///
/// A period is written `[text, words, a, b, c, d]`: it starts at the earliest on day `a` and at the latest on day `b`, and ends
/// at the earliest on day `c` and at the latest on day `d`. At a moment somewhere from day `first` to day `last` the fact
///
/// - is *not* there if `a > last` or `d < first`;
/// - is *certainly* there if `b ≤ first`, `c ≥ last`, and the moment itself is not in doubt;
/// - is *possibly* there otherwise.
///
/// That is ``Validity/contains(_:)``. An open bound lies before or after all days; one that is unknown or in doubt may be
/// anywhere between, and so is never certain.
struct TwinPeriods {
  /// A day before, and after, all that a ``PartialDate`` can hold.
  static let before = -4_000_000
  static let after = 4_000_000

  private(set) var items: [String] = []
  private var numbers: [Validity: Int] = [:]
  /// The first and the last year of any date.
  private(set) var years: ClosedRange<Int>?

  /// The place of a period in the list, or `nil` where nothing is known.
  mutating func number(of validity: Validity) -> Int? {
    guard validity != .unknown else { return nil }
    if let number = numbers[validity] { return number }
    let number = items.count
    numbers[validity] = number
    let days = Self.days(of: validity)
    items.append(
      JSONText.array(
        [JSONText.string(validity.description), JSONText.string(validity.phrase)]
          + [days.start.earliest, days.start.latest, days.end.earliest, days.end.latest].map(String.init)))
    for date in [validity.start.date, validity.end.date].compactMap(\.self) {
      let known = years ?? date.year...date.year
      years = min(known.lowerBound, date.year)...max(known.upperBound, date.year)
    }
    return number
  }

  typealias Span = (earliest: Int, latest: Int)

  /// The days between which the two ends lie.
  static func days(of validity: Validity) -> (start: Span, end: Span) {
    let start: Span =
      switch validity.start {
      case .open: (before, before)
      case .unknown: (before, after)
      case .date(let date): (date.days.lowerBound, date.isUncertain ? after : date.days.upperBound)
      }
    let end: Span =
      switch validity.end {
      case .open: (after, after)
      case .unknown: (before, after)
      case .date(let date): (date.isUncertain ? before : date.days.lowerBound, date.days.upperBound)
      }
    return (start, end)
  }

  /// The moments that the slider stops at: every month, or every year where that would be more than 1200 stops.
  ///
  /// A year before the first date and one after the last show that nothing begins earlier and what still holds.
  var stops: [String] {
    guard let years else { return [] }
    let range = (years.lowerBound - 1...years.upperBound + 1).clamped(to: PartialDate.years)
    let isMonthly = range.count <= 100
    return range.flatMap { year -> [String] in
      let months: [Int?] = isMonthly ? (1...12).map(Optional.some) : [nil]
      return months.compactMap { PartialDate(year: year, month: $0)?.description }
    }
  }
}
