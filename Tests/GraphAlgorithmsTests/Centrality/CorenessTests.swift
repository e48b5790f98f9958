import GraphAlgorithms
import GraphProjection
import Testing

@Suite struct CorenessTests {
  /// The largest k whose core, found by taking off nodes of too small a degree again and again, holds the node.
  private func verified(_ nodes: Int, _ neighbours: (_ node: Int, _ left: Set<Int>) -> Int) -> [Double] {
    var core = [Double](repeating: 0, count: nodes)
    for k in 1...2 * max(1, nodes) {
      var left = Set(0..<nodes)
      while let weak = left.filter({ neighbours($0, left) < k }).min() { left.remove(weak) }
      for node in left { core[node] = Double(k) }
    }
    return core
  }

  @Test func agreesWithTheDefinition() throws {
    for seed in 0..<40 as Range<UInt64> {
      let nodes = 1 + Int(seed % 14)
      let fixture = CentralityFixture.random(seed, nodes: nodes, edges: Int(seed) * 2, isDirected: true)
      let graph = try fixture.projected(parallel: .count, loops: .keep)
      let into = (0..<nodes).map { Set(graph.predecessors(of: $0).map(Int.init)).subtracting([$0]) }
      let out = (0..<nodes).map { Set(graph.successors(of: $0).map(Int.init)).subtracting([$0]) }
      func inside(_ set: Set<Int>, _ left: Set<Int>) -> Int { set.intersection(left).count }
      var algorithm = Coreness()
      #expect(try algorithm.run(on: graph).values == verified(nodes) { inside(into[$0].union(out[$0]), $1) })
      algorithm.reciprocal = .both
      #expect(try algorithm.run(on: graph).values == verified(nodes) { inside(into[$0], $1) + inside(out[$0], $1) })
      algorithm.degree = .in
      #expect(try algorithm.run(on: graph).values == verified(nodes) { inside(into[$0], $1) })
      algorithm.degree = .out
      #expect(try algorithm.run(on: graph).values == verified(nodes) { inside(out[$0], $1) })
      var undirected = fixture
      undirected.isDirected = false
      let plain = try Coreness().run(on: undirected.projected(parallel: .count, loops: .keep)).values
      #expect(plain == verified(nodes) { inside(into[$0].union(out[$0]), $1) })
    }
  }

  @Test func cliqueWithATail() throws {
    let fixture = CentralityFixture(7, [(0, 1), (0, 2), (0, 3), (1, 2), (1, 3), (2, 3), (3, 4), (4, 5)])
    #expect(try Coreness().run(on: fixture.projected()).values == [3, 3, 3, 3, 1, 1, 0])
  }
}
