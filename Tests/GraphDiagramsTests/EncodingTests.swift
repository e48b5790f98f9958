import GraphAlgorithms
import GraphFormats
import GraphProjection
import RelationGraph
import Testing

@testable import GraphDiagrams

/// What lines and nodes show besides kind and size: doubt, end, halo, path and community.
@Suite("Encodings")
struct EncodingTests {
  private func graph(asOf date: String? = nil) throws -> ProjectedGraph {
    let text = """
      entente: 1
      sources: {s: {title: S}}
      nodes: {country: {a: A, b: B, c: C, d: D}}
      relations:
        - a allied-with b 1990/2000
        - a allied-with c 1990/..
        - b allied-with c 2010/..
        - {from: c, to: d, kind: met-with, evidence: [{source: s, confidence: 0.6}]}
        - {from: a, to: d, kind: met-with, evidence: [{source: s, confidence: 0.95}]}
        - {from: b, to: d, kind: met-with, evidence: [{source: s, confidence: 0.1}]}
      """
    let graph = try GraphReader.read(GraphSource(name: "g.yaml", bytes: Array(text.utf8))).graph
    return try DiagramSamples.projected(graph) { $0.asOf = date.flatMap { PartialDate($0) } }
  }

  private func line(_ scene: DiagramScene, _ graph: ProjectedGraph, _ a: String, _ b: String) -> DiagramScene.Line? {
    scene.lines.first { Set([graph.nodeID($0.from), graph.nodeID($0.to)]) == [a, b] }
  }

  @Test func confidenceIsOpacityWithAFloor() throws {
    let graph = try graph()
    var recipe = DiagramRecipe()
    let scene = try Diagram(graph: graph, recipe: recipe).scene()
    #expect(line(scene, graph, "c", "d")?.opacity == 0.6)
    #expect(line(scene, graph, "a", "d")?.opacity == 1)
    #expect(line(scene, graph, "b", "d")?.opacity == 0.4)
    #expect(scene.legend.hasDoubtful && scene.legend.hasPossible)
    recipe.certainty = .dashes
    let dashed = try Diagram(graph: graph, recipe: recipe).scene()
    #expect(dashed.lines.allSatisfy { $0.opacity == 1 } && dashed.legend.hasPossible && !dashed.legend.hasDoubtful)
    recipe.certainty = .none
    let plain = try Diagram(graph: graph, recipe: recipe).scene()
    #expect(plain.lines.allSatisfy { $0.opacity == 1 && !$0.isPossible })
  }

  @Test func whatIsOverIsHiddenOrGrey() throws {
    let graph = try graph(asOf: "2005")
    var recipe = DiagramRecipe()
    #expect(line(try Diagram(graph: graph, recipe: recipe).scene(), graph, "a", "b") == nil)
    recipe.endedRelations = .grey
    let scene = try Diagram(graph: graph, recipe: recipe).scene()
    #expect(line(scene, graph, "a", "b")?.hasEnded == true)
    #expect(line(scene, graph, "a", "c")?.hasEnded == false)
    // Not begun is not over.
    #expect(line(scene, graph, "b", "c") == nil)
    #expect(scene.legend.hasEnded)
    #expect(try Diagram(graph: graph, recipe: recipe).dot().contains(Theme.light.ended.description))
  }

  @Test func aPathStandsOut() throws {
    let graph = try graph()
    var recipe = DiagramRecipe()
    recipe.path = ["a", "d"]
    let diagram = try Diagram(of: graph, recipe: recipe)
    let scene = try diagram.scene()
    #expect(line(scene, graph, "a", "d")?.emphasis == .strong)
    #expect(scene.lines.count { $0.emphasis == .strong } == 1)
    #expect(scene.nodes.filter { $0.emphasis == .strong }.map { graph.nodeID($0.number) } == ["a", "d"])
    #expect(scene.legend.hasPath)
    recipe.path = ["a"]
    #expect(throws: DiagramError.self) { try Diagram(of: graph, recipe: recipe) }
    recipe.path = ["a", "nobody"]
    #expect(throws: DiagramError.self) { try Diagram(of: graph, recipe: recipe) }
  }

  @Test func halosAndGroundsAreExplained() throws {
    let graph = try graph()
    var recipe = DiagramRecipe()
    recipe.halo = "degree"
    recipe.showsHulls = true
    let scene = try Diagram(of: graph, recipe: recipe).scene()
    #expect(scene.nodes.allSatisfy { $0.halo != nil })
    #expect(scene.hulls.allSatisfy { $0.members.count > 1 })
    #expect(scene.legend.groupsAreHulls == !scene.hulls.isEmpty)
    #expect(DiagramUnderlay.isNeeded(for: scene))
    #expect(!DiagramUnderlay.isNeeded(for: try Diagram(of: graph).scene()))
  }

  /// The sum of lengths of the tree against the least of all trees, by brute force over the edges of small point sets.
  @Test func bridgesAreAsShortAsCanBe() {
    let points = [DrawnPoint(0, 0), DrawnPoint(3, 0), DrawnPoint(3, 4), DrawnPoint(10, 4), DrawnPoint(0, 1)]
    let pairs = (0..<5).flatMap { a in (0..<a).map { (a, $0) } }
    func length(_ tree: [(Int, Int)]) -> Double { tree.reduce(0) { $0 + points[$1.0].distance(to: points[$1.1]) } }
    var best = Double.infinity
    for mask in 0..<(1 << pairs.count) where mask.nonzeroBitCount == 4 {
      let tree = pairs.indices.filter { mask >> $0 & 1 == 1 }.map { pairs[$0] }
      var part = Array(0..<5)
      for (a, b) in tree { part = part.map { $0 == part[a] ? part[b] : $0 } }
      if Set(part).count == 1 { best = min(best, length(tree)) }
    }
    #expect(abs(length(DiagramUnderlay.shortestTree(of: points)) - best) < 1e-9)
    #expect(DiagramUnderlay.shortestTree(of: [points[0]]).isEmpty)
  }
}
