import GraphProjection
import RelationGraph
import Testing

@testable import GraphDiagrams

struct DiagramLayoutTests {
  @Test func theLayoutFollowsSizeAndShape() throws {
    func plan(_ graph: ProjectedGraph) throws -> LayoutPlan { try Diagram(graph: graph).scene().layout }
    let layered = try plan(DiagramSamples.projected(DiagramSamples.diplomacy()))
    #expect(layered.engine == .dot && layered.isLayered)
    let small = try plan(DiagramSamples.path(30))
    #expect(small.engine == .neato && small.splines == "true")
    let middle = try plan(DiagramSamples.path(200))
    #expect(middle.engine == .neato && middle.splines == "line")
    let large = try plan(DiagramSamples.path(2000))
    #expect(large.engine == .sfdp && large.splines == "line")
    var tree = PropertyGraph()
    for index in 0..<40 { try tree.insert(Node(id: "v\(index)")) }
    for index in 1..<40 { try tree.insert(Relation(kind: "reports-to", from: "v\(index)", to: "v\(index / 3)")) }
    #expect(try plan(DiagramSamples.projected(tree)).engine == .dot)
    try tree.insert(Relation(kind: "reports-to", from: "v0", to: "v39"))
    #expect(try plan(DiagramSamples.projected(tree)).engine == .neato)
  }

  @Test func whatIsTooLargeIsRefusedUnlessForced() throws {
    let graph = try DiagramSamples.path(5001)
    let error = #expect(throws: DiagramError.self) { try Diagram(graph: graph).dot() }
    #expect(error == .tooLarge(what: "nodes", count: 5001, limit: 5000, layout: .auto))
    #expect(error?.hint?.contains("aggregate") == true)
    var recipe = DiagramRecipe()
    recipe.isForced = true
    #expect(try DOTReader(Diagram(graph: graph, recipe: recipe).dot()).nodes.count == 5001)
    recipe = DiagramRecipe()
    recipe.layout = .dot
    #expect(throws: DiagramError.tooLarge(what: "nodes", count: 1200, limit: 1000, layout: .dot)) {
      try Diagram(graph: DiagramSamples.path(1200), recipe: recipe).dot()
    }
  }

  @Test func mostNodesOfALargeGraphAreDots() throws {
    let scene = try Diagram(graph: DiagramSamples.path(1000)).scene()
    #expect(scene.nodes.count { !$0.labelLines.isEmpty } == SceneBuilder.labelledOfMany)
  }

  @Test func forceLayoutsStartFromTheSeed() throws {
    let graph = try DiagramSamples.path(5)
    var recipe = DiagramRecipe()
    recipe.seed = 11
    for layout in [DiagramLayout.neato, .fdp, .sfdp] {
      recipe.layout = layout
      #expect(try DOTReader(Diagram(graph: graph, recipe: recipe).dot()).graph["start"] == "11")
    }
  }

  @Test func parallelLinesWithinAColumnUseDifferentSides() throws {
    let graph = try DiagramSamples.projected(DiagramSamples.diplomacy())
    let dot = try DOTReader(Diagram(graph: graph).dot())
    let numbers = try ["jp", "kr"].map { "n\(try graph.node(named: $0))" }
    let parallel = dot.visibleEdges.filter { Set([$0.from, $0.to]) == Set(numbers) }
    #expect(parallel.count == 4)
    let ports = Set(parallel.map { [$0.attributes["tailport"] ?? "", $0.attributes["headport"] ?? ""] })
    #expect(ports.count == 4)
  }

  @Test func theDeclaredAttributesOfLinesAreInOrder() throws {
    let text = try Diagram(graph: DiagramSamples.path(2)).dot()
    let line = try #require(text.split(separator: "\n").first { $0.hasPrefix("  edge [") })
    let names = line.dropFirst(8).split(separator: ", ").compactMap { $0.split(separator: "=").first.map(String.init) }
    let order = names.filter { !$0.contains("\"") && !$0.contains(" ") && $0 != "Arial" && $0 != "sans-serif\"" }
    #expect(order.filter { $0 != "sans-serif" } == order.filter { $0 != "sans-serif" }.sorted())
    let declared = Set(order)
    for edge in try DOTReader(text).edges { #expect(Set(edge.attributes.keys).isSubset(of: declared)) }
  }
}
