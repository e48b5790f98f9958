import Foundation
import Testing

@testable import GraphvizProcess

@Suite struct GraphvizRendererTests {
  @Test func severalOutputsComeFromOneLayout() throws {
    let dot = GraphvizFixture.network(nodes: 12)
    let renderer = try GraphvizFixture.renderer()
    let result = try renderer.render(dot: dot, engine: .neato, outputs: GraphvizOutput.allCases, dpi: 144)
    #expect(Set(result.data.keys) == Set(GraphvizOutput.allCases))
    #expect(result.warnings.isEmpty)

    let svg = String(decoding: try #require(result.data[.svg]), as: UTF8.self)
    #expect(svg.contains("<svg") && svg.contains(">Actor 11</text>"))
    #expect(try #require(result.data[.pdf]).starts(with: Data("%PDF-".utf8)))
    #expect(String(decoding: try #require(result.data[.dot]), as: UTF8.self).contains("pos="))

    let json = try JSONSerialization.jsonObject(with: try #require(result.data[.json0])) as? [String: Any]
    let nodes = try #require(json?["objects"] as? [[String: Any]])
    #expect(nodes.count == 12)
    #expect(nodes.allSatisfy { $0["pos"] is String && $0["_gvid"] is Int })

    // The first output does not depend on what else was asked for.
    let alone = try renderer.render(dot: dot, engine: .neato, outputs: [.svg])
    #expect(alone.data[.svg] == result.data[.svg])
  }

  @Test func resolutionIsThatOfThePNGOnly() throws {
    let renderer = try GraphvizFixture.renderer()
    func render(_ dpi: Int?) throws -> (width: Int, svg: Data?) {
      let result = try renderer.render(dot: "graph G { a -- b }", engine: .dot, outputs: [.svg, .png], dpi: dpi)
      let png = [UInt8](try #require(result.data[.png]))
      #expect(Array(png.prefix(8)) == [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A])
      return (png[16..<20].reduce(0) { $0 << 8 | Int($1) }, result.data[.svg])
    }
    let plain = try render(nil)
    let fine = try render(192)
    #expect(abs(fine.width - 2 * plain.width) <= 2)
    #expect(fine.svg == plain.svg)
    #expect(try render(-5).width > 0)
  }

  @Test(arguments: GraphvizEngine.allCases.filter { $0 != .nop && $0 != .nop2 })
  func everyEngineDraws(engine: GraphvizEngine) throws {
    let dot = GraphvizFixture.network(nodes: 9, attributes: "start=1")
    let result = try GraphvizFixture.renderer().render(dot: dot, engine: engine, outputs: [.svg])
    let svg = String(decoding: try #require(result.data[.svg]), as: UTF8.self)
    #expect(svg.components(separatedBy: "class=\"node\"").count == 10)
  }

  @Test(arguments: [GraphvizEngine.dot, .neato, .sfdp], ["start=1", "start=1, overlap=prism, sep=\"+12\""])
  func theSameTextGivesTheSameBytes(engine: GraphvizEngine, attributes: String) throws {
    let dot = GraphvizFixture.network(nodes: 40, attributes: attributes)
    let renderer = try GraphvizFixture.renderer()
    let drawings = try (0..<20).map { _ in
      try renderer.render(dot: dot, engine: engine, outputs: [.svg]).data[.svg]
    }
    #expect(Set(drawings).count == 1)
  }

  @Test func aPDFHoldsNoDate() throws {
    let result = try GraphvizFixture.renderer().render(dot: "graph G { a }", engine: .dot, outputs: [.pdf])
    let pdf = try #require(result.data[.pdf])
    #expect(pdf.range(of: Data("/Producer".utf8)) != nil)
    #expect(pdf.range(of: Data("CreationDate".utf8)) == nil)
  }

  @Test func namesOfAllScriptsStayText() throws {
    let dot = "graph G { a [label=\"日本国 대한민국 Côte d’Ivoire\", fontname=\"Helvetica,Noto Sans CJK JP\"] }"
    let result = try GraphvizFixture.renderer().render(dot: dot, engine: .dot, outputs: [.svg, .png, .pdf])
    #expect(String(decoding: try #require(result.data[.svg]), as: UTF8.self).contains("日本国 대한민국 Côte d’Ivoire"))
    #expect(result.data.count == 3)
  }

  @Test func diagramsRenderSideBySide() async throws {
    let renderer = try GraphvizFixture.renderer()
    let sizes = try await withThrowingTaskGroup(of: Int?.self) { group in
      for _ in 0..<8 {
        group.addTask {
          try renderer.render(dot: "graph G { a -- b }", engine: .dot, outputs: [.svg]).data[.svg]?.count
        }
      }
      return try await group.reduce(into: Set<Int?>()) { $0.insert($1) }
    }
    #expect(sizes.count == 1)
  }

  @Test func withoutAChildItDrawsTheSame() throws {
    let dot = "graph G { a -- b }"
    let inside = GraphvizRenderer(child: nil)
    let apart = try GraphvizFixture.renderer()
    let expected = try apart.render(dot: dot, engine: .dot, outputs: [.svg, .json0])
    // A bad text must not spoil the next one: the lexer of Graphviz keeps what it has not used.
    for bad in ["graph {", "graph G { a } graph H { b", "graph G { ;;; }", "graph G { a } graph H { b }"] {
      #expect(throws: RenderError.self) { try inside.render(dot: bad, engine: .dot, outputs: [.svg]) }
      #expect(try inside.render(dot: dot, engine: .dot, outputs: [.svg, .json0]) == expected)
    }
  }
}
