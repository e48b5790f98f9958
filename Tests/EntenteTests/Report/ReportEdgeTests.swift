import Entente
import Foundation
import Testing

/// Graphs without nodes, without ties, without sources, without Latin letters, and graphs that are too large.
@Suite("Report, edge cases")
struct ReportEdgeTests {
  private static func report(_ yaml: String, _ form: String = "md") throws -> String {
    let file = try Scratch.file(yaml, ending: ".yaml")
    defer { try? FileManager.default.removeItem(at: file) }
    let html = try ReportTests.text(file.path, "html", ["--quiet"])
    #expect(html.contains("</html>"))
    return try ReportTests.text(file.path, form, ["--quiet"])
  }

  @Test func noNodes() throws {
    let text = try Self.report("entente: 1\nschema: open\n")
    #expect(text.contains("The projection has no nodes"))
    #expect(text.contains("The graph names no sources."))
    #expect(text.contains("the graph has no nodes"))
  }

  @Test func oneNode() throws {
    let text = try Self.report("entente: 1\nschema: open\nnodes:\n  person:\n    a: {name: Only One}\n")
    #expect(text.contains("1 node and 0 ties"))
    #expect(text.contains("| 1 | Only One | person |"))
    #expect(text.contains("leaves 1 node alone"))
    #expect(text.contains("There is no second community"))
    #expect(text.contains("The network is too small to take anything away from it."))
    #expect(text.contains("No single tie holds parts of the network together."))
  }

  @Test("Names of another script, and two nodes of one name")
  func korean() throws {
    let yaml = """
      entente: 1
      title: 국회
      language: ko
      schema: open
      nodes:
        person:
          a: {name: 김영희}
          b: {name: 김영희}
          c: {name: 이철수}
      relations:
        - a knows b
        - b knows c
      """
    let html = try Self.report(yaml, "html")
    #expect(html.contains("<h1 lang=\"ko\" dir=\"auto\">국회</h1>"))
    #expect(html.contains(">김영희 (a)</th>"))
    #expect(html.contains(">이철수</th>"))
    #expect(html.contains("2 relations") || html.contains("0 (0 %) name a source"))
  }

  @Test("Beyond the limits measures are sampled or left out, and the report says so")
  func limits() throws {
    let graph = try Projection().apply(to: GraphReader.read(path: Program.shippedGraph).graph)
    var options = ReportOptions()
    options.limits.exactWork = 1000
    options.limits.resampledWork = 1000
    options.limits.drawnNodes = 50
    options.limits.listedSources = 2
    options.limits.namedMembers = 3
    var builder = ReportBuilder(graph, name: "graph.yaml", options: options)
    let text = try builder.document(
      renderer: GraphvizRenderer(child: ChildProgram(executable: Program.path))
    ).markdown
    for words in [
      "Betweenness is estimated from sampled paths", "entente centrality graph.yaml -m approximate-betweenness",
      "entente centrality graph.yaml -m top-closeness:count=10",
      "Diameter and average path length: the graph is too large",
      "Constraint and effective size", "Robustness of degree", "Transitivity against chance",
      "Stability of communities",
      "Diagrams: 107 nodes and 249 ties make no picture", "The file names 5 sources. These are the", "and 17 more",
    ] { #expect(text.contains(words), "\(words)") }
    #expect(!text.contains("| diameter |"))
    #expect(!text.contains("!["))
  }

  @Test("The example of the documentation")
  func example() throws {
    let graph = try GraphReader.read(path: "\(Program.packageFolder)/Graphs/classic/krackhardt-kite.yaml").graph
    #expect(try ReadmeExample.report(Projection().apply(to: graph)).hasPrefix("# Krackhardt's kite\n"))
  }

  @Test("A weight that paths cannot take is said, not thrown")
  func unsuitable() throws {
    let report = try ReportTests.text(
      "\(Program.packageFolder)/Graphs/classic/padgett-families.yaml", "md",
      ["--weight", "count", "--sections", "rankings,paths,omissions"])
    #expect(report.contains("Betweenness: "))
    #expect(report.contains("**Table 1.** Degree."))
  }
}
