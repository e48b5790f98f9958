import Entente
import Foundation
import Testing

/// The Swift examples of README and documentation, compiled and run.
enum ReadmeExample {
  static func run() throws -> [String] {
    var lines: [String] = []
    func print(_ line: String) { lines.append(line) }

    let graph = try GraphReader.read(path: "Graphs/japan-korea-defence.yaml").graph

    var projection = Projection()
    projection.relationKinds = ["party-to", "commits-to", "participates-in"]
    projection.direction = .undirected
    let network = try projection.apply(to: graph)

    let scores = try BetweennessCentrality().run(on: network)
    for node in scores.ranking.prefix(5) {
      print("\(network.nodeLabel(node)): \(scores.values[node])")
    }
    return lines
  }

  static func draw(_ network: ProjectedGraph) throws -> DrawnDiagram {
    var recipe = DiagramRecipe()
    recipe.size = "betweenness"
    recipe.theme = "print"
    let diagram = try Diagram(of: network, recipe: recipe)
    let drawn = try diagram.drawn(with: GraphvizRenderer(child: nil), outputs: [.svg, .pdf])
    return drawn
  }

  static func report(_ network: ProjectedGraph) throws -> String {
    var text = ""
    func print(_ words: String) { text = words }

    var builder = ReportBuilder(network, name: "japan-korea-defence.yaml")
    let report = try builder.document(renderer: GraphvizRenderer(child: nil))
    print(report.markdown)
    return text
  }

  static func explore(_ diagram: Diagram, with renderer: GraphvizRenderer) throws -> String {
    let drawing = try diagram.render(with: renderer, outputs: [.svg])
    let page = try HTMLTwin(diagram: diagram, svg: Array(drawing.data[.svg] ?? Data())).text
    return page
  }

  static func timeline(_ graph: ProjectedGraph, with renderer: GraphvizRenderer) throws -> DrawnDiagram {
    var recipe = DiagramRecipe()
    recipe.view = .timeline
    recipe.firstDate = PartialDate("2015")
    let drawn = try Diagram(graph: graph, recipe: recipe).drawn(with: renderer, outputs: [.svg])
    return drawn
  }

  static func interchange() throws -> PropertyGraph {
    let network = try GraphReader.read(path: "Graphs/classic/padgett-families.yaml").graph
    let pajek = try #require(GraphFormat.named("pajek"))
    for loss in pajek.losses(of: network) { print(loss.field, loss.facts) }
    let files = pajek.files(network)
    let rest = pajek.kept(of: network)
    return files == nil ? network : rest
  }
}
