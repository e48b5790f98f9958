import RelationGraph
import Testing

@testable import GraphDiagrams

struct ArcsViewTests {
  @Test func allStandOnOneLineWithArcsOnTheRight() throws {
    let graph = try DiagramSamples.path(6)
    let dot = try ViewSamples.read(ViewSamples.diagram(graph, .arcs))
    let places = try (0..<6).map { try #require(ViewSamples.place($0, in: dot)) }
    #expect(Set(places.map(\.x)) == [0])
    #expect(Set(places.map(\.y)).count == 6)
    for edge in dot.edges {
      let points = try #require(edge.attributes["pos"]).split(separator: " ")
        .filter { !$0.hasPrefix("e") && !$0.hasPrefix("s") }
      #expect(points.count == 4)
      for point in points { #expect(!point.hasPrefix("-")) }
    }
  }

  @Test func neighboursStandClose() throws {
    // A path whose ids are mixed up: in its own order every arc has length 1.
    let path = [3, 0, 4, 1, 5, 2]
    let ties = zip(path, path.dropFirst()).map { (from: $0, to: $1) }
    let order = LineOrder(Array(0..<6), block: [0, 0, 0, 0, 0, 0], ties: ties)
    let before = ties.reduce(0) { $0 + abs($1.from - $1.to) }
    #expect(order.length < before)
    #expect(order.nodes.sorted() == Array(0..<6))
  }

  @Test func communitiesStayTogether() throws {
    let graph = try DiagramSamples.path(6)
    let dot = try ViewSamples.read(ViewSamples.diagram(graph, .arcs, groups: [0, 1, 0, 1, 0, 1]))
    let heights = try (0..<6).map { try #require(ViewSamples.place($0, in: dot)).y }
    #expect((0..<6).sorted { heights[$0] > heights[$1] }.map { $0 % 2 } == [0, 0, 0, 1, 1, 1])
  }

  @Test(arguments: [DiagramOrder.name, .degree, .kind, .date])
  func ordersAreKept(_ order: DiagramOrder) throws {
    let nodes = [
      Node(id: "1", kind: "b", name: "Delta", validity: Validity("1990") ?? .unknown),
      Node(id: "2", kind: "a", name: "Alpha", validity: Validity("2000") ?? .unknown),
      Node(id: "3", kind: "c", name: "Gamma"),
      Node(id: "4", kind: "a", name: "Beta", validity: Validity("1980") ?? .unknown),
    ]
    let relations = [("3", "1"), ("3", "2"), ("3", "4"), ("1", "4")].map { Relation(from: $0.0, to: $0.1) }
    let graph = try ViewSamples.graph(nodes, relations)
    let dot = try ViewSamples.read(ViewSamples.diagram(graph, .arcs) { $0.order = order })
    let heights = try (0..<4).map { try #require(ViewSamples.place($0, in: dot)).y }
    let names = (0..<4).sorted { heights[$0] > heights[$1] }.map(graph.nodeLabel)
    let expected: [DiagramOrder: [String]] = [
      .name: ["Alpha", "Beta", "Delta", "Gamma"], .degree: ["Gamma", "Delta", "Beta", "Alpha"],
      .kind: ["Beta", "Alpha", "Delta", "Gamma"], .date: ["Beta", "Delta", "Alpha", "Gamma"],
    ]
    #expect(names == expected[order])
  }
}
