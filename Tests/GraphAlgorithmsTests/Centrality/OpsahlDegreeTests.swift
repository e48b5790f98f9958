import Foundation
import GraphAlgorithms
import GraphProjection
import Testing

@Suite struct OpsahlDegreeTests {
  private func degree(_ graph: ProjectedGraph, _ alpha: Double) throws -> NodeScores {
    var algorithm = OpsahlDegree()
    algorithm.alpha = alpha
    return try algorithm.run(on: graph)
  }

  @Test(arguments: [0, 0.5, 1, 1.5]) func combinesDegreeAndStrength(alpha: Double) throws {
    for seed in 0..<20 as Range<UInt64> {
      let fixture = CentralityFixture.random(seed, nodes: 12, edges: 1 + Int(seed), isDirected: seed % 2 == 0)
      let graph = try fixture.projected(weight: .strength, parallel: .count, loops: .keep)
      let (degrees, strengths) = (try DegreeCentrality().run(on: graph), try StrengthCentrality().run(on: graph))
      let scores = try degree(graph, alpha)
      #expect(scores.leading == degrees.leading)
      for column in scores.columns.indices {
        #expect(scores.columns[column].name == degrees.columns[column].name.replacing("degree", with: "opsahl_degree"))
        let expected = zip(degrees.columns[column].values, strengths.columns[column].values).map { k, s in
          k == 0 ? 0 : pow(k, 1 - alpha) * pow(s, alpha)
        }
        #expect(agree(scores.columns[column].values, expected))
      }
    }
  }

  @Test func withoutWeightsItIsTheDegree() throws {
    let graph = try CentralityFixture.path(4).projected()
    for alpha in [0, 0.3, 2] { #expect(try degree(graph, alpha).values == [1, 2, 2, 1]) }
  }

  @Test func optionsAndWeightsAreChecked() throws {
    let graph = try CentralityFixture(2, weighted: [(0, 1, 1e300)]).projected(weight: .strength)
    #expect(throws: AlgorithmError.self) { try degree(graph, 2) }
    #expect(throws: AlgorithmError.self) { try degree(graph, -1) }
    #expect(throws: AlgorithmError.self) { try degree(CentralityFixture.path(2).projected(weight: .distance), 1) }
  }
}
