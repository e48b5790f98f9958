import Testing

@testable import RelationGraph

@Suite("Difference")
struct GraphDifferenceTests {
  /// A graph of some of ten nodes and relations among them, by a seed.
  private static func graph(_ seed: UInt64) throws -> PropertyGraph {
    var random = TestRandom(seed: seed)
    var graph = PropertyGraph(
      schema: Schema(id: "open", title: "", relations: ["met": RelationRule(isDirected: false)], isOpen: true))
    try graph.insert(Source(id: "s"))
    var ids: [String] = []
    for number in 0..<10 where random.next() % 4 > 0 {
      let validity = Validity("\(2000 + random.next() % 20)/..") ?? .unknown
      try graph.insert(
        Node(id: "n\(number)", properties: ["rank": .integer(Int(random.next() % 2))], validity: validity))
      ids.append("n\(number)")
    }
    guard ids.count > 1 else { return graph }
    for number in 0..<25 {
      let start = 2000 + random.next() % 4
      try graph.insert(
        Relation(
          id: random.next() % 3 == 0 ? "r\(number)" : nil, kind: random.next() % 2 == 0 ? "met" : "visited",
          from: ids[Int(random.next() % UInt64(ids.count))], to: ids[Int(random.next() % UInt64(ids.count))],
          sign: random.next() % 3 == 0 ? .negative : nil,
          validity: Validity("\(start)/\(start + random.next() % 6)") ?? .unknown,
          evidence: random.next() % 2 == 0 ? [Evidence(source: "s")] : []))
    }
    return graph
  }

  @Test(arguments: 0..<40 as Range<UInt64>)
  func ofAGraphToItselfIsEmpty(_ seed: UInt64) throws {
    let graph = try Self.graph(seed)
    let difference = GraphDifference(old: graph, new: graph)
    #expect(difference.isEmpty)
    #expect(difference.union.nodeCount == graph.nodeCount)
    #expect(Array(difference.union.relations) == Array(graph.canonical().relations))
  }

  @Test(arguments: 0..<40 as Range<UInt64>)
  func swappingSwapsAddedAndEnded(_ seed: UInt64) throws {
    let (a, b) = (try Self.graph(seed), try Self.graph(seed + 1000))
    let there = GraphDifference(old: a, new: b)
    let back = GraphDifference(old: b, new: a)
    func ids(_ difference: GraphDifference, _ status: FactChange.Status) -> [String] {
      difference.nodes.indices.filter { difference.nodes[$0].status == status }.map { difference.union.nodeID(at: $0) }
    }
    #expect(ids(there, .added) == ids(back, .ended))
    #expect(ids(there, .ended) == ids(back, .added))
    #expect(ids(there, .changed) == ids(back, .changed))
    let (x, y) = (there.relationCounts, back.relationCounts)
    #expect(x.added == y.ended && x.ended == y.added && x.changed == y.changed && x.unchanged == y.unchanged)
    func facts(_ difference: GraphDifference, _ status: FactChange.Status) -> [Relation] {
      difference.relations.indices.filter { difference.relations[$0].status == status }
        .map { difference.union.relations[$0] }
    }
    #expect(facts(there, .unchanged) == facts(back, .unchanged))
  }

  @Test(arguments: 0..<40 as Range<UInt64>)
  func unionHasAllFactsOnce(_ seed: UInt64) throws {
    let (old, new) = (try Self.graph(seed), try Self.graph(seed + 500))
    let difference = GraphDifference(old: old, new: new)
    let counts = difference.relationCounts
    #expect(counts.added + counts.changed + counts.unchanged == new.relationCount)
    #expect(counts.ended + counts.changed + counts.unchanged == old.relationCount)
    #expect(counts.total == difference.union.relationCount)
    let nodes = Set(old.nodes.map(\.id)).union(new.nodes.map(\.id))
    #expect(Set(difference.union.nodes.map(\.id)) == nodes)
    #expect(difference.nodes.count == nodes.count)
    for index in difference.relations.indices where difference.relations[index].status == .added {
      #expect(new.canonical().relations.contains(difference.union.relations[index]))
    }
    for index in difference.relations.indices where difference.relations[index].status == .ended {
      #expect(!new.canonical().relations.contains { $0.id != nil && $0.id == difference.union.relations[index].id })
    }
  }

  @Test(arguments: 0..<20 as Range<UInt64>)
  func orderOfFactsDoesNotMatter(_ seed: UInt64) throws {
    let (old, new) = (try Self.graph(seed), try Self.graph(seed + 77))
    var turned = PropertyGraph(schema: new.schema)
    try turned.insert(Source(id: "s"))
    for node in new.nodes.reversed() { try turned.insert(node) }
    for relation in new.relations.reversed() { try turned.insert(relation) }
    let (a, b) = (GraphDifference(old: old, new: new), GraphDifference(old: old, new: turned))
    #expect(a.relations == b.relations)
    #expect(Array(a.union.relations) == Array(b.union.relations))
  }

  private static func pair(_ old: Relation, _ new: Relation) throws -> GraphDifference {
    func graph(_ relation: Relation) throws -> PropertyGraph {
      var graph = PropertyGraph()
      for id in ["s", "t"] { try graph.insert(Source(id: id)) }
      for id in ["a", "b"] { try graph.insert(Node(id: id)) }
      try graph.insert(relation)
      return graph
    }
    return GraphDifference(old: try graph(old), new: try graph(new))
  }

  @Test func sameIdentityWithAnotherEndIsChanged() throws {
    let old = Relation(kind: "k", from: "a", to: "b", validity: try #require(Validity("2019/..")))
    var new = old
    new.validity = try #require(Validity("2019/2023-03"))
    new.sign = .negative
    new.properties = ["role": "chair"]
    new.evidence = [Evidence(source: "t", locator: "p. 3")]
    let difference = try Self.pair(old, new)
    #expect(difference.relationCounts.changed == 1)
    #expect(
      difference.relations[0].details.map(\.description) == [
        "sign: neutral → negative", "end: open → 2023-03", "role: – → chair", "evidence: – → t (p. 3)",
      ])
  }

  @Test func anotherStartIsAnotherRelationUnlessItHasAnID() throws {
    var old = Relation(kind: "k", from: "a", to: "b", validity: try #require(Validity("2019/..")))
    var new = old
    new.validity = try #require(Validity("2020/.."))
    let apart = try Self.pair(old, new).relationCounts
    #expect(apart.added == 1 && apart.ended == 1 && apart.changed == 0)
    (old.id, new.id) = ("x", "x")
    #expect(try Self.pair(old, new).relationCounts.changed == 1)
    new.id = "y"
    #expect(try Self.pair(old, new).relationCounts.added == 1)
  }

  @Test func undirectedRelationsAreTheSameEitherWay() throws {
    func graph(_ from: String, _ to: String) throws -> PropertyGraph {
      var graph = PropertyGraph(
        schema: Schema(id: "open", title: "", isOpen: true, fallback: RelationRule(isDirected: false)))
      for id in ["a", "b"] { try graph.insert(Node(id: id)) }
      try graph.insert(Relation(kind: "k", from: from, to: to))
      return graph
    }
    #expect(GraphDifference(old: try graph("a", "b"), new: try graph("b", "a")).isEmpty)
  }

  @Test func schemasOfBothAreKept() throws {
    var old = PropertyGraph(
      schema: Schema(
        id: "x", title: "", relations: ["hates": RelationRule(isDirected: false, sign: .negative)], isOpen: true))
    for id in ["a", "b"] { try old.insert(Node(id: id)) }
    try old.insert(Relation(kind: "hates", from: "a", to: "b"))
    let difference = GraphDifference(old: old, new: PropertyGraph())
    #expect(difference.relationCounts.ended == 1)
    #expect(difference.union.relationSign(at: 0) == .negative)
    #expect(!difference.union.isDirected(relationAt: 0))
  }

  private static func dated(_ period: String) throws -> PropertyGraph {
    var graph = PropertyGraph()
    let always = Validity(start: .open, end: .open)
    for id in ["a", "b"] { try graph.insert(Node(id: id, validity: always)) }
    try graph.insert(Relation(kind: "k", from: "a", to: "b", validity: try #require(Validity(period))))
    return graph
  }

  @Test(arguments: [
    ("2005/..", FactChange(.added)), ("1990/2005", FactChange(.ended)), ("1990/..", FactChange(.unchanged)),
    ("2005/", FactChange(.added, isPossible: true)), ("1990/", FactChange(.unchanged, isPossible: true)),
    ("2000~/..", FactChange(.added, isPossible: true)), ("1990/2010~", FactChange(.ended, isPossible: true)),
  ])
  func betweenDates(_ period: String, _ expected: FactChange) throws {
    let difference = GraphDifference(
      of: try Self.dated(period), since: try #require(PartialDate("2000-06-01")),
      until: try #require(PartialDate("2010-06-01")))
    #expect(difference.relations == [expected])
    #expect(difference.nodes == [FactChange(.unchanged), FactChange(.unchanged)])
  }

  @Test(arguments: [("1980/1990", 0), ("2002/2004", 1), ("2012/..", 0)])
  func whatIsAtNeitherDate(_ period: String, _ passing: Int) throws {
    let difference = GraphDifference(
      of: try Self.dated(period), since: try #require(PartialDate("2000")), until: try #require(PartialDate("2010")))
    #expect(difference.relations.isEmpty)
    #expect(difference.passingCount == passing)
  }

  @Test func aRelationIsNoSurerThanItsEnds() throws {
    var graph = PropertyGraph()
    try graph.insert(Node(id: "a", validity: try #require(Validity("2005/.."))))
    try graph.insert(Node(id: "b", validity: Validity(start: .open, end: .open)))
    try graph.insert(Relation(kind: "k", from: "a", to: "b", validity: Validity(start: .open, end: .open)))
    let difference = GraphDifference(
      of: graph, since: try #require(PartialDate("2000")), until: try #require(PartialDate("2010")))
    #expect(difference.relations == [FactChange(.added)])
    #expect(difference.nodeCounts.added == 1)
  }

  @Test func countsInWords() {
    #expect(ChangeCounts([]).description == "0 unchanged")
    #expect(
      ChangeCounts([FactChange(.added), FactChange(.ended), FactChange(.added)]).description
        == "2 added, 1 ended, 0 unchanged")
  }
}
