import Entente
import Foundation
import Testing

/// `draw` of large and changing graphs as a person uses it.
@Suite("Large and changing diagrams")
struct LargeDiagramTests {
  private static func draw(_ arguments: [String], ending: String = ".svg") throws -> (run: Program.Run, text: String) {
    let picture = try Scratch.file(ending: ending)
    defer { try? FileManager.default.removeItem(at: picture) }
    let run = try Program.run(["draw"] + arguments + ["-o", picture.path])
    return (run, (try? String(contentsOf: picture, encoding: .utf8)) ?? "")
  }

  @Test(arguments: ["community", "kind", "country", "component", "category"])
  func aggregates(_ what: String) throws {
    let (run, svg) = try Self.draw([Program.shippedGraph, "--aggregate", what, "--lint"])
    #expect(run.status == 0, "\(run.error)")
    #expect(svg.contains("107 nodes in "))
    #expect(svg.contains("244 relations: "))
  }

  @Test func groupsCanBeExplored() throws {
    let (run, page) = try Self.draw([Program.shippedGraph, "--aggregate", "kind"], ending: ".html")
    #expect(run.status == 0)
    #expect(page.contains("group-0001") && page.contains("\"members\":"))
  }

  @Test func unknownPropertiesAreRefused() throws {
    let (run, svg) = try Self.draw([Program.shippedGraph, "--aggregate", "colour"])
    #expect(run.status == 2)
    #expect(run.error.contains("no node has a property 'colour'") && run.error.contains("category"))
    #expect(svg.isEmpty)
  }

  @Test(arguments: ["merged", "bundled", "all"])
  func gathers(_ lines: String) throws {
    let (run, svg) = try Self.draw([Program.shippedGraph, "--lines", lines, "--lint"])
    #expect(run.status == 0, "\(run.error)")
    #expect(!run.error.contains("warning"))
    #expect(svg.contains("edge&#45;0"))
  }

  @Test(.enabled(if: DataSets.isThere)) func tanglesGetOneNote() throws {
    let graph = "\(DataSets.folder)/2-officials-organisations/lazega-law-advice"
    let run = try Self.draw([graph]).run
    #expect(run.status == 0)
    #expect(run.error.components(separatedBy: "note:").count == 2)
    #expect(run.error.contains("hard to read") && run.error.contains("--aggregate community"))
    #expect(try Self.draw([graph, "--quiet"]).run.error.isEmpty)
    // What the note advises can be done, and helps.
    let better = try Self.draw([graph, "--aggregate", "community"]).run
    #expect(better.status == 0 && better.error.isEmpty)
  }

  @Test(.enabled(if: DataSets.isThere)) func limitsGiveTheSameAdvice() throws {
    let run = try Self.draw(["\(DataSets.folder)/1-international-relations/codex-s-wikidata", "--layout", "dot"]).run
    #expect(run.status == 4)
    #expect(run.error.contains("too many for a readable diagram") && run.error.contains("--aggregate community"))
  }

  @Test func readablePicturesGetNoNote() throws {
    #expect(try Self.draw([Program.shippedGraph]).run.error.isEmpty)
    #expect(try Self.draw([Program.packageFolder + "/Graphs/classic/padgett-families.yaml"]).run.error.isEmpty)
  }

  private static let old =
    "entente: 1\nnodes: {node: {a: Alpha, b: Beta, c: Gamma}}\nrelations: [a knows b, b knows c]\n"
  private static let new =
    "entente: 1\nnodes: {node: {a: Alpha, b: Bertha, d: Delta}}\nrelations: [a knows b, a knows d]\n"

  /// A broken border in the legend once made Graphviz crash where every node came or went.
  @Test func againstAGraphWithoutCommonNodes() throws {
    let (run, svg) = try Self.draw([
      Program.shippedGraph, "--against", Program.packageFolder + "/Graphs/classic/padgett-families.yaml",
    ])
    #expect(run.status == 0, "\(run.error)")
    #expect(!run.error.contains("crashed"))
    #expect(svg.contains("– ended") && svg.contains("+ added"))
  }

  @Test func againstAnotherGraph() throws {
    let (old, new) = (try Scratch.file(Self.old, ending: ".yaml"), try Scratch.file(Self.new, ending: ".yaml"))
    let table = try Scratch.file(ending: ".csv")
    defer { for file in [old, new, table] { try? FileManager.default.removeItem(at: file) } }
    let (run, svg) = try Self.draw([new.path, "--against", old.path, "--changes", table.path, "--lint"])
    #expect(run.status == 0, "\(run.error)")
    let counts = "relations: 1 added, 1 ended, 1 unchanged"
    #expect(run.error.contains(counts) && svg.contains(counts))
    #expect(run.error.contains("nodes: 1 added, 1 ended, 1 changed, 1 unchanged"))
    let rows = try String(contentsOf: table, encoding: .utf8).split(separator: "\n")
    #expect(rows.first == "element,id,kind,name,from,to,dates,change,certainty,details")
    #expect(rows.count == 1 + 4 + 3)
    #expect(rows.contains("node,b,node,Bertha,,,,changed,certain,name: Beta → Bertha"))
    #expect(rows.contains("relation,b/knows/c,knows,,b,c,,ended,certain,"))
    // To itself there is no difference; the other way round added is ended.
    #expect(try Self.draw([new.path, "--against", new.path]).run.error.contains("relations: 2 unchanged;"))
    #expect(try Self.draw([old.path, "--against", new.path]).run.error.contains(counts))
  }

  @Test func positionsAreHeld() throws {
    let (old, new) = (try Scratch.file(Self.old, ending: ".yaml"), try Scratch.file(Self.new, ending: ".yaml"))
    let first = try Scratch.file(ending: ".svg")
    defer { for file in [old, new, first] { try? FileManager.default.removeItem(at: file) } }
    #expect(try Program.run(["draw", old.path, "-o", first.path]).status == 0)
    let (run, svg) = try Self.draw([new.path, "--against", old.path, "--like", first.path])
    #expect(run.status == 0)
    func offsets(_ text: String) throws -> [String] {
      let points = try DiagramPositions(reading: text).points
      let (a, b, c) = (try #require(points["a"]), try #require(points["b"]), try #require(points["c"]))
      return [b.x - a.x, b.y - a.y, c.x - a.x, c.y - a.y].map { String(Int($0.rounded())) }
    }
    #expect(try offsets(svg) == offsets(String(contentsOf: first, encoding: .utf8)))
  }

  @Test func sinceADate() throws {
    let (run, svg) = try Self.draw([Program.shippedGraph, "--since", "2018", "--as-of", "2024", "--lint"])
    #expect(run.status == 0, "\(run.error)")
    #expect(svg.contains("from 2018 to 2024"))
    #expect(run.error.contains("ended"))
    #expect(run.error.contains("began and ended in between"))
  }

  @Test(arguments: [
    (["--since", "2018-13"], "a date that exists"), (["--since", "2024", "--as-of", "2018"], "is not before"),
    (["--changes", "x.csv"], "--changes needs"), (["--since", "2018", "--against", "x"], "exclude each other"),
    (["--since", "2018", "--aggregate", "kind"], "--aggregate shows counts"),
    (["--since", "2018", "--view", "timeline"], "drawn as a network"),
    (["--since", "2018", "--through", "event"], "--through"), (["--lines", "some"], "--lines"),
  ])
  func wrongUsage(_ options: [String], _ words: String) throws {
    let run = try Self.draw([Program.shippedGraph] + options).run
    #expect(run.status == 2)
    #expect(run.error.contains(words), "\(run.error)")
  }

  @Test func unreadableOldGraphs() throws {
    #expect(try Self.draw([Program.shippedGraph, "--against", "/nowhere.yaml"]).run.status == 3)
    let graph = try Scratch.file("entente: 1\nnodes: {node: {a: A}}\n", ending: ".yaml")
    defer { try? FileManager.default.removeItem(at: graph) }
    let run = try Self.draw([graph.path, "--since", "2018"]).run
    #expect(run.status == 2 && run.error.contains("the graph has no dates"))
  }

  @Test(arguments: [["--aggregate", "community"], ["--lines", "bundled"], ["--since", "2018"]])
  func sameBytes(_ options: [String]) throws {
    let runs = try (0..<2).map { _ in try Self.draw([Program.shippedGraph] + options).text }
    #expect(!runs[0].isEmpty && runs[0] == runs[1])
  }
}
