import GraphProjection
import RelationGraph
import Testing

@testable import GraphDiagrams

@Suite("Merged and bundled lines")
struct LineGatheringTests {
  private static func scene(_ lines: LineGathering, of graph: PropertyGraph) throws -> DiagramScene {
    var recipe = DiagramRecipe()
    recipe.lines = lines
    return try Diagram(graph: DiagramSamples.projected(graph), recipe: recipe).scene()
  }

  @Test func oneLineForTwoNodes() throws {
    let graph = try DiagramSamples.diplomacy()
    let all = try Self.scene(.all, of: graph)
    let merged = try Self.scene(.merged, of: graph)
    #expect(Set(merged.lines.map { Set([$0.from, $0.to]) }).count == merged.lines.count)
    #expect(merged.lines.count < all.lines.count)
    // Every relation is on one line.
    #expect(merged.lines.flatMap(\.relations).sorted() == Array(0..<graph.relationCount))
    #expect(merged.lines.reduce(0) { $0 + $1.count } == graph.relationCount)
    let pair = try #require(merged.lines.max { $0.count < $1.count })
    #expect(pair.count == 4)
    for words in ["accuses", "cooperates with", "disputes with", "4 relations"] {
      #expect(pair.tooltip.contains(words))
    }
    #expect(pair.look.family == .several)
    #expect(merged.legend.widths?.most == 4)
    #expect(merged.subtitle.contains("merged lines"))
  }

  @Test func familiesAreKeptWhereAllAreOfOne() throws {
    var graph = PropertyGraph(schema: .internationalRelations)
    for id in ["a", "b"] { try graph.insert(Node(id: id, kind: .country, name: id)) }
    try graph.insert(Relation(kind: "accuses", from: "a", to: "b"))
    try graph.insert(Relation(kind: "threatens", from: "a", to: "b"))
    let scene = try Self.scene(.merged, of: graph)
    #expect(scene.lines.count == 1)
    #expect(scene.lines[0].look.family == .hostility)
    // Both lead one way: the arrow stays. With an answer it goes.
    #expect(scene.lines[0].look.head != .none)
    try graph.insert(Relation(kind: "accuses", from: "b", to: "a"))
    #expect(try Self.scene(.merged, of: graph).lines[0].look.head == .none)
  }

  @Test func widthGrowsWithTheNumber() throws {
    var graph = PropertyGraph()
    for number in 0..<4 { try graph.insert(Node(id: "v\(number)")) }
    for (to, count) in [(1, 1), (2, 4), (3, 16)] {
      for kind in 0..<count {
        try graph.insert(Relation(kind: RelationKind(rawValue: "k\(kind)"), from: "v0", to: "v\(to)"))
      }
    }
    let widths = try Self.scene(.merged, of: graph).lines.map(\.width)
    #expect(widths.count == 3 && widths[0] < widths[1] && widths[1] < widths[2])
  }

  @Test func autoMergesBeyondTheLimit() throws {
    func parallels(_ count: Int) throws -> PropertyGraph {
      var graph = PropertyGraph()
      for number in 0...count { try graph.insert(Node(id: "v\(number)")) }
      for number in 0..<count {
        for kind in ["a", "b"] {
          try graph.insert(Relation(kind: RelationKind(rawValue: kind), from: "v\(number)", to: "v\(number + 1)"))
        }
      }
      return graph
    }
    let limit = LineGathering.lineLimit
    #expect(try Self.scene(.auto, of: parallels(limit / 2)).gathering == .all)
    let beyond = try Self.scene(.auto, of: parallels(limit / 2 + 1))
    #expect(beyond.gathering == .merged && beyond.lines.count == limit / 2 + 1)
    #expect(try Self.scene(.all, of: parallels(limit)).lines.count == 2 * limit)
  }

  /// Lines end at their nodes, nothing warns, and the picture breaks no rule, the same bytes each time.
  @Test func bundledPictures() throws {
    var graph = PropertyGraph()
    for number in 0..<30 { try graph.insert(Node(id: "v\(number)", name: "Node \(number)")) }
    for a in 0..<30 {
      for step in [1, 2, 5, 7] { try graph.insert(Relation(from: "v\(a)", to: "v\((a + step) % 30)")) }
    }
    try graph.insert(Relation(from: "v3", to: "v3"))
    var recipe = DiagramRecipe()
    recipe.lines = .bundled
    let diagram = try Diagram(graph: DiagramSamples.projected(graph) { $0.loops = .keep }, recipe: recipe)
    let first = try diagram.drawn(with: GraphvizFixture.renderer(), outputs: [.svg])
    #expect(first.result.warnings == [])
    #expect(first.lint()?.findings.filter(\.isViolation) == [])
    #expect(first.scene.layout.isBundled)
    let drawing = try #require(first.drawing)
    #expect(drawing.lines.count == first.scene.lines.count)
    var bends = 0
    for line in drawing.lines {
      let ends = [first.scene.lines[line.index].from, first.scene.lines[line.index].to].map { number in
        drawing.nodes.first { $0.number == number }?.shape
      }
      let path = try #require(line.paths.first)
      for (shape, point) in zip(ends, [path[0], path[path.count - 1]]) {
        // An arrowhead fills up to six points between the line and the node.
        #expect((shape?.distance(outside: point) ?? 99) < 9)
      }
      let length = zip(path, path.dropFirst()).reduce(0) { $0 + $1.0.distance(to: $1.1) }
      if length > 1.02 * path[0].distance(to: path[path.count - 1]) { bends += 1 }
    }
    #expect(bends > 10)
    let second = try diagram.drawn(with: GraphvizFixture.renderer(), outputs: [.svg])
    #expect(first.result.data[.svg] == second.result.data[.svg])
  }

  @Test(arguments: [LineGathering.merged, .bundled], Theme.all.map(\.id))
  func picturesBreakNoRule(_ lines: LineGathering, _ theme: String) throws {
    var recipe = DiagramRecipe()
    (recipe.lines, recipe.theme) = (lines, theme)
    let diagram = try Diagram(graph: DiagramSamples.projected(DiagramSamples.diplomacy()), recipe: recipe)
    let report = try diagram.drawn(with: GraphvizFixture.renderer(), outputs: [.svg]).lint()
    #expect(report?.findings.filter(\.isViolation) == [])
  }
}
