/// A calendar date as far as it is known: `2023`, `2023-05`, `2023-05-31`, each with `~` (approximate), `?` (uncertain)
/// or `%` (both) behind it.
///
/// A subset of the Extended Date/Time Format, ISO 8601-2:2019, level 1. The calendar is the proleptic Gregorian one, without
/// time zones. A partial date stands for *one unknown day* in a span:
///
/// - `2023-05` is some day from 2023-05-01 to 2023-05-31.
/// - `~` widens the span by one unit of its own precision on either side: `2023~` is some day of 2022…2024.
/// - `?` says that the statement itself is in doubt: no comparison with it is ever ``Certainty/certainly``.
///
/// ```swift
/// PartialDate("2023-05")!.precedes(PartialDate("2023-06-01")!)   // .certainly
/// PartialDate("2023")!.precedes(PartialDate("2023-06")!)         // .possibly
/// ```
public struct PartialDate: Hashable, Sendable {
  public let year: Int
  public let month: Int?
  public let day: Int?
  public let isApproximate: Bool
  public let isUncertain: Bool

  /// The years that are accepted.
  public static let years = -9999...9999

  /// Creates a date; `nil` if there is no such day.
  public init?(year: Int, month: Int? = nil, day: Int? = nil, isApproximate: Bool = false, isUncertain: Bool = false) {
    guard Self.years.contains(year), month.map((1...12).contains) ?? (day == nil) else { return nil }
    if let month, let day, !(1...CalendarDay.length(ofMonth: month, year: year)).contains(day) { return nil }
    self.year = year
    self.month = month
    self.day = day
    self.isApproximate = isApproximate
    self.isUncertain = isUncertain
  }

  /// The days that this date may stand for, counted from 0000-03-01.
  package var days: ClosedRange<Int> {
    guard isApproximate else { return exactDays }
    switch (month, day) {
    case (let month?, let day?):
      let ordinal = CalendarDay.ordinal(year, month, day)
      return ordinal - 1...ordinal + 1
    case (let month?, nil):
      let first = CalendarDay.shifted(year: year, month: month, by: -1)
      let last = CalendarDay.shifted(year: year, month: month, by: 1)
      return CalendarDay.ordinal(first.year, first.month, 1)...CalendarDay.lastDay(year: last.year, month: last.month)
    default:
      return CalendarDay.ordinal(year - 1, 1, 1)...CalendarDay.lastDay(year: year + 1, month: 12)
    }
  }

  private var exactDays: ClosedRange<Int> {
    switch (month, day) {
    case (let month?, let day?):
      let ordinal = CalendarDay.ordinal(year, month, day)
      return ordinal...ordinal
    case (let month?, nil):
      return CalendarDay.ordinal(year, month, 1)...CalendarDay.lastDay(year: year, month: month)
    default:
      return CalendarDay.ordinal(year, 1, 1)...CalendarDay.lastDay(year: year, month: 12)
    }
  }

  /// Does this day lie before `other`?
  public func precedes(_ other: PartialDate) -> Certainty {
    let mine = days
    let theirs = other.days
    if mine.lowerBound >= theirs.upperBound { return .not }
    let isCertain = mine.upperBound < theirs.lowerBound && !isUncertain && !other.isUncertain
    return isCertain ? .certainly : .possibly
  }
}

/// Days of the proleptic Gregorian calendar as integers (Hinnant's civil-day arithmetic).
enum CalendarDay {
  static func isLeap(_ year: Int) -> Bool { year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) }

  static func length(ofMonth month: Int, year: Int) -> Int {
    switch month {
    case 2: isLeap(year) ? 29 : 28
    case 4, 6, 9, 11: 30
    default: 31
    }
  }

  static func ordinal(_ year: Int, _ month: Int, _ day: Int) -> Int {
    let y = month <= 2 ? year - 1 : year
    let era = (y >= 0 ? y : y - 399) / 400
    let yearOfEra = y - era * 400
    let dayOfYear = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1
    return era * 146_097 + yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear
  }

  static func lastDay(year: Int, month: Int) -> Int {
    ordinal(year, month, length(ofMonth: month, year: year))
  }

  static func shifted(year: Int, month: Int, by months: Int) -> (year: Int, month: Int) {
    let index = year * 12 + (month - 1) + months
    let newYear = index >= 0 ? index / 12 : (index - 11) / 12
    return (newYear, index - newYear * 12 + 1)
  }
}
