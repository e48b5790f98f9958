import RelationGraph
import Testing

@testable import GraphDiagrams

struct MatrixViewTests {
  /// The fields of a matrix by their row and column, found again from their places.
  private func fields(_ dot: DOTReader, rows: [Int], columns: [Double]) throws -> Set<[Int]> {
    let heights = try rows.map { try #require(ViewSamples.place($0, in: dot)).y }
    var fields: Set<[Int]> = []
    for node in dot.nodes {
      guard let id = node.attributes["id"], id.hasPrefix("edge-") || id.hasPrefix("mirror-") else { continue }
      let place = try #require(ViewSamples.place(node.attributes))
      let row = try #require(
        heights.indices.min { (heights[$0] - place.y).magnitude < (heights[$1] - place.y).magnitude })
      let column = try #require(
        columns.indices.min { (columns[$0] - place.x).magnitude < (columns[$1] - place.x).magnitude })
      fields.insert([row, column])
    }
    return fields
  }

  private func columns(_ dot: DOTReader) throws -> [Double] {
    try dot.nodes.filter { $0.attributes["id"]?.hasPrefix("head-") ?? false }
      .map { try #require(ViewSamples.place($0.attributes)).x }
  }

  @Test func aFieldIsATie() throws {
    var source = PropertyGraph(schema: .open)
    for id in ["a", "b", "c"] { try source.insert(Node(id: id)) }
    for (from, to) in [("a", "b"), ("c", "a")] { try source.insert(Relation(kind: "pays", from: from, to: to)) }
    let graph = try DiagramSamples.projected(source)
    let isDirected = source.isDirected(relationAt: 0)
    let dot = try ViewSamples.read(ViewSamples.diagram(graph, .matrix) { $0.order = .name })
    let expected: Set<[Int]> = isDirected ? [[0, 1], [2, 0]] : [[0, 1], [1, 0], [2, 0], [0, 2]]
    #expect(try fields(dot, rows: [0, 1, 2], columns: columns(dot)) == expected)
    let undirected = try DiagramSamples.projected(source) { $0.direction = .undirected }
    let mirrored = try ViewSamples.read(ViewSamples.diagram(undirected, .matrix) { $0.order = .name })
    #expect(try fields(mirrored, rows: [0, 1, 2], columns: columns(mirrored)) == [[0, 1], [1, 0], [2, 0], [0, 2]])
  }

  @Test func twoModesAreARectangle() throws {
    let graph = try ViewSamples.clubs([("p1", "c1"), ("p2", "c1"), ("p2", "c2"), ("p3", "c1")])
    let dot = try ViewSamples.read(ViewSamples.diagram(graph, .matrix) { $0.order = .name })
    let persons = (0..<graph.nodeCount).filter { graph.nodeKind($0) == "person" }
    #expect(try columns(dot).count == 2)
    #expect(try fields(dot, rows: persons, columns: columns(dot)) == [[0, 0], [1, 0], [1, 1], [2, 0]])
  }

  @Test func communitiesStandTogetherAndAreFramed() throws {
    let graph = try DiagramSamples.path(6)
    let dot = try ViewSamples.read(ViewSamples.diagram(graph, .matrix, groups: [0, 1, 0, 1, 0, 1]))
    let heights = try (0..<6).map { try #require(ViewSamples.place($0, in: dot)).y }
    let order = (0..<6).sorted { heights[$0] > heights[$1] }.map { $0 % 2 }
    #expect(order == [0, 0, 0, 1, 1, 1])
    #expect(dot.nodes.count { $0.attributes["id"]?.hasPrefix("block-") ?? false } == 2)
    let single = try ViewSamples.read(ViewSamples.diagram(graph, .matrix, groups: [0, 0, 0, 0, 0, 0]))
    #expect(!single.nodes.contains { $0.attributes["id"]?.hasPrefix("block-") ?? false })
  }

  @Test func severalKindsShareACell() throws {
    let nodes = ["a", "b"].map { Node(id: $0) }
    let kinds: [RelationKind] = ["loan", "oath", "visit"]
    let graph = try ViewSamples.graph(nodes, kinds.map { Relation(kind: $0, from: "a", to: "b") })
    let dot = try ViewSamples.read(ViewSamples.diagram(graph, .matrix))
    let cells = dot.nodes.filter { $0.attributes["id"]?.hasPrefix("edge-") ?? false }
    #expect(cells.count == 3)
    #expect(Set(cells.compactMap { $0.attributes["pos"] }).count == 3)
    let forms = cells.map { [$0.attributes["fillcolor"], $0.attributes["shape"]] }
    #expect(Set(forms).count == 3)
  }

  @Test func manyRelationsAreDarker() throws {
    let nodes = ["a", "b", "c"].map { Node(id: $0) }
    let relations =
      (0..<3).map { Relation(kind: "visit", from: "a", to: "b", properties: ["n": .integer($0)]) }
      + [Relation(kind: "visit", from: "a", to: "c")]
    let diagram = try ViewSamples.diagram(ViewSamples.graph(nodes, relations), .matrix)
    let cells = try ViewSamples.read(diagram).nodes.filter { $0.attributes["id"]?.hasPrefix("edge-") ?? false }
    let shades = Set(cells.compactMap { $0.attributes["fillcolor"] })
    #expect(shades.count == 2)
    #expect(try diagram.scene().legend.samples.map(\.title) == ["pale: one relation", "full: 3 relations"])
    #expect(try !diagram.scene().legend.hasMerged)
  }

  @Test func largeOnesAreRefusedWithAdvice() throws {
    let graph = try DiagramSamples.path(201)
    let error = #expect(throws: DiagramError.self) { try ViewSamples.diagram(graph, .matrix).scene() }
    #expect(error == .tooManyForView(.matrix, what: "nodes", count: 201))
    #expect(error?.hint != nil)
    #expect(try ViewSamples.diagram(graph, .matrix) { $0.isForced = true }.scene().nodes.count == 201)
  }
}
