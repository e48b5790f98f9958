import GraphProjection
import RelationGraph
import Testing

@testable import GraphDiagrams

@Suite("Pictures of changes")
struct DifferenceSceneTests {
  /// Diplomacy with a node and relations gone, added and changed.
  private static func difference() throws -> GraphDifference {
    let old = try DiagramSamples.diplomacy()
    var new = try DiagramSamples.diplomacy()
    let attended = try #require(new.relations.firstIndex { $0.kind == "attended" })
    try new.removeRelation(at: attended)
    let discussed = try #require(new.relations.firstIndex { $0.kind == "discussed" })
    try new.removeRelation(at: discussed)
    try new.removeNode("talks")
    try new.insert(Node(id: "us", kind: .country, name: "United States"))
    try new.insert(Relation(kind: "allied-with", from: "us", to: "jp"))
    var pact = try #require(new.nodes.first { $0.id == "pact" })
    pact.name = "Treaty"
    try new.update(pact)
    let party = try #require(new.relations.firstIndex { $0.from == "kr" && $0.kind == "party-to" })
    try new.removeRelation(at: party)
    try new.insert(Relation(kind: "party-to", from: "kr", to: "pact"))
    return GraphDifference(old: old, new: new)
  }

  private static func diagram(_ difference: GraphDifference, theme: String = "light") throws -> Diagram {
    var recipe = DiagramRecipe()
    recipe.theme = theme
    var diagram = try Diagram(graph: DiagramSamples.projected(difference.union), recipe: recipe)
    diagram.difference = difference
    return diagram
  }

  private static func statuses(_ scene: DiagramScene) -> [String: Int] {
    scene.lines.reduce(into: [:]) { counts, line in
      if case .change(let status) = line.look.family { counts[status.rawValue, default: 0] += line.count }
    }
  }

  @Test func everyFateHasItsLook() throws {
    let difference = try Self.difference()
    let scene = try Self.diagram(difference).scene()
    #expect(Self.statuses(scene) == ["added": 1, "ended": 2, "changed": 1, "unchanged": 10])
    let changes = scene.nodes.compactMap(\.change)
    #expect(changes.count { $0 == .added } == 1)
    #expect(changes.count { $0 == .ended } == 1)
    #expect(changes.count { $0 == .changed } == 1)
    #expect(scene.lines.flatMap(\.relations).sorted() == Array(0..<difference.union.relationCount))
    #expect(
      scene.subtitle
        == "relations: 1 added, 2 ended, 1 changed, 10 unchanged · nodes: 1 added, 1 ended, 1 changed, 7 unchanged")
    let changed = try #require(scene.lines.first { $0.look.family == .change(.changed) })
    #expect(changed.tooltip.contains("evidence: report (confidence 0.5) → –"))
    let treaty = try #require(scene.nodes.first { $0.change == .changed })
    #expect(treaty.tooltip.contains("name: Pact → Treaty"))
    #expect(scene.legend.changes == [.added, .changed, .ended, .unchanged])
  }

  @Test func aLineWithTwoFatesIsDivided() throws {
    var old = PropertyGraph()
    for id in ["a", "b"] { try old.insert(Node(id: id)) }
    var new = old
    try old.insert(Relation(id: "x", kind: "k", from: "a", to: "b"))
    try new.insert(Relation(id: "x", kind: "k", from: "a", to: "b"))
    try new.insert(Relation(id: "y", kind: "k", from: "a", to: "b"))
    let scene = try Self.diagram(GraphDifference(old: old, new: new)).scene()
    #expect(Self.statuses(scene) == ["added": 1, "unchanged": 1])
    // No node changed: nodes look as ever.
    #expect(scene.nodes.allSatisfy { $0.change == nil } && scene.legend.changes.isEmpty)
  }

  @Test func possibleChangesAreDashed() throws {
    var graph = PropertyGraph()
    let always = Validity(start: .open, end: .open)
    for id in ["a", "b", "c"] { try graph.insert(Node(id: id, validity: always)) }
    try graph.insert(Relation(kind: "k", from: "a", to: "b", validity: try #require(Validity("2005/"))))
    try graph.insert(Relation(kind: "k", from: "b", to: "c", validity: try #require(Validity("2005/.."))))
    try graph.insert(Relation(kind: "k", from: "a", to: "c"))
    let difference = GraphDifference(
      of: graph, since: try #require(PartialDate("2000")), until: try #require(PartialDate("2010")))
    let scene = try Self.diagram(difference).scene()
    #expect(Self.statuses(scene) == ["added": 2, "unchanged": 1])
    #expect(scene.lines.count { $0.isPossible } == 1)
    #expect(scene.legend.hasPossible)
  }

  @Test func mergingKeepsFatesApart() throws {
    let difference = try Self.difference()
    var diagram = try Self.diagram(difference)
    var recipe = diagram.recipe
    recipe.lines = .merged
    diagram = try Diagram(graph: diagram.graph, recipe: recipe)
    diagram.difference = difference
    let scene = try diagram.scene()
    #expect(Self.statuses(scene) == ["added": 1, "ended": 2, "changed": 1, "unchanged": 10])
  }

  @Test(arguments: Theme.all.map(\.id))
  func picturesBreakNoRule(_ theme: String) throws {
    let drawn = try Self.diagram(Self.difference(), theme: theme).drawn(
      with: GraphvizFixture.renderer(), outputs: [.svg])
    #expect(drawn.lint()?.findings.filter(\.isViolation) == [])
  }

  /// Fates are told apart without colour: by width, dots and borders.
  @Test func fatesDifferInForm() throws {
    let scene = try Self.diagram(Self.difference()).scene()
    let looks = scene.legend.families.flatMap(\.entries).map(\.look)
    for (index, a) in looks.enumerated() {
      for b in looks[(index + 1)...] {
        let isWider = abs(a.width - b.width) >= 0.6
        #expect(isWider || a.isDotted != b.isDotted || a.head != b.head || a.marksBothEnds != b.marksBothEnds)
      }
    }
  }
}
