import GraphProjection
import Testing

@testable import GraphAlgorithms

@Suite struct BalanceTests {
  @Test func trianglesAreTheFourOfTheory() throws {
    let cases: [([Int], Bool, Bool, Double, Double, Int)] = [
      ([1, 1, 1], true, true, 1, 1, 0), ([1, 1, -1], false, false, 0, 0, 1), ([1, -1, -1], true, true, 1, 1, 0),
      ([-1, -1, -1], false, true, 0, 1, 1),
    ]
    for (signs, strong, weak, index, weakIndex, line) in cases {
      let fixture = SignedFixture(3, [(0, 1, signs[0]), (1, 2, signs[1]), (0, 2, signs[2])])
      let figures = try BalanceIndices().run(on: fixture.projected())
      #expect(figures.flag("balanced") == strong && figures.flag("weakly_balanced") == weak)
      #expect(figures["triangle_index"] == .real(index) && figures["weak_triangle_index"] == .real(weakIndex))
      #expect(figures.integer("line_index") == line)
    }
  }

  /// By NumPy 2 and SciPy 1.16: expm, eigvalsh of the largest part, counts over all triples.
  @Test(arguments: [
    (1, 18, 80, 0.1314165707399831, 0.6443405192488446, [18, 24, 7, 1]),
    (2, 30, 100, 0.4910268351238309, 0.8549266025628051, [6, 7, 5, 0]),
    (4, 100, 200, 0.8805967818456202, 0.3288059713104446, [3, 2, 3, 2]),
  ])
  func figuresOfAnotherProgram(
    seed: Int, nodes: Int, edges: Int, walk: Double, conflict: Double, census: [Int]
  ) throws {
    let graph = try SignedFixture.random(UInt64(seed), nodes: nodes, edges: edges).projected()
    for direction in [false, true] {
      let other = try SignedFixture.random(UInt64(seed), nodes: nodes, edges: edges).projected(isDirected: direction)
      #expect(try BalanceIndices().run(on: other).entries == BalanceIndices().run(on: graph).entries)
    }
    let figures = try BalanceIndices().run(on: graph)
    #expect(agree([figures["walk_index"]?.number ?? .nan], [walk]))
    #expect(agree([figures["algebraic_conflict"]?.number ?? .nan], [conflict]))
    let names = ["+++", "++-", "+--", "---"]
    #expect(figures["signed_triangles"] == .group(zip(names, census).map { Figures.Entry($0, .integer($1)) }))
  }

  @Test func eigenvaluesOfAPath() throws {
    for n in 0...9 {
      var matrix = [[Double]](repeating: [Double](repeating: 0, count: n), count: n)
      for i in 1..<max(1, n) { (matrix[i][i - 1], matrix[i - 1][i]) = (1, 1) }
      let values = try SymmetricSpectrum(matrix.flatMap(\.self), in: RunContext()).values
      // Every power has the trace of the sums of powers.
      var power = matrix
      for exponent in 2...5 where n > 0 {
        var product = [[Double]](repeating: [Double](repeating: 0, count: n), count: n)
        for i in 0..<n { for j in 0..<n { for k in 0..<n { product[i][j] += power[i][k] * matrix[k][j] } } }
        power = product
        var (trace, sum) = (0.0, 0.0)
        for i in 0..<n {
          trace += power[i][i]
          var term = 1.0
          for _ in 0..<exponent { term *= values[i] }
          sum += term
        }
        #expect(abs(trace - sum) < 1e-12 * max(1, Double(n) * 32))
      }
    }
  }

  /// NumPy: solve(I − (P − 2N)/(2n − 2), 1).
  @Test func pnOfAnotherProgram() throws {
    let expected: [(Int, Int, Int, [Double])] = [
      (1, 18, 80, [0.9497504500537942, 1.0963239915021024, 0.974210380046277]),
      (3, 40, 140, [0.9764067509956645, 0.9904173262692432, 1.0277033093577377]),
    ]
    for (seed, nodes, edges, values) in expected {
      let fixture = SignedFixture.random(UInt64(seed), nodes: nodes, edges: edges)
      #expect(agree(Array(try PNCentrality().run(on: fixture.projected()).values.prefix(3)), values))
    }
  }

  @Test func directedPNSolvesItsEquation() throws {
    for seed in 0..<10 as Range<UInt64> {
      let fixture = SignedFixture.random(seed, nodes: 8, edges: 25)
      let graph = try fixture.projected(isDirected: true)
      var matrix = [[Double]](repeating: [Double](repeating: 0, count: 8), count: 8)
      for edge in SignedTies(graph, keepsDirections: true).edges {
        matrix[Int(edge.from)][Int(edge.to)] = edge.sign > 0 ? 1 : -2
      }
      func product(_ x: [Double], _ transposed: Bool) -> [Double] {
        var sums = [Double](repeating: 0, count: 8)
        for i in 0..<8 { for j in 0..<8 { sums[i] += (transposed ? matrix[j][i] : matrix[i][j]) * x[j] } }
        return sums
      }
      for direction in [DistanceDirection.in, .out] {
        var algorithm = PNCentrality()
        algorithm.direction = direction
        let x = try algorithm.run(on: graph).values
        let isIn = direction == .in
        let twice = product(product(x, !isIn), isIn)
        let left = zip(x, twice).map { $0 - $1 / 196 }
        let right = product([Double](repeating: 1, count: 8), isIn).map { 1 + $0 / 14 }
        #expect(nearlyAgree(left, right))
      }
    }
  }

  @Test func allNegativeDigraphHasNoPN() throws {
    let pairs = (0..<4).flatMap { a in (0..<4).filter { $0 != a }.map { (a, $0, -1) } }
    let graph = try SignedFixture(4, pairs).projected(isDirected: true)
    #expect(throws: AlgorithmError.self) { try PNCentrality().run(on: graph) }
    #expect(try agree(PNCentrality().run(on: SignedFixture(4, pairs).projected()).values, [0.5, 0.5, 0.5, 0.5]))
  }

  @Test func signedDegreesCountNeighbours() throws {
    let fixture = SignedFixture(4, [(0, 1, 1), (1, 0, -1), (2, 1, -1), (2, 1, -1), (0, 0, -1), (0, 2, 1)])
    let undirected = try SignedDegree().run(on: fixture.projected())
    #expect(undirected.columns[0].values == [1, 0, 1, 0] && undirected.columns[1].values == [0, 1, 1, 0])
    #expect(agree(undirected.columns[3].values, [1, -1, 0, .nan]))
    let incoming = try SignedDegree().run(on: fixture.projected(isDirected: true))
    #expect(incoming.columns[0].values == [0, 1, 1, 0] && incoming.columns[1].values == [1, 1, 0, 0])
    #expect(undirected.notes.contains("1 loops left out") && incoming.notes.contains("1 loops left out"))
  }

  @Test func weightsGiveSignsWhereNothingElseDoes() throws {
    let fixture = CentralityFixture(4, weighted: [(0, 1, -2), (1, 2, 3), (2, 0, 0.5), (2, 3, 0)])
    let result = try SignedDegree().run(on: fixture.projected(weight: .strength))
    #expect(result.columns[0].values == [1, 1, 2, 0] && result.columns[1].values == [1, 1, 0, 0])
    #expect(result.notes.contains("the sign of a tie is that of its weight"))
  }

  // MARK: Factions

  private func factions(_ fixture: SignedFixture, _ groups: Int, budget: Int = 1_000_000) throws -> NodeGroups {
    var algorithm = KFactions()
    (algorithm.groups, algorithm.budget) = (groups, budget)
    return try algorithm.run(on: fixture.projected())
  }

  @Test func factionsByBruteForce() throws {
    for seed in 0..<25 as Range<UInt64> {
      let fixture = SignedFixture.random(seed, nodes: 6, edges: 20)
      let signs = fixture.signs
      for groups in 1...3 {
        var best = Double.infinity
        var total = 1
        for _ in 0..<6 { total *= groups }
        for number in 0..<total {
          var rest = number
          let camps = (0..<6).map { _ -> Int in
            defer { rest /= groups }
            return rest % groups
          }
          var cost = 0.0
          for a in 0..<6 {
            for b in 0..<a where signs[a][b] != 0 && (camps[a] == camps[b]) != (signs[a][b] > 0) { cost += 0.5 }
          }
          best = min(best, cost)
        }
        let found = try factions(fixture, groups)
        #expect(found.figures[0].value == best && found.figures[3].value == 1)
        #expect(found.groups.count <= max(1, groups))
        #expect(try factions(fixture, groups, budget: 1).figures[0].value >= best)
      }
    }
  }

  @Test func twoFactionsAreHalfTheLineIndex() throws {
    #expect(try factions(.random(2, nodes: 30, edges: 100), 2).figures[0].value == 6.5)
  }
}
