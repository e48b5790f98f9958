import GraphProjection
import RelationGraph
import Testing

@Suite("Projections by hand")
struct ProjectionTests {
  private func projected(
    _ text: String, nodes: [String] = [], _ change: (inout Projection) -> Void = { _ in }
  ) throws -> ProjectedGraph {
    var projection = Projection()
    change(&projection)
    let graph = try projection.apply(to: smallGraph(text, nodes: nodes))
    #expect(graph.contradictions.isEmpty)
    #expect(graph.projection == projection)
    return graph
  }

  @Test func directions() throws {
    let text = "b>a c-b d>d"
    let declared = try projected(text)
    #expect(declared.isDirected && declared.tieTexts == ["b>a", "b>c", "c>b"])
    #expect(declared.facts == [["b/arc/a"], ["b/both/c"], ["b/both/c"]])
    #expect(try projected(text) { $0.direction = .directed }.tieTexts == ["b>a", "b>c", "c>b"])
    #expect(try projected(text) { $0.direction = .reversed }.tieTexts == ["a>b", "b>c", "c>b"])
    #expect(try projected("a-b") { $0.direction = .directed }.tieTexts == ["a>b", "b>a"])
    let undirected = try projected(text) { $0.direction = .undirected }
    #expect(!undirected.isDirected && undirected.tieTexts == ["a-b", "b-c"])
    #expect(undirected.facts == [["b/arc/a"], ["b/both/c"]])
    #expect(try !projected("a-b b-c").isDirected)
  }

  @Test func loops() throws {
    #expect(try projected("a>a a-a a>b").tieTexts == ["a>b"])
    #expect(try projected("a>a a-a a>b") { $0.loops = .keep }.tieTexts == ["a>a", "a>b"])
    let both = try projected("a>a a-a a>b") { ($0.loops, $0.parallel) = (.keep, .count) }
    #expect(both.tieTexts == ["a>a", "a>a", "a>b"])
    let undirected = try projected("a>a a>b") { ($0.loops, $0.direction) = (.keep, .undirected) }
    #expect(Array(undirected.successors(of: 0)) == [0, 1])
  }

  @Test func parallelTies() throws {
    let text = "a>b:1 a>b:3 b>a:5"
    func ties(_ parallel: Projection.Parallel, _ weight: Projection.Weight, _ direction: Projection.Direction) throws
      -> [String]
    {
      try projected(text) { ($0.parallel, $0.weight, $0.direction) = (parallel, weight, direction) }.tieTexts
    }
    #expect(try ties(.collapse, .none, .declared) == ["a>b", "b>a"])
    #expect(try ties(.count, .none, .declared) == ["a>b", "a>b", "b>a"])
    #expect(try ties(.sum, .none, .declared) == ["a>b:2.0", "b>a:1.0"])
    #expect(try ties(.collapse, .count, .undirected) == ["a-b:3.0"])
    #expect(try ties(.count, .count, .undirected) == ["a-b:1.0", "a-b:1.0", "a-b:1.0"])
    #expect(try ties(.collapse, .property("w"), .undirected) == ["a-b:5.0"])
    #expect(try ties(.count, .property("w"), .declared) == ["a>b:1.0", "a>b:3.0", "b>a:5.0"])
    #expect(try ties(.sum, .property("w"), .undirected) == ["a-b:9.0"])
    let near = try projected(text) {
      ($0.weight, $0.weightMeaning, $0.direction) = (.property("w"), .distance, .undirected)
    }
    #expect(near.tieTexts == ["a-b:1.0"])
    #expect(near.facts == [["a/arc/b", "a/arc/b#2", "b/arc/a"]])
  }

  @Test func weightOfARelationWithoutOne() throws {
    #expect(try projected("a>b:3 b>c") { $0.weight = .property("w") }.tieTexts == ["a>b:3.0", "b>c:1.0"])
  }

  @Test func kinds() throws {
    var graph = PropertyGraph(schema: .open)
    for (id, kind) in [("p", "person"), ("q", "person"), ("o", "body")] as [(String, NodeKind)] {
      try graph.insert(Node(id: id, kind: kind))
    }
    try graph.insert(Relation(kind: "in", from: "p", to: "o"))
    try graph.insert(Relation(kind: "knows", from: "p", to: "q"))
    var projection = Projection()
    projection.nodeKinds = ["person"]
    #expect(try projection.apply(to: graph).nodeIDs == ["p", "q"])
    #expect(try projection.apply(to: graph).tieTexts == ["p>q"])
    projection.nodeKinds = nil
    projection.relationKinds = ["in"]
    #expect(try projection.apply(to: graph).nodeIDs == ["o", "p", "q"])
    #expect(try projection.apply(to: graph).tieTexts == ["p>o"])
    projection.relationKinds = []
    #expect(try projection.apply(to: graph).tieCount == 0)
    projection.nodeKinds = []
    #expect(try projection.apply(to: graph).nodeCount == 0)
  }

  @Test func asOfAMoment() throws {
    var graph = PropertyGraph(schema: .open)
    for id in ["a", "b"] { try graph.insert(Node(id: id)) }
    for period in ["2010/2012", "2012/..", "/", "2012?/2013", "2013", "../2011"] {
      try graph.insert(Relation(id: period, from: "a", to: "b", validity: try #require(Validity(period))))
    }
    var projection = Projection()
    projection.parallel = .count
    func facts(_ date: String?) throws -> Set<String> {
      projection.asOf = date.flatMap(PartialDate.init)
      return Set(try projection.apply(to: graph).facts.flatMap(\.self))
    }
    #expect(try facts("2011-06") == ["2010/2012", "/", "../2011"])
    #expect(try facts("2012-06") == ["2010/2012", "2012/..", "/", "2012?/2013"])
    #expect(try facts("2020") == ["2012/..", "/"])
    #expect(try facts(nil).count == 6)
    // A node that is certainly not there takes its relations with it.
    try graph.update(Node(id: "b", validity: try #require(Validity("2012/.."))))
    #expect(try facts("2011-06").isEmpty)
    #expect(try projection.apply(to: graph).nodeIDs == ["a"])
  }

  @Test func largestComponent() throws {
    // Two components of three nodes: that with the smallest id counts, whatever the order in which the nodes came.
    let text = "z>y y>x m>l l>k p>q"
    #expect(try projected(text) { $0.isLargestComponentOnly = true }.nodeIDs == ["k", "l", "m"])
    #expect(try projected(text + " x>w") { $0.isLargestComponentOnly = true }.nodeIDs == ["w", "x", "y", "z"])
    #expect(try projected("", nodes: ["b", "a"]) { $0.isLargestComponentOnly = true }.nodeIDs == ["a"])
    let lone = try projected("a>b", nodes: ["c"]) { ($0.isLargestComponentOnly, $0.relationKinds) = (true, []) }
    #expect(lone.nodeIDs == ["a"])
  }

  @Test func throughSharedNodes() throws {
    var graph = PropertyGraph(schema: .open)
    for id in ["a", "b", "c", "d"] { try graph.insert(Node(id: id, kind: "person")) }
    for id in ["x", "y"] { try graph.insert(Node(id: id, kind: "club")) }
    for (person, club, weight) in [("a", "x", 1), ("b", "x", 2), ("c", "x", 3), ("a", "y", 4), ("b", "y", 5)] {
      try graph.insert(Relation(kind: "in", from: person, to: club, properties: ["w": .integer(weight)]))
    }
    // A second relation to the same club, the other way round, and one that is not to a club.
    try graph.insert(Relation(kind: "led-by", from: "x", to: "a"))
    try graph.insert(Relation(kind: "knows", from: "c", to: "d"))
    try graph.insert(Relation(kind: "near", from: "x", to: "y"))
    var projection = Projection()
    projection.through = "club"
    let plain = try projection.apply(to: graph)
    #expect(plain.contradictions.isEmpty && !plain.isDirected)
    #expect(plain.nodeIDs == ["a", "b", "c", "d"])
    #expect(plain.tieTexts == ["a-b", "a-c", "b-c"])
    #expect(plain.facts[0] == ["a/in/x", "b/in/x", "a/in/y", "b/in/y"])
    #expect(plain.facts[1] == ["a/in/x", "c/in/x"])
    projection.weight = .count
    #expect(try projection.apply(to: graph).tieTexts == ["a-b:2.0", "a-c:1.0", "b-c:1.0"])
    projection.weight = .property("w")
    projection.parallel = .count
    #expect(try projection.apply(to: graph).tieTexts == ["a-b:1.0", "a-b:4.0", "a-c:1.0", "b-c:2.0"])
    projection.parallel = .sum
    #expect(try projection.apply(to: graph).tieTexts == ["a-b:5.0", "a-c:1.0", "b-c:2.0"])
    // The shared nodes take part even where only persons are asked for.
    projection.nodeKinds = ["person"]
    #expect(try projection.apply(to: graph).tieCount == 3)
    projection.relationKinds = ["led-by"]
    #expect(try projection.apply(to: graph).tieCount == 0)
  }

  @Test func errorsSayWhatWasMeant() throws {
    let graph = try smallGraph("a>b:1")
    func error(_ change: (inout Projection) -> Void) -> ProjectionError? {
      var projection = Projection()
      change(&projection)
      do {
        _ = try projection.apply(to: graph)
        return nil
      } catch { return error }
    }
    #expect(error { $0.nodeKinds = ["nod"] } == .unknownNodeKind("nod", hint: "did you mean 'node'?"))
    #expect(error { $0.through = "nod" } == .unknownNodeKind("nod", hint: "did you mean 'node'?"))
    #expect(error { $0.relationKinds = ["ark"] } == .unknownRelationKind("ark", hint: "did you mean 'arc'?"))
    #expect(error { $0.weight = .property("v") } == .unknownWeight("v", hint: "did you mean 'w'?"))
    // A kind that the schema has need not be in the graph.
    #expect(error { $0.relationKinds = ["both"] } == nil)
    var texts = graph
    try texts.insert(Relation(from: "a", to: "b", properties: ["w": "heavy"]))
    var projection = Projection()
    projection.weight = .property("w")
    #expect(throws: ProjectionError.weightIsNotANumber("w", relation: "a/related-to/b", value: "heavy")) {
      try projection.apply(to: texts)
    }
    #expect(ProjectionError.unknownWeight("v", hint: "did you mean 'w'?").hint == "did you mean 'w'?")
  }

  @Test func edgesOfTheDomain() throws {
    for change in [
      { (_: inout Projection) in }, { $0.isLargestComponentOnly = true }, { $0.direction = .undirected },
      { ($0.weight, $0.parallel) = (.count, .sum) }, { $0.loops = .keep }, { $0.weight = .property("w") },
    ] as [(inout Projection) -> Void] {
      #expect(try projected("", change).nodeCount == 0)
      #expect(try projected("", nodes: ["a"], change).nodeIDs == ["a"])
      let loops = try projected("a>a:1 a>a b-b", change)
      #expect(loops.nodeCount <= 2)
      #expect(loops.projection.loops == .keep || loops.tieCount == 0)
    }
    var through = Projection()
    through.through = "node"
    #expect(try through.apply(to: smallGraph("a>b b>c")).nodeCount == 0)
  }

  @Test func settingsNameEveryOption() throws {
    var projection = Projection()
    #expect(
      projection.settings.map(\.option) == ["direction", "weight", "parallel", "loops"])
    projection.nodeKinds = ["a", "b"]
    projection.asOf = PartialDate("2023-05")
    (projection.weight, projection.weightMeaning) = (.property("w"), .strength)
    projection.isLargestComponentOnly = true
    let settings = Dictionary(uniqueKeysWithValues: projection.settings.map { ($0.option, $0.value) })
    #expect(settings["nodes"] == "a,b" && settings["as-of"] == "2023-05" && settings["weight-means"] == "strength")
  }
}
