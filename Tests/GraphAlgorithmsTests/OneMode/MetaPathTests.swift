import GraphAlgorithms
import GraphProjection
import RelationGraph
import Testing

@Suite struct MetaPathTests {
  private func scores(_ graph: ProjectedGraph, _ pattern: String) throws -> PairScores {
    try MetaPath.configured([("pattern", pattern)]).run(on: graph)
  }

  /// The counts of officials and frameworks are the product of the matrix with itself.
  @Test func sharedFrameworks() throws {
    let fixture = MembershipFixture.davis
    for pattern in ["official>member-of>framework<member-of<official", "official~*~framework~*~official"] {
      let found = try scores(fixture.projected(.directed), pattern)
      #expect(found.pairs.count == 139)
      for (a, b) in fixture.pairs where fixture.shared(a, b) > 0 {
        let count = Double(fixture.shared(a, b))
        #expect(MembershipFixture.value("paths", a, b, found) == count)
        let similarity = 2 * count / Double(fixture.degree(a) + fixture.degree(b))
        #expect(agree([MembershipFixture.value("pathsim", a, b, found) ?? .nan], [similarity]))
      }
    }
  }

  /// The example of the paper's table 1: authors' papers at venues; PathSim with Mike of author-venue-author.
  @Test func publishedPathSim() throws {
    let venues = [[2, 1, 0, 0], [50, 20, 0, 0], [2, 0, 1, 0], [2, 1, 0, 0], [0, 0, 1, 1]]
    var source = PropertyGraph(schema: .open)
    for author in venues.indices { try source.insert(Node(id: "a\(author)", kind: "author")) }
    for venue in 0..<4 { try source.insert(Node(id: "v\(venue)", kind: "venue")) }
    for (author, counts) in venues.enumerated() {
      for (venue, count) in counts.enumerated() {
        for _ in 0..<count { try source.insert(Relation(kind: "publishes", from: "a\(author)", to: "v\(venue)")) }
      }
    }
    var projection = Projection()
    projection.parallel = .count
    let found = try scores(projection.apply(to: source), "author>publishes>venue<publishes<author")
    let ofMike = (1..<5).map { MembershipFixture.value("pathsim", 0, $0, found) ?? 0 }
    let expected: [Double] = [240.0 / 2905, 0.8, 1, 0]
    #expect(agree(ofMike, expected))
  }

  @Test func agreesWithWalksCountedOneByOne() throws {
    let source = try AffiliationFixture.source(officials: 7, organisations: 4)
    for direction in [Projection.Direction.directed, .undirected] {
      var projection = Projection()
      (projection.direction, projection.parallel) = (direction, .count)
      let graph = try projection.apply(to: source)
      let relations = (0..<source.relationCount).map { index in
        let fact = graph.source.relationEnds(at: index)
        return (
          from: graph.node(ofSource: fact.from) ?? -1, to: graph.node(ofSource: fact.to) ?? -1,
          kind: graph.source.relationKind(at: index).rawValue
        )
      }
      func count(_ steps: [(kind: String?, forwards: Bool, backwards: Bool, end: String)], _ a: Int, _ b: Int) -> Int {
        guard let step = steps.first else { return a == b ? 1 : 0 }
        var sum = 0
        for relation in relations where step.kind == nil || relation.kind == step.kind {
          for (isAllowed, from, to) in [
            (step.forwards, relation.from, relation.to), (step.backwards, relation.to, relation.from),
          ] where isAllowed && from == a && graph.nodeKind(to).rawValue == step.end {
            sum += count(Array(steps.dropFirst()), to, b)
          }
        }
        return sum
      }
      let patterns: [(String, [(String?, Bool, Bool, String)], Bool)] = [
        (
          "official>knows>official>member-of>organisation",
          [("knows", true, false, "official"), ("member-of", true, false, "organisation")], false
        ),
        (
          "official~advises~official<knows<official",
          [("advises", true, true, "official"), ("knows", false, true, "official")], false
        ),
        (
          "organisation<member-of<official~knows~official>member-of>organisation",
          [
            ("member-of", false, true, "official"), ("knows", true, true, "official"),
            ("member-of", true, false, "organisation"),
          ], false
        ),
        (
          "official>knows>official<knows<official",
          [("knows", true, false, "official"), ("knows", false, true, "official")], true
        ),
      ]
      for (pattern, steps, isRoundTrip) in patterns {
        let found = try scores(graph, pattern)
        let starts = (0..<graph.nodeCount).filter { graph.nodeKind($0).rawValue == pattern.prefix { $0.isLetter } }
        var listed = 0
        for a in starts {
          for b in 0..<graph.nodeCount where isRoundTrip ? a < b : a != b {
            let expected = count(steps.map { (kind: $0.0, forwards: $0.1, backwards: $0.2, end: $0.3) }, a, b)
            if expected > 0 { listed += 1 }
            #expect(MembershipFixture.value("paths", a, b, found) ?? 0 == Double(expected))
          }
        }
        #expect(listed == found.pairs.count && found.columns.count == 2)
        #expect(found.figures.last?.value == .flag(isRoundTrip))
      }
    }
  }

  @Test func refusals() throws {
    let graph = try MembershipFixture.davis.projected()
    for pattern in ["", "official", "official>*+>framework", "official>no-such>framework", "no-such~*~framework"] {
      #expect(throws: AlgorithmError.self) { try scores(graph, pattern) }
    }
    #expect(throws: AlgorithmError.self) { try MetaPath.configured([("limit", "5")]).run(on: graph) }
    let all = try MetaPath().run(on: graph)
    for workers in [2, 4] { #expect(try MetaPath().run(on: graph, in: RunContext(workers: workers)) == all) }
  }
}
