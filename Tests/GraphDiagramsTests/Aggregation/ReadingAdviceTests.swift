import GraphProjection
import RelationGraph
import Testing

@testable import GraphDiagrams

@Suite("Advice on tangles")
struct ReadingAdviceTests {
  /// Everybody tied to everybody, some of it in a rare kind.
  private static func clique(_ count: Int, name: String = "v") throws -> ProjectedGraph {
    var graph = PropertyGraph()
    for number in 0..<count { try graph.insert(Node(id: "v\(number)", name: "\(name)\(number)")) }
    for a in 0..<count {
      for b in 0..<a {
        try graph.insert(Relation(kind: a - b == 1 ? "next" : "other", from: "v\(a)", to: "v\(b)"))
      }
    }
    return try DiagramSamples.projected(graph)
  }

  @Test func aPathNeedsNone() throws {
    let graph = try DiagramSamples.path(300)
    #expect(ReadingAdvice(for: try Diagram(graph: graph).scene(), of: graph, crossings: 0) == nil)
  }

  @Test func reasonsAndOptions() throws {
    let graph = try Self.clique(40)
    let scene = try Diagram(graph: graph).scene()
    let advice = try #require(ReadingAdvice(for: scene, of: graph, crossings: 780 * 20))
    #expect(advice.reasons == ["20 crossings a line"])
    #expect(advice.options.contains("--aggregate community"))
    #expect(advice.options.contains("--view matrix"))
    #expect(advice.options.contains("--relations next"))
    // Everybody is tied to everybody: nobody's surroundings are smaller.
    #expect(!advice.options.contains { $0.hasPrefix("--focus") })
    #expect(ReadingAdvice(for: scene, of: graph, crossings: nil)?.reasons == ["19.5 lines a node"])
    #expect(ReadingAdvice(for: scene, of: graph, crossings: 780 * 2) == nil)
  }

  @Test func namesThatAreLeftOut() throws {
    let graph = try DiagramSamples.path(1000)
    let scene = try Diagram(graph: graph).scene()
    #expect(ReadingAdvice(for: scene, of: graph, crossings: 0)?.reasons == ["names at 60 of 1000 nodes"])
  }

  @Test func namesAreQuotedForAShell() throws {
    var graph = PropertyGraph()
    let name = "O'Neil; rm -rf $HOME\u{1B}[2J"
    try graph.insert(Node(id: "hub", name: name))
    for number in 0..<600 { try graph.insert(Node(id: "v\(number)")) }
    for number in 0..<100 { try graph.insert(Relation(from: "hub", to: "v\(number)")) }
    let projected = try DiagramSamples.projected(graph)
    let advice = try #require(ReadingAdvice(for: try Diagram(graph: projected).scene(), of: projected, crossings: 0))
    #expect(advice.options.contains("--focus 'O'\\''Neil; rm -rf $HOME[2J'"))
  }
}
