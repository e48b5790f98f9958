import GraphFormats
import GraphProjection
import RelationGraph
import Testing

@testable import GraphDiagrams

struct DiagramDeterminismTests {
  @Test func theOrderOfTheFactsDoesNotMatter() throws {
    for layout in DiagramLayout.allCases {
      var recipe = DiagramRecipe()
      recipe.layout = layout
      let texts = try [false, true].map { reversed in
        let graph = try DiagramSamples.projected(DiagramSamples.diplomacy(reversed: reversed))
        return try Diagram(graph: graph, recipe: recipe).dot()
      }
      #expect(texts[0] == texts[1])
    }
  }

  @Test func shufflingTheShippedNetworkDoesNotMatter() throws {
    let source = try GraphReader.read(path: DiagramSamples.shippedNetwork).graph
    let expected = try Diagram(graph: DiagramSamples.projected(source)).dot()
    var state: UInt64 = 5
    func shuffled<Element>(_ elements: [Element]) -> [Element] {
      var elements = elements
      for last in stride(from: elements.count - 1, to: 0, by: -1) {
        state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        elements.swapAt(last, Int((state >> 33) % UInt64(last + 1)))
      }
      return elements
    }
    for _ in 0..<3 {
      var copy = PropertyGraph(schema: source.schema, title: source.title)
      copy.language = source.language
      for source in source.sources { try copy.insert(source) }
      for node in shuffled(Array(source.nodes)) { try copy.insert(node) }
      for var relation in shuffled(Array(source.relations)) {
        relation.evidence.reverse()
        try copy.insert(relation)
      }
      #expect(try Diagram(graph: DiagramSamples.projected(copy)).dot() == expected)
    }
  }
}
