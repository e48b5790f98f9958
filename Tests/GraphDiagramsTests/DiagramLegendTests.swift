import GraphAlgorithms
import GraphFormats
import GraphProjection
import RelationGraph
import Testing

@testable import GraphDiagrams

struct DiagramLegendTests {
  /// The legend against the picture: every encoding of one is in the other.
  private func expectTrue(_ diagram: Diagram) throws {
    let scene = try diagram.scene()
    let dot = try DOTReader(diagram.dot())
    let theme = try Theme.named(diagram.recipe.theme)
    let legend = scene.legend
    let label = dot.graph["label"] ?? ""

    let classes = Set(dot.nodes.compactMap { $0.attributes["class"] })
    #expect(Set(legend.roles.map { DOTEscaping.token($0.role.id) }) == (classes == ["node"] ? [] : classes))
    for node in dot.nodes where classes != ["node"] { #expect(label.contains(try #require(node.attributes["color"]))) }
    if !legend.groups.isEmpty {
      let fills = Set(dot.nodes.compactMap { $0.attributes["fillcolor"] })
      #expect(Set(legend.groups.map { theme.colours(ofGroup: $0.group).fill.description }) == fills)
    }

    // Colour, pattern, arrowhead and width together tell the kind.
    func look(_ attributes: [String: String]) -> String {
      let head = attributes[attributes["dir"] == "back" ? "arrowtail" : "arrowhead"] ?? ""
      // Behind the colour may stand an opacity, which tells confidence.
      return [String((attributes["color"] ?? "").prefix(7)), head].joined(separator: " ")
    }
    let drawn = Set(dot.visibleEdges.map { look($0.attributes) })
    let entries = legend.families.flatMap(\.entries)
    let explained = Set(entries.map { theme.colour(of: $0.look.family).description + " " + $0.look.head.rawValue })
    #expect(explained == (entries.isEmpty ? [] : drawn))
    #expect(Set(entries.map(\.look)) == (entries.isEmpty ? [] : Set(scene.lines.map(\.look))))
    #expect(Set(entries.map(\.look)).count == entries.count)
    #expect(legend.hasPossible == dot.visibleEdges.contains { $0.attributes["style"] == "dashed" })
    #expect(legend.hasPossible == label.contains("possible only"))
    #expect(legend.hasMerged == scene.lines.contains { $0.count > 1 })
    #expect(
      (legend.size != nil)
        == (Set(dot.nodes.compactMap { $0.attributes["fontsize"] }).count > 1 && label.contains("size:")))
    for entry in entries { #expect(label.contains(DOTEscaping.html(entry.title, limit: 60))) }
  }

  @Test func theLegendIsTrue() throws {
    let source = try DiagramSamples.diplomacy()
    let graph = try DiagramSamples.projected(source)
    for theme in Theme.all {
      var recipe = DiagramRecipe()
      recipe.theme = theme.id
      try expectTrue(Diagram(graph: graph, recipe: recipe))
      recipe.focus = [graph.nodeID(0)]
      try expectTrue(Diagram(graph: graph, recipe: recipe))
      recipe.colourBy = .community
      recipe.focus = []
      let groups = NodeGroups([0, 1, 0, 1, 2, 2, 3, 3, 3])
      let size = DiagramAnalysis.Measure(name: "closeness", values: [0, 1, 2, 3, 4, 5, 6, 7, .nan])
      try expectTrue(Diagram(graph: graph, recipe: recipe, analysis: DiagramAnalysis(size: size, groups: groups)))
    }
  }

  @Test func theLegendOfTheShippedNetworkIsTrue() throws {
    let graph = try DiagramSamples.projected(GraphReader.read(path: DiagramSamples.shippedNetwork).graph)
    try expectTrue(Diagram(graph: graph))
    let scene = try Diagram(graph: graph).scene()
    #expect(scene.layout.engine == .dot)
    #expect(scene.lines.reduce(0) { $0 + $1.count } == graph.source.relationCount)
    #expect(scene.nodes.count == graph.nodeCount)
  }

  @Test func unknownKindsAreTold() throws {
    var source = PropertyGraph()
    for (id, kind) in [("a", "clan"), ("b", "guild"), ("c", "clan")] {
      try source.insert(Node(id: id, kind: NodeKind(rawValue: kind)))
    }
    for (kind, sign) in [("marriage", Sign?.none), ("loan", nil), ("feud", .negative), ("oath", .positive)] {
      try source.insert(Relation(kind: RelationKind(rawValue: kind), from: "a", to: "b", sign: sign))
    }
    let diagram = try Diagram(graph: DiagramSamples.projected(source))
    try expectTrue(diagram)
    let legend = try diagram.scene().legend
    #expect(legend.roles.map(\.title) == ["clan", "guild"])
    #expect(Set(legend.families.flatMap(\.entries).map(\.title)) == ["marriage", "loan", "feud (negative)", "oath"])
  }

  @Test func whatSaysNothingNeedsNoLegend() throws {
    let scene = try Diagram(graph: DiagramSamples.path(3)).scene()
    #expect(scene.legend.isEmpty)
    let same = DiagramAnalysis(size: DiagramAnalysis.Measure(name: "zero", values: [0, 0, 0]))
    #expect(try Diagram(graph: DiagramSamples.path(3), analysis: same).scene().legend.size == nil)
  }

  @Test func everyRelationKindOfTheSchemaHasALook() {
    let missing = Schema.internationalRelations.relations.keys.filter { !LineLook.isKnown($0) }
    #expect(missing.isEmpty)
    var looks: Set<LineLook> = []
    for kind in LineLook.knownKinds {
      let rule = Schema.internationalRelations.rule(for: kind)
      let look = LineLook.of(kind, sign: rule.sign, isDirected: rule.isDirected, unknownKinds: [])
      #expect(looks.insert(look).inserted, "\(kind) looks like another kind")
    }
  }

  @Test func figuresAreShort() {
    let figures: [(Double, String)] = [
      (0, "0"), (41, "41"), (0.25, "0.250"), (0.0123, "0.012"), (1234.5, "1235"), (2.345, "2.35"), (1e-5, "1e-5"),
      (2_500_000, "2.5e6"), (.nan, "–"), (-0.5, "-0.500"),
    ]
    for (value, text) in figures { #expect(DOTLegend.short(value) == text) }
  }
}
