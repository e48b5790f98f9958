import Entente
import Foundation
import Testing

/// `draw --lint`, `--positions` and `--like` as a person uses them.
@Suite("Diagram lint")
struct LintTests {
  private static let shipped: [String] = {
    let folders = [Program.packageFolder + "/Graphs", Program.packageFolder + "/Graphs/classic"]
    return folders.flatMap { folder in
      ((try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []).sorted()
        .filter { $0.hasSuffix(".yaml") }.map { folder + "/" + $0 }
    }
  }()

  private static let sets = [
    "1-international-relations/country-borders", "1-international-relations/cow-igo-memberships",
    "1-international-relations/un-votes-session-74", "1-international-relations/wwi-signed",
    "2-officials-organisations/kr-national-assembly", "2-officials-organisations/lazega-law-advice",
    "2-officials-organisations/popolo-estonia", "3-classic/jazz", "3-classic/les-miserables",
    "3-classic/usa-borders",
  ]

  private func expectClean(_ path: String, theme: String) throws {
    let picture = try Scratch.file(ending: ".svg")
    let report = try Scratch.file(ending: ".json")
    defer { for file in [picture, report] { try? FileManager.default.removeItem(at: file) } }
    let run = try Program.run([
      "draw", path, "-o", picture.path, "--theme", theme, "--lint", "--lint-report", report.path,
    ])
    #expect(run.status == 0, "\(path), \(theme): \(run.error)")
    #expect(!run.error.contains("violation"))
    let json = try JSONSerialization.jsonObject(with: Data(contentsOf: report)) as? [String: Any]
    #expect(json?["clean"] as? Bool == true)
    #expect((json?["nodes"] as? Int ?? 0) > 0)
  }

  @Test(arguments: shipped, Theme.all.map(\.id))
  func shippedGraphsAreClean(_ path: String, _ theme: String) throws { try expectClean(path, theme: theme) }

  @Test(.enabled(if: DataSets.isThere), arguments: sets)
  func dataSetsAreClean(_ set: String) throws {
    for theme in Theme.all { try expectClean("\(DataSets.folder)/\(set)", theme: theme.id) }
  }

  @Test func violationsEndWithOne() throws {
    // Two nodes held in one place cannot be helped.
    let graph = try Scratch.file(
      "entente: 1\nnodes: {node: {a: Alpha, b: Beta}}\nrelations: [a knows b]\n", ending: ".yaml")
    let table = try Scratch.file("id,x,y\na,0,0\nb,5,0\n", ending: ".csv")
    let picture = try Scratch.file(ending: ".svg")
    defer { for file in [graph, table, picture] { try? FileManager.default.removeItem(at: file) } }
    let arguments = ["draw", graph.path, "-o", picture.path, "--positions", table.path]
    let run = try Program.run(arguments + ["--lint"])
    #expect(run.status == 1)
    #expect(run.error.contains("violation: overlap: 'Alpha' and 'Beta' overlap by"))
    // The picture is there all the same, and without --lint there is no verdict.
    #expect(try String(contentsOf: picture, encoding: .utf8).contains("</svg>"))
    #expect(try Program.run(arguments).status == 0)
  }

  @Test func anOldPictureHoldsTheNodes() throws {
    let old = try Scratch.file(ending: ".svg")
    let new = try Scratch.file(ending: ".svg")
    defer { for file in [old, new] { try? FileManager.default.removeItem(at: file) } }
    let graph = Program.packageFolder + "/Graphs/classic/padgett-families.yaml"
    #expect(try Program.run(["draw", graph, "-o", old.path]).status == 0)
    let run = try Program.run(["draw", graph, "-o", new.path, "--like", old.path, "--relations", "marriage", "--lint"])
    #expect(run.status == 0, "\(run.error)")
    let before = try DiagramPositions(reading: String(contentsOf: old, encoding: .utf8)).points
    let after = try DiagramPositions(reading: String(contentsOf: new, encoding: .utf8)).points
    #expect(after.count == before.count)
    let ways = try before.map { id, point in
      let there = try #require(after[id])
      return (there.x - point.x, there.y - point.y)
    }
    for axis in [ways.map(\.0), ways.map(\.1)] {
      #expect((axis.max() ?? .infinity) - (axis.min() ?? 0) < 1)
    }
  }

  @Test func mistakesAreTold() throws {
    let graph = Program.packageFolder + "/Graphs/classic/krackhardt-kite.yaml"
    let missing = try Program.run(["draw", graph, "-o", "-", "--to", "svg", "--positions", "/nowhere.csv"])
    #expect(missing.status == 3 && missing.error.contains("cannot be read"))
    let wrong = try Program.run(["draw", graph, "-o", "-", "--to", "svg", "--like", graph])
    #expect(wrong.status == 3 && wrong.error.contains("no positions"))
    let both = try Program.run(["draw", graph, "-o", "-", "--to", "svg", "--like", graph, "--positions", graph])
    #expect(both.status == 2)
    #expect(try Program.run(["draw", graph, "-o", "-", "--to", "svg", "--print-width", "0"]).status == 2)
    #expect(try Program.run(["draw", graph, "-o", "-", "--to", "pajek"]).status == 2)
  }
}
