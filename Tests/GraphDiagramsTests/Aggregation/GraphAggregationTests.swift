import GraphAlgorithms
import GraphProjection
import RelationGraph
import Testing

@testable import GraphDiagrams

@Suite("Aggregation")
struct GraphAggregationTests {
  /// A graph of `count` nodes with random relations of some kinds, loops and parallels among them.
  private static func random(_ seed: UInt64, count: Int = 80, relations: Int = 300) throws -> PropertyGraph {
    var state = seed &* 0x9E37_79B9_7F4A_7C15 &+ 1
    func next(_ bound: Int) -> Int {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int((state >> 33) % UInt64(bound))
    }
    var graph = PropertyGraph()
    for number in 0..<count {
      try graph.insert(
        Node(
          id: "v\(number)", kind: number % 3 == 0 ? "person" : "body", name: "Name \(number)",
          properties: number % 5 == 0 ? [:] : ["party": .text("P\(next(4))")]))
    }
    for _ in 0..<relations {
      try graph.insert(
        Relation(
          kind: RelationKind(rawValue: "k\(next(3))"), from: "v\(next(count))", to: "v\(next(count))",
          sign: next(4) == 0 ? .negative : nil))
    }
    return graph
  }

  private static func groupings(_ graph: ProjectedGraph) -> [GraphAggregation.Grouping] {
    [
      .kind, .country, .component, .property("party"), .property("nothing"),
      .partition(NodeGroups((0..<graph.nodeCount).map { $0 % 7 })),
      .partition(NodeGroups(Array(0..<graph.nodeCount))),
    ]
  }

  @Test(arguments: 0..<6 as Range<UInt64>, [Projection.Loops.drop, .keep])
  func everythingIsCountedOnce(_ seed: UInt64, _ loops: Projection.Loops) throws {
    for direction in [Projection.Direction.declared, .undirected, .reversed] {
      let graph = try DiagramSamples.projected(Self.random(seed)) { ($0.loops, $0.direction) = (loops, direction) }
      let behind = Set((0..<graph.tieCount).flatMap { graph.relations(ofTie: $0) })
      for grouping in Self.groupings(graph) {
        let aggregation = GraphAggregation(of: graph, by: grouping)
        #expect(aggregation.groups.flatMap(\.members).sorted() == Array(0..<graph.nodeCount))
        #expect(aggregation.nodeCount == graph.nodeCount)
        #expect(aggregation.betweenCount + aggregation.insideCount == behind.count)
        #expect(aggregation.ties.flatMap(\.relations).sorted() == behind.map(Int.init).sorted())
        #expect(aggregation.ties.allSatisfy { $0.forward + $0.backward == $0.count && $0.from <= $0.to })
        #expect(aggregation.groups.count <= GraphAggregation.groupLimit)
        #expect(aggregation.graph.nodeCount == aggregation.groups.count)
        let drawn = try Self.diagram(aggregation).scene()
        #expect(drawn.lines.reduce(0) { $0 + $1.count } == aggregation.betweenCount)
      }
    }
  }

  private static func diagram(_ aggregation: GraphAggregation) throws -> Diagram {
    var diagram = try Diagram(graph: DiagramSamples.projected(aggregation.graph))
    diagram.aggregation = aggregation
    return diagram
  }

  @Test func tiesOfAOneModeProjectionAreCounted() throws {
    var graph = PropertyGraph()
    for id in ["a", "b", "c"] { try graph.insert(Node(id: id, kind: "person", properties: ["party": .text(id)])) }
    try graph.insert(Node(id: "club", kind: "club"))
    for id in ["a", "b", "c"] { try graph.insert(Relation(from: id, to: "club")) }
    let network = try DiagramSamples.projected(graph) { $0.through = "club" }
    let aggregation = GraphAggregation(of: network, by: .property("party"))
    #expect(aggregation.unit == "ties")
    #expect(aggregation.betweenCount == 3)
    #expect(aggregation.summary == "3 nodes in 3 groups · 3 ties: 3 between groups, 0 inside")
  }

  @Test func smallGroupsBecomeOne() throws {
    let graph = try DiagramSamples.path(100)
    let aggregation = GraphAggregation(of: graph, by: .partition(NodeGroups(Array(0..<100))))
    #expect(aggregation.groups.count == 60)
    #expect(aggregation.groups.last?.name == "41 smaller groups")
    #expect(aggregation.groups.last?.members.count == 41)
  }

  @Test func namesAndCentralMembers() throws {
    var graph = PropertyGraph(title: "Parties")
    for (id, party) in [("a", "X"), ("b", "X"), ("c", "X"), ("d", "X"), ("e", "Y")] {
      try graph.insert(Node(id: id, name: id.uppercased(), properties: ["party": .text(party)]))
    }
    for other in ["a", "b", "d"] { try graph.insert(Relation(from: "c", to: other)) }
    try graph.insert(Relation(from: "e", to: "c"))
    let aggregation = GraphAggregation(of: try DiagramSamples.projected(graph), by: .property("party"))
    #expect(aggregation.groups.map(\.name) == ["X", "Y"])
    let scene = try Self.diagram(aggregation).scene()
    #expect(scene.nodes[0].labelLines == ["X · 4 nodes", "C, A, B …"])
    #expect(scene.nodes[1].labelLines == ["Y · 1 node", "E"])
    #expect(scene.nodes[0].tooltip.contains("inside: 3 relations"))
    #expect(scene.subtitle == "5 nodes in 2 groups · 4 relations: 1 between groups, 3 inside")
    #expect(scene.lines.map { $0.label?.filter(\.isNumber) } == ["1"])
    let extents = scene.nodes.compactMap(\.leastExtent)
    // Areas, not widths, follow the counts.
    #expect(extents.count == 2 && abs(extents[0] / extents[1] - 2) < 1e-9)
  }

  @Test func kindsKeepLinesWhileFew() throws {
    var graph = PropertyGraph()
    for id in ["a", "b", "c"] { try graph.insert(Node(id: id, properties: ["g": .text(id)])) }
    for kind in ["k0", "k1", "k2"] {
      try graph.insert(Relation(kind: RelationKind(rawValue: kind), from: "a", to: "b"))
    }
    func ties() throws -> [GraphAggregation.Tie] {
      GraphAggregation(of: try DiagramSamples.projected(graph), by: .property("g")).ties
    }
    #expect(try ties().map(\.kind.rawValue) == ["k0", "k1", "k2"])
    try graph.insert(Relation(kind: "k3", from: "b", to: "a"))
    let ties = try ties()
    #expect(ties.count == 1 && ties[0].count == 4 && ties[0].forward == 3 && ties[0].backward == 1)
  }

  @Test(arguments: Theme.all.map(\.id))
  func picturesOfGroupsBreakNoRule(_ theme: String) throws {
    let graph = try DiagramSamples.projected(Self.random(3))
    for grouping in Self.groupings(graph) {
      let aggregation = GraphAggregation(of: graph, by: grouping)
      var recipe = DiagramRecipe()
      recipe.theme = theme
      var diagram = try Diagram(graph: DiagramSamples.projected(aggregation.graph), recipe: recipe)
      diagram.aggregation = aggregation
      let report = try diagram.drawn(with: GraphvizFixture.renderer(), outputs: [.svg]).lint()
      #expect(report?.findings.filter(\.isViolation) == [])
    }
  }

  @Test func namesFromDataStayText() throws {
    var graph = PropertyGraph()
    let hostile = "<script>\"\\N\u{1B}[31m"
    try graph.insert(Node(id: "a", name: hostile, properties: ["g": .text(hostile)]))
    try graph.insert(Node(id: "b", properties: ["g": .text("&")]))
    try graph.insert(Relation(kind: RelationKind(rawValue: hostile), from: "a", to: "b"))
    let aggregation = GraphAggregation(of: try DiagramSamples.projected(graph), by: .property("g"))
    let dot = try DOTReader(Self.diagram(aggregation).dot())
    #expect(dot.nodes.count == 2)
    let data = try Self.diagram(aggregation).render(with: GraphvizFixture.renderer(), outputs: [.svg]).data[.svg]
    #expect(!String(decoding: try #require(data), as: UTF8.self).contains("<script"))
  }
}
