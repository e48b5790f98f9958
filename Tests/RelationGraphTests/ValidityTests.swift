import RelationGraph
import Testing

@Suite("Periods")
struct ValidityTests {
  @Test(arguments: [
    "2016-11/..", "../2019", "2019/2023-03", "2016/", "/2016", "../..", "/", "2023-05-31", "2023~/2024?",
  ])
  func textReadsBack(text: String) throws {
    let validity = try #require(Validity(text))
    #expect(validity.description == text)
    #expect(Validity(validity.description) == validity)
  }

  @Test(arguments: ["", "x", "2016/2017/2018", "2016-13/..", ".../2016", "2016//", ". ./2016", "2016 / 2017"])
  func whatIsNoPeriod(text: String) { #expect(Validity(text) == nil) }

  @Test func equalEndsAreOneDate() {
    #expect(Validity("2019/2019") == Validity("2019"))
    #expect(Validity("2019/2019")?.description == "2019")
    #expect(Validity("/") == .unknown)
  }

  @Test("does it hold then? against sets of days", arguments: 0..<4)
  func contains(seed: UInt64) {
    var random = TestRandom(seed: seed)
    var count = 0
    while count < 100 {
      let validity = Validity(start: bound(&random), end: bound(&random))
      guard validity.isPossible else { continue }
      count += 1
      let moment = random.date(in: 1899...1901)
      #expect(validity.contains(moment) == expected(validity, moment), "\(moment) in \(validity)")
    }
  }

  private func bound(_ random: inout TestRandom) -> DateBound {
    switch Int.random(in: 0..<5, using: &random) {
    case 0: .open
    case 1: .unknown
    default: .date(random.date(in: 1899...1901))
    }
  }

  /// Over every choice of one day for the start, the end and the moment; the first and last days stand for the others.
  private func expected(_ validity: Validity, _ moment: PartialDate) -> Certainty {
    func holds(_ bound: DateBound, _ test: (Int, Int) -> Bool) -> Certainty {
      switch bound {
      case .open: return .certainly
      case .unknown: return .possibly
      case .date(let date):
        let (days, moments) = (PartialDateTests.days(of: date), PartialDateTests.days(of: moment))
        let extremes = [days.first, days.last].compactMap(\.self)
        let answers = extremes.flatMap { day in
          [moments.first, moments.last].compactMap(\.self).map { test(day, $0) }
        }
        guard answers.contains(true) else { return .not }
        return answers.allSatisfy(\.self) && !date.isUncertain && !moment.isUncertain ? .certainly : .possibly
      }
    }
    return holds(validity.start, <=).and(holds(validity.end, >=))
  }

  @Test func examples() throws {
    func answer(_ validity: String, _ moment: String) throws -> Certainty {
      try #require(Validity(validity)).contains(try #require(PartialDate(moment)))
    }
    #expect(try answer("2016-11/..", "2023") == .certainly)
    #expect(try answer("2016-11/..", "2016") == .possibly)
    #expect(try answer("2016-11/..", "2016-10") == .not)
    #expect(try answer("2016/", "2023") == .possibly)
    #expect(try answer("/", "2023") == .possibly)
    #expect(try answer("../..", "2023") == .certainly)
    #expect(try answer("2016?/..", "2023") == .possibly)
    #expect(try answer("2019/2023-03", "2023-03-31") == .possibly)
    #expect(try answer("2019/2023-03-31", "2023-03-31") == .certainly)
    #expect(try answer("2023-05-31", "2023-05-31") == .certainly)
    #expect(try answer("2023-05-31", "2023-06-01") == .not)
  }

  @Test func impossiblePeriods() {
    #expect(Validity("2020/2019")?.isPossible == false)
    #expect(Validity("2020-05/2020")?.isPossible == true)
    #expect(Validity("2020/2019~")?.isPossible == true)
    #expect(Validity("2020/..")?.isPossible == true)
  }
}
