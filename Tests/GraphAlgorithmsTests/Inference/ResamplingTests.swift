import GraphProjection
import Testing

@testable import GraphAlgorithms

@Suite struct ResamplingTests {
  private func number(_ figures: Figures, _ name: String) throws -> Double { try #require(figures[name]?.number) }

  /// The density of a resampled network over all choices of three nodes of three, by brute force.
  @Test func bootstrapOfDensity() throws {
    // One tie among three nodes. A pair of copies of different nodes has that of its originals; of one node, that of a random pair.
    var exact = 0.0
    for choice in 0..<27 {
      let originals = [choice % 3, choice / 3 % 3, choice / 9]
      for (a, b) in [(0, 1), (0, 2), (1, 2)] {
        let (x, y) = (min(originals[a], originals[b]), max(originals[a], originals[b]))
        exact += (x == y ? 1.0 / 3 : (x, y) == (0, 1) ? 1 : 0) / 81
      }
    }
    let graph = try CentralityFixture(3, [(0, 1)]).projected()
    var bootstrap = Bootstrap()
    bootstrap.samples = 4000
    let figures = try bootstrap.run(on: graph)
    let mean = try number(figures, "mean")
    let error = try number(figures, "standard_error")
    #expect(abs(mean - exact) < 5 * error / Double(4000).squareRoot())
    #expect(agree([try number(figures, "bias")], [mean - 1.0 / 3]))
    #expect(try number(figures, "lower") == 0)
  }

  @Test(arguments: [false, true]) func completeGraphsDoNotVary(isDirected: Bool) throws {
    let all = (0..<6).flatMap { a in (0..<6).filter { $0 != a }.map { (a, $0) } }
    let graph = try CentralityFixture(6, all, isDirected: isDirected).projected()
    var bootstrap = Bootstrap()
    bootstrap.samples = 100
    let figures = try bootstrap.run(on: graph)
    #expect(figures["standard_error"] == .real(0) && figures["mean"] == .real(1) && figures["bias"] == .real(0))
  }

  @Test func robustnessOfAStar() throws {
    let star = try CentralityFixture(11, (1...10).map { (0, $0) }).projected()
    let figures = try Robustness().run(on: star)
    #expect(try number(figures, "removed") == 1)
    #expect(try number(figures, "leader_kept") == 1)
    // Eleven nodes: ranks 0, nine of 5 and one of 10, against 0 and ten of 5.5.
    let (a, b) = ([0.0] + [Double](repeating: 5.5, count: 10), [0.0] + [Double](repeating: 5, count: 9) + [10])
    let exact = QAPCorrelation.Agreement.correlation(a, b)
    #expect(agree([try number(figures, "correlation")], [exact]))
    #expect(agree([try number(figures, "lowest"), try number(figures, "highest")], [exact, exact]))
  }

  @Test func nodesTakenAwayAreNotRanked() throws {
    let fixture = CentralityFixture.random(8, nodes: 40, edges: 120, isDirected: false)
    var robustness = Robustness()
    (robustness.part, robustness.missing, robustness.samples) = (.nodes, 0.25, 30)
    let figures = try robustness.run(on: fixture.projected())
    let correlation = try number(figures, "correlation")
    #expect(try number(figures, "removed") == 10)
    #expect(correlation > 0.5 && correlation < 1)
    robustness.measure = "harmonic"
    #expect(try number(robustness.run(on: fixture.projected(weight: .distance)), "correlation") < 1)
    robustness.measure = "no-such"
    #expect(throws: AlgorithmError.self) { try robustness.run(on: fixture.projected()) }
  }
}
