import RelationGraph

/// A time of Wikidata as a date, as far as there is one for it.
struct WikidataTime {
  /// `nil` for decades, centuries and longer, and for times that are further away than dates reach.
  private(set) var date: PartialDate?
  /// What the time says, for those that are no date.
  private(set) var text: String
  /// Whether it was converted from the Julian calendar.
  private(set) var isJulian = false
  /// Whether hours, minutes or seconds are left out.
  private(set) var isCut = false

  /// - Parameters:
  ///   - time: `+1952-03-11T00:00:00Z`; years before our era have no year 0: `-0044` is 44 BCE.
  ///   - precision: 11 a day, 10 a month, 9 a year, 8 a decade, 7 a century, 6 a millennium.
  ///   - before: how many units of the precision it may be earlier, and `after` later.
  ///   - calendar: the item of the calendar; days of the Julian one are converted.
  init?(_ time: String, precision: Int, before: Int = 0, after: Int = 0, calendar: String = "") {
    guard let (year, month, day) = Self.parts(time) else { return nil }
    text = Self.text(time, year, precision)
    if before != 0 || after != 0 { text += " (−\(before)/+\(after))" }
    guard year != 0, (-9999...9999).contains(year), (9...14).contains(precision) else { return }
    // A date widens by one unit at either side; wider ranges stay text.
    guard (0...1).contains(before), (0...1).contains(after) else { return }
    var (astronomical, month2, day2) = (year < 0 ? year + 1 : year, month, day)
    if calendar.hasSuffix("Q1985786"), precision >= 11 {
      guard (1...12).contains(month), (1...31).contains(day) else { return }
      (astronomical, month2, day2) = Self.gregorian(astronomical, month, day)
      isJulian = true
    }
    isCut = precision > 11
    date = PartialDate(
      year: astronomical, month: precision > 9 ? month2 : nil, day: precision > 10 ? day2 : nil,
      isApproximate: before + after > 0)
  }

  private static func parts(_ time: String) -> (year: Int, month: Int, day: Int)? {
    var rest = Substring(time)
    var isNegative = false
    if let sign = rest.first, sign == "+" || sign == "-" {
      isNegative = sign == "-"
      rest = rest.dropFirst()
    }
    guard let end = rest.firstIndex(of: "T") else { return nil }
    let parts = rest[..<end].split(separator: "-", omittingEmptySubsequences: false)
    guard parts.count == 3, parts.allSatisfy({ $0.utf8.allSatisfy { (0x30...0x39).contains($0) } }),
      let year = Int(parts[0]), let month = Int(parts[1]), let day = Int(parts[2]), (0...12).contains(month),
      (0...31).contains(day)
    else { return nil }
    return (isNegative ? -year : year, month, day)
  }

  private static func text(_ time: String, _ year: Int, _ precision: Int) -> String {
    let era = year < 0 ? " BCE" : ""
    let number = Int(year.magnitude)
    func span(_ length: Int, _ word: String) -> String { "\(word) \((max(number, 1) - 1) / length + 1)\(era)" }
    switch precision {
    case 8: return "\(number / 10 * 10)s\(era)"
    case 7: return span(100, "century")
    case 6: return span(1000, "millennium")
    default: return "\(time), precision \(precision)"
    }
  }

  /// A day of the Julian calendar in the Gregorian one, by the number of the day (Richards 2013).
  private static func gregorian(_ year: Int, _ month: Int, _ day: Int) -> (Int, Int, Int) {
    func floored(_ a: Int, _ b: Int) -> Int { a >= 0 ? a / b : -((-a + b - 1) / b) }
    let shift = (14 - month) / 12
    let y = year + 4800 - shift
    let m = month + 12 * shift - 3
    let number = day + (153 * m + 2) / 5 + 365 * y + floored(y, 4) - 32083
    let a = number + 32044
    let b = floored(4 * a + 3, 146_097)
    let c = a - floored(146_097 * b, 4)
    let d = (4 * c + 3) / 1461
    let e = c - 1461 * d / 4
    let n = (5 * e + 2) / 153
    return (100 * b + d - 4800 + n / 10, n + 3 - 12 * (n / 10), e - (153 * n + 2) / 5 + 1)
  }
}
