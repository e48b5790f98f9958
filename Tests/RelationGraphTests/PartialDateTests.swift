import Foundation
import RelationGraph
import Testing

@Suite("Partial dates")
struct PartialDateTests {
  /// The days of 1895 to 1909 (1900 is no leap year) and of the years round zero, in order, by plain counting.
  static let calendar: [(year: Int, month: Int, day: Int)] = {
    var days: [(Int, Int, Int)] = []
    for year in Array(-9...9) + Array(1895...1909) {
      let isLeap = year % 400 == 0 || (year % 4 == 0 && year % 100 != 0)
      for (index, length) in [31, isLeap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31].enumerated() {
        for day in 1...length { days.append((year, index + 1, day)) }
      }
    }
    return days
  }()

  /// The verifier: numbers in the calendar of the days that a date may stand for.
  static func days(of date: PartialDate) -> [Int] {
    let exact = calendar.indices.filter {
      let day = calendar[$0]
      return day.year == date.year && (date.month ?? day.month) == day.month && (date.day ?? day.day) == day.day
    }
    guard date.isApproximate, let first = exact.first, let last = exact.last else { return exact }
    func unit(of index: Int) -> [Int] {
      let day = calendar[index]
      if date.day != nil { return [index] }
      return calendar.indices.filter {
        calendar[$0].year == day.year && (date.month == nil || calendar[$0].month == day.month)
      }
    }
    return unit(of: first - 1) + exact + unit(of: last + 1)
  }

  @Test(arguments: [
    "2023", "2023-05", "2023-05-31", "2024-02-29", "2000-02-29", "0000", "-0044-03-15", "9999-12-31", "-9999", "2023~",
    "2023-05?", "2023-05-31%", "0009-01",
  ])
  func textReadsBack(text: String) throws {
    let date = try #require(PartialDate(text))
    #expect(date.description == text)
    #expect(PartialDate(date.description) == date)
    let coded = try JSONDecoder().decode([PartialDate].self, from: JSONEncoder().encode([date]))
    #expect(coded == [date])
  }

  @Test("random dates read back", arguments: 0..<4)
  func randomDatesReadBack(seed: UInt64) {
    var random = TestRandom(seed: seed)
    for _ in 0..<500 {
      let date = random.date(in: PartialDate.years)
      #expect(PartialDate(date.description) == date)
    }
  }

  @Test(arguments: [
    "", "-", "~", "?", "23", "20230", "2023-", "2023-5", "2023-00", "2023-13", "2023-02-29", "1900-02-29", "2023-04-31",
    "2023-05-00", "2023-05-32", "2023-05-31-01", "-0000", "--2023", "+2023", " 2023", "2023 ", "2023~?", "2023?~",
    "2023~~",
    "２０２３", "2023/05", "2023-05-31T00:00", "..", "20x3", "2023-05-", "99999",
  ])
  func whatIsNoDate(text: String) { #expect(PartialDate(text) == nil) }

  @Test func impossibleComponents() {
    #expect(PartialDate(year: 2023, day: 3) == nil)
    #expect(PartialDate(year: 10_000) == nil)
    #expect(PartialDate(year: -10_000) == nil)
    #expect(PartialDate(year: 2023, month: .max) == nil)
    #expect(PartialDate(year: 2023, month: 2, day: .min) == nil)
    #expect(throws: DecodingError.self) {
      try JSONDecoder().decode([PartialDate].self, from: Data(#"["2023-02-30"]"#.utf8))
    }
  }

  /// Every day has the number after the one before it.
  @Test func daysAreConsecutive() throws {
    var last: (year: Int, ordinal: Int)?
    for day in Self.calendar {
      let days = try #require(PartialDate(year: day.year, month: day.month, day: day.day)).days
      #expect(days.count == 1)
      if let last, last.year == day.year || last.year + 1 == day.year { #expect(days.lowerBound == last.ordinal + 1) }
      last = (day.year, days.lowerBound)
    }
  }

  @Test("before or after, against sets of days", arguments: [-7...7, 1898...1902])
  func comparison(years: ClosedRange<Int>) {
    var random = TestRandom(seed: UInt64(years.upperBound))
    for _ in 0..<400 {
      let (a, b) = (random.date(in: years), random.date(in: years))
      let (daysOfA, daysOfB) = (Self.days(of: a), Self.days(of: b))
      let isSometimes = daysOfA.contains { day in daysOfB.contains { day < $0 } }
      let isAlways = daysOfA.allSatisfy { day in daysOfB.allSatisfy { day < $0 } }
      let isInDoubt = a.isUncertain || b.isUncertain
      let expected: Certainty = !isSometimes ? .not : isAlways && !isInDoubt ? .certainly : .possibly
      #expect(a.precedes(b) == expected, "\(a) before \(b)")
    }
  }

  @Test func spansOfApproximateDates() throws {
    func ends(_ text: String) throws -> [String] {
      let days = try #require(PartialDate(text)).days
      let numbered = Self.calendar.filter { day in
        PartialDate(year: day.year, month: day.month, day: day.day).map { days.contains($0.days.lowerBound) } ?? false
      }
      return [numbered.first, numbered.last].compactMap { $0.map { "\($0.year)-\($0.month)-\($0.day)" } }
    }
    #expect(try ends("1900~") == ["1899-1-1", "1901-12-31"])
    #expect(try ends("1900-02~") == ["1900-1-1", "1900-3-31"])
    #expect(try ends("1900-01~") == ["1899-12-1", "1900-2-28"])
    #expect(try ends("1899-12-31~") == ["1899-12-30", "1900-1-1"])
    #expect(try ends("0000-01~") == ["-1-12-1", "0-2-29"])
  }
}
