import RelationGraph
import Testing

@testable import GraphDiagrams

struct ColumnsViewTests {
  @Test func kindsStandInColumnsWithWhoActsOnTheLeft() throws {
    let graph = try ViewSamples.clubs([("p1", "c1"), ("p2", "c1"), ("p2", "c2"), ("p3", "c3")])
    let dot = try ViewSamples.read(ViewSamples.diagram(graph, .columns))
    var places: [NodeKind: Set<Double>] = [:]
    for number in 0..<graph.nodeCount {
      places[graph.nodeKind(number), default: []].insert(try #require(ViewSamples.place(number, in: dot)).x)
    }
    let left = try #require(places["person"])
    let right = try #require(places["club"])
    #expect(left.count == 1 && right.count == 1)
    #expect((left.first ?? 0) + 100 < (right.first ?? 0))
    #expect(
      dot.nodes.contains { $0.attributes["xlabel"] == "person (3)\\r" || $0.attributes["xlabel"] == "person (3)" })
  }

  @Test func theOrderLeavesNoNeedlessCrossing() {
    // Each on the left is tied to one on the right, in opposite order.
    let ties = (0..<8).map { (from: $0, to: 15 - $0) }
    let order = ColumnOrder([Array(0..<8), Array(8..<16)], ties: ties)
    #expect(order.crossings == 0)
    #expect(order.columns.map { $0.sorted() } == [Array(0..<8), Array(8..<16)])
  }

  @Test func crossingsAreCounted() {
    // Two pairs that cannot be untangled: a complete bipartite graph of 3 and 3 has 9 crossings in any order.
    let ties = (0..<3).flatMap { left in (3..<6).map { (from: left, to: $0) } }
    #expect(ColumnOrder([[0, 1, 2], [3, 4, 5]], ties: ties).crossings == 9)
  }

  @Test func chainsOfKindsHaveAColumnEach() throws {
    let kinds: [NodeKind] = ["b", "c", "a"]
    let split = try ColumnSplit(kinds: kinds, ties: [(0, 1), (2, 0)], wanted: nil)
    #expect(split.titles == ["a", "b", "c"])
    #expect(split.columns == [[2], [0], [1]])
  }

  @Test func sidesOfAGraphWithoutKinds() throws {
    let dot = try ViewSamples.read(ViewSamples.diagram(DiagramSamples.path(4), .columns))
    let places = try (0..<4).map { try #require(ViewSamples.place($0, in: dot)).x }
    #expect(places[0] == places[2] && places[1] == places[3] && places[0] != places[1])
  }

  @Test func whatIsNotTwoModeIsRefused() throws {
    let error = #expect(throws: DiagramError.self) {
      try ViewSamples.diagram(ViewSamples.shipped(), .columns).scene()
    }
    #expect(error?.hint?.contains("--columns") == true)
    let triangle = try ViewSamples.graph(
      ["a", "b", "c"].map { Node(id: $0) },
      [("a", "b"), ("b", "c"), ("c", "a")].map { Relation(from: $0.0, to: $0.1) })
    let other = #expect(throws: DiagramError.self) { try ViewSamples.diagram(triangle, .columns).scene() }
    #expect(other?.hint?.contains("matrix") == true)
  }

  @Test func chosenKindsTellWhatIsLeftOut() throws {
    let graph = try ViewSamples.shipped()
    let scene = try ViewSamples.diagram(graph, .columns) { $0.columns = [.official, .organisation] }.scene()
    let kinds = Set(scene.nodes.map { graph.nodeKind($0.number) })
    #expect(kinds == [.official, .organisation])
    #expect(scene.subtitle.contains("\(graph.nodeCount - scene.nodes.count) nodes of other kinds are left out"))
    for wanted: [NodeKind] in [["official"], ["official", "official"], ["official", "nobody"]] {
      #expect(throws: DiagramError.self) {
        try ViewSamples.diagram(graph, .columns) { $0.columns = wanted }.scene()
      }
    }
  }
}
