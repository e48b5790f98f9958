import Foundation
import GraphAlgorithms
import GraphProjection
import RelationGraph
import Testing

/// A graph large enough for kernels to divide it and to put its hubs side by side.
@Suite("Kernels on a large graph with hubs")
struct HubGraphTests {
  private static let nodeCount = 40_000

  /// Hubs, leaves, pairs apart from the rest and isolates.
  private static let graph: ProjectedGraph? = {
    var generator = TestGenerator(state: 11)
    var draft = GraphDraft()
    for node in 0..<nodeCount { draft.nodes.append(.init(Node(id: CentralityFixture.id(100_000 + node)))) }
    var projection = Projection()
    projection.direction = .undirected
    var ties = Set<[Int32]>()
    for node in 0..<nodeCount - 40 {
      for reach in [60, 60, 900, nodeCount - 40] {
        let other = generator.below(reach) * 7919 % (nodeCount - 40)
        if other != node { ties.insert([Int32(min(node, other)), Int32(max(node, other))]) }
      }
    }
    for node in stride(from: nodeCount - 40, to: nodeCount - 20, by: 2) { ties.insert([Int32(node), Int32(node + 1)]) }
    let ends = ties.sorted { $0.lexicographicallyPrecedes($1) }.map { (from: $0[0], to: $0[1]) }
    return try? projection.apply(to: draft.build().graph).rewired(ends)
  }()

  /// The values for one, two and three workers, which have the same bits.
  private func values<Algorithm: GraphAlgorithm>(
    of algorithm: Algorithm, on graph: ProjectedGraph
  ) throws -> [Double] where Algorithm.Output == NodeScores {
    let results = try (1...3).map { try algorithm.run(on: graph, in: RunContext(workers: $0)).values }
    #expect(results[0].elementsEqual(results[1]) && results[0].elementsEqual(results[2]))
    return results[0]
  }

  private func neighbours(_ graph: ProjectedGraph) -> [[Int]] {
    (0..<graph.nodeCount).map { graph.successors(of: $0).map(Int.init) }
  }

  @Test func pageRankIsTheFixedPoint() throws {
    let graph = try #require(Self.graph)
    let rows = neighbours(graph)
    let shares = { (x: [Double]) in x.indices.map { rows[$0].isEmpty ? 0 : x[$0] / Double(rows[$0].count) } }
    let ranks = try values(of: PageRank(), on: graph)
    let share = shares(ranks)
    let dangling = ranks.indices.filter { rows[$0].isEmpty }.reduce(0) { $0 + ranks[$1] }
    for node in ranks.indices {
      let expected =
        0.85 * rows[node].reduce(0) { $0 + share[$1] } + (0.15 + 0.85 * dangling) / Double(graph.nodeCount)
      #expect(abs(ranks[node] - expected) <= 1e-10 * expected)
    }
    var rough = PageRank()
    rough.tolerance = 1e-6
    let roughRanks = try values(of: rough, on: graph)
    for node in ranks.indices { #expect(abs(roughRanks[node] - ranks[node]) <= 1e-4 * ranks[node]) }
  }

  @Test func eigenvectorAndKatzSolveTheirEquations() throws {
    let graph = try #require(Self.graph)
    let rows = neighbours(graph)
    let vector = try values(of: EigenvectorCentrality(), on: graph)
    let top = try #require(vector.indices.max { vector[$0] < vector[$1] })
    let eigenvalue = rows[top].reduce(0) { $0 + vector[$1] } / vector[top]
    for node in vector.indices {
      #expect(
        abs(rows[node].reduce(0) { $0 + vector[$1] } - eigenvalue * vector[node]) <= 1e-9 * eigenvalue * vector[node])
    }
    var katz = KatzCentrality()
    katz.alpha = 0.5 / eigenvalue
    katz.norm = .none
    let scores = try values(of: katz, on: graph)
    for node in scores.indices {
      let expected = 1 + katz.alpha * rows[node].reduce(0) { $0 + scores[$1] }
      #expect(abs(scores[node] - expected) <= 1e-11 * expected)
    }
  }

  @Test func clusteringCountsTheTriangles() throws {
    let graph = try #require(Self.graph)
    let rows = neighbours(graph)
    let sets = rows.map(Set.init)
    var counts = [Int](repeating: 0, count: rows.count)
    for a in rows.indices {
      for b in rows[a] where b > a {
        let small = sets[a].count < sets[b].count ? a : b
        for c in rows[small] where c > b && sets[a].contains(c) && sets[b].contains(c) {
          for node in [a, b, c] { counts[node] += 1 }
        }
      }
    }
    let values = try values(of: ClusteringCoefficient(), on: graph)
    for node in rows.indices {
      let k = Double(rows[node].count)
      #expect(values[node] == (k < 2 ? 0 : 2 * Double(counts[node]) / (k * (k - 1))))
    }
    let figures = try TriangleCount().run(on: graph, in: RunContext(workers: 2)).entries
    #expect(figures.first?.value == .integer(counts.reduce(0, +) / 3))
  }

  @Test func coresAreThoseOfBuckets() throws {
    let graph = try #require(Self.graph)
    let rows = neighbours(graph)
    var left = rows.map(\.count)
    var buckets = [[Int]](repeating: [], count: (left.max() ?? 0) + 1)
    for node in rows.indices { buckets[left[node]].append(node) }
    var cores = [Double](repeating: -1, count: rows.count)
    var k = 0
    while k < buckets.count {
      guard let node = buckets[k].popLast() else {
        k += 1
        continue
      }
      guard cores[node] < 0, left[node] <= k else { continue }
      cores[node] = Double(k)
      for other in rows[node] where cores[other] < 0 {
        left[other] -= 1
        buckets[max(k, left[other])].append(other)
      }
    }
    #expect(try values(of: Coreness(), on: graph) == cores)
  }

  @Test func cancelledRunsStop() throws {
    let graph = try #require(Self.graph)
    for workers in 1...2 {
      let context = RunContext(workers: workers)
      context.cancellation.cancel()
      #expect(throws: AlgorithmError.cancelled) { try PageRank().run(on: graph, in: context) }
      #expect(throws: AlgorithmError.cancelled) { try EigenvectorCentrality().run(on: graph, in: context) }
      #expect(throws: AlgorithmError.cancelled) { try KatzCentrality().run(on: graph, in: context) }
      #expect(throws: AlgorithmError.cancelled) { try TriangleCount().run(on: graph, in: context) }
      #expect(throws: AlgorithmError.cancelled) { try ClusteringCoefficient().run(on: graph, in: context) }
      #expect(throws: AlgorithmError.cancelled) { try Coreness().run(on: graph, in: context) }
      #expect(throws: AlgorithmError.cancelled) { try SpanningTree().run(on: graph, in: context) }
    }
  }
}
