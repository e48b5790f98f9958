import GraphProjection
import Testing

@testable import GraphAlgorithms

@Suite struct LinkPredictionTests {
  @Test func qualityByDefinition() {
    var generator = TestGenerator(state: 4)
    for round in 1..<40 {
      let hidden = (0..<(1 + round % 7)).map { _ in Double(generator.below(5)) }
      let absent = (0..<(1 + round)).map { _ in Double(generator.below(5)) }
      let quality = PredictionQuality(hidden: hidden, absent: absent)
      var wins = 0.0
      for h in hidden { for a in absent { wins += h > a ? 1 : h == a ? 0.5 : 0 } }
      #expect(agree([quality.areaUnderCurve], [wins / Double(hidden.count * absent.count)]))
      var average = 0.0
      for h in hidden {
        let found = hidden.count { $0 >= h }
        average += Double(found) / Double(found + absent.count { $0 >= h })
      }
      #expect(agree([quality.averagePrecision], [average / Double(hidden.count)]))
      // The chance of a hidden tie to be among the first, equal scores in random order.
      var caught = 0.0
      for h in hidden {
        let above = (hidden + absent).count { $0 > h }
        let equal = (hidden + absent).count { $0 == h }
        caught += min(1, max(0, Double(hidden.count - above) / Double(equal)))
      }
      #expect(agree([quality.precision], [caught / Double(hidden.count)]))
    }
  }

  @Test func absentPairsAreAllWithoutATie() throws {
    let graph = try CentralityFixture.random(2, nodes: 14, edges: 40, isDirected: false).projected()
    let rows = graph.neighbourRows(.both)
    let absent = try AbsentPairs(rows, atMost: 1000, seed: 1, in: RunContext())
    var expected: [[Int32]] = []
    for a in 0..<14 as Range<Int32> {
      for b in (a + 1)..<max(14, a + 1) where !rows.targets[rows.range(Int(a))].contains(b) { expected.append([a, b]) }
    }
    #expect(absent.pairs.map { [$0.from, $0.to] } == expected && !absent.isSample)
    let sample = try AbsentPairs(rows, atMost: 10, seed: 1, in: RunContext())
    #expect(sample.pairs.count == 10 && sample.total == expected.count)
    #expect(sample.pairs.allSatisfy { expected.contains([$0.from, $0.to]) })
  }

  @Test func everyMethodBeatsChanceWhereCliquesAre() throws {
    // Four cliques of seven, one tie from each to the next.
    let cliques = (0..<4).flatMap { part in (0..<7).flatMap { a in (0..<a).map { (part * 7 + a, part * 7 + $0) } } }
    let graph = try CentralityFixture(28, cliques + (0..<3).map { ($0 * 7, $0 * 7 + 8) }).projected()
    var test = LinkPredictionTest()
    test.method = .all
    let figures = try test.run(on: graph)
    for method in SimilarityMethod.allCases where method != .all && method != .preferentialAttachment {
      guard case .group(let group)? = figures[method.rawValue.replacing("-", with: "_")] else {
        Issue.record("no figures of \(method)")
        continue
      }
      #expect(group[0].name == "auc" && (group[0].value.number ?? 0) > 0.9)
    }
    #expect(try test.run(on: graph, in: RunContext(workers: 4)) == figures)
    test.sample = 50
    #expect(try test.run(on: graph).integer("compared_absent_pairs") == 50)
  }

  @Test func tooSmallIsUndefined() throws {
    for fixture in [
      CentralityFixture(0, []), CentralityFixture(2, [(0, 1)]), .clique(4), CentralityFixture(4, [(0, 1)]),
    ] {
      let figures = try LinkPredictionTest().run(on: fixture.projected())
      #expect(figures["chance_precision"] == .undefined)
    }
  }
}
