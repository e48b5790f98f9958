import RelationGraph
import Testing

@testable import GraphFormats

/// The table of codes, held against the conversion table of PLOVER 0.8.
@Suite struct EventTableTests {
  private func type(_ code: String) -> String? {
    guard case .type(let index) = EventTable.shared.type(ofCode: code) else { return nil }
    return EventTable.shared.types[index].name
  }

  @Test func namesSixteenTypes() {
    let names = EventTable.shared.types.map(\.name)
    let expected: Set = [
      "AGREE", "CONSULT", "SUPPORT", "COOPERATE", "AID", "CONCEDE", "RETREAT", "REQUEST", "ACCUSE", "REJECT",
      "THREATEN",
      "PROTEST", "MOBILIZE", "SANCTION", "COERCE", "ASSAULT",
    ]
    #expect(names.count == 16 && Set(names) == expected)
    let positive = EventTable.shared.types.filter { $0.sign == .positive }.map(\.name)
    #expect(Set(positive) == ["AGREE", "CONSULT", "SUPPORT", "COOPERATE", "AID", "CONCEDE", "RETREAT"])
  }

  @Test(arguments: [
    ("03", "AGREE"), ("0331", "AGREE"), ("046", "CONSULT"), ("057", "SUPPORT"), ("064", "COOPERATE"), ("075", "AID"),
    ("080", "CONCEDE"), ("0812", "CONCEDE"), ("0813", "RETREAT"), ("0814", "RETREAT"), ("0834", "CONCEDE"),
    ("084", "RETREAT"), ("0861", "RETREAT"), ("0874", "RETREAT"), ("094", "ACCUSE"), ("1056", "REQUEST"),
    ("1125", "ACCUSE"), ("129", "REJECT"), ("1385", "THREATEN"), ("145", "PROTEST"), ("152", "MOBILIZE"),
    ("163", "COERCE"), ("1621", "SANCTION"), ("166", "SANCTION"), ("171", "COERCE"), ("1711", "COERCE"),
    ("1712", "ASSAULT"), ("174", "COERCE"), ("175", "ASSAULT"), ("1823", "ASSAULT"), ("190", "ASSAULT"),
    ("191", "COERCE"), ("192", "COERCE"), ("196", "ASSAULT"), ("2042", "ASSAULT"),
  ]) func code(_ code: String, is name: String) {
    #expect(type(code) == name)
  }

  @Test func otherCodesHaveNoType() {
    #expect(EventTable.shared.type(ofCode: "010") == .dropped)
    #expect(EventTable.shared.type(ofCode: "0256") == .dropped)
    for code in ["", "1", "21", "99", "0", "20411", "abc", "é0", "-1", "٠٤"] {
      #expect(EventTable.shared.type(ofCode: code) == .unknown, "\(code)")
    }
  }

  @Test func columnsAreThoseOfTheFiles() throws {
    let columns = try #require(EventTable.shared.columns[61])
    let places = [
      0: "GLOBALEVENTID", 5: "Actor1Code", 15: "Actor2Code", 26: "EventCode", 29: "QuadClass",
      30: "GoldsteinScale", 34: "AvgTone", 35: "Actor1Geo_Type", 43: "Actor2Geo_Type", 51: "ActionGeo_Type",
      59: "DATEADDED", 60: "SOURCEURL",
    ]
    for (place, name) in places { #expect(columns[place] == name) }
    #expect(EventTable.shared.columns[58]?.last == "SOURCEURL")
    #expect(EventTable.shared.columns[57]?.last == "DATEADDED")
  }

  @Test func countriesHaveISOCodes() {
    #expect(EventTable.shared.country(ofCode: "ROM")?.alpha3 == "ROU")
    #expect(EventTable.shared.country(ofCode: "JPN")?.alpha3 == "JPN")
    #expect(EventTable.shared.country(ofCode: "EUR") == nil)
    #expect(EventTable.shared.country(ofCode: "JP") == nil)
    for code in EventTable.shared.countries.values { #expect(Country(code: code) != nil, "\(code)") }
    for code in EventTable.shared.countryNames.values { #expect(Country(code: code) != nil, "\(code)") }
    for code in EventTable.shared.regions.keys { #expect(Country(code: code) == nil, "\(code)") }
  }
}
