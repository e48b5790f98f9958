import Foundation
import Testing

/// The views of `draw`, as a person asks for them.
struct ViewTests {
  private static let davis = Program.packageFolder + "/Graphs/classic/davis-southern-women.yaml"

  @Test(arguments: ["svg", "png", "pdf", "dot"], ["rings", "columns", "matrix", "arcs", "timeline"])
  func everyViewComesInEveryForm(_ form: String, _ view: String) throws {
    let file = try Scratch.file(ending: "." + form)
    defer { try? FileManager.default.removeItem(at: file) }
    let graph = view == "timeline" ? Program.shippedGraph : Self.davis
    let focus = view == "rings" ? ["--focus", "Sylvia Avondale"] : []
    let run = try Program.run(["draw", graph, "-o", file.path, "--view", view, "--lint"] + focus)
    #expect(run.status == 0, "\(run.error)")
    #expect(!run.error.contains("warning"))
    let starts = ["svg": "<?xml", "png": "\u{FFFD}PNG", "pdf": "%PDF", "dot": "digraph"]
    let text = String(decoding: try Data(contentsOf: file), as: UTF8.self)
    #expect(text.hasPrefix(try #require(starts[form])))
  }

  @Test func theTextOfAViewDrawsTheSamePicture() throws {
    let run = try Program.run(["draw", Self.davis, "-o", "-", "--to", "dot", "--view", "columns"])
    #expect(run.status == 0)
    #expect(run.output.contains("layout=\"nop2\""))
    #expect(run.output.components(separatedBy: " -> ").count - 1 == 89)
  }

  @Test func noLineRunsUnderTheBoxesOfAColumnItPasses() throws {
    let run = try Program.run([
      "draw", Program.shippedGraph, "-o", "-", "--to", "dot", "--view", "columns", "--columns",
      "official,organisation,country",
    ])
    #expect(run.status == 0)
    #expect(run.output.contains("6 lines past a column are left out"))
  }

  @Test(arguments: ["rings", "columns", "arcs"])
  func pagesToExploreHoldNodesAndLines(_ view: String) throws {
    let focus = view == "rings" ? ["--focus", "Sylvia Avondale", "--hops", "9"] : []
    let run = try Program.run(["draw", Self.davis, "-o", "-", "--to", "html", "--view", view] + focus)
    #expect(run.status == 0)
    for node in 0..<32 { #expect(run.output.contains("id=\"node&#45;\(node)\"")) }
    for line in 0..<89 { #expect(run.output.contains("id=\"edge&#45;\(line)\"")) }
  }

  @Test(arguments: [
    (["--view", "rings"], "--focus"), (["--view", "matrix", "--to", "html"], "cannot be written in this form"),
    (["--view", "timeline", "--to", "gexf"], "cannot be written in this form"),
    (["--view", "matrix", "--layout", "dot"], "no layout"), (["--columns", "a,b"], "--view columns"),
    (["--from-date", "2000"], "--view timeline"), (["--view", "timeline", "--from-date", "2000-13"], "from-date"),
    (["--view", "rings", "--focus", "Sylvia Avondale", "--order", "name"], "no order"),
    (["--view", "timeline"], "no fact has a date"), (["--view", "arcs", "--halo", "degree"], "no halos"),
    (["--view", "columns", "--columns", "woman,man"], "'man'"),
  ])
  func whatDoesNotFitIsRefused(_ arguments: [String], _ words: String) throws {
    let form = arguments.contains("--to") ? [] : ["--to", "svg"]
    let run = try Program.run(["draw", Self.davis, "-o", "-"] + form + arguments)
    #expect(run.status == 2, "\(run.error)")
    #expect(run.error.contains(words), "\(run.error)")
    #expect(run.output.isEmpty)
  }

  @Test func aViewIsPartOfARecipe() throws {
    let recipe = try Scratch.file(ending: ".yaml")
    defer { try? FileManager.default.removeItem(at: recipe) }
    let first = try Program.run([
      "draw", Self.davis, "-o", "-", "--to", "svg", "--view", "columns", "--columns", "event,woman", "--order", "name",
      "--save-recipe", recipe.path,
    ])
    #expect(first.status == 0)
    let text = try String(contentsOf: recipe, encoding: .utf8)
    #expect(text.contains("view: columns") && text.contains("columns: [event, woman]") && text.contains("order: name"))
    let second = try Program.run(["draw", Self.davis, "-o", "-", "--to", "svg", "--recipe", recipe.path])
    #expect(second.output == first.output)
  }

  @Test func tooManyNodesAreALimit() throws {
    let rows = (0..<450).map { "a\($0),b\($0)" }.joined(separator: "\n")
    let file = try Scratch.file("source,target\n\(rows)\n", ending: ".csv")
    defer { try? FileManager.default.removeItem(at: file) }
    let run = try Program.run(["draw", file.path, "-o", "-", "--to", "svg", "--view", "arcs"])
    #expect(run.status == 4, "\(run.error)")
    #expect(run.error.contains("900 nodes are too many for the view arcs"))
    #expect(run.error.contains("hint"))
  }
}
