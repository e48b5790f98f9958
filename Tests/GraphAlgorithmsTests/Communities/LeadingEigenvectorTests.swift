import Foundation
import GraphAlgorithms
import GraphProjection
import Testing

@Suite struct LeadingEigenvectorTests {
  /// B of a group with rows that sum to 0, as a full matrix.
  private func matrix(_ group: [Int], _ terms: [[Double]]) -> [[Double]] {
    var matrix = group.map { i in group.map { terms[i][$0] + terms[$0][i] } }
    for i in group.indices { matrix[i][i] -= matrix[i].reduce(0, +) }
    return matrix
  }

  /// The eigenvector of the largest eigenvalue by power iteration on B + cI, and the gap to the next one by deflation.
  private func leading(_ matrix: [[Double]]) -> (value: Double, gap: Double, vector: [Double]) {
    let n = matrix.count
    let shift = matrix.map { $0.reduce(0) { $0 + abs($1) } }.max() ?? 0
    func power(_ start: [Double], avoiding other: [Double]?) -> (Double, [Double]) {
      var x = start
      var norm = 0.0
      for _ in 0..<3000 {
        if let other {
          let share = zip(x, other).reduce(0) { $0 + $1.0 * $1.1 }
          for i in 0..<n { x[i] -= share * other[i] }
        }
        let y = (0..<n).map { i in shift * x[i] + (0..<n).reduce(0) { $0 + matrix[i][$1] * x[$1] } }
        norm = y.reduce(0) { $0 + $1 * $1 }.squareRoot()
        x = y.map { norm > 0 ? $0 / norm : 0 }
      }
      return (norm - shift, x)
    }
    let start = (0..<n).map { 1 + sin(Double(3 * $0 + 1)) }
    let (first, vector) = power(start, avoiding: nil)
    let (second, _) = power(start.reversed(), avoiding: vector)
    return (first, (first - second) / max(shift, 1e-300), vector)
  }

  /// Divisions along the eigenvector of the full matrix; `nil` where it is not clear cut.
  private func verifier(_ graph: CommunityGraph) -> [[Int]]? {
    let terms = graph.modularityTerms()
    var groups = [Array(0..<graph.nodeCount)]
    var done: [[Int]] = []
    while let group = groups.popLast() {
      let (value, gap, vector) = leading(matrix(group, terms))
      if abs(value) > 1e-9 && (gap < 1e-2 || vector.contains { abs($0) < 1e-7 }) { return nil }
      let sides = [true, false].map { side in group.indices.filter { (vector[$0] > 0) == side }.map { group[$0] } }
      func labels(_ parts: [[Int]]) -> [Int] {
        (0..<graph.nodeCount).map { node in parts.firstIndex { $0.contains(node) } ?? -1 - node }
      }
      let gain = graph.modularity(labels(sides)) - graph.modularity(labels([group]))
      if value > 1e-9, !sides.contains([]), gain > 1e-12 { groups += sides } else { done.append(group) }
    }
    return done
  }

  @Test func asByFullMatrices() throws {
    var random = TestRandom(51)
    var checked = 0
    for round in 0..<60 {
      let n = 4 + random.number(below: 6)
      let graph = random.graph(
        nodes: n, ties: n + random.number(below: 2 * n), isDirected: round % 3 == 2, isWeighted: round % 3 == 1)
      var algorithm = LeadingEigenvector()
      algorithm.refine = false
      let found = try algorithm.run(on: try graph.projected())
      #expect(abs((found.modularity ?? .nan) - graph.modularity(found.membership)) < 1e-12)
      let refined = try LeadingEigenvector().run(on: try graph.projected())
      #expect((refined.modularity ?? .nan) <= CommunityGraph.optimum(graph.modularityTerms()) + 1e-12)
      guard graph.areConnected([Array(0..<n)]), let expected = verifier(graph) else { continue }
      checked += 1
      var labels = [Int](repeating: 0, count: n)
      for (index, group) in expected.enumerated() { for node in group { labels[node] = index } }
      #expect(found.groups == NodeGroups(labels).groups, "round \(round)")
    }
    #expect(checked > 20)
  }

  /// igraph 1.0, community_leading_eigenvector. Refined, Newman (2006) has 0.419 with three digits.
  @Test func karate() throws {
    var algorithm = LeadingEigenvector()
    algorithm.refine = false
    let plain = try algorithm.run(on: try CommunityGraph.karate.projected())
    #expect(abs((plain.modularity ?? 0) - 0.39340894148586447) < 1e-12)
    let weighted = try algorithm.run(on: try CommunityGraph.weightedKarate.projected())
    #expect(abs((weighted.modularity ?? 0) - 0.43663911845730025) < 1e-12)
    let refined = try LeadingEigenvector().run(on: try CommunityGraph.karate.projected())
    #expect(abs((refined.modularity ?? 0) - 0.4188034188034188) < 1e-12)
  }

  @Test func workersAndOrderDoNotMatter() throws {
    var random = TestRandom(52)
    let graph = random.graph(nodes: 60, ties: 150, isDirected: true, isWeighted: true)
    let results = try [1, 2, 4].map {
      try LeadingEigenvector().run(on: try graph.projected(order: random.permutation(150)), in: RunContext(workers: $0))
    }
    #expect(results[0] == results[1] && results[0] == results[2])
  }

  @Test func nodesWithoutTies() throws {
    #expect(try LeadingEigenvector().run(on: try CommunityGraph(0, []).projected()).groups.isEmpty)
    let found = try LeadingEigenvector().run(on: try CommunityGraph(6, [(0, 1), (2, 3), (5, 5)]).projected())
    #expect(found.groups == [[0, 1], [2, 3], [4], [5]])
  }
}
