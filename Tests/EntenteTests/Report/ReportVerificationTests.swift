import Entente
import Foundation
import Testing

/// A report that was changed, or whose graph was, does not pass.
@Suite("Report, verification")
struct ReportVerificationTests {
  private static let options = [
    "--sections", "graph,structure,rankings,communities,paths,brokers,diagrams,sources", "--top", "5",
  ]

  private static func verify(_ report: String, _ ending: String, _ graph: String) throws -> Program.Run {
    let file = try Scratch.file(report, ending: ending)
    defer { try? FileManager.default.removeItem(at: file) }
    return try Program.run(["report", graph, "--verify", file.path])
  }

  @Test("Each form passes on its graph, also with options", arguments: ["html", "md", "json"])
  func same(_ form: String) throws {
    let folder = try Scratch.folder()
    defer { try? FileManager.default.removeItem(at: folder) }
    let more = ["--direction", "undirected", "--largest-component", "--weight", "count", "--weight-means", "strength"]
    for options in [
      [], more + ["--seed", "18446744073709551615"], ["--relations", "party-to,covers", "--as-of", "2023"],
    ] {
      let file = folder.appendingPathComponent("report.\(form)").path
      let run = try Program.run(["report", Program.shippedGraph, "-o", file] + Self.options + options)
      try #require(run.status == 0, "\(run.error)")
      let check = try Program.run(["report", Program.shippedGraph, "--verify", file])
      #expect(check.status == 0, "\(options): \(check.output)\(check.error)")
      #expect(check.output.contains("the graph gives the same"))
    }
  }

  @Test("A graph with one fact less differs, and the differences have names")
  func changedGraph() throws {
    let report = try ReportTests.text(Program.shippedGraph, "json", Self.options)
    let graph = try GraphReader.read(path: Program.shippedGraph).graph
    let lines = try #require(GraphFormat.jsonLines.text(graph)).split(separator: "\n")
    let without = lines.filter { !($0.contains("\"from\":\"nakatani\"") && $0.contains("attended")) }
    #expect(without.count < lines.count)
    let file = try Scratch.file(without.joined(separator: "\n") + "\n", ending: ".jsonl")
    defer { try? FileManager.default.removeItem(at: file) }
    let run = try Self.verify(report, ".json", file.path)
    #expect(run.status == 1)
    #expect(run.output.contains("graph › sha256: reported "))
    #expect(run.output.contains("structure › figures › relations › value: reported 249, computed 247"))
    #expect(run.error.contains("differ in"))
  }

  @Test("A changed figure, rank, member or sentence is found", arguments: Change.allCases)
  func changedData(_ change: Change) throws {
    let report = try ReportTests.text(Program.shippedGraph, "json", Self.options)
    let (old, new, words) = change.edit
    try #require(report.contains(old), "\(old)")
    let changed = report.replacingOccurrences(of: old, with: new, range: report.range(of: old))
    let run = try Self.verify(changed, ".json", Program.shippedGraph)
    #expect(run.status == 1)
    #expect(run.output.contains(words), "\(run.output)")
    #expect(run.output.split(separator: "\n").count == 1)
  }

  enum Change: CaseIterable {
    case figure, rank, member, sentence, title
    var edit: (old: String, new: String, words: String) {
      switch self {
      case .figure:
        (
          "\"figure\":\"triangles\",\"words\":\"triangles\",\"value\":142",
          "\"figure\":\"triangles\",\"words\":\"triangles\",\"value\":143",
          "triangles › value: reported 143, computed 142"
        )
      case .rank:
        (
          "{\"rank\":1,\"id\":\"south-korea\"", "{\"rank\":2,\"id\":\"south-korea\"",
          "south-korea › rank: reported 2, computed 1"
        )
      case .member: ("\"members\":[\"", "\"members\":[\"x-", "members › 1: reported x-")
      case .sentence:
        ("cooperates with South Korea", "conspires with South Korea", "reported Japan conspires with South Korea")
      case .title: ("\"title\":\"Japan–Korea", "\"title\":\"Korea–Japan", "title: reported Korea–Japan")
      }
    }
  }

  @Test("A page that says something else than its data is found", arguments: ["html", "md"])
  func changedPage(_ form: String) throws {
    let folder = try Scratch.folder()
    defer { try? FileManager.default.removeItem(at: folder) }
    let file = folder.appendingPathComponent("report.\(form)").path
    _ = try Program.run(["report", Program.shippedGraph, "-o", file] + Self.options)
    let text = try String(contentsOfFile: file, encoding: .utf8)
    let range = try #require(text.range(of: "1141"))
    try Data(text.replacingCharacters(in: range, with: "1411").utf8).write(to: URL(fileURLWithPath: file))
    let run = try Program.run(["report", Program.shippedGraph, "--verify", file])
    #expect(run.status == 1)
    #expect(run.output.contains("page › line"))
    #expect(run.output.contains("1411"))
  }

  @Test(
    "What is no report is refused",
    arguments: [
      "", "{", "{}", "[]", "null", "<!DOCTYPE html><p>x", "# A report\n", "\u{0}\u{1}",
      "{\"entente\":\"0.1.0\",\"graph\":{\"name\":\"x\",\"sha256\":\"\"},\"report\":{\"sections\":[\"nothing\"],\"top\":1},\"sections\":[],\"projection\":{}}",
      "{\"entente\":\"0.1.0\",\"graph\":{\"name\":\"x\",\"sha256\":\"\"},\"report\":{\"sections\":[],\"top\":99999999},\"sections\":[],\"projection\":{}}",
      "{\"entente\":\"0.1.0\",\"graph\":{\"name\":\"x\",\"sha256\":\"\"},\"report\":{\"sections\":[],\"top\":5},\"sections\":[],\"projection\":{\"no-such\":\"1\"}}",
      "{\"entente\":\"0.1.0\",\"graph\":{\"name\":\"x\",\"sha256\":\"\"},\"report\":{\"sections\":[],\"top\":5},\"sections\":[],\"projection\":{\"help\":\"1\"}}",
      String(repeating: "[", count: 100_000),
    ])
  func noReport(_ text: String) throws {
    let run = try Self.verify(text, ".txt", Program.shippedGraph)
    #expect(run.status == 3)
    #expect(run.error.contains("not-a-report"), "\(run.error)")
    #expect(run.output.isEmpty)
  }

  @Test("Line ends of another system do not matter")
  func lineEnds() throws {
    let report = try ReportTests.text(Program.shippedGraph, "html", ["--sections", "graph,sources"])
    let run = try Self.verify(report.replacingOccurrences(of: "\n", with: "\r\n"), ".html", Program.shippedGraph)
    #expect(run.status == 0, "\(run.output)\(run.error)")
  }
}
