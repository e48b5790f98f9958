import GraphFormats
import Testing

@testable import RelationGraph

/// Formats that keep everything: graph → text → graph gives the same canonical bytes.
@Suite struct LosslessRoundTripTests {
  static let formats = GraphFormat.all.filter { ["yaml", "jsonl"].contains($0.id) }

  @Test func nativeFormatsKeepEverything() {
    #expect(Self.formats.map(\.keeps) == [.everything, .everything])
    #expect(Self.formats.allSatisfy { $0.isReadable && $0.isWritable })
  }

  @Test(arguments: formats.map(\.id)) func shippedNetwork(format id: String) throws {
    let format = try #require(GraphFormat.named(id))
    let graph = try Package.networkGraph()
    let text = try #require(format.text(graph))
    let again = Reading(text, as: format)
    #expect(again.diagnostics == [])
    #expect(again.graph?.canonicalText == graph.canonicalText)
    #expect(again.graph.flatMap(format.text) == text)
  }

  @Test(arguments: formats.map(\.id)) func hostileValues(format id: String) throws {
    let format = try #require(GraphFormat.named(id))
    for seed in 0..<300 as Range<UInt64> {
      let graph = try HostileGraph.make(seed: seed)
      let text = try #require(format.text(graph))
      let again = Reading(text, as: format)
      guard again.graph?.canonicalText == graph.canonicalText else {
        Issue.record("seed \(seed): \(again.error?.description ?? "differs")\n\(difference(again.graph, graph))")
        break
      }
      again.graph?._checkInvariants()
    }
  }

  /// Every text alone in every place, so that a failure names the text.
  @Test(arguments: formats.map(\.id)) func everyTextInEveryPlace(format id: String) throws {
    let format = try #require(GraphFormat.named(id))
    for text in HostileGraph.texts {
      var graph = PropertyGraph(schema: .open, title: text)
      graph.summary = text
      let isID = FactCheck.violations(ofID: text).isEmpty
      let source = isID ? text : "s"
      try graph.insert(Source(id: source, title: text))
      let evidence = [Evidence(source: source, locator: text), Evidence(source: source, statement: text)]
      let a = isID ? text : "a"
      try graph.insert(Node(id: a, kind: NodeKind(rawValue: text), name: text, aliases: [text], evidence: evidence))
      try graph.insert(Node(id: a + "2", names: [text: text], properties: [text: .list([.text(text)])]))
      try graph.insert(
        Relation(
          id: isID ? text : nil, kind: RelationKind(rawValue: text), from: a, to: a + "2",
          properties: [text: .text(text)], validity: Validity(within: PartialDate("2023")!), evidence: evidence))
      try graph.insert(Relation(kind: "k", from: a, to: a, evidence: [Evidence(source: source, locator: text)]))
      let again = Reading(try #require(format.text(graph)), as: format)
      #expect(again.graph?.canonicalText == graph.canonicalText, "\(text.debugDescription) \(again.places)")
    }
  }

  @Test(arguments: formats.map(\.id)) func emptyGraph(format id: String) throws {
    let format = try #require(GraphFormat.named(id))
    let graph = PropertyGraph()
    #expect(Reading(try #require(format.text(graph)), as: format).graph?.canonicalText == graph.canonicalText)
  }

  private func difference(_ a: PropertyGraph?, _ b: PropertyGraph) -> String {
    let lines = zip(
      (a?.canonicalText ?? "").split(separator: "\n"), b.canonicalText.split(separator: "\n")
    ).first { $0 != $1 }
    return lines.map { "read:  \($0.0)\nmade:  \($0.1)" } ?? ""
  }
}
