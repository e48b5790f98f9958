import RelationGraph
import Testing

@testable import GraphFormats

/// The mapping that is shipped gives what a person reads in its table.
@Suite struct ExampleMappingTests {
  @Test func boardMembers() throws {
    let result = try GraphReader.read(path: Package.folder + "/Graphs/examples/board-members.yaml")
    let graph = result.graph
    #expect(graph.nodes.count { $0.kind == "official" } == 4)
    #expect(graph.nodes.filter { $0.kind == "organisation" }.map(\.id) == ["Harbour Institute", "Lakeside Foundation"])
    #expect(graph.nodes.filter { $0.kind == "committee" }.map(\.name) == ["Budget", "Outreach", "Security"])
    let offices = graph.relations.filter { $0.kind == "holds-office" }
    #expect(offices.count == 5)
    #expect(offices.allSatisfy { $0.evidence.count == 1 && $0.evidence[0].confidence != nil })
    #expect(graph.relations.count { $0.kind == "sits-on" } == 6)
    #expect(graph.relations.filter { $0.kind == "voted-on-merger" }.map(\.sign) == [.positive, .negative, .neutral])
    #expect(result.warnings.allSatisfy { $0.severity == .note })
  }
}
