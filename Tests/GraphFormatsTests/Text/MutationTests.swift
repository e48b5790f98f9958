import Foundation
import RelationGraph
import Testing

@testable import GraphFormats

/// Files with bytes changed, lost, doubled and put in: reading gives a graph or diagnostics, and always ends.
@Suite struct MutationTests {
  private func attack(_ bytes: [UInt8], as format: GraphFormat, times: Int, seed: UInt64) {
    var random = SeededRandom(seed: seed)
    var graphs = 0
    for _ in 0..<times {
      switch Reading(Mutation.of(bytes, &random), as: format) {
      case .graph(let result):
        graphs += 1
        result.graph._checkInvariants()
        #expect(result.warnings.allSatisfy { $0.severity != .error })
      case .failed(let error):
        #expect(error.diagnostics.contains { $0.severity == .error })
        #expect(error.diagnostics.count <= GraphDraft.diagnosticLimit + 1)
        #expect(error.description.utf8.count < 4_000_000)
      }
    }
    #expect((1..<times).contains(graphs), "mutations that always or never do harm test nothing")
  }

  /// The head of the shipped network with some relations: small, so that many mutations are quick.
  private func excerpt() throws -> PropertyGraph {
    let whole = try Package.networkGraph()
    var graph = PropertyGraph(schema: whole.schema, title: whole.title)
    for source in whole.sources { try graph.insert(source) }
    for node in whole.nodes where node.kind == .country { try graph.insert(node) }
    for relation in whole.relations.prefix(12) {
      for node in whole.nodes where [relation.from, relation.to].contains(node.id) && graph.nodeIndex(node.id) == nil {
        try graph.insert(node)
      }
      try graph.insert(relation)
    }
    return graph
  }

  @Test(arguments: ["yaml", "jsonl"]) func nativeFormats(format id: String) throws {
    let format = try #require(GraphFormat.named(id))
    let bytes = Array(try #require(format.text(try excerpt())).utf8)
    #expect(Reading(bytes, as: format).diagnostics == [])
    attack(bytes, as: format, times: 2000, seed: 1)
  }

  @Test func shippedFile() throws {
    let bytes = Array(try Data(contentsOf: URL(fileURLWithPath: Package.network)))
    attack(bytes, as: .yaml, times: 150, seed: 2)
  }

  @Test func hostileYAMLAndJSONLines() throws {
    for seed in 0..<20 as Range<UInt64> {
      let graph = try HostileGraph.make(seed: seed)
      for format in [GraphFormat.yaml, .jsonLines] {
        var random = SeededRandom(seed: seed)
        let bytes = Array(try #require(format.text(graph)).utf8)
        for _ in 0..<50 { Reading(Mutation.of(bytes, &random), as: format).graph?._checkInvariants() }
      }
    }
  }

  @Test func tables() throws {
    let text = #"""
      source,target,type,directed,sign,start,end,weight,note
      japan,korea,allied-with,false,1,1951,..,1.5,"a, ""b"""
      korea,japan,trades-with,true,,2023-05-31~,2024,2,"two
      lines"
      한국,日本,trades-with,true,-1,,,3e2,plain
      """#
    attack(Array(text.utf8), as: .csv, times: 3000, seed: 3)
  }

  @Test func compressedTables() {
    attack(GzipTests.edges, as: .csv, times: 2000, seed: 4)
  }

  @Test func anyFormat() {
    var random = SeededRandom(seed: 5)
    for _ in 0..<2000 {
      let bytes = (0..<random.number(0...60)).map { _ in
        random.pick(Array("\n \"{}[]<>:,;0123456789.-".utf8) + Array("nodeslationrgphu,".utf8))
      }
      Reading(bytes, as: nil).graph?._checkInvariants()
      for format in GraphFormat.all where format.isReadable { Reading(bytes, as: format).graph?._checkInvariants() }
    }
  }
}
