import RelationGraph
import Testing

@testable import GraphDiagrams

struct RingsViewTests {
  @Test func everybodyStandsOnTheRingOfTheirDistance() throws {
    let graph = try ViewSamples.shipped()
    let middle = try graph.node(named: "Gen Nakatani")
    let diagram = try ViewSamples.diagram(graph, .rings) { ($0.focus, $0.hops) = (["Gen Nakatani"], 3) }
    let dot = try ViewSamples.read(diagram)
    let scene = try diagram.scene()
    let centre = try #require(ViewSamples.place(middle, in: dot))
    // Distances by a search of its own.
    var distance = [middle: 0]
    for step in 1...3 {
      for line in scene.lines {
        for (a, b) in [(line.from, line.to), (line.to, line.from)] where distance[a] == step - 1 && distance[b] == nil {
          distance[b] = step
        }
      }
    }
    #expect(Set(distance.keys) == Set(scene.nodes.map(\.number)))
    var radii: [Int: Double] = [:]
    for node in scene.nodes {
      let depth = try #require(distance[node.number])
      let radius = try #require(ViewSamples.place(node.number, in: dot)).distance(to: centre)
      // Coordinates have two decimals.
      #expect((radius - (radii[depth] ?? radius)).magnitude < 0.05, "\(node.labelLines) is not on ring \(depth)")
      radii[depth] = radii[depth] ?? radius
    }
    let sorted = radii.sorted { $0.key < $1.key }.map(\.value)
    #expect(sorted.count == 4)
    #expect(zip(sorted, sorted.dropFirst()).allSatisfy { $0 + 30 < $1 })
    for depth in 1...3 {
      let count = distance.values.count { $0 == depth }
      let words = "\(depth) tie\(depth == 1 ? "" : "s") away (\(count))"
      #expect(dot.nodes.contains { $0.attributes["xlabel"] == words }, "no label '\(words)'")
    }
  }

  @Test(arguments: [[], ["v0", "v1"]])
  func oneStandsInTheMiddle(_ focus: [String]) throws {
    let diagram = try ViewSamples.diagram(DiagramSamples.path(3), .rings) { $0.focus = focus }
    #expect(throws: DiagramError.self) { try diagram.scene() }
    let error = #expect(throws: DiagramError.self) { try diagram.dot() }
    #expect(error?.hint?.contains("--focus") == true)
  }

  @Test func aLonelyActorIsDrawn() throws {
    let diagram = try ViewSamples.diagram(DiagramSamples.path(1), .rings)
    #expect(try ViewSamples.read(diagram).node(0) != nil)
  }

  @Test func neighboursOfOneParentStandTogether() {
    // Two parents with three children each, whose ids alternate.
    let ties = [(0, 1), (0, 2), (1, 3), (2, 4), (1, 5), (2, 6), (1, 7), (2, 8)]
    let search = RingSearch(around: 0, nodes: Array(0...8), ties: ties.map { (from: $0.0, to: $0.1) })
    #expect(search.rings.map(\.count) == [1, 2, 6])
    let parents = search.rings[2].map { search.parents[$0] ?? [] }
    let changes = parents.indices.count { parents[$0] != parents[($0 + 1) % parents.count] }
    #expect(changes == 2)
  }
}
