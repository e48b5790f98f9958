import GraphProjection
import Testing

@testable import GraphAlgorithms

@Suite struct DegreeModelTests {
  private func configuration(_ fixture: MembershipFixture) throws -> DegreeModel {
    let ties = try TwoModeTies(fixture.projected(), through: "framework")
    return try BipartiteConfigurationModel(DegreeClasses(ties), in: RunContext()).model
  }

  /// Probabilities give every degree, and cells that are neither forced are x·y/(1 + x·y): odds of rank 1.
  private func check(_ fixture: MembershipFixture) throws {
    let model = try configuration(fixture)
    #expect(model.largestError < 1e-9)
    for a in model.probability.indices {
      for b in 0..<a {
        let ratios = zip(model.probability[a], model.probability[b])
          .filter { $0 > 0 && $0 < 1 && $1 > 0 && $1 < 1 }.map { ($0 / (1 - $0)) / ($1 / (1 - $1)) }
        #expect(agree(ratios, ratios.map { _ in ratios[0] }, relative: 1e-7))
      }
    }
  }

  /// All matrices of up to 3 × 4 cells, forced ones, nested ones and blocks among them.
  @Test func degreesOfAllSmallGraphs() throws {
    for (actors, shared) in [(1, 4), (2, 3), (3, 3), (3, 4)] {
      let step = actors * shared > 9 ? 7 : 1
      for bits in stride(from: 0, to: 1 << (actors * shared), by: step) {
        try check(
          MembershipFixture((0..<actors).map { row in (0..<shared).map { bits >> (row * shared + $0) & 1 } }))
      }
    }
  }

  @Test func degreesOfRandomGraphs() throws {
    for seed in 0..<200 as Range<UInt64> {
      try check(
        MembershipFixture.random(
          seed, actors: 2 + Int(seed % 30), shared: 2 + Int(seed * 7 % 23), percent: 3 + Int(seed * 13 % 95)))
    }
  }

  /// Two blocks that degrees cannot tell from a graph in which the upper left is full and the lower right empty.
  @Test func forcedBlocks() throws {
    let model = try configuration(MembershipFixture(["111100", "111010", "110001", "001000", "010000"].map(\.self)))
    #expect(model.largestError < 1e-9)
    // Nested neighbourhoods have one graph only.
    let nested = try configuration(MembershipFixture(["1111", "1110", "1100", "1000"]))
    #expect(nested.probability.joined().allSatisfy { $0 == 0 || $0 == 1 })
  }

  @Test func tailsAgreeWithAllOutcomes() {
    let trials: [(probability: Double, count: Int)] = [(0.2, 2), (0.9, 3), (0, 1), (1, 1), (0.5, 1)]
    let list = trials.flatMap { Array(repeating: $0.probability, count: $0.count) }
    var mass = [Double](repeating: 0, count: list.count + 1)
    for bits in 0..<(1 << list.count) {
      mass[bits.nonzeroBitCount] += list.indices.reduce(1) { $0 * (bits >> $1 & 1 == 1 ? list[$1] : 1 - list[$1]) }
    }
    for most in 0...list.count {
      let expected = (0...most).map { k in mass[k...].reduce(0, +) }
      #expect(nearlyAgree(PoissonBinomial.tails(trials, upTo: most), expected))
    }
    // A small tail keeps its digits.
    #expect(agree([PoissonBinomial.tails([(1e-5, 40)], upTo: 40)[40]], [1e-200]))
  }

  /// Regressions without a maximum: all ties there, none missing that degrees do not say.
  @Test func separatedRegressions() throws {
    for texts in [["111", "111"], ["1"], ["1111", "1110", "1100", "1000"], ["100", "010", "001"]] {
      let scores = try StochasticDegreeSequence.configured([("through", "framework")])
        .run(on: MembershipFixture(texts).projected())
      #expect(scores.columns.allSatisfy { $0.values.allSatisfy { $0.isFinite } })
    }
  }

  /// Samples of degrees that have few graphs: all of these are as likely. Five deviations of 4000 samples allow 0.04.
  @Test func fixedDegreesAgreeWithAllGraphs() throws {
    for texts in [["1100", "0110", "0011", "1000"], ["110", "101", "011", "100"], ["11100", "00111", "10001"]] {
      let fixture = MembershipFixture(texts)
      let all = fixture.sameDegrees()
      let scores = try FixedDegreeSequence.configured([("samples", "4000")]).run(on: fixture.projected())
      for (a, b) in fixture.pairs where fixture.shared(a, b) > 0 {
        let counts = all.map { matrix in zip(matrix[a], matrix[b]).count { $0 == 1 && $1 == 1 } }
        let p = Double(counts.count { $0 >= fixture.shared(a, b) }) / Double(all.count)
        let mean = Double(counts.reduce(0, +)) / Double(all.count)
        #expect(abs((MembershipFixture.value("p", a, b, scores) ?? .nan) - p) < 0.04)
        #expect(abs((MembershipFixture.value("expected", a, b, scores) ?? .nan) - mean) < 0.08)
      }
    }
  }

  @Test func tradesKeepDegrees() {
    let fixture = MembershipFixture.random(6, actors: 20, shared: 15, percent: 30)
    let rows = fixture.rows.map { row in row.indices.filter { row[$0] == 1 }.map(Int32.init) }
    var random = Curveball(rows, seed: 3)
    for _ in 0..<500 { random.trade() }
    #expect(random.rows != rows && random.rows.map(\.count) == rows.map(\.count))
    let columns = (0..<15).map { column in random.rows.count { $0.contains(Int32(column)) } }
    #expect(columns == fixture.columnDegrees && random.rows.allSatisfy { $0 == $0.sorted() })
  }

  @Test func samplesDependOnTheSeedAlone() throws {
    let graph = try MembershipFixture.davis.projected()
    func run(_ seed: String, _ workers: Int) throws -> PairScores {
      try FixedDegreeSequence.configured([("samples", "100"), ("seed", seed)])
        .run(on: graph, in: RunContext(workers: workers))
    }
    let first = try run("1", 1)
    for workers in [2, 4] { #expect(try run("1", workers) == first) }
    #expect(try run("2", 1) != first)
  }
}
