import GraphAlgorithms
import GraphProjection
import Testing

@Suite struct ArcTests {
  /// Which node reaches which, itself included.
  private func closure(_ fixture: CentralityFixture, without hidden: Int = -1) -> [[Bool]] {
    let n = fixture.nodeCount
    var reach = (0..<n).map { node in (0..<n).map { $0 == node && node != hidden } }
    for edge in fixture.edges where edge.from != hidden && edge.to != hidden { reach[edge.from][edge.to] = true }
    for k in 0..<n { for a in 0..<n where reach[a][k] { for b in 0..<n where reach[k][b] { reach[a][b] = true } } }
    return reach
  }

  @Test func condensationAgreesWithReach() throws {
    for fixture in SmallGraphs.random(200, isDirected: true) {
      let n = fixture.nodeCount
      let reach = closure(fixture)
      let first = (0..<n).map { node in (0..<n).first { reach[node][$0] && reach[$0][node] } ?? node }
      var counts: [[Int]: Double] = [:]
      for edge in fixture.edges where first[edge.from] != first[edge.to] {
        counts[[first[edge.from], first[edge.to]], default: 0] += 1
      }
      let result = try Condensation().run(on: fixture.projected(parallel: .count, loops: .keep))
      #expect(result.figures["components"] == .integer(Set(first).count))
      #expect(result.pairs.map { [$0.from, $0.to] } == counts.keys.sorted { $0.lexicographicallyPrecedes($1) })
      for (place, pair) in result.pairs.enumerated() {
        #expect(result.columns[0].values[place] == counts[[pair.from, pair.to]])
        #expect(result.columns[1].values[place] == Double(first.count { $0 == pair.from }))
        #expect(result.columns[2].values[place] == Double(first.count { $0 == pair.to }))
      }
    }
  }

  @Test func dominatorsAgreeWithTakingNodesAway() throws {
    var algorithm = Dominators()
    for (index, fixture) in (SmallGraphs.random(150, isDirected: true) + SmallGraphs.random(50)).enumerated() {
      let n = fixture.nodeCount
      var both = fixture
      if !fixture.isDirected { both.edges += fixture.edges.map { ($0.to, $0.from, $0.weight) } }
      let start = index % n
      algorithm.from = CentralityFixture.id(start)
      let result = try algorithm.run(on: fixture.projected(loops: .keep))
      let whole = closure(both)[start]
      let without = (0..<n).map { closure(both, without: $0)[start] }
      func dominators(_ node: Int) -> [Int] {
        (0..<n).filter { whole[node] && ($0 == start || $0 == node || !without[$0][node]) }
      }
      let reached = (0..<n).filter { whole[$0] && $0 != start }
      #expect(result.pairs.map(\.to) == reached)
      for (place, pair) in result.pairs.enumerated() {
        let strict = dominators(pair.to).filter { $0 != pair.to }
        // The immediate dominator is the one that all others dominate.
        #expect(strict.contains(pair.from) && strict.allSatisfy { dominators(pair.from).contains($0) })
        #expect(result.columns[1].values[place] == Double(strict.count))
        #expect(result.columns[0].values[place] == Double(reached.count { dominators($0).contains(pair.to) }))
      }
    }
  }

  private func orders(_ count: Int) -> [[Int]] {
    count == 0
      ? [[]]
      : orders(count - 1).flatMap { order in
        (0...order.count).map { place in
          Array(order[..<place]) + [count - 1] + Array(order[place...])
        }
      }
  }

  @Test func feedbackAgreesWithAllOrders() throws {
    var (optimal, unproven) = (0, 0)
    for fixture in SmallGraphs.random(120, isDirected: true) where fixture.nodeCount < 7 {
      let graph = try fixture.projected(parallel: .count, loops: .keep)
      let best =
        orders(fixture.nodeCount).map { order -> Int in
          var place = [Int](repeating: 0, count: order.count)
          for (index, node) in order.enumerated() { place[node] = index }
          return fixture.edges.count { place[$0.from] >= place[$0.to] }
        }.min() ?? 0
      let result = try FeedbackArcs().run(on: graph)
      #expect(result.pairs.count == best && result.figures["proven"] == .flag(true))
      var rest = fixture
      for pair in result.pairs { rest.edges.removeAll { $0.from == pair.from && $0.to == pair.to } }
      let reach = closure(rest)
      #expect((0..<fixture.nodeCount).allSatisfy { a in (0..<a).allSatisfy { !reach[a][$0] || !reach[$0][a] } })
      var greedy = FeedbackArcs()
      greedy.exact = 0
      let found = try greedy.run(on: graph)
      #expect(found.pairs.count >= best)
      if found.figures["proven"] == .flag(true) { #expect(found.pairs.count == best) } else { unproven += 1 }
      if found.pairs.count == best { optimal += 1 }
    }
    #expect(optimal > 60 && unproven > 0)
    let undirected = try CentralityFixture.path(3).projected()
    #expect(throws: AlgorithmError.self) { try FeedbackArcs().run(on: undirected) }
  }
}
