import RelationGraph
import Testing

@Suite("Storage of a graph")
struct PropertyGraphStorageTests {
  @Test func aPlainRelationTakesAtMost64Bytes() throws {
    var graph = PropertyGraph(schema: .open)
    for number in 0..<100 { try graph.insert(Node(id: "n\(number)")) }
    let count = 200_000
    for number in 0..<count {
      try graph.insert(Relation(from: "n\(number % 100)", to: "n\(number / 100 % 100)"))
    }
    #expect(graph.relationCount == count)
    #expect(graph.relationBytes <= 64 * count)
  }

  @Test func columnsExistOnlyWhereUsed() throws {
    var graph = PropertyGraph(schema: .open)
    try graph.insert(Node(id: "a"))
    try graph.insert(Relation(from: "a", to: "a"))
    #expect(graph.relationPropertyKeys.isEmpty && graph.nodePropertyKeys.isEmpty)
    try graph.insert(Relation(from: "a", to: "a", properties: ["w": 1]))
    try graph.insert(Relation(from: "a", to: "a", properties: ["w": "one", "b": true]))
    #expect(graph.relationPropertyKeys == ["b", "w"])
    #expect((0..<3).map { graph.relationProperty("w", at: $0) } == [nil, .integer(1), .text("one")])
    try graph.removeRelation(at: 2)
    #expect(graph.relationPropertyKeys == ["w"])
  }

  @Test("the order of the facts changes nothing", arguments: 0..<20)
  func canonicalOrder(seed: UInt64) throws {
    let expected = Contents(try graph(shuffle: nil).canonical())
    let shuffled = try graph(shuffle: seed).canonical()
    shuffled._checkInvariants()
    #expect(Contents(shuffled) == expected)
    #expect(Contents(shuffled.canonical()) == expected)
  }

  private func graph(shuffle seed: UInt64?) throws -> PropertyGraph {
    var graph = PropertyGraph(schema: .internationalRelations)
    var ids = ["a", "b", "c", "d", "Z", "é", "日本", "a/b", "c#2"]
    let confidences: [Double?] = [nil, 0.5]
    var relations: [Relation] = []
    for from in ids {
      for to in ids {
        for kind in ["allied-with", "supports"] as [RelationKind] {
          for year in [2001, 2000] {
            let evidence = confidences.flatMap { confidence in
              ["s2", "s1"].map {
                Evidence(source: $0, confidence: confidence, recorded: PartialDate(year: year))
              }
            }
            relations.append(
              Relation(
                kind: kind, from: from, to: to, sign: from < to ? .neutral : nil, properties: ["w": .integer(year)],
                validity: Validity(start: .open, end: .unknown), evidence: evidence))
          }
        }
      }
    }
    if let seed {
      var random = TestRandom(seed: seed)
      ids.shuffle(using: &random)
      relations.shuffle(using: &random)
      for row in relations.indices {
        relations[row].evidence.shuffle(using: &random)
        if relations[row].kind == "allied-with", Bool.random(using: &random) {
          (relations[row].from, relations[row].to) = (relations[row].to, relations[row].from)
        }
      }
    }
    for id in ["s1", "s2"] { try graph.insert(Source(id: id)) }
    for id in ids { try graph.insert(Node(id: id, kind: .country)) }
    for relation in relations { try graph.insert(relation) }
    return graph
  }

  @Test func relationIDsAreUnique() throws {
    var graph = PropertyGraph(schema: .open)
    for id in ["a", "b", "c", "a/k/b", "b/k/c", "b#2", "a%2Fk%2Fb"] { try graph.insert(Node(id: id)) }
    for (from, to) in [("a", "b/k/c"), ("a/k/b", "c"), ("a", "b"), ("a", "b"), ("a", "b#2"), ("a%2Fk%2Fb", "c")] {
      try graph.insert(Relation(kind: "k", from: from, to: to))
    }
    try graph.insert(Relation(id: "a/k/b", kind: "k", from: "b", to: "c"))
    try graph.insert(Relation(id: "a/k/b#2", kind: "k", from: "b", to: "c"))
    for graph in [graph, graph.canonical()] {
      let ids = (0..<graph.relationCount).map(graph.relationID(at:))
      #expect(Set(ids).count == ids.count, "\(ids)")
      #expect(ids.contains("b/k/c") == false && ids.contains("a/k/b"))
    }
    var plain = PropertyGraph(schema: .open)
    for id in ["a", "b"] { try plain.insert(Node(id: id)) }
    for _ in 0..<3 { try plain.insert(Relation(kind: "k", from: "a", to: "b")) }
    #expect((0..<3).map(plain.relationID(at:)) == ["a/k/b", "a/k/b#2", "a/k/b#3"])
    #expect((0..<3).map(plain.canonical().relationID(at:)) == ["a/k/b", "a/k/b#2", "a/k/b#3"])
  }
}
