import GraphProjection
import Testing

@testable import GraphAlgorithms

@Suite struct FrustrationTests {
  private func optimum(_ fixture: SignedFixture, budget: Int = 20_000_000, workers: Int = 1) throws
    -> FrustrationOptimum
  {
    try FrustrationOptimum(
      SignedTies(fixture.projected()), options: FrustrationOptions(budget: budget, starts: 0, seed: 1),
      in: RunContext(workers: workers))
  }

  @Test func allGraphsOfFourNodes() throws {
    for number in 0..<729 {
      let fixture = SignedFixture.digits(number, nodes: 4)
      let found = try optimum(fixture)
      #expect(found.lineIndex == fixture.lineIndex && found.isProven)
    }
  }

  @Test func manyGraphsOfFiveAndSixNodes() throws {
    for number in stride(from: 0, to: 59_049, by: 97) {
      let fixture = SignedFixture.digits(number, nodes: 5)
      #expect(try optimum(fixture).lineIndex == fixture.lineIndex)
    }
    for number in stride(from: 7, to: 14_348_907, by: 120_011) {
      let fixture = SignedFixture.digits(number, nodes: 6)
      #expect(try optimum(fixture).lineIndex == fixture.lineIndex)
    }
  }

  @Test func randomGraphsWithEveryBudget() throws {
    for seed in 0..<60 as Range<UInt64> {
      let nodes = 2 + Int(seed % 9)
      let fixture = SignedFixture.random(seed, nodes: nodes, edges: Int(seed * 7 % 40) + nodes)
      let expected = fixture.lineIndex
      #expect(try optimum(fixture).lineIndex == expected)
      for budget in [1, 40, 400, 4_000] {
        let found = try optimum(fixture, budget: budget)
        #expect(found.lowerBound <= expected && expected <= found.lineIndex)
        #expect(try SignedTies(fixture.projected()).frustration(found.colours) == found.lineIndex)
      }
    }
  }

  @Test func branchingAgreesWithElimination() throws {
    for seed in 0..<40 as Range<UInt64> {
      let fixture = SignedFixture.random(seed, nodes: 9 + Int(seed % 4), edges: 60)
      let kernel = try SignedKernel(SignedTies(fixture.projected()), in: RunContext())
      let nodes = kernel.rows.indices.filter { !kernel.rows[$0].isEmpty }.map { Int32($0) }
      guard !nodes.isEmpty else { continue }
      let block = SignedBlock(kernel, nodes: nodes)
      let best = try SignedElimination(block, budget: .max / 8).solve(block, in: RunContext())
      let start = SignedColouring(colours: [Int8](repeating: 1, count: nodes.count), cost: .max, bound: 0)
      var search = SignedBranching(block, budget: 1_000_000)
      let found = try search.solve(from: start, in: RunContext())
      #expect(found.isProven && found.cost == best.cost)
      #expect(block.cost(found.colours) == best.cost && block.cost(best.colours) == best.cost)
      var cycles = NegativeCycles(block, budget: 1_000_000)
      #expect(try cycles.weight(in: RunContext()) <= best.cost)
    }
  }

  /// Optima by the integer programme of Aref and Wilson, solved by HiGHS in SciPy 1.16.
  @Test(arguments: [(1, 18, 80, 13), (2, 30, 100, 13), (3, 40, 140, 21), (4, 100, 200, 29), (5, 150, 300, 44)])
  func optimaOfAnotherSolver(seed: Int, nodes: Int, edges: Int, expected: Int) throws {
    let found = try optimum(.random(UInt64(seed), nodes: nodes, edges: edges))
    #expect(found.lowerBound <= expected && found.lineIndex == expected)
    #expect(nodes > 40 || found.isProven)
  }

  @Test func factionsAndTiesBelongTogether() throws {
    let graph = try SignedFixture.random(3, nodes: 40, edges: 140).projected()
    let ties = try Frustration().run(on: graph)
    let groups = try TwoFactions().run(on: graph)
    #expect(ties.pairs.count == 21 && groups.groups.count == 2)
    for edge in SignedTies(graph).edges {
      let isWithin = groups.membership[Int(edge.from)] == groups.membership[Int(edge.to)]
      let isListed = ties.pairs.contains { $0.from == Int(edge.from) && $0.to == Int(edge.to) }
      #expect(isListed == (isWithin != (edge.sign > 0)))
    }
    #expect(groups.figures.map(\.value) == [21, 21, 0])
  }

  @Test func changesOfTiesByBruteForce() throws {
    for seed in 0..<12 as Range<UInt64> {
      let fixture = SignedFixture.random(seed, nodes: 7, edges: 16)
      let graph = try fixture.projected()
      let result = try DestabilisingTies().run(on: graph)
      let signs = fixture.signs
      for (place, pair) in result.pairs.enumerated() {
        func changed(_ sign: Int) -> Double {
          var copy = SignedFixture(7, [])
          for a in 0..<7 {
            for b in a..<7 where signs[a][b] != 0 {
              let own = (a, b) == (pair.from, pair.to) ? sign * signs[a][b] : signs[a][b]
              if own != 0 { copy.edges.append((a, b, own)) }
            }
          }
          return Double(copy.lineIndex - fixture.lineIndex)
        }
        #expect(result.columns[2].values[place] == changed(-1))
        #expect(result.columns[3].values[place] == changed(0))
        let triangles = (0..<7).map { signs[pair.from][pair.to] * signs[pair.from][$0] * signs[pair.to][$0] }
        #expect(result.columns[0].values[place] == Double(triangles.count { $0 < 0 }))
      }
    }
  }

  @Test func relabellingChangesNoFigure() throws {
    let fixture = SignedFixture.random(3, nodes: 40, edges: 140)
    var generator = TestGenerator(state: 5)
    let order = generator.permutation(40)
    let other = SignedFixture(40, fixture.edges.reversed().map { (order[$0.from], order[$0.to], $0.sign) })
    #expect(try optimum(other).lineIndex == 21)
    #expect(try optimum(fixture, workers: 4).colours == optimum(fixture).colours)
  }

  @Test func emptyAndUnsigned() throws {
    for nodes in [0, 1, 3] {
      let graph = try SignedFixture(nodes, []).projected()
      #expect(try Frustration().run(on: graph).pairs.isEmpty)
      #expect(try TwoFactions().run(on: graph).membership.count == nodes)
    }
    let unsigned = try CentralityFixture.clique(5).projected()
    #expect(try Frustration().run(on: unsigned).notes.contains { $0.hasPrefix("10 ties without a sign") })
  }
}
