import GraphAlgorithms
import GraphProjection
import Testing

@Suite struct DegreeCentralityTests {
  @Test func loopsCountTwiceAndParallelTiesAsProjected() throws {
    let fixture = CentralityFixture(4, weighted: [(0, 0, 2), (0, 1, 3), (1, 0, 4), (1, 2, 5)])
    let counted = try fixture.projected(weight: .strength, parallel: .count, loops: .keep)
    #expect(try DegreeCentrality().run(on: counted).values == [4, 3, 1, 0])
    #expect(try StrengthCentrality().run(on: counted).values == [11, 12, 5, 0])
    let collapsed = try fixture.projected(loops: .keep)
    #expect(try DegreeCentrality().run(on: collapsed).values == [3, 2, 1, 0])
    #expect(try StrengthCentrality().run(on: collapsed).values == [3, 2, 1, 0])
    #expect(try DegreeCentrality().run(on: fixture.projected()).columns.map(\.name) == ["degree"])
  }

  @Test func directedColumns() throws {
    let fixture = CentralityFixture(3, weighted: [(0, 0, 2), (0, 1, 3), (1, 0, 4), (0, 2, 5)], isDirected: true)
    let graph = try fixture.projected(weight: .strength, loops: .keep)
    let degree = try DegreeCentrality().run(on: graph)
    #expect(degree.columns.map(\.name) == ["in_degree", "out_degree", "degree"])
    #expect(degree.columns.map(\.values) == [[2, 1, 1], [3, 1, 0], [5, 2, 1]])
    #expect(degree.columns[degree.leading].name == "degree")
    let strength = try StrengthCentrality().run(on: graph)
    #expect(strength.columns.map(\.name) == ["in_strength", "out_strength", "strength"])
    #expect(strength.columns.map(\.values) == [[6, 3, 5], [10, 4, 0], [16, 7, 5]])
    #expect(strength.leading == 2)
  }

  @Test func centralisationOfAStarIsOne() throws {
    let star = CentralityFixture(5, [(0, 1), (0, 2), (0, 3), (0, 4)])
    #expect(try DegreeCentrality().run(on: star.projected()).notes == ["Freeman centralisation 1"])
    var outward = star
    outward.isDirected = true
    #expect(try DegreeCentrality().run(on: outward.projected()).notes == ["Freeman centralisation: in 0.0625, out 1"])
    #expect(try DegreeCentrality().run(on: CentralityFixture.path(2).projected()).notes == [])
  }

  @Test func strengthRefusesWhatIsNoStrength() throws {
    let negative = CentralityFixture(2, weighted: [(0, 1, -1)])
    #expect(throws: AlgorithmError.self) { try StrengthCentrality().run(on: negative.projected(weight: .strength)) }
    let distance = CentralityFixture(2, weighted: [(0, 1, 1)])
    #expect(throws: AlgorithmError.self) { try StrengthCentrality().run(on: distance.projected(weight: .distance)) }
  }
}
