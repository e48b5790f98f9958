import RelationGraph
import Testing

@testable import GraphFormats

/// Every format gives back what it says it keeps: `read(write(g)) == g.keeping(keeps)`.
@Suite struct RoundTripTests {
  static let both = GraphFormat.all.filter { $0.isReadable && $0.isWritable }.map(\.id)
  static let lossless = GraphFormat.all.filter { $0.isReadable && $0.isWritable && $0.keeps == .everything }.map(\.id)

  @Test(arguments: both) func randomTypedGraphs(format id: String) throws {
    let format = try #require(GraphFormat.named(id))
    for seed in 0..<150 as Range<UInt64> {
      guard try isKept(TypedGraph.make(seed: seed), format, "seed \(seed)") else { return }
    }
  }

  @Test(arguments: lossless) func hostileGraphs(format id: String) throws {
    let format = try #require(GraphFormat.named(id))
    for seed in 0..<150 as Range<UInt64> {
      guard try isKept(HostileGraph.make(seed: seed).canonical(), format, "seed \(seed)") else { return }
    }
  }

  @Test(arguments: both) func shippedNetwork(format id: String) throws {
    _ = try isKept(Package.networkGraph(), try #require(GraphFormat.named(id)), "shipped network")
  }

  @Test(arguments: both) func smallGraphs(format id: String) throws {
    let format = try #require(GraphFormat.named(id))
    var graph = PropertyGraph()
    // Formats of one record a line write nothing at all then, and an empty file is refused.
    if format.files(graph)?.allSatisfy({ $0.bytes.isEmpty }) != true { _ = try isKept(graph, format, "no node") }
    try graph.insert(Node(id: "only"))
    _ = try isKept(graph, format, "one node")
    try graph.insert(Relation(from: "only", to: "only"))
    _ = try isKept(graph, format, "one loop")
  }

  private func isKept(_ graph: PropertyGraph, _ format: GraphFormat, _ which: Comment) throws -> Bool {
    let again: PropertyGraph
    do throws(ReadError) { again = try Self.read(graph, format) } catch {
      Issue.record("\(which): \(format.id): \(error)")
      return false
    }
    again._checkInvariants()
    let hasTypes = format.keeps.contains(.propertyTypes)
    let (found, kept) = (Self.lines(again, hasTypes), Self.lines(format.kept(of: graph), hasTypes))
    guard found != kept else { return true }
    let differences = found.difference(from: kept).prefix(6).map { change in
      switch change {
      case .insert(_, let line, _): "found  \(line)"
      case .remove(_, let line, _): "wanted \(line)"
      }
    }
    Issue.record("\(which): \(format.id)\n\(differences.joined(separator: "\n"))")
    return false
  }

  /// The canonical lines; where types are not kept, with all properties as text, since readers guess types.
  private static func lines(_ graph: PropertyGraph, _ hasTypes: Bool) -> [String] {
    var draft = GraphDraft()
    guard !hasTypes else { return graph.canonicalText.split(separator: "\n").map(String.init) }
    (draft.title, draft.summary, draft.language) = (graph.title, graph.summary, graph.language)
    draft.schema = .init(SchemaExtension(from: graph.schema))
    draft.sources = graph.sources.map { .init($0) }
    func text(_ value: PropertyValue) -> PropertyValue {
      .text(PlainScalar.number(value.text)?.number?.description ?? value.text)
    }
    for var node in graph.nodes {
      node.properties = node.properties.mapValues(text)
      draft.nodes.append(.init(node))
    }
    for var relation in graph.relations {
      relation.properties = relation.properties.mapValues(text)
      // Without a schema, neutral is what a relation without a sign is.
      if relation.sign == .neutral { relation.sign = nil }
      draft.relations.append(.init(relation))
    }
    return (try? draft.build().graph.canonicalText.split(separator: "\n").map(String.init)) ?? []
  }

  static func read(_ graph: PropertyGraph, _ format: GraphFormat) throws(ReadError) -> PropertyGraph {
    let files = format.files(graph) ?? []
    if files.count == 1, files[0].name.isEmpty {
      return try GraphReader.read(GraphSource(name: "graph", bytes: files[0].bytes), format: format).graph
    }
    guard let folder = try? TemporaryFolder() else { throw ReadError(Diagnostic(.error, "test", "no folder")) }
    for file in files { _ = try? folder.write(file.bytes, to: file.name) }
    return try GraphReader.read(path: folder.path, format: format).graph
  }
}
