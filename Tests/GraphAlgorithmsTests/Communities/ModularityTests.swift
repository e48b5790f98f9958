import GraphAlgorithms
import GraphProjection
import Testing

@Suite struct ModularityTests {
  static let triangles = [(0, 1), (1, 2), (0, 2), (3, 4), (4, 5), (3, 5), (2, 3)]
  static let halves = [0, 0, 0, 1, 1, 1]

  @Test func twoTrianglesJoined() throws {
    func q(_ ties: [(Int, Int)], isDirected: Bool = false) throws -> Double {
      try CommunityGraph(6, ties, isDirected: isDirected).projected().modularity(of: Self.halves)
    }
    #expect(abs(try q(Self.triangles) - 5 / 14) < 1e-15)
    #expect(abs(try q(Self.triangles + [(0, 0)]) - 47 / 128) < 1e-15)
    #expect(abs(try q(Self.triangles + [(2, 3)]) - 0.25) < 1e-15)
    #expect(abs(try q(Self.triangles, isDirected: true) - 18 / 49) < 1e-15)
  }

  @Test func agreesWithTheDoubleSum() throws {
    var random = TestRandom(1)
    for round in 0..<60 {
      let n = 2 + random.number(below: 12)
      let graph = random.graph(
        nodes: n, ties: 1 + random.number(below: 30), isDirected: round % 2 == 0, isWeighted: round % 3 == 0)
      let projected = try graph.projected()
      let membership = (0..<n).map { _ in random.number(below: 4) }
      for resolution in [1, 0.5, 2.25] {
        let expected = graph.modularity(membership, resolution: resolution)
        #expect(abs(try projected.modularity(of: membership, resolution: resolution) - expected) < 1e-12)
      }
    }
  }

  @Test func labelsDoNotMatter() throws {
    var random = TestRandom(2)
    let graph = try random.graph(nodes: 20, ties: 50, isDirected: false, isWeighted: true).projected()
    let membership = (0..<20).map { _ in random.number(below: 5) }
    let other = membership.map { [7, -3, Int.max, 0, Int.min][$0] }
    #expect(try graph.modularity(of: membership) == graph.modularity(of: other))
    #expect(try graph.constantPotts(of: membership) == graph.constantPotts(of: other))
  }

  @Test func constantPottsCountsPairs() throws {
    let graph = CommunityGraph(6, Self.triangles)
    #expect(try graph.projected().constantPotts(of: Self.halves, resolution: 0.5) == 6 - 0.5 * 6)
    let directed = CommunityGraph(6, Self.triangles, isDirected: true)
    #expect(try directed.projected().constantPotts(of: Self.halves, resolution: 0.25) == 6 - 0.25 * 12)
  }

  @Test func undefinedAndUnsuitable() throws {
    #expect(try CommunityGraph(3, []).projected().modularity(of: [0, 1, 2]).isNaN)
    #expect(try CommunityGraph(0, []).projected().modularity(of: []).isNaN)
    #expect(try CommunityGraph(2, weighted: [(0, 1, 0)]).projected().modularity(of: [0, 0]).isNaN)
    #expect(throws: AlgorithmError.self) { try CommunityGraph(3, [(0, 1)]).projected().modularity(of: [0]) }
    #expect(throws: AlgorithmError.self) {
      try CommunityGraph(2, weighted: [(0, 1, -1)]).projected().modularity(of: [0, 0])
    }
  }

  @Test func extremeWeights() throws {
    for weight in [1e308, 5e-324, 1e-200] {
      let graph = CommunityGraph(6, weighted: Self.triangles.map { ($0.0, $0.1, weight) })
      #expect(abs(try graph.projected().modularity(of: Self.halves) - 5 / 14) < 1e-15)
      let found = try Leiden().run(on: try graph.projected())
      #expect(found.membership == Self.halves)
    }
  }
}
