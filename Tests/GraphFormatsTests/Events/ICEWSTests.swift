import RelationGraph
import Testing

@testable import GraphFormats

@Suite struct ICEWSTests {
  private static let header =
    "Event ID\tEvent Date\tSource Name\tSource Sectors\tSource Country\tEvent Text\tCAMEO Code\tIntensity\tTarget Name"
    + "\tTarget Sectors\tTarget Country\tStory ID\tSentence Number\tPublisher\tCity\tDistrict\tProvince\tCountry\tLatitude"
    + "\tLongitude"

  private static func row(_ id: String, _ date: String, _ from: String, _ code: String, _ to: String) -> String {
    "\(id)\t\(date)\t\(from)\tx\t\(code)\t2.5\t\(to)\t1\t1\tNA\tNA\tNA\tNA\tNA\tNA\tNA"
  }

  @Test func readsTies() throws {
    let rows = [
      Self.header,
      Self.row(
        "11", "2018-06-01", "Foreign Affairs (Japan)\tExecutive, Ministry,Government\tJapan", "040",
        "Vietnam\tNULL\tVietnam"),
      Self.row("9", "6/3/2018", "Foreign Affairs (Japan)\tGovernment\tJapan", "043", "Vietnam\t\tVietnam"),
      Self.row("12", "2018-06-02", "Vietnam\t\tVietnam", "190", "Ann Li\tElite\tNULL"),
    ]
    let reading = Reading(rows.joined(separator: "\r\n"), as: .icews)
    let graph = try #require(reading.graph)
    #expect(graph.nodes.map(\.id) == ["Ann Li", "Foreign Affairs (Japan)", "VNM"])
    #expect(graph.nodes.map(\.kind) == [.unspecified, .organisation, .country])
    #expect(graph.nodes[1].properties["sectors"] == .list(["Executive", "Government", "Ministry"]))
    #expect(graph.nodes[1].properties["country"] == "JPN")
    #expect(graph.relations.map(\.kind.rawValue) == ["consult", "assault"])
    #expect(graph.relations[0].validity.description == "2018-06-01/2018-06-03")
    #expect(graph.relations[0].properties["goldstein_sum"] == 5.0)
    #expect(graph.relations[0].evidence.map(\.locator) == ["event 11"])
    #expect(reading.places == ["0:0 summed-up"])
  }

  @Test func columnsMayStandAnywhere() throws {
    let text = "cameo_code\ttarget_name\tsource_name\tevent_date\tevent_id\n051\tFrance\tGermany\t2020-01-02\t5\n"
    let graph = try #require(Reading(Array(text.utf8), as: nil, name: "events.tab").graph)
    #expect(graph.relations.map(\.from) == ["DEU"] && graph.relations.map(\.to) == ["FRA"])
  }

  @Test func missingColumnsAreNamed() {
    let old = Self.header.replacing("\tCAMEO Code", with: "")
    #expect(Reading(old + "\n", as: .icews).places == ["1:1 missing-column"])
    #expect(Reading("a\ta\n", as: .icews).places == ["1:1 duplicate-id"])
    #expect(Reading("", as: .icews).places == ["0:0 empty"])
  }

  @Test func whatMakesNoTieIsCounted() throws {
    let good = Self.row("1", "2018-06-01", "A\t\t", "040", "B\t\t")
    let rows = [
      Self.header, good, Self.row("1", "2018-06-31", "A\t\t", "040", "B\t\t"),
      Self.row("1", "2018-06-01", "\t\t", "040", "B\t\t"),
      Self.row("1", "2018-06-01", "A\t\t", "020", "B\t\t"), "short\trow",
    ]
    let reading = Reading(rows.joined(separator: "\n"), as: .icews)
    #expect(reading.graph?.relationCount == 1)
    #expect(
      reading.places == [
        "0:0 summed-up", "3:1 malformed-row", "4:1 missing-actor", "5:1 untyped-event", "6:1 malformed-row",
      ])
  }
}
