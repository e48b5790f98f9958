import GraphProjection
import Testing

@testable import GraphAlgorithms

@Suite struct SignificanceTests {
  private func number(_ figures: Figures, _ name: String) throws -> Double {
    try #require(figures[name]?.number)
  }

  @Test func figuresByName() throws {
    let graph = try CentralityFixture(5, [(0, 1), (1, 2), (0, 2), (2, 3), (3, 4)]).projected()
    let expected: [(String, Double)] = [
      ("transitivity", 3.0 / 6), ("density", 0.5), ("triangles", 1), ("density.density", 0.5),
      ("degree.maximum", 3), ("degree.mean", 2), ("degree.degree.minimum", 1),
      ("weak-components.count", 1), ("weak-components.largest", 5), ("centralization:measure=degree.maximum", 3),
      ("degree.centralization", 5.0 / 12),
    ]
    for (name, value) in expected {
      let found = try FigureMeasure(name).value(of: graph, in: RunContext())
      #expect(agree([found], [value]), "\(name): \(found)")
    }
    for known in FigureMeasure.known where AlgorithmCatalog.algorithm(known.algorithm) != nil {
      guard known.figure != "triad_census" else { continue }
      _ = try FigureMeasure(known.figure).value(of: graph, in: RunContext())
    }
    let directed = try CentralityFixture(4, [(0, 1), (1, 2), (0, 2)], isDirected: true).projected()
    for name in ["triad_census.030T", "triad-census.triad_census.030T"] {
      #expect(try FigureMeasure(name).value(of: directed, in: RunContext()) == 1)
    }
    for name in [
      "", "transitivty", "density.nothing", "degree", "degree.", "significance.z", "degree:x=1.maximum", ":",
    ] {
      #expect(throws: AlgorithmError.self) { try FigureMeasure(name).value(of: graph, in: RunContext()) }
    }
  }

  @Test func unknownFigureHasASuggestion() throws {
    let graph = try CentralityFixture.clique(4).projected()
    var test = Significance()
    test.figure = "transitivty"
    do {
      _ = try test.run(on: graph)
      Issue.record("it has run")
    } catch { #expect(error.hint?.contains("'transitivity'") == true) }
  }

  /// The mean over all graphs of five nodes and five ties, by brute force, within five standard errors.
  @Test func expectedIsThatOfAllGraphs() throws {
    let pairs = (0..<5).flatMap { a in (0..<a).map { ($0, a) } }
    var values: [Double] = []
    for mask in 0..<1 << pairs.count where mask.nonzeroBitCount == 5 {
      let fixture = CentralityFixture(5, pairs.indices.filter { mask >> $0 & 1 == 1 }.map { pairs[$0] })
      values.append(try number(TriangleCount().run(on: fixture.projected()), "triangles"))
    }
    let mean = values.reduce(0, +) / Double(values.count)
    let graph = try CentralityFixture(5, [(0, 1), (1, 2), (0, 2), (2, 3), (3, 4)]).projected()
    var test = ConditionalUniform()
    (test.figure, test.samples) = ("triangles", 2000)
    let figures = try test.run(on: graph)
    let error = try number(figures, "deviation") / Double(2000).squareRoot()
    #expect(abs(try number(figures, "expected") - mean) < 5 * error)
    let exact = Double(values.count { $0 >= 1 }) / Double(values.count)
    let found = try number(figures, "p_greater")
    #expect(abs(found - exact) < 5 * (exact * (1 - exact) / 2000).squareRoot() + 1 / 2000)
    #expect(try number(figures, "observed") == 1)
    #expect(try number(figures, "samples") == 2000)
  }

  @Test func comparisonOfKnownNumbers() throws {
    let comparison = ChanceComparison(4, samples: [1, 2, 3, 4, .nan])
    #expect(comparison.expected == 2.5 && agree([comparison.deviation], [(5.0 / 3).squareRoot()]))
    #expect(comparison.pGreater == 2.0 / 5 && comparison.pLess == 1 && comparison.p == 3.0 / 5)
    let same = ChanceComparison(1, samples: [1, 1, 1])
    #expect(same.z.isNaN && same.pGreater == 1 && same.pLess == 1 && same.p == 1)
    let none = ChanceComparison(.nan, samples: [1])
    #expect(none.p.isNaN && none.z.isNaN && none.deviation.isNaN)
    #expect(ChanceComparison(1, samples: []).expected.isNaN)
  }

  @Test func degreesAloneLeaveNothingToDegrees() throws {
    let graph = try CentralityFixture.random(3, nodes: 20, edges: 50, isDirected: false).projected()
    var test = Significance()
    (test.figure, test.samples) = ("degree.maximum", 20)
    let figures = try test.run(on: graph)
    #expect(figures["z"] == .undefined && figures["deviation"] == .real(0))
    #expect(try number(figures, "p") == 1)
  }

  @Test func triadsByDyads() throws {
    let graph = try CentralityFixture.random(5, nodes: 10, edges: 30, isDirected: true).projected()
    var test = TriadSignificance()
    test.samples = 400
    let figures = try test.run(on: graph)
    guard case .group(let observed)? = figures["observed"], case .group(let expected)? = figures["expected"],
      case .group(let deviation)? = figures["deviation"],
      case .group(let census)? = try TriadCensus().run(on: graph)["triad_census"]
    else {
      Issue.record("no groups")
      return
    }
    #expect(observed.map { $0.value.number } == census.map { $0.value.number })
    // Holland and Leinhardt (1976): E(300) = C(n, 3)·M⁽³⁾/D⁽³⁾ and E(003) likewise with N, falling factorials of the D pairs.
    let dyads = try DyadCensus().run(on: graph)
    for (name, count) in [("300", "mutual"), ("003", "null"), ("030T", "asymmetric")] {
      let k = try number(dyads, count)
      var exact = 120 * k * (k - 1) * (k - 2) / (45.0 * 44 * 43)
      if name == "030T" { exact *= 0.75 }
      let place = try #require(expected.firstIndex { $0.name == name })
      let mean = try #require(expected[place].value.number)
      let spread = try #require(deviation[place].value.number)
      #expect(abs(mean - exact) <= 5 * spread / 20 + 1e-9, "\(name) \(mean) \(exact)")
    }
    let undirected = try CentralityFixture.path(4).projected()
    #expect(throws: AlgorithmError.self) { try test.run(on: undirected) }
  }

  @Test func workersChangeNothing() throws {
    let graph = try CentralityFixture.random(6, nodes: 30, edges: 80, isDirected: true).projected()
    var test = Significance()
    test.samples = 20
    for model in NullModel.allCases {
      test.model = model
      let alone = try test.run(on: graph)
      for workers in [2, 4] { #expect(try test.run(on: graph, in: RunContext(workers: workers)) == alone) }
    }
  }
}
