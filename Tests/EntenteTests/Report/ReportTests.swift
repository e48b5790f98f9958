import Entente
import Foundation
import Testing

/// The report as a person asks for it: its forms, its order, its numbers, its commands.
@Suite("Report")
struct ReportTests {
  /// Writes a report into a folder of its own, which the caller removes.
  static func written(
    _ graph: String, _ name: String, _ options: [String] = []
  ) throws -> (folder: URL, text: String) {
    let folder = try Scratch.folder()
    let file = folder.appendingPathComponent(name)
    let run = try Program.run(["report", graph, "-o", file.path] + options)
    try #require(run.status == 0, "\(run.error)")
    return (folder, try String(contentsOf: file, encoding: .utf8))
  }

  static func text(_ graph: String, _ form: String, _ options: [String] = []) throws -> String {
    let run = try Program.run(["report", graph, "-o", "-", "--to", form] + options)
    try #require(run.status == 0, "\(run.error)")
    return run.output
  }

  static func json(_ graph: String, _ options: [String] = []) throws -> [String: Any] {
    let value = try JSONSerialization.jsonObject(with: Data(text(graph, "json", options).utf8))
    return try #require(value as? [String: Any])
  }

  /// The rows of a table by section and id.
  static func rows(_ report: [String: Any], _ section: String, _ table: String) throws -> [[String: Any]] {
    let sections = try #require(report["sections"] as? [[String: Any]])
    let found = try #require(sections.first { $0["id"] as? String == section })
    let tables = try #require(found["tables"] as? [[String: Any]])
    return try #require(tables.first { $0["id"] as? String == table }?["rows"] as? [[String: Any]])
  }

  @Test("All sections, in the order of the list")
  func sections() throws {
    let report = try Self.json(Program.shippedGraph)
    let ids = (report["sections"] as? [[String: Any]] ?? []).compactMap { $0["id"] as? String }
    #expect(ids == ReportSection.allCases.map(\.rawValue))
    let some = try Self.json(Program.shippedGraph, ["--sections", "sources,graph"])
    #expect((some["sections"] as? [[String: Any]] ?? []).compactMap { $0["id"] as? String } == ["graph", "sources"])
  }

  @Test("Rankings are those of the commands, to the last digit", arguments: CentralityMeasure.allCases)
  func rankings(_ measure: CentralityMeasure) throws {
    let report = try Self.json(Program.shippedGraph, ["--sections", "rankings", "--top", "7"])
    let rows = try Self.rows(report, "rankings", measure.rawValue)
    let run = try Program.run([
      "centrality", Program.shippedGraph, "-m", measure.rawValue, "--top", "7", "--format", "json",
    ])
    let nodes = try #require(run.json["nodes"] as? [[String: Any]])
    #expect(rows.count == 7)
    for (row, node) in zip(rows, nodes) {
      #expect(row["id"] as? String == node["id"] as? String)
      #expect(row[measure.rawValue] as? Double == node[measure.rawValue] as? Double)
    }
  }

  enum CentralityMeasure: String, CaseIterable, CustomTestStringConvertible {
    case degree, betweenness, closeness, pagerank
    var testDescription: String { rawValue }
  }

  @Test("Numbers carry their evidence")
  func evidence() throws {
    let report = try Self.json(Program.shippedGraph, ["--sections", "rankings"])
    let japan = try #require(
      try Self.rows(report, "rankings", "degree").first { $0["id"] as? String == "japan" })
    let graph = try GraphReader.read(path: Program.shippedGraph).graph
    let relations = graph.relations.filter { $0.from == "japan" || $0.to == "japan" }
    #expect(japan["facts"] as? Int == relations.count)
    #expect(japan["unsourced"] as? Int == relations.count { $0.evidence.isEmpty })
    #expect(japan["sources"] as? Int == Set(relations.flatMap { $0.evidence.map(\.source) }).count)
    let doubted = relations.filter { !$0.evidence.isEmpty && $0.evidence.allSatisfy { $0.confidence != nil } }
    #expect(japan["weakest"] as? Double == doubted.compactMap { $0.evidence.compactMap(\.confidence).max() }.min())
  }

  @Test("Every command of the report runs where the graph is")
  func commands() throws {
    let (folder, _) = try Self.written(Program.shippedGraph, "report.html", ["--direction", "undirected"])
    defer { try? FileManager.default.removeItem(at: folder) }
    let name = URL(fileURLWithPath: Program.shippedGraph).lastPathComponent
    try FileManager.default.copyItem(atPath: Program.shippedGraph, toPath: folder.path + "/" + name)
    let report = try Self.json(Program.shippedGraph, ["--direction", "undirected"])
    let section = try #require(
      (report["sections"] as? [[String: Any]])?.first { $0["id"] as? String == "reproduction" })
    let lines = (section["text"] as? [String] ?? []).filter { $0.hasPrefix("entente ") }
      .map { $0.replacingOccurrences(of: "REPORT", with: "report.html") }
    #expect(lines.count > 12)
    for line in lines {
      let run = try Program.shell("cd '\(folder.path)'; entente() { \"$ENTENTE\" \"$@\"; }; \(line)")
      #expect(run.status == 0, "\(line): \(run.error)")
    }
  }

  @Test(
    "The same facts in another order, with any number of workers, give the same bytes", arguments: ["html", "json"])
  func determinism(_ form: String) throws {
    let graph = try GraphReader.read(path: Program.shippedGraph).graph
    let lines = try #require(GraphFormat.jsonLines.text(graph)).split(separator: "\n")
    let folder = try Scratch.folder()
    defer { try? FileManager.default.removeItem(at: folder) }
    let path = folder.appendingPathComponent("graph.jsonl")
    try Data((lines.joined(separator: "\n") + "\n").utf8).write(to: path)
    let first = try Self.text(path.path, form, ["--workers", "1"])
    try Data((lines.reversed().joined(separator: "\n") + "\n").utf8).write(to: path)
    #expect(try Self.text(path.path, form, ["--workers", "2"]) == first)
  }

  @Test("Pictures of Markdown are files beside it")
  func pictures() throws {
    let (folder, text) = try Self.written(Program.shippedGraph, "my report.md", ["--sections", "diagrams"])
    defer { try? FileManager.default.removeItem(at: folder) }
    for id in ["network", "communities"] {
      #expect(text.contains("(<my%20report-\(id).svg>)"))
      let svg = try String(contentsOf: folder.appendingPathComponent("my report-\(id).svg"), encoding: .utf8)
      let colour = id == "network" ? [] : ["--colour", "community"]
      let drawn = try Program.run(["draw", Program.shippedGraph, "-o", "-", "--to", "svg", "--title", ""] + colour)
      #expect(svg == drawn.output)
    }
    #expect(try !Self.text(Program.shippedGraph, "md").contains("!["))
  }

  @Test(
    "Wrong usage says what is known",
    arguments: [
      (["-o", "x.pdf"], 2, "does not tell the form"), (["-o", "x.html", "--sections", "rankngs"], 2, "rankings"),
      (["-o", "x.html", "--sections", ","], 2, "names no section"), ([], 2, "-o FILE"),
      (["-o", "x.html", "--top", "0"], 2, "--top"), (["--verify", "no-such-file"], 3, "cannot be read"),
      (["--verify", Program.shippedGraph], 3, "is not a report"),
    ])
  func wrongUsage(_ options: [String], _ status: Int32, _ words: String) throws {
    let run = try Program.run(["report", Program.shippedGraph] + options)
    #expect(run.status == status)
    #expect(run.error.contains(words), "\(run.error)")
  }

  @Test("A report is never written over its graph")
  func outputIsInput() throws {
    let file = try Scratch.file("{}", ending: ".json")
    defer { try? FileManager.default.removeItem(at: file) }
    let graph = try GraphReader.read(path: Program.shippedGraph).graph
    try Data(try #require(GraphFormat.jsonLines.text(graph)).utf8).write(to: file)
    let run = try Program.run(["report", file.path, "--from", "jsonl", "-o", file.path, "--sections", "graph"])
    #expect(run.status == 2)
    #expect(run.error.contains("is the graph that is read"))
  }
}
