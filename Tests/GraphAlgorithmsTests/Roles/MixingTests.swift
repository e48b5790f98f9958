import GraphAlgorithms
import GraphProjection
import Testing

/// E-I index, homophily, blockmodel, segregation and assortativity.
@Suite struct MixingTests {
  private func figures<Algorithm: GraphAlgorithm>(
    _ type: Algorithm.Type, _ graph: ProjectedGraph, workers: Int = 1, _ more: [(name: String, value: String)] = []
  ) throws -> Figures where Algorithm.Output == Figures {
    try type.configured([("attribute", "group")] + more).run(on: graph, in: RunContext(workers: workers))
  }

  /// Pairs of nodes (ordered in a directed graph): tied or not, of one group or not.
  private func table(_ fixture: RoleFixture) -> (
    within: Double, between: Double, emptyWithin: Double, emptyBetween: Double
  ) {
    var counts = [0.0, 0, 0, 0]
    for a in 0..<fixture.count {
      for b in 0..<fixture.count where fixture.network.isDirected ? a != b : a < b {
        counts[(fixture.matrix[a][b] ? 0 : 2) + (fixture.groups[a] == fixture.groups[b] ? 0 : 1)] += 1
      }
    }
    return (counts[0], counts[1], counts[2], counts[3])
  }

  @Test(arguments: [false, true]) func countsOfPairs(isDirected: Bool) throws {
    for seed in 0..<40 as Range<UInt64> {
      let fixture = RoleFixture.random(
        seed, nodes: 3 + Int(seed % 8), edges: 3 + Int(seed * 7 % 30), groups: 2, isDirected: isDirected)
      let graph = try fixture.projected()
      let t = table(fixture)
      let pairs = t.within + t.between + t.emptyWithin + t.emptyBetween
      let ties = t.within + t.between
      let ei = try figures(EIIndex.self, graph, [("permutations", "20")])
      #expect(agree([ei.number("ei_index")], [(t.between - t.within) / ties]))
      #expect(
        agree([ei.number("expected")], [(t.between + t.emptyBetween - t.within - t.emptyWithin) / pairs]))
      let homophily = try figures(Homophily.self, graph)
      #expect(agree([homophily.number("within_share")], [t.within / ties]))
      let (cross, other) = (t.within * t.emptyBetween, t.between * t.emptyWithin)
      #expect(agree([homophily.number("yules_q")], [cross + other > 0 ? (cross - other) / (cross + other) : .nan]))
      #expect(agree([homophily.number("odds_ratio")], [other > 0 ? cross / other : .nan]))
      let blocks = try figures(CategoryBlockmodel.self, graph)
      #expect(agree([blocks.number("network_density")], [ties / pairs]))
      for group in Set(fixture.groups.compactMap(\.self)).sorted() {
        let members = (0..<fixture.count).filter { fixture.groups[$0] == group }
        let sent = members.reduce(0) { $0 + fixture.matrix[$1].filter(\.self).count }
        let inside = members.reduce(0) { sum, a in sum + members.filter { fixture.matrix[a][$0] }.count }
        let possible = members.count * (members.count - 1)
        #expect(
          agree([blocks.number("density", group, group)], [possible > 0 ? Double(inside) / Double(possible) : .nan]))
        let share = sent > 0 ? Double(inside) / Double(sent) : .nan
        #expect(agree([homophily.number("by_category", group, "homophily")], [share]))
        let chance = Double(members.count - 1) / Double(fixture.count - 1)
        let coleman =
          share.isNaN || share >= chance && chance == 1
          ? .nan : share >= chance ? (share - chance) / (1 - chance) : (share - chance) / chance
        #expect(agree([homophily.number("by_category", group, "coleman")], [coleman]))
      }
    }
  }

  @Test func extremesOfTheEIIndexAreThoseOfAllGraphs() throws {
    let groups = ["a", "a", "a", "b", "b"]
    let pairs = (0..<5).flatMap { a in (0..<a).map { ($0, a) } }
    var extremes: [Int: (Double, Double)] = [:]
    for bits in 1..<1024 {
      let ties = pairs.indices.filter { bits >> $0 & 1 == 1 }.map { pairs[$0] }
      let between = Double(ties.filter { groups[$0.0] != groups[$0.1] }.count)
      let index = (2 * between - Double(ties.count)) / Double(ties.count)
      let known = extremes[ties.count] ?? (index, index)
      extremes[ties.count] = (min(known.0, index), max(known.1, index))
    }
    for count in 1...10 {
      let fixture = RoleFixture(network: CentralityFixture(5, Array(pairs.prefix(count))), groups: groups)
      let ei = try figures(EIIndex.self, fixture.projected(), [("permutations", "0")])
      #expect(
        agree([ei.number("smallest"), ei.number("largest")], [extremes[count]?.0 ?? 0, extremes[count]?.1 ?? 0]))
    }
  }

  /// All 10 ways to give three a and two b to five nodes, against many random ones.
  @Test func permutationsFollowAllArrangements() throws {
    let fixture = RoleFixture(
      network: CentralityFixture(5, [(0, 1), (1, 2), (2, 0), (3, 4)]), groups: ["a", "a", "a", "b", "b"])
    let ei = try figures(EIIndex.self, fixture.projected(), [("permutations", "20000")])
    #expect(ei.number("ei_index") == -1)
    // Only the arrangement itself has no tie between: 1 of 10. Five standard errors of 20000 runs are 0.0106.
    #expect(abs(ei.number("permutation_test", "p_lower") - 0.1) < 0.0107)
    #expect(ei.number("permutation_test", "p_upper") == 1)
    #expect(abs(ei.number("permutation_test", "mean") - ei.number("expected")) < 0.02)
  }

  @Test func nodesHaveTheirOwnIndex() throws {
    let fixture = RoleFixture(
      network: CentralityFixture(5, [(0, 1), (1, 0), (0, 2), (3, 0), (0, 0)], isDirected: true),
      groups: ["a", "a", "b", nil, "b"])
    let scores = try NodeEIIndex.configured([("attribute", "group")]).run(on: fixture.projected(loops: .keep))
    #expect(agree(scores.values, [0, -1, 1, .nan, .nan]))
    #expect(agree(scores.column("external"), [1, 0, 1, .nan, 0]))
  }

  /// networkx 3.6.1 (attribute and numeric assortativity coefficients) and numpy 2 (eigenvalues of the shares).
  @Test func karate() throws {
    let graph = try RoleFixture.karate.projected()
    #expect(
      agree([try figures(AttributeAssortativity.self, graph).number("attribute_assortativity")], [0.717530864197531]))
    let numeric = try NumericAssortativity.configured([("attribute", "number")]).run(on: graph)
    #expect(nearlyAgree([numeric.number("numeric_assortativity")], [-0.2328567967046284]))
    let segregation = try figures(Segregation.self, graph)
    #expect(agree([segregation.number("spectral")], [0.8992020735949627]))
    #expect(agree([segregation.number("spectral_by_category", "hi")], [0.9191195339300797]))
    let expected = 22542.0 / 561
    #expect(agree([segregation.number("freeman")], [1 - 11 / expected]))
    let ei = try figures(EIIndex.self, graph)
    #expect(agree([ei.number("ei_index")], [-56.0 / 78]))
  }

  @Test func directedAssortativity() throws {
    let edges = [(3, 0), (10, 6), (5, 2), (7, 0), (9, 6), (4, 0), (11, 8), (1, 6)]
    let fixture = RoleFixture(
      network: CentralityFixture(12, edges, isDirected: true), groups: (0..<12).map { ["a", "b", "c"][$0 % 3] },
      numbers: (0..<12).map { Double($0 * $0 % 7) })
    let graph = try fixture.projected()
    #expect(agree([try figures(AttributeAssortativity.self, graph).number("attribute_assortativity")], [1.0 / 3]))
    let numeric = try NumericAssortativity.configured([("attribute", "number")]).run(on: graph)
    #expect(agree([numeric.number("numeric_assortativity")], [0.6436143893673038]))
  }

  /// Weighted, from the definition, and the jackknife by building every graph without a tie.
  @Test(arguments: [false, true]) func standardErrorsLeaveOneTieOut(isDirected: Bool) throws {
    for seed in 0..<12 as Range<UInt64> {
      let fixture = RoleFixture.random(seed, nodes: 7, edges: 14, groups: 3, isDirected: isDirected)
      func coefficient(_ edges: [(from: Int, to: Int, weight: Double)], _ attribute: String) throws -> (Double, Double)
      {
        var copy = fixture
        copy.network.edges = edges
        let graph = try copy.projected(weight: .strength, parallel: .count)
        if attribute == "group" {
          let result = try figures(AttributeAssortativity.self, graph)
          return (result.number("attribute_assortativity"), result.number("standard_error"))
        }
        let result = try NumericAssortativity.configured([("attribute", "number")]).run(on: graph)
        return (result.number("numeric_assortativity"), result.number("standard_error"))
      }
      for attribute in ["group", "number"] {
        let ties = fixture.network.edges.filter { $0.from != $0.to }
        let (value, error) = try coefficient(ties, attribute)
        var pairs = ties.map { ($0.from, $0.to, $0.weight) }
        if !isDirected { pairs += ties.map { ($0.to, $0.from, $0.weight) } }
        let total = pairs.reduce(0) { $0 + $1.2 }
        if attribute == "number" {
          let x = pairs.map { fixture.numbers[$0.0] ?? 0 }
          let y = pairs.map { fixture.numbers[$0.1] ?? 0 }
          func mean(_ values: [Double]) -> Double { zip(values, pairs).reduce(0) { $0 + $1.0 * $1.1.2 } / total }
          let (mx, my) = (mean(x), mean(y))
          let covariance = mean(zip(x, y).map { ($0 - mx) * ($1 - my) })
          let scale = (mean(x.map { ($0 - mx) * ($0 - mx) }) * mean(y.map { ($0 - my) * ($0 - my) })).squareRoot()
          #expect(nearlyAgree([value], [covariance / scale]))
        } else {
          let names = ["g0", "g1", "g2"]
          let within = pairs.reduce(0) { $0 + (fixture.groups[$1.0] == fixture.groups[$1.1] ? $1.2 : 0) } / total
          let chance = names.reduce(0.0) { sum, name in
            let sent = pairs.reduce(0.0) { $0 + (fixture.groups[$1.0] == name ? $1.2 : 0) }
            let received = pairs.reduce(0.0) { $0 + (fixture.groups[$1.1] == name ? $1.2 : 0) }
            return sum + sent / total * received / total
          }
          #expect(nearlyAgree([value], [(within - chance) / (1 - chance)]))
        }
        let parts = try ties.indices.map { left in
          try coefficient(ties.enumerated().filter { $0.offset != left }.map(\.element), attribute).0
        }
        let expected = parts.reduce(0) { $0 + ($1 - value) * ($1 - value) }.squareRoot()
        #expect(nearlyAgree([error], [expected]))
      }
    }
  }

  @Test func numbersAreAskedFor() throws {
    let graph = try RoleFixture.karate.projected()
    let error = #expect(throws: AlgorithmError.self) { try NumericAssortativity().run(on: graph) }
    #expect(error?.hint == "choose an attribute: number")
    #expect(throws: AlgorithmError.self) {
      try NumericAssortativity.configured([("attribute", "group")]).run(on: graph)
    }
  }

  @Test func workersDoNotMatter() throws {
    let graph = try RoleFixture.random(3, nodes: 200, edges: 900, groups: 4, isDirected: false).projected()
    for workers in [2, 4] {
      #expect(try figures(EIIndex.self, graph, workers: workers) == figures(EIIndex.self, graph))
      #expect(try figures(Segregation.self, graph, workers: workers) == figures(Segregation.self, graph))
    }
  }

  @Test func tooManyCategories() throws {
    let fixture = RoleFixture(network: CentralityFixture.path(201), groups: (0..<201).map { "g\($0)" })
    #expect(throws: AlgorithmError.self) { try figures(CategoryBlockmodel.self, try fixture.projected()) }
  }
}
