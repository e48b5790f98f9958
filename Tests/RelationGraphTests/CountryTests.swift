import Foundation
import RelationGraph
import Testing

@Suite("Countries")
struct CountryTests {
  private static let isoCodes = "/usr/share/iso-codes/json/iso_3166-1.json"

  @Test func thereAreAllOfThemOnce() {
    #expect(Country.all.count == 249)
    #expect(Set(Country.all.map(\.alpha2)).count == 249)
    #expect(Set(Country.all.map(\.alpha3)).count == 249)
    #expect(Set(Country.all.map(\.numeric)).count == 249)
    for country in Country.all {
      #expect(country.alpha2.utf8.count == 2 && country.alpha3.utf8.count == 3 && country.numeric.utf8.count == 3)
      #expect(!country.name.isEmpty)
      #expect(Country(code: country.alpha2) == country)
      #expect(Country(code: country.alpha3) == country)
    }
    #expect(Country(code: "jp") == nil)
    #expect(Country(code: "") == nil)
  }

  @Test(
    "as the iso-codes package has them",
    .enabled(if: FileManager.default.fileExists(atPath: isoCodes), "the iso-codes package is not installed"))
  func agreesWithISOCodes() throws {
    let data = try Data(contentsOf: URL(fileURLWithPath: Self.isoCodes))
    let entries = try #require(JSONDecoder().decode([String: [[String: String]]].self, from: data)["3166-1"])
    #expect(entries.count == Country.all.count)
    for entry in entries {
      let country = try #require(Country(code: entry["alpha_2"] ?? ""), "\(entry)")
      #expect(country.alpha3 == entry["alpha_3"])
      #expect(country.numeric == entry["numeric"])
      #expect([entry["name"], entry["common_name"]].contains(country.name), "\(country.name)")
    }
  }

  @Test func ofANode() {
    #expect(Country.of(Node(id: "a", kind: .country, properties: ["iso2": "KR"]))?.name.contains("Korea") == true)
    #expect(Country.of(Node(id: "a", kind: .country, properties: ["iso3": "KOR"]))?.alpha2 == "KR")
    #expect(Country.of(Node(id: "a", kind: .country)) == nil)
    #expect(Country.of(Node(id: "a", kind: .country, properties: ["iso2": 3])) == nil)
  }
}
