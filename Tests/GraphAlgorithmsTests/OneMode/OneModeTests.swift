import GraphAlgorithms
import GraphProjection
import RelationGraph
import Testing

@Suite struct OneModeTests {
  private func scores(_ graph: ProjectedGraph, _ weight: OneMode.Weight, through: String = "") throws -> PairScores {
    var algorithm = OneMode()
    algorithm.weight = weight
    algorithm.through = through
    return try algorithm.run(on: graph)
  }

  /// NetworkX 3.6: `collaboration_weighted_projected_graph`, `overlap_weighted_projected_graph` with and without `jaccard`.
  @Test func davisAsNetworkX() throws {
    let graph = try MembershipFixture.davis.projected()
    let count = try scores(graph, .count)
    #expect(count.pairs.count == 139 && count.numbers("weight").reduce(0, +) == 322)
    #expect(
      count.wholeNumber("actors") == 18 && count.wholeNumber("shared_nodes") == 14
        && count.wholeNumber("memberships") == 89)
    let newman = try scores(graph, .newman)
    let jaccard = try scores(graph, .jaccard)
    let overlap = try scores(graph, .overlap)
    let expected: [(Int, Int, Double, Double, Double)] = [
      (0, 9, 1.1737484737484736, 0.75, 0.8571428571428571),
      (4, 16, 1.4868797868797867, 0.7777777777777778, 0.875),
      (7, 15, 0.638034188034188, 0.5, 0.8), (5, 12, 0.4242424242424242, 1, 1),
      (4, 11, 0.23376623376623376, 0.14285714285714285, 0.25),
    ]
    for (a, b, first, second, third) in expected {
      let found = [newman, jaccard, overlap].map { MembershipFixture.value("weight", a, b, $0) ?? .nan }
      #expect(agree(found, [first, second, third]))
    }
    #expect(agree([newman, jaccard].map { $0.numbers("weight").reduce(0, +) }, [44.5, 44.33015040515042]))
  }

  @Test func agreesWithTheDefinitions() throws {
    for seed in 0..<40 as Range<UInt64> {
      let fixture = MembershipFixture.random(
        seed, actors: 1 + Int(seed % 9), shared: 1 + Int(seed % 7), percent: 20 + Int(seed) * 2)
      let graph = try fixture.projected(seed % 2 == 0 ? .undirected : .directed)
      let columns = fixture.columnDegrees
      for weight in OneMode.Weight.allCases {
        let found = try scores(graph, weight, through: "framework")
        var expected: [Double] = []
        for (a, b) in fixture.rows.indices.flatMap({ a in fixture.rows.indices.map { (a, $0) } }) {
          let isListed = fixture.shared(a, b) > 0 && (weight == .resourceAllocation ? a != b : a < b)
          guard isListed else { continue }
          let common = columns.indices.filter { fixture.rows[a][$0] * fixture.rows[b][$0] == 1 }
          let (c, p, q) = (Double(common.count), Double(fixture.degree(a)), Double(fixture.degree(b)))
          let value =
            switch weight {
            case .count: c
            case .newman: common.reduce(0) { $0 + 1 / Double(columns[$1] - 1) }
            case .hyperbolic: common.reduce(0) { $0 + 1 / Double(columns[$1]) }
            case .resourceAllocation: common.reduce(0) { $0 + 1 / Double(columns[$1]) / p }
            case .jaccard: c / (p + q - c)
            case .cosine: c / (p * q).squareRoot()
            case .overlap: c / min(p, q)
            }
          expected.append(value)
          #expect(agree([MembershipFixture.value("weight", a, b, found) ?? .nan], [value]))
          #expect(MembershipFixture.value("shared", a, b, found) == c)
        }
        #expect(found.pairs.count == expected.count)
      }
    }
  }

  /// What an actor has in all: Newman's weights add up to the shared nodes that it has with anybody, Zhou's to 1 with its own.
  @Test func sumsOfWeights() throws {
    let fixture = MembershipFixture.davis
    let graph = try fixture.projected()
    let newman = try scores(graph, .newman)
    let allocation = try scores(graph, .resourceAllocation)
    for actor in fixture.rows.indices {
      let ofNewman = newman.pairs.indices.filter { newman.pairs[$0].from == actor || newman.pairs[$0].to == actor }
        .reduce(0) { $0 + newman.numbers("weight")[$1] }
      #expect(agree([ofNewman], [Double(fixture.degree(actor))]))
      let given = allocation.pairs.indices.filter { allocation.pairs[$0].from == actor }
        .reduce(0) { $0 + allocation.numbers("weight")[$1] }
      let kept = zip(fixture.rows[actor], fixture.columnDegrees).reduce(0) { $0 + Double($1.0) / Double($1.1) }
      #expect(agree([given + kept / Double(fixture.degree(actor))], [1]))
    }
  }

  @Test func whatIsShared() throws {
    let graph = try MembershipFixture.davis.projected()
    #expect(try scores(graph, .count) == scores(graph, .count, through: "framework"))
    let other = try scores(graph, .count, through: "official")
    #expect(other.wholeNumber("actors") == 14 && other.pairs.allSatisfy { $0.from >= 18 })
    #expect(throws: AlgorithmError.self) { try scores(graph, .count, through: "no-such") }
    // A relation the other way round, more often than not, makes the other kind the shared one.
    var source = try MembershipFixture(["11", "11"]).source()
    for shared in ["f1000", "f1001"] {
      for kind: RelationKind in ["appoints", "pays", "hears"] {
        try source.insert(Relation(kind: kind, from: shared, to: MembershipFixture.actor(0)))
      }
    }
    #expect(try scores(Projection().apply(to: source), .count).notes.first?.contains("'official'") == true)
  }

  @Test func otherKindsAndTiesWithin() throws {
    var source = try MembershipFixture(["110", "011", "000"]).source()
    try source.insert(Relation(kind: "knows", from: MembershipFixture.actor(0), to: MembershipFixture.actor(1)))
    let within = try Projection().apply(to: source)
    #expect(throws: AlgorithmError.self) { try OneMode().run(on: within) }
    let named = try scores(within, .count, through: "framework")
    #expect(named.pairs == [PairScores.Pair(from: 0, to: 1)] && named.numbers("weight") == [1])
    #expect(named.notes.contains { $0.hasPrefix("1 tied pairs") } && named.wholeNumber("actors") == 2)
    try source.insert(Node(id: "z", kind: "country"))
    try source.insert(Relation(kind: "party-to", from: "z", to: "f1000"))
    let three = try Projection().apply(to: source)
    #expect {
      try OneMode().run(on: three)
    } throws: { error in
      (error as? AlgorithmError)?.hint?.contains("country|framework|official") == true
    }
    #expect(try scores(three, .count, through: "framework").pairs.count == 2)
  }

  @Test func relabellingAndWorkers() throws {
    var generator = TestGenerator(state: 4)
    let fixture = MembershipFixture.random(8, actors: 150, shared: 40, percent: 8)
    let order = generator.permutation(150)
    let (graph, moved) = (try fixture.projected(), try fixture.projected(order: order))
    for weight in OneMode.Weight.allCases {
      let (first, second) = (try scores(graph, weight), try scores(moved, weight))
      func byPair(_ scores: PairScores, _ name: (Int) -> Int) -> [[Int]: Double] {
        Dictionary(
          uniqueKeysWithValues: zip(scores.pairs, scores.numbers("weight")).map { pair, value in
            let ends = [name(pair.from), name(pair.to)]
            return (weight == .resourceAllocation ? ends : ends.sorted(), value)
          })
      }
      #expect(byPair(first) { order[$0] } == byPair(second) { $0 })
      var algorithm = OneMode()
      algorithm.weight = weight
      for workers in [2, 4] { #expect(try algorithm.run(on: graph, in: RunContext(workers: workers)) == first) }
    }
  }
}
