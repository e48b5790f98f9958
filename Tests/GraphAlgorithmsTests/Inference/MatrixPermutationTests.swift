import GraphProjection
import RelationGraph
import Testing

@testable import GraphAlgorithms

@Suite struct MatrixPermutationTests {
  private static let marriage = [
    (0, 8), (1, 5), (1, 6), (1, 8), (2, 4), (2, 8), (3, 6), (3, 10), (3, 14), (4, 10), (4, 14), (6, 7), (6, 15),
    (8, 12), (8, 13), (8, 15), (9, 13), (10, 14), (12, 14), (12, 15),
  ]
  private static let business = [
    (2, 4), (2, 5), (2, 8), (2, 10), (3, 6), (3, 7), (3, 10), (4, 7), (4, 10), (5, 8), (6, 7), (7, 10), (8, 9),
    (8, 13), (8, 15),
  ]
  private static let wealth = [10, 36, 55, 44, 20, 32, 8, 42, 103, 48, 49, 3, 27, 10, 146, 48]

  private func graph(
    _ kinds: [(RelationKind, [(Int, Int)])], nodes: Int, numbers: [Int] = [],
    direction: Projection.Direction = .undirected
  ) throws -> ProjectedGraph {
    var source = PropertyGraph(schema: .open)
    for node in 0..<nodes {
      let properties: [String: PropertyValue] = numbers.isEmpty ? [:] : ["wealth": .integer(numbers[node])]
      try source.insert(Node(id: CentralityFixture.id(node), properties: properties))
    }
    for (kind, ties) in kinds {
      for (from, to) in ties {
        try source.insert(Relation(kind: kind, from: CentralityFixture.id(from), to: CentralityFixture.id(to)))
      }
    }
    var projection = Projection()
    projection.direction = direction
    return try projection.apply(to: source)
  }

  private var florence: ProjectedGraph {
    get throws {
      try graph([("marriage", Self.marriage), ("business", Self.business)], nodes: 16, numbers: Self.wealth)
    }
  }

  /// Expected values by numpy (`corrcoef`, `lstsq`) over the 240 ordered pairs of sixteen families.
  @Test func florentineFamilies() throws {
    let graph = try florence
    var correlation = QAPCorrelation()
    for (agreement, value) in [
      (QAPCorrelation.Agreement.pearson, 0.3718678720805482), (.matching, 202.0 / 240), (.jaccard, 8.0 / 27),
    ] {
      correlation.agreement = agreement
      let figures = try correlation.run(on: graph)
      #expect(agree([try #require(figures["correlation"]?.number)], [value]))
      #expect(try #require(figures["p_greater"]?.number) < 0.01)
    }
    correlation.agreement = .pearson
    (correlation.first, correlation.second) = ("marriage", "business")
    #expect(try correlation.run(on: graph)["correlation"]?.number.map { agree([$0], [0.3718678720805482]) } == true)
  }

  @Test func florentineRegression() throws {
    var regression = MatrixRegression()
    (regression.outcome, regression.predictors) = ("business", "marriage+difference.wealth")
    let figures = try regression.run(on: try florence)
    #expect(agree([try #require(figures["r_squared"]?.number)], [0.1549215515519271]))
    #expect(agree([try #require(figures["intercept"]?.number)], [0.11222338745717535]))
    let expected = [
      ("marriage", 0.358457304955801, 6.564678039987228),
      ("difference.wealth", -0.0012335199373992856, -2.1599713543797203),
    ]
    for (name, coefficient, t) in expected {
      guard case .group(let group)? = figures[name] else {
        Issue.record("no \(name)")
        continue
      }
      let numbers = group.map { $0.value.number ?? .nan }
      #expect(agree([numbers[0], numbers[2]], [coefficient, t]))
      #expect(numbers[3] > 0 && numbers[3] <= 1)
    }
  }

  /// The share of all 120 renamings of five nodes, by brute force, within five standard errors.
  @Test func sharesAreThoseOfAllRenamings() throws {
    let (first, second) = ([(0, 1), (1, 2), (2, 3), (4, 0)], [(0, 1), (2, 1), (3, 2), (1, 4)])
    let graph = try graph([("a", first), ("b", second)], nodes: 5, direction: .directed)
    func matrix(_ ties: [(Int, Int)]) -> [[Double]] {
      var rows = [[Double]](repeating: [Double](repeating: 0, count: 5), count: 5)
      for (from, to) in ties { rows[from][to] = 1 }
      return rows
    }
    let (a, b) = (matrix(first), matrix(second))
    func shared(_ order: [Int]) -> Double {
      var sum = 0.0
      for i in 0..<5 { for j in 0..<5 { sum += a[i][j] * b[order[i]][order[j]] } }
      return sum
    }
    func orders(_ rest: [Int]) -> [[Int]] {
      rest.isEmpty ? [[]] : rest.flatMap { first in orders(rest.filter { $0 != first }).map { [first] + $0 } }
    }
    let all = orders(Array(0..<5)).map(shared)
    // With margins fixed the correlation rises with the number of shared ties.
    let observed = shared(Array(0..<5))
    let exact = Double(all.count { $0 >= observed }) / 120
    var test = QAPCorrelation()
    test.samples = 4000
    let figures = try test.run(on: graph)
    let found = try #require(figures["p_greater"]?.number)
    #expect(abs(found - exact) < 5 * (exact * (1 - exact) / 4000).squareRoot() + 1 / 4000)
    #expect(abs(try #require(figures["expected"]?.number)) < 0.05)
  }

  @Test func equalRelationsCorrelateFully() throws {
    let ties = [(0, 1), (1, 2), (3, 0), (4, 5)]
    let graph = try graph([("a", ties), ("b", ties)], nodes: 6)
    let figures = try QAPCorrelation().run(on: graph)
    #expect(agree([try #require(figures["correlation"]?.number)], [1]))
    let regression = try MatrixRegression().run(on: graph)
    #expect(agree([try #require(regression["r_squared"]?.number)], [1]))
  }

  @Test func requestsThatCannotBeMetAreRefused() throws {
    let one = try graph([("a", [(0, 1), (1, 2)])], nodes: 4)
    #expect(throws: AlgorithmError.self) { try QAPCorrelation().run(on: one) }
    #expect(throws: AlgorithmError.self) { try MatrixRegression().run(on: one) }
    var regression = MatrixRegression()
    regression.predictors = "same.kind"
    #expect(throws: AlgorithmError.self) { try regression.run(on: one) }
    let two = try graph([("a", [(0, 1)]), ("b", [(1, 2)])], nodes: 4)
    for (first, second) in [("a", "a"), ("x", "b"), ("a", "no-such")] {
      var test = QAPCorrelation()
      (test.first, test.second) = (first, second)
      #expect(throws: AlgorithmError.self) { try test.run(on: two) }
    }
    for predictors in ["a", "b+b", "difference.wealth", "x"] {
      regression.outcome = "a"
      regression.predictors = predictors
      #expect(throws: AlgorithmError.self) { try regression.run(on: two) }
    }
  }

  @Test func workersChangeNothing() throws {
    let graph = try florence
    let (correlation, regression) = (QAPCorrelation(), MatrixRegression())
    #expect(try correlation.run(on: graph, in: RunContext(workers: 3)) == correlation.run(on: graph))
    #expect(try regression.run(on: graph, in: RunContext(workers: 3)) == regression.run(on: graph))
  }
}
