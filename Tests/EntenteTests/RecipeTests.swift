import Entente
import Foundation
import Testing

/// Recipes as files, and what they say on the command line.
@Suite("Recipes")
struct RecipeTests {
  private func read(_ text: String) throws(ReadError) -> SavedRecipe {
    try SavedRecipe(reading: GraphSource(name: "recipe.yaml", bytes: Array(text.utf8)))
  }

  /// Another value of every option, so that none is forgotten by reader or writer.
  private var unusual: SavedRecipe {
    var recipe = DiagramRecipe()
    recipe.title = "A: \"title\" # of 한국"
    recipe.layout = .sfdp
    recipe.theme = "dark"
    recipe.size = "hits.authority"
    recipe.halo = "pagerank:damping=0.9"
    recipe.colourBy = .community
    recipe.communities = "leiden:resolution=0.5"
    recipe.showsHulls = true
    recipe.focus = ["a+b", "c, d", "한국"]
    recipe.hops = 3
    recipe.path = ["x", "y\\z"]
    recipe.clustersByCountry = false
    recipe.certainty = .none
    recipe.endedRelations = .grey
    recipe.secondName = ["ko", "ja"]
    recipe.labelWidth = 30
    recipe.nodeLabels = .none
    recipe.relationLabels = .all
    recipe.showsEventDates = false
    recipe.showsLegend = false
    recipe.possibleBelow = 0.5
    recipe.seed = 11
    recipe.isForced = true
    recipe.view = .timeline
    recipe.order = .name
    recipe.columns = ["official", "country"]
    recipe.firstDate = PartialDate("1990")
    recipe.since = PartialDate("2001")
    recipe.lastDate = PartialDate("2020-06")
    recipe.aggregate = "kind"
    recipe.lines = .merged
    var projection = Projection()
    projection.nodeKinds = ["country", "official"]
    projection.asOf = PartialDate("2023-05")
    projection.direction = .undirected
    projection.weight = .property("trade")
    projection.weightMeaning = .strength
    return SavedRecipe(recipe: recipe, projection: projection)
  }

  @Test("Everything that can be said is written, and read back")
  func roundTrip() throws {
    let saved = unusual
    #expect(try read(saved.yaml) == saved)
    for (setting, option) in zip(saved.recipe.settings, DiagramRecipe.options) {
      #expect(setting.value != option.defaultValue, "the sample leaves '\(setting.name)' at its default")
    }
    #expect(try read(SavedRecipe().yaml) == SavedRecipe())
    #expect(SavedRecipe().yaml == "entente-recipe: 1\n")
  }

  @Test("No heading and no second names can be said, too")
  func emptyValues() throws {
    var saved = SavedRecipe()
    saved.recipe.title = ""
    saved.recipe.secondName = []
    #expect(try read(saved.yaml) == saved)
  }

  @Test(
    "What is wrong is said with its place",
    arguments: [
      ("them: dark", "1:1", "unknown-key", "theme"), ("hops: many", "1:7", "option", nil),
      ("projection:\n  as-of: 2023-02-30", "2:10", "option", "a date that exists"),
      ("projection:\n  asof: 2023", "2:3", "unknown-key", "as-of"), ("entente-recipe: 2", "1:17", "version", nil),
      ("hulls: [yes, no]", "1:8", "option", nil), ("- a\n- b", "1:1", "wrong-structure", "option: value"),
      ("size:\n  a: {b: c}", "2:6", "wrong-structure", nil), ("theme: purple", "1:8", "option", "light"),
      ("path: [medici]", "1:7", "option", "begins and ends"), ("size: nosuch", "1:7", "option", nil),
      ("halo: pagerank:damping=9", "1:7", "option", nil),
    ] as [(String, String, String, String?)])
  func refusals(_ text: String, _ place: String, _ code: String, _ hint: String?) throws {
    let error = try #require(throws: ReadError.self) { try read(text) }
    let problem = try #require(error.diagnostics.first)
    #expect(problem.code == code)
    #expect("\(problem.location?.line ?? 0):\(problem.location?.column ?? 0)" == place)
    if let hint { #expect(problem.hint?.contains(hint) == true, "\(problem.hint ?? "no hint")") }
  }

  @Test("The command line wins over the file, and the saved recipe draws the same picture")
  func commandLine() throws {
    let folder = try Scratch.folder()
    defer { try? FileManager.default.removeItem(at: folder) }
    let recipe = folder.appendingPathComponent("recipe.yaml").path
    let saved = folder.appendingPathComponent("saved.yaml").path
    try Data("theme: dark\nfocus: nakatani\nhops: 2\nprojection: {direction: undirected}\n".utf8)
      .write(to: URL(fileURLWithPath: recipe))
    let draw = ["draw", Program.shippedGraph, "-o", "-", "--to", "svg"]
    let first = try Program.run(draw + ["--recipe", recipe, "--theme", "print", "--save-recipe", saved])
    #expect(first.status == 0, "\(first.error)")
    let second = try Program.run(draw + ["--recipe", saved])
    #expect(first.output == second.output)
    let third = try Program.run(
      draw + ["--theme", "print", "--focus", "nakatani", "--hops", "2", "--direction", "undirected"])
    #expect(first.output == third.output)
    let wrong = try Program.run(draw + ["--recipe", Program.shippedGraph])
    #expect(wrong.status == 3)
    #expect(try Program.run(draw + ["--hops", "1000"]).status == 2)
    #expect(try Program.run(draw + ["--size", "no-such-measure"]).status == 2)
    #expect(try Program.run(draw + ["--size", "hits.no_such_column"]).status == 2)
    #expect(try Program.run(draw + ["--path", "nakatani"]).status == 2)
  }

  @Test("Halos, grounds and a path change nothing but add to the picture")
  func underlays() throws {
    let draw = [
      "draw", Program.packageFolder + "/Graphs/classic/padgett-families.yaml", "-o", "-", "--to", "svg", "--lint",
    ]
    let plain = try Program.run(draw)
    let rich = try Program.run(draw + ["--halo", "betweenness", "--hulls", "--path", "pazzi", "--path", "bischeri"])
    #expect(rich.status == 0, "\(rich.error)")
    func texts(_ svg: String) -> Set<String> {
      Set(svg.split(separator: "\n").filter { $0.hasPrefix("<text") }.map { String($0.split(separator: ">")[1]) })
    }
    #expect(texts(plain.output).subtracting(texts(rich.output)).isEmpty)
    #expect(texts(rich.output).contains { $0.hasPrefix("halo: betweenness") })
    #expect(texts(rich.output).contains { $0.hasPrefix("the path") })
    #expect(rich.error.contains("complete and true"))
    // What lies under comes before the first node and line.
    let first = try #require(rich.output.range(of: "fill-opacity=\"0.45"))
    let node = try #require(rich.output.range(of: "<g id=\"edge"))
    #expect(first.lowerBound < node.lowerBound)
  }
}
