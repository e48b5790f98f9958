import GraphProjection
import Testing

@testable import GraphAlgorithms

@Suite struct CoMembershipTests {
  private func values(_ column: String, _ scores: PairScores) -> [Double] {
    [(0, 9), (4, 16), (7, 15), (5, 12), (4, 11)].map { MembershipFixture.value(column, $0.0, $0.1, scores) ?? .nan }
  }

  /// scipy 1.x: `hypergeom.sf(shared - 1, 14, d, d)`, `false_discovery_control` over all 153 pairs.
  @Test func davisAsSciPy() throws {
    let scores = try HypergeometricProjection().run(on: MembershipFixture.davis.projected())
    #expect(
      agree(
        values("p", scores),
        [0.01456876456876457, 0.016317016317016316, 0.13286713286713286, 0.010989010989010988, 1]))
    #expect(scores.pairs.count == 139 && scores.wholeNumber("tests") == 153 && scores.wholeNumber("significant") == 0)
    #expect(agree([scores.numbers("p_adjusted").reduce(0, +)], [108.10526126522213]))
    #expect(scores.numbers("p") == scores.numbers("p").sorted())
    #expect(scores.numbers("p").count { $0 <= 0.05 } == 17)
    var algorithm = HypergeometricProjection()
    algorithm.correction = .none
    #expect(try algorithm.run(on: MembershipFixture.davis.projected()).wholeNumber("significant") == 17)
  }

  @Test func tailsAgreeWithAllSubsets() {
    for all in 1...9 {
      let sets = (0..<(1 << all)).map { ($0, $0.nonzeroBitCount) }
      for first in 0...all {
        let fixed = (1 << first) - 1
        for second in 0...all {
          let drawn = sets.filter { $0.1 == second }.map { ($0.0 & fixed).nonzeroBitCount }
          for least in 0...(min(first, second) + 1) {
            let expected = Double(drawn.count { $0 >= least }) / Double(drawn.count)
            #expect(agree([HypergeometricTail.atLeast(least, first: first, second: second, of: all)], [expected]))
          }
        }
      }
    }
    // Exact fractions of binomial coefficients.
    #expect(agree([HypergeometricTail.atLeast(80, first: 100, second: 100, of: 1000)], [3.410345474858065e-79]))
    #expect(agree([HypergeometricTail.atLeast(1, first: 5, second: 5, of: 193)], [0.12422076978821225]))
  }

  @Test func corrections() {
    let p = [0.001, 0.008, 0.039, 0.041, 0.9]
    #expect(agree(TestCorrection.bonferroni.adjusted(p, tests: 10), [0.01, 0.08, 0.39, 0.41, 1]))
    #expect(agree(TestCorrection.fdr.adjusted(p, tests: 10), [0.01, 0.04, 0.1025, 0.1025, 1]))
    #expect(TestCorrection.none.adjusted(p, tests: 10) == p)
  }

  /// All forty are in the first framework. Two of them share three more that nobody else is in; the others are each in three of nine
  /// large ones.
  @Test func aFrameworkOfAllMeansNothing() throws {
    var rows = (0..<40).map { _ in [1] + [Int](repeating: 0, count: 12) }
    for actor in 0..<40 {
      let own = actor < 2 ? [1, 2, 3] : [actor % 9, (actor + 1 + actor / 9) % 9, (actor + 5) % 9].map { $0 + 4 }
      for shared in own { rows[actor][shared] = 1 }
    }
    let fixture = MembershipFixture(rows)
    let graph = try fixture.projected()
    let newman = try OneMode.configured([("weight", "newman")]).run(on: graph)
    let model = try BipartiteConfiguration().run(on: graph)
    let blind = try HypergeometricProjection().run(on: graph)
    func value(_ column: String, _ a: Int, _ b: Int, _ scores: PairScores) -> Double {
      MembershipFixture.value(column, a, b, scores) ?? .nan
    }
    // What only two share is worth more than what many do, and what all share next to nothing.
    #expect(agree([value("weight", 0, 1, newman)], [3 + 1.0 / 39]))
    for (a, b) in fixture.pairs.dropFirst() {
      #expect(value("weight", a, b, newman) < 0.5)
      guard fixture.shared(a, b) == 1 else { continue }
      #expect(agree([value("weight", a, b, newman), value("p", a, b, model)], [1.0 / 39, 1]))
      // Without the sizes of frameworks that of all is as telling as any other.
      #expect(value("p", a, b, blind) < 0.9)
    }
    // Which frameworks they are does not matter to a test of their number.
    for (a, b) in fixture.pairs where fixture.shared(a, b) == 4 && fixture.degree(a) == 4 && fixture.degree(b) == 4 {
      #expect(value("p", a, b, model) == value("p", 0, 1, model))
    }
    #expect(value("p", 0, 1, model) < 0.06 && value("p", 0, 1, blind) < 0.01)
  }

  /// An independent solution by Newton's method in NumPy, with tails by convolution.
  @Test func davisConfiguration() throws {
    let scores = try BipartiteConfiguration().run(on: MembershipFixture.davis.projected())
    #expect(
      agree(
        values("p", scores),
        [0.1709278473327031, 0.1866880686445055, 0.37721071990024735, 0.08837234617805599, 0.9948707856538159]))
    #expect(
      agree(
        values("expected", scores),
        [4.145722064436237, 5.147181984960733, 3.141772778652234, 0.5539283357361957, 5.147181984960733]))
    #expect((scores.wholeNumber("largest_degree_error") ?? 1) < 1e-11)
  }

  /// An independent fit in NumPy.
  @Test func davisRegression() throws {
    let scores = try StochasticDegreeSequence().run(on: MembershipFixture.davis.projected())
    #expect(
      agree(
        values("p", scores),
        [0.14318579285925404, 0.2229469272974982, 0.2873191587602313, 0.25553535437679037, 0.9921277675103066]))
    #expect(
      agree(
        values("expected", scores),
        [3.9086742370336034, 5.243970235729518, 2.8243033605531185, 1.0192119922610727, 5.243970235729518]))
  }

  @Test func relabellingAndWorkers() throws {
    var generator = TestGenerator(state: 5)
    let fixture = MembershipFixture.random(3, actors: 90, shared: 30, percent: 12)
    let order = generator.permutation(90)
    let (graph, moved) = (try fixture.projected(), try fixture.projected(order: order))
    func check<Algorithm: GraphAlgorithm>(_ algorithm: Algorithm) throws where Algorithm.Output == PairScores {
      let (first, second) = (try algorithm.run(on: graph), try algorithm.run(on: moved))
      func byPair(_ scores: PairScores, _ name: (Int) -> Int) -> [[Int]: Double] {
        Dictionary(
          uniqueKeysWithValues: zip(scores.pairs, scores.numbers("p")).map {
            ([name($0.from), name($0.to)].sorted(), $1)
          })
      }
      #expect(byPair(first) { order[$0] } == byPair(second) { $0 })
      for workers in [2, 4] { #expect(try algorithm.run(on: graph, in: RunContext(workers: workers)) == first) }
    }
    try check(HypergeometricProjection())
    try check(BipartiteConfiguration())
    try check(StochasticDegreeSequence())
  }
}
