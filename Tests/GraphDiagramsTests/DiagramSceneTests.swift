import GraphAlgorithms
import GraphProjection
import RelationGraph
import Testing

@testable import GraphDiagrams

struct DiagramSceneTests {
  @Test func everyNodeAndEveryKindBetweenTwoNodesIsThereOnce() throws {
    let graph = try DiagramSamples.projected(DiagramSamples.diplomacy())
    for layout in DiagramLayout.allCases {
      var recipe = DiagramRecipe()
      recipe.layout = layout
      let dot = try DOTReader(Diagram(graph: graph, recipe: recipe).dot())
      #expect(dot.nodes.map(\.name) == (0..<9).map { "n\($0)" })
      #expect(Set(dot.nodes.compactMap { $0.attributes["id"] }).count == 9)
      // 13 relations; the two of `party-to` between the same ends are one line.
      #expect(dot.visibleEdges.count == 12)
      #expect(Set(dot.visibleEdges.compactMap { $0.attributes["id"] }).count == 12)
      let tooltips = dot.visibleEdges.compactMap { $0.attributes["tooltip"] }
      #expect(Set(tooltips).count == 12)
      #expect(tooltips.contains("Japan — party to — Pact · /2019\\nJapan — party to — Pact · 2023/.."))
    }
  }

  @Test func linesPointFromTheirSubjectToTheirObject() throws {
    let graph = try DiagramSamples.projected(DiagramSamples.diplomacy())
    let dot = try DOTReader(Diagram(graph: graph).dot())
    for edge in dot.visibleEdges {
      let isBackward = edge.attributes["dir"] == "back"
      let (from, to) = isBackward ? (edge.to, edge.from) : (edge.from, edge.to)
      let tooltip = try #require(edge.attributes["tooltip"]).split(separator: " · ")[0]
      let ends = tooltip.components(separatedBy: " — ")
      let names = try [from, to].map { name in
        graph.nodeLabel(try #require(Int(name.dropFirst())))
      }
      let head = edge.attributes[isBackward ? "arrowtail" : "arrowhead"]
      if head != "none" {
        #expect([ends[0], ends[2].components(separatedBy: "\\n")[0]] == names)
      }
      #expect(
        (head == "none")
          == ["cooperates with", "disputes with", "part of", "holds office", "discussed"].contains(ends[1]))
    }
  }

  @Test func undirectedProjectionsHaveNoArrowheads() throws {
    let graph = try DiagramSamples.projected(DiagramSamples.diplomacy()) { $0.direction = .undirected }
    let scene = try Diagram(graph: graph).scene()
    #expect(scene.lines.allSatisfy { $0.look.head == .none || $0.look.marksBothEnds })
    // Two accusations, one each way, become one line.
    #expect(scene.lines.first { $0.kind == "accuses" }?.count == 2)
  }

  @Test func membersOfACountryAreFramed() throws {
    let graph = try DiagramSamples.projected(DiagramSamples.diplomacy())
    let dot = try DOTReader(Diagram(graph: graph).dot())
    let frames = dot.clusters.map { members in
      members.compactMap { Int($0.dropFirst()) }.map(graph.nodeID).sorted()
    }
    #expect(frames == [["jp", "minister", "ministry"], ["kr", "steel"]])
    var recipe = DiagramRecipe()
    recipe.clustersByCountry = false
    #expect(try DOTReader(Diagram(graph: graph, recipe: recipe).dot()).clusters.isEmpty)
  }

  @Test func possibleFactsAreDashed() throws {
    let graph = try DiagramSamples.projected(DiagramSamples.diplomacy()) { $0.asOf = PartialDate("2024") }
    let scene = try Diagram(graph: graph).scene()
    // In 2024 only `2023/..` is certain; every fact without dates is possible.
    #expect(scene.lines.filter { !$0.isPossible }.map(\.kind) == ["party-to"])
    let all = try Diagram(graph: DiagramSamples.projected(DiagramSamples.diplomacy())).scene()
    let possible = all.lines.filter(\.isPossible)
    #expect(possible.count == 1)
    #expect(possible.first?.tooltip == "South Korea — party to — Pact · The report")
  }

  @Test func focusKeepsWhatIsNear() throws {
    let graph = try DiagramSamples.projected(DiagramSamples.diplomacy())
    var recipe = DiagramRecipe()
    recipe.focus = ["A Minister"]
    func ids() throws -> [String] {
      try Diagram(graph: graph, recipe: recipe).scene().nodes.map { graph.nodeID($0.number) }
    }
    #expect(try ids() == ["minister", "ministry", "talks"])
    recipe.hops = 2
    #expect(try ids() == ["chips", "jp", "minister", "ministry", "talks"])
    recipe.hops = 0
    #expect(try ids() == ["minister"])
    recipe.focus = ["A Minster"]
    #expect(throws: DiagramError.analysis(.noSuchNode("A Minster", candidates: ["minister (A Minister)"]))) {
      try ids()
    }
  }

  @Test func sharedNodesMakeTies() throws {
    let graph = try DiagramSamples.projected(DiagramSamples.diplomacy()) { $0.through = .framework }
    let scene = try Diagram(graph: graph).scene()
    #expect(scene.lines.map(\.kind) == ["share framework"])
    #expect(scene.legend.families.flatMap(\.entries).map(\.title) == ["share framework"])
  }

  @Test func scoresOfAnotherProjectionAreFoundByNode() throws {
    let source = try DiagramSamples.diplomacy()
    let drawn = try DiagramSamples.projected(source)
    let scored = try DiagramSamples.projected(source) { $0.nodeKinds = [.country] }
    let scores = NodeScores([.init("weight", [4, 1])])
    let size = try DiagramAnalysis.Measure(scores, of: scored, in: drawn)
    let scene = try Diagram(graph: drawn, analysis: DiagramAnalysis(size: size)).scene()
    let shares = Dictionary(uniqueKeysWithValues: scene.nodes.map { (drawn.nodeID($0.number), $0.share) })
    #expect(shares["jp"] == 1)
    #expect(shares["kr"] == 0.25)
    #expect(shares["pact"] == 0)
    #expect(throws: DiagramError.wrongCount(what: "scores", count: 2, expected: 9)) {
      try DiagramAnalysis.Measure(scores, of: drawn, in: drawn)
    }
    #expect(throws: DiagramError.unknownColumn("height", known: ["weight"])) {
      try DiagramAnalysis.Measure(scores, column: "height", of: scored, in: drawn)
    }
  }

  @Test func emptyGraphsAreRefused() throws {
    #expect(throws: DiagramError.noNodes) { try Diagram(graph: DiagramSamples.path(0)).dot() }
    #expect(try DOTReader(Diagram(graph: DiagramSamples.path(1)).dot()).nodes.count == 1)
  }
}
