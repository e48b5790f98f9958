import Foundation
import RelationGraph
import Testing

@testable import GraphFormats

/// Rows written by hand after the published layout of the columns.
@Suite struct GDELTTests {
  /// A row of GDELT 2.0; columns by their number.
  static func row(_ fields: [Int: String], columns: Int = 61) -> String {
    var row = [String](repeating: "", count: columns)
    row[0] = "410000001"
    for (column, text) in [1: "20240501", 2: "202405", 3: "2024", 4: "2024.3315"] { row[column] = text }
    for (column, text) in fields { row[column] = text }
    return row.joined(separator: "\t")
  }

  static let visit: [Int: String] = [
    5: "JPN", 6: "JAPAN", 7: "JPN", 15: "KORGOV", 16: "SEOUL", 17: "KOR", 22: "GOV", 26: "042", 29: "1", 30: "1.9",
    31: "10", 32: "2", 33: "8", 60: "https://example.org/visit",
  ]

  private func read(_ rows: [String], as format: GraphFormat = .gdelt) -> Reading {
    Reading(rows.map { $0 + "\n" }.joined(), as: format)
  }

  @Test func eventsOfAPairAreOneTie() throws {
    var later = Self.visit
    later[0] = "410000002"
    later[1] = "20240611"
    later[30] = "2.8"
    later[31] = "30"
    later[60] = "https://example.org/later"
    let reading = read([Self.row(Self.visit), Self.row(later)])
    let graph = try #require(reading.graph)
    #expect(graph.nodeCount == 2 && graph.relationCount == 1)
    let japan = graph.nodes[try #require(graph.nodeIndex("JPN"))]
    #expect(japan.kind == .country && japan.name == "Japan" && japan.properties["iso2"] == "JP")
    let tie = graph.relations[0]
    #expect(tie.kind == "consult" && tie.from == "JPN" && tie.to == "KOR")
    #expect(graph.relationSign(at: 0) == .positive && graph.isDirected(relationAt: 0))
    #expect(tie.validity.description == "2024-05-01/2024-06-11")
    #expect(tie.properties["events"] == 2 && tie.properties["mentions"] == 40)
    #expect(tie.properties["sources"] == 4 && tie.properties["articles"] == 16)
    #expect(tie.properties["goldstein_sum"] == 4.7 && tie.properties["goldstein_mean"] == 2.35)
    #expect(tie.evidence.map(\.locator) == ["https://example.org/later"])
    #expect(tie.evidence.map(\.statement) == ["2 events, the most mentioned one here"])
    #expect(graph.source("gdelt") != nil)
    #expect(reading.places == ["0:0 summed-up"])
  }

  @Test func conflictIsNegative() throws {
    var row = Self.visit
    row[26] = "190"
    row[30] = "-10.0"
    let graph = try #require(read([Self.row(row)]).graph)
    #expect(graph.relations[0].kind == "assault" && graph.relationSign(at: 0) == .negative)
    #expect(graph.relations[0].properties["goldstein_sum"] == -10.0)
  }

  @Test func actorsAreCountriesGroupsAndParts() throws {
    let rows: [[Int: String]] = [
      [5: "SAUBUS", 7: "SAU", 12: "BUS", 15: "IGOUNO", 16: "UNITED NATIONS", 18: "UNO", 22: "IGO", 26: "046"],
      [5: "ROM", 7: "ROM", 15: "EUR", 17: "EUR", 26: "046"],
    ]
    let graph = try #require(read(rows.map { Self.row($0) }).graph)
    #expect(graph.nodes.map(\.id) == ["EUR", "ROU", "SAU-BUS", "UNO"])
    #expect(graph.nodes.map(\.kind) == [.place, .country, .organisation, .organisation])
    #expect(graph.nodes.map(\.name) == ["Europe", "Romania", "Saudi Arabia: business", "UNITED NATIONS"])
    #expect(graph.nodes[2].properties == ["country": "SAU", "role": "BUS"])
  }

  @Test func whatMakesNoTieIsCounted() throws {
    var rows = [Self.row(Self.visit), Self.row([5: "JPN", 7: "JPN", 26: "042"])]
    rows.append(Self.row([5: "GOV", 12: "GOV", 15: "KOR", 17: "KOR", 26: "042"]))
    for (column, text) in [
      (26, "010"), (26, "99"), (26, ""), (1, "20240231"), (1, "x"), (31, "many"), (30, "nan"), (7, "j\u{1}"),
    ] {
      var row = Self.visit
      row[column] = text
      rows.append(Self.row(row))
    }
    rows.append("cut\toff")
    let reading = read(rows)
    #expect(reading.graph?.relationCount == 1)
    #expect(
      reading.places == [
        "0:0 summed-up", "2:1 missing-actor", "4:1 untyped-event", "5:1 unknown-event-code", "6:1 missing-code",
        "7:1 malformed-row", "9:1 malformed-row", "11:1 malformed-row", "12:1 malformed-row",
      ])
    #expect(reading.diagnostics.contains { $0.message.hasPrefix("2 rows left out, with a date") })
  }

  @Test func windowsDivideTies() throws {
    var later = Self.visit
    later[1] = "20240611"
    var next = Self.visit
    next[1] = "20250611"
    let rows = [Self.row(Self.visit), Self.row(later), Self.row(next)]
    #expect(read(rows).graph?.relationCount == 1)
    let years = try #require(read(rows, as: .gdeltYears).graph)
    #expect(years.relations.map { $0.properties["window"]?.text } == ["2024", "2025"])
    #expect(years.relations.map { $0.properties["events"] } == [2, 1])
    #expect(read(rows, as: .gdeltMonths).graph?.relationCount == 3)
  }

  @Test func orderOfRowsDoesNotMatter() throws {
    var random = SeededRandom(seed: 7)
    var rows: [String] = []
    for number in 0..<200 {
      let (a, b) = (random.pick(["JPN", "KOR", "USA"]), random.pick(["JPN", "KOR", "CHN"]))
      rows.append(
        Self.row([
          0: "\(number)", 1: "202401\(random.number(10...28))", 5: a, 6: "NAME \(number)", 7: a, 15: b, 17: b,
          18: random.pick(["", "NATO"]), 16: "GROUP \(number)", 26: random.pick(["042", "112", "190"]),
          30: random.pick(["0.1", "0.2", "-0.3"]), 31: "\(random.number(1...3))", 60: "u\(number)",
        ]))
    }
    let text = try #require(read(rows).graph).canonicalText
    #expect(try #require(read(rows.reversed()).graph).canonicalText == text)
  }

  @Test func isKnownByItsContent() throws {
    let text = Self.row(Self.visit) + "\r\n"
    let reading = Reading(Array(text.utf8), as: nil, name: "20240501.export.CSV")
    #expect(reading.graph?.relationCount == 1)
    for columns in [57, 58] {
      var fields = Self.visit
      fields[60] = nil
      let old = Reading(Array((Self.row(fields, columns: columns) + "\n").utf8), as: nil, name: "events")
      #expect(old.graph?.relationCount == 1)
    }
    #expect(GraphFormat.gdelt.recognises?(ContentHead(Array("source,target\na,b\n".utf8))) == false)
  }

  @Test func filesAndGzipAreRead() throws {
    let rows = (0..<5000).map { number in
      var row = Self.visit
      row[0] = "\(number)"
      row[60] = "https://example.org/\(number)-\(String(repeating: "x", count: number % 90))"
      return Self.row(row) + "\n"
    }
    let folder = try TemporaryFolder()
    let plain = try folder.write(rows.joined(), to: "a.csv")
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/bin/sh")
    process.arguments = [
      "-c", "gzip -c \(plain) > \(folder.path)/b.gz; cat \(folder.path)/b.gz \(folder.path)/b.gz > \(folder.path)/c.gz",
    ]
    try process.run()
    process.waitUntilExit()
    #expect(Reading(path: plain, format: .gdelt).graph?.relations[0].properties["events"] == 5000)
    #expect(Reading(path: folder.path + "/b.gz", format: .gdelt).graph?.relations[0].properties["events"] == 5000)
    #expect(Reading(path: folder.path + "/c.gz", format: .gdelt).graph?.relations[0].properties["events"] == 10_000)
    let named = try GraphReader.read(path: folder.path + "/b.gz")
    #expect(named.graph.relations[0].properties["events"] == 5000 && named.warnings.map(\.code) == ["summed-up"])
    #expect(try GraphReader.streamedFormat(of: GraphSource(path: plain))?.id == "gdelt")
    let other = try folder.write("source,target\na,b\n", to: "other.csv")
    #expect(try GraphReader.streamedFormat(of: GraphSource(path: other)) == nil)
    let bytes = try Array(Data(contentsOf: URL(fileURLWithPath: folder.path + "/b.gz")))
    #expect(Reading(Array(bytes.dropLast(9)), as: .gdelt).error?.diagnostics.map(\.code) == ["bad-gzip"])
  }

  @Test func badFilesAreRefused() {
    #expect(Reading("", as: .gdelt).places == ["0:0 empty"])
    #expect(Reading("\n \n", as: .gdelt).places == ["0:0 empty"])
    #expect(Reading("a\tb\nc\td\n", as: .gdelt).error?.diagnostics.map(\.code) == ["summed-up", "malformed-row"])
    let text = Array((Self.row(Self.visit) + "\n" + Self.row(Self.visit)).utf8)
    for end in text.indices { _ = Reading(Array(text[..<end]), as: .gdelt) }
  }
}
