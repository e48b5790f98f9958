import GraphAlgorithms
import GraphProjection
import Testing

@Suite struct CentralizationTests {
  private func figure(_ name: String, _ measure: String, _ graph: ProjectedGraph) throws -> Double? {
    var algorithm = Centralization()
    algorithm.measure = measure
    return try algorithm.run(on: graph)[name]?.number
  }

  @Test func aStarIsOneAndACliqueNothing() throws {
    for n in 3...7 {
      let star = try CentralityFixture(n, (1..<n).map { (0, $0) }).projected()
      let clique = try CentralityFixture.clique(n).projected()
      for measure in ["degree", "betweenness", "closeness", "harmonic"] {
        #expect(nearlyAgree([try figure("centralization", measure, star) ?? .nan], [1]))
        #expect(nearlyAgree([try figure("centralization", measure, clique) ?? .nan], [0]))
        #expect(nearlyAgree([try figure("gini_coefficient", measure, clique) ?? 0], [0]))
      }
      let both = try CentralityFixture(n, (1..<n).flatMap { [(0, $0), ($0, 0)] }, isDirected: true).projected()
      let into = try CentralityFixture(n, (1..<n).map { ($0, 0) }, isDirected: true).projected()
      #expect(nearlyAgree([try figure("centralization", "degree", both) ?? .nan], [1]))
      #expect(nearlyAgree([try figure("centralization", "betweenness", both) ?? .nan], [1]))
      #expect(nearlyAgree([try figure("centralization", "closeness", into) ?? .nan], [1]))
      #expect(nearlyAgree([try figure("centralization", "harmonic", into) ?? .nan], [1]))
    }
  }

  /// No graph of up to five nodes has more.
  @Test func noGraphIsMoreCentralized() throws {
    for n in 3...5 {
      let pairs = (0..<n).flatMap { a in (0..<a).map { ($0, a) } }
      for bits in 0..<(1 << pairs.count) {
        let graph = try CentralityFixture(n, pairs.indices.filter { (bits >> $0) & 1 == 1 }.map { pairs[$0] })
          .projected()
        for measure in ["degree", "betweenness", "closeness", "harmonic"] {
          #expect(try (0...1 + 1e-12).contains(figure("centralization", measure, graph) ?? .nan))
        }
      }
    }
  }

  // NetworkX 3.6: Σ (max − x) of degree, betweenness_centrality, closeness_centrality, harmonic_centrality / 33.
  @Test func karateClub() throws {
    let graph = try CommunityGraph.karate.projected()
    for (measure, sum, largest, mean) in [
      ("degree", 422, 17, 4.588235294117647),
      ("betweenness", 13.383387445887452, 0.43763528138528146, 0.044006238859180036),
      ("closeness", 4.844520078707102, 0.5689655172413793, 0.4264796325735234),
      ("harmonic", 7.226262626262628, 0.7045454545454546, 0.49200831847890664),
    ] {
      let found = try ["sum_of_differences", "maximum", "mean"].map { try figure($0, measure, graph) ?? .nan }
      #expect(nearlyAgree(found, [sum, largest, mean]))
    }
    #expect(nearlyAgree([try figure("centralization", "degree", graph) ?? .nan], [422.0 / (33 * 32)]))
    #expect(try Centralization().run(on: graph)["maximum_node"] == .nodes([33]))
  }

  @Test func whatIsNotKnownIsUndefined() throws {
    let graph = try CommunityGraph.karate.projected()
    #expect(try figure("centralization", "pagerank", graph) == nil)
    #expect(try figure("sum_of_differences", "pagerank", graph) != nil)
    #expect(try figure("centralization", "degree", CentralityFixture.path(2).projected()) == nil)
    let weighted = try CommunityGraph.weightedKarate.projected()
    #expect(try figure("centralization", "closeness", weighted) == nil)
    for id in ["no-such", "centralization", ""] {
      #expect(throws: AlgorithmError.self) { try figure("gini_coefficient", id, graph) }
    }
  }

  /// Half of all pairs of values, by the mean difference.
  @Test func giniCoefficient() throws {
    let graph = try CentralityFixture.random(2, nodes: 25, edges: 50, isDirected: false).projected()
    let degrees = try DegreeCentrality().run(on: graph).values
    let difference = degrees.flatMap { a in degrees.map { abs(a - $0) } }.reduce(0, +)
    let expected = difference / (2 * 25 * degrees.reduce(0, +))
    #expect(nearlyAgree([try figure("gini_coefficient", "degree", graph) ?? .nan], [expected]))
  }
}
