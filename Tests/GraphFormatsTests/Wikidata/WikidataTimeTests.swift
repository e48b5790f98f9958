import RelationGraph
import Testing

@testable import GraphFormats

@Suite struct WikidataTimeTests {
  @Test(arguments: [
    ("+1952-03-11T00:00:00Z", 11, "1952-03-11"), ("+1952-03-00T00:00:00Z", 10, "1952-03"),
    ("+1952-00-00T00:00:00Z", 9, "1952"), ("+1952-01-01T00:00:00Z", 9, "1952"),
    ("-0044-03-15T00:00:00Z", 11, "-0043-03-15"),
    ("-0001-00-00T00:00:00Z", 9, "0000"), ("+00000001952-03-11T00:00:00Z", 11, "1952-03-11"),
  ]) func precisionsAreDates(time: String, precision: Int, date: String) {
    #expect(WikidataTime(time, precision: precision)?.date?.description == date)
  }

  @Test(arguments: [
    ("+1990-00-00T00:00:00Z", 8, "1990s"), ("+1801-00-00T00:00:00Z", 7, "century 19"),
    ("+1900-00-00T00:00:00Z", 7, "century 19"),
    ("-0500-00-00T00:00:00Z", 7, "century 5 BCE"), ("+2000-00-00T00:00:00Z", 6, "millennium 2"),
    ("-13798000000-00-00T00:00:00Z", 3, "-13798000000-00-00T00:00:00Z, precision 3"),
  ]) func longerTimesAreText(time: String, precision: Int, text: String) {
    let found = WikidataTime(time, precision: precision)
    #expect(found?.date == nil && found?.text == text)
  }

  /// Days that calendars agree on: the first Gregorian day; the October Revolution; Columbus; a leap day that only one calendar has.
  @Test(arguments: [
    ("+1582-10-05T00:00:00Z", "1582-10-15"), ("+1917-10-25T00:00:00Z", "1917-11-07"),
    ("+1492-10-12T00:00:00Z", "1492-10-21"),
    ("+1700-02-29T00:00:00Z", "1700-03-11"), ("-0044-03-15T00:00:00Z", "-0043-03-13"),
  ]) func julianDaysAreConverted(time: String, date: String) {
    let found = WikidataTime(time, precision: 11, calendar: "http://www.wikidata.org/entity/Q1985786")
    #expect(found?.date?.description == date && found?.isJulian == true)
  }

  @Test func rangesAreApproximate() {
    #expect(WikidataTime("+1950-00-00T00:00:00Z", precision: 9, before: 1, after: 1)?.date?.description == "1950~")
    let wide = WikidataTime("+1950-00-00T00:00:00Z", precision: 9, before: 5)
    #expect(wide?.date == nil && wide?.text == "+1950-00-00T00:00:00Z, precision 9 (−5/+0)")
  }

  @Test(arguments: [
    "", "+", "1952", "+1952-13-01T00:00:00Z", "+1952-01-40T", "++1952-01-01T", "+1952-0x-01T",
    "+99999999999999999999-01-01T",
  ])
  func whatIsNoTimeIsRefused(time: String) {
    #expect(WikidataTime(time, precision: 11) == nil)
  }

  @Test func daysThatAreNotThereAreText() {
    #expect(WikidataTime("+1951-02-29T00:00:00Z", precision: 11)?.date == nil)
    #expect(WikidataTime("+0000-01-01T00:00:00Z", precision: 11)?.date == nil)
    #expect(WikidataTime("+1951-00-00T00:00:00Z", precision: 11)?.date == nil)
    for precision in [Int.min, -1, 0, 15, .max] {
      #expect(WikidataTime("+1951-01-01T", precision: precision)?.date == nil)
    }
    #expect(WikidataTime("+1951-01-01T", precision: 11, before: .max, after: .max)?.date == nil)
  }
}
