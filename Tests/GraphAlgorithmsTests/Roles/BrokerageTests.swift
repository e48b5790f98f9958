import GraphAlgorithms
import GraphProjection
import Testing

@Suite struct BrokerageTests {
  private static let roles = ["coordinator", "itinerant", "gatekeeper", "representative", "liaison", "brokerage"]

  /// All ordered triples, from the definition; every role by node, all together last.
  private func counts(_ matrix: [[Bool]], _ groups: [String?]) -> [[Double]] {
    let nodes = matrix.indices
    var counts = nodes.map { _ in [Double](repeating: 0, count: 6) }
    for a in nodes {
      for v in nodes where matrix[a][v] && v != a {
        for b in nodes where matrix[v][b] && !matrix[a][b] && b != a && b != v {
          guard let first = groups[a], let own = groups[v], let last = groups[b] else { continue }
          let role =
            if first == own && own == last { 0 } else if first == last { 1 } else if own == last {
              2
            } else if first
              == own
            { 3 } else { 4 }
          counts[v][role] += 1
          counts[v][5] += 1
        }
      }
    }
    return counts
  }

  private func brokerage(_ fixture: RoleFixture, workers: Int = 1) throws -> NodeScores {
    try Brokerage.configured([("attribute", "group")]).run(on: fixture.projected(), in: RunContext(workers: workers))
  }

  @Test(arguments: [false, true]) func countsAreThoseOfTheDefinition(isDirected: Bool) throws {
    for seed in 0..<100 as Range<UInt64> {
      var fixture = RoleFixture.random(
        seed, nodes: 2 + Int(seed % 9), edges: Int(seed * 7 % 50), groups: 1 + Int(seed % 4), isDirected: isDirected)
      if seed % 5 == 0 { fixture.groups[Int(seed) % fixture.count] = nil }
      guard fixture.groups.contains(where: { $0 != nil }) else { continue }
      let expected = counts(fixture.matrix, fixture.groups)
      let scores = try brokerage(fixture)
      for (place, role) in Self.roles.enumerated() {
        #expect(
          scores.column(role) == fixture.groups.indices.map { fixture.groups[$0] == nil ? .nan : expected[$0][place] }
            || agree(
              scores.column(role), fixture.groups.indices.map { fixture.groups[$0] == nil ? .nan : expected[$0][place] }
            ))
      }
    }
  }

  /// Every graph of a size, each with its probability.
  private func enumerateModel(
    _ groups: [String?], density: Double, isDirected: Bool,
    _ body: (_ counts: [[Double]], _ probability: Double) -> Void
  ) {
    let nodes = groups.indices
    let pairs = nodes.flatMap { a in nodes.filter { isDirected ? $0 != a : $0 > a }.map { (a, $0) } }
    for bits in 0..<(1 << pairs.count) {
      var matrix = [[Bool]](repeating: [Bool](repeating: false, count: groups.count), count: groups.count)
      var probability = 1.0
      for (place, pair) in pairs.enumerated() {
        let isTied = bits >> place & 1 == 1
        probability *= isTied ? density : 1 - density
        matrix[pair.0][pair.1] = isTied
        if !isDirected { matrix[pair.1][pair.0] = isTied }
      }
      body(counts(matrix, groups), probability)
    }
  }

  @Test(arguments: [
    (true, ["a", "a", "b", "b"]), (true, ["a", "a", "a", "b"]), (true, ["a", "b", "c", "c"]),
    (false, ["a", "a", "a", "b", "b"]), (false, ["a", "b", "c", "c", "c"]), (false, ["a", "a", "a", "a", "a"]),
  ]) func momentsAreThoseOfAllGraphs(isDirected: Bool, groups: [String]) throws {
    let edges = isDirected ? [(0, 1), (1, 2), (2, 3), (3, 0), (1, 0)] : [(0, 1), (1, 2), (2, 3), (3, 4)]
    let fixture = RoleFixture(
      network: CentralityFixture(groups.count, edges, isDirected: isDirected), groups: groups)
    let density = isDirected ? 5.0 / 12 : 0.4
    let n = groups.count
    var (mean, square) = ([Double](repeating: 0, count: (n + 1) * 6), [Double](repeating: 0, count: (n + 1) * 6))
    enumerateModel(groups, density: density, isDirected: isDirected) { counts, probability in
      for place in 0..<6 {
        let column = counts.map { $0[place] }
        for (node, value) in (column + [column.reduce(0, +)]).enumerated() {
          mean[node * 6 + place] += probability * value
          square[node * 6 + place] += probability * value * value
        }
      }
    }
    let scores = try brokerage(fixture)
    let census = try BrokerageCensus.configured([("attribute", "group")]).run(on: fixture.projected())
    for (place, role) in Self.roles.enumerated() {
      for node in 0..<n {
        let (expected, second) = (mean[node * 6 + place], square[node * 6 + place])
        let deviation = max(0, second - expected * expected).squareRoot()
        let z = deviation > 1e-9 ? (scores.column(role)[node] - expected) / deviation : .nan
        #expect(abs(scores.column(role + "_expected")[node] - expected) < 1e-12)
        #expect(
          nearlyAgree([scores.column(role + "_z")[node]], [z]) || z.isNaN && scores.column(role + "_z")[node].isNaN)
      }
      let expected = mean[n * 6 + place]
      let deviation = max(0, square[n * 6 + place] - expected * expected).squareRoot()
      #expect(abs(census.number(role, "expected") - expected) < 1e-12)
      #expect(abs(census.number(role, "deviation") - deviation) < 1e-9)
      #expect(census.number(role, "count") == scores.column(role).reduce(0, +))
    }
  }

  /// The expectations and deviations of a node as R sna::brokerage writes them, for its representative and liaison roles.
  @Test func agreesWithTheFormulasOfSNA() throws {
    let fixture = RoleFixture.random(8, nodes: 30, edges: 150, groups: 4, isDirected: true)
    let scores = try brokerage(fixture)
    let arcs = fixture.matrix.reduce(0) { $0 + $1.filter(\.self).count }
    let (n, d) = (30.0, Double(arcs) / 870)
    func choose(_ k: Double) -> Double { k * (k - 1) / 2 }
    for node in 0..<30 {
      let own = Double(fixture.groups.filter { $0 == fixture.groups[node] }.count)
      let others = Set(fixture.groups.compactMap(\.self)).filter { $0 != fixture.groups[node] }.sorted()
        .map { group in Double(fixture.groups.filter { $0 == group }.count) }
      let (c, q) = (d * d * d * (1 - d) * (1 - d) * (1 - d), d * d * (1 - d))
      let mean = q * (n - own) * (own - 1)
      let variance =
        mean * (1 - q) + 2 * ((own - 1) * choose(n - own) + (n - own) * choose(own - 1)) * c
      #expect(
        nearlyAgree(
          [scores.column("representative_z")[node]],
          [(scores.column("representative")[node] - mean) / variance.squareRoot()]))
      let liaison = q * (others.reduce(0) { sum, a in sum + others.reduce(0) { $0 + a * $1 } - a * a })
      let spread = liaison * (1 - q) + 4 * others.reduce(0) { $0 + $1 * choose(n - $1 - own) * c }
      #expect(
        nearlyAgree(
          [scores.column("liaison_z")[node]], [(scores.column("liaison")[node] - liaison) / spread.squareRoot()]))
    }
  }

  @Test func workersAndLabelsDoNotMatter() throws {
    let fixture = RoleFixture.random(5, nodes: 600, edges: 4000, groups: 5, isDirected: true)
    let scores = try brokerage(fixture)
    for workers in [2, 4] { #expect(try brokerage(fixture, workers: workers) == scores) }
    var generator = TestGenerator(state: 4)
    let order = generator.permutation(600)
    let moved = try brokerage(fixture.relabelled(order))
    for role in Self.roles { #expect(order.map { moved.column(role)[$0] } == scores.column(role)) }
  }

  @Test func oneKindAndNoTies() throws {
    let scores = try Brokerage().run(on: CentralityFixture(3, []).projected())
    #expect(scores.values == [0, 0, 0] && scores.column("brokerage_z").allSatisfy(\.isNaN))
    #expect(try Brokerage().run(on: CentralityFixture(0, []).projected()).values == [])
    #expect(throws: AlgorithmError.self) {
      try Brokerage.configured([("attribute", "no-such")]).run(on: CentralityFixture(3, []).projected())
    }
  }
}
