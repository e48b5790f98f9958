import RelationGraph
import Testing

@testable import GraphFormats

/// Graphs whose text has many parts.
struct LargeTextTests {
  /// 6,000 nodes and 13,000 relations of several kinds, some undirected, some parallel, some with periods and weights.
  private static func graph() throws -> PropertyGraph {
    var draft = GraphDraft()
    draft.schema.value.relations["ally"] = RelationRule(isDirected: false)
    for index in 0..<6000 {
      draft.nodes.append(
        .init(Node(id: "node \(index)", kind: index % 3 == 0 ? "country" : "official", name: "N\(index % 5000)")))
    }
    for index in 0..<13_000 {
      let (from, to) = (index * 7919 % 5990, index * 104_729 % 5990)
      var relation = Relation(kind: ["ally", "aid", "visit"][index % 3], from: "node \(from)", to: "node \(to)")
      if index % 2 == 0 { relation.properties["weight"] = index % 4 == 0 ? .integer(index) : .real(Double(index) / 8) }
      if index % 5 == 0 { relation.properties["day"] = PartialDate("2001-02-03").map(PropertyValue.date) }
      if index % 7 == 0 {
        relation.validity = Validity(start: PartialDate("1999-05").map(DateBound.date) ?? .unknown, end: .unknown)
      }
      draft.relations.append(.init(relation))
    }
    return try draft.build().graph
  }

  @Test func bytesDoNotDependOnWorkers() throws {
    let graph = try Self.graph()
    for format in GraphFormat.all where format.isWritable {
      let one = Parallelism.$workers.withValue(1) { format.files(graph) }
      let three = Parallelism.$workers.withValue(3) { format.files(graph) }
      #expect(one == three, "\(format.id)")
    }
  }

  @Test func formatsThatKeepEverythingKeepIt() throws {
    let graph = try Self.graph()
    for format in GraphFormat.all where format.isWritable && format.isReadable && format.keeps == .everything {
      guard let files = format.files(graph), files.count == 1 else { continue }
      let read = try format.read(GraphSource(name: "graph", bytes: files[0].bytes)).graph
      #expect(GraphFormat.jsonLines.files(read) == GraphFormat.jsonLines.files(graph), "\(format.id)")
    }
  }
}
