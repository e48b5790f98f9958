import RelationGraph

/// The first and the last day that a partial date may stand for, as ISO 8601 writes days.
enum DaySpan {
  static func of(_ date: PartialDate) -> (earliest: String, latest: String) {
    let days = date.days
    return (text(days.lowerBound), text(days.upperBound))
  }

  /// - Parameter ordinal: a day counted from 0000-03-01 (Hinnant's civil-day arithmetic).
  private static func text(_ ordinal: Int) -> String {
    let era = (ordinal >= 0 ? ordinal : ordinal - 146_096) / 146_097
    let dayOfEra = ordinal - era * 146_097
    let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
    let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let shifted = (5 * dayOfYear + 2) / 153
    let day = dayOfYear - (153 * shifted + 2) / 5 + 1
    let month = shifted < 10 ? shifted + 3 : shifted - 9
    let year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0)
    return (year < 0 ? "-" : "") + padded(Int(year.magnitude), 4) + "-" + padded(month, 2) + "-" + padded(day, 2)
  }

  private static func padded(_ number: Int, _ width: Int) -> String {
    let digits = String(number)
    return String(repeating: "0", count: max(0, width - digits.count)) + digits
  }
}
