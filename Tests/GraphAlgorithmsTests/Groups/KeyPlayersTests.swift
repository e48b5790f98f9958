import GraphAlgorithms
import GraphProjection
import Testing

@Suite struct KeyPlayersTests {
  private func negative(
    _ graph: ProjectedGraph, _ size: Int, _ criterion: KeyPlayersNegative.Criterion = .distance, subsets: Int = 50_000,
    workers: Int = 1
  ) throws -> NodeSets {
    var algorithm = KeyPlayersNegative()
    (algorithm.size, algorithm.criterion, algorithm.subsets) = (size, criterion, subsets)
    return try algorithm.run(on: graph, in: RunContext(workers: workers))
  }

  private func positive(
    _ graph: ProjectedGraph, _ size: Int, steps: Int = 0, subsets: Int = 50_000, workers: Int = 1
  ) throws -> NodeSets {
    var algorithm = KeyPlayersPositive()
    (algorithm.size, algorithm.steps, algorithm.subsets) = (size, steps, subsets)
    return try algorithm.run(on: graph, in: RunContext(workers: workers))
  }

  /// Over all sets of every size with NetworkX 3.6 distances and components; how many sets are equally good last.
  @Test func karateClub() throws {
    let graph = try CommunityGraph.karate.projected()
    let distance = [([0], 0.641540404040404), ([0, 1], 0.6844086021505373), ([0, 32, 33], 0.7968100358422939)]
    let components = [([0], 0.3162878787878788), ([0, 1], 0.4233870967741935), ([0, 32, 33], 0.5698924731182795)]
    let reach = [
      ([33], 0.7132352941176467, 1), ([0, 33], 0.9558823529411765, 1), ([0, 24, 33], 0.9852941176470589, 3),
    ]
    // The largest set only once: it takes the time of all others.
    for size in 1...3 {
      let (first, second) = (try negative(graph, size), try negative(graph, size, .components))
      #expect(first.sets == [distance[size - 1].0] && nearlyAgree(first.columns[0].values, [distance[size - 1].1]))
      #expect(
        second.sets == [components[size - 1].0] && nearlyAgree(second.columns[1].values, [components[size - 1].1]))
      #expect(first.figures.last?.value == .integer(1) && first.notes[2].hasPrefix("proven optimal"))
      let third = try positive(graph, size)
      #expect(third.sets == [reach[size - 1].0] && nearlyAgree(third.columns[0].values, [reach[size - 1].1]))
      #expect(third.figures.last?.value == .integer(reach[size - 1].2))
      // The search finds the same here.
      let search = try negative(graph, size, subsets: 0)
      #expect(search.sets == first.sets && search.notes[2].hasPrefix("not proven optimal"))
      #expect(agree(try positive(graph, size, subsets: 0).columns[0].values, third.columns[0].values))
    }
    #expect(nearlyAgree([try negative(graph, 1).figures[0].value.number ?? 0], [0.5079916815210948]))
  }

  /// All subsets against the definitions.
  @Test func agreesWithBruteForce() throws {
    for seed in 0..<150 as Range<UInt64> {
      let (n, size) = (3 + Int(seed % 6), 1 + Int(seed % 3))
      let fixture = CentralityFixture.random(seed, nodes: n, edges: n + Int(seed % 4), isDirected: false)
      let graph = try fixture.projected()
      let whole = AllPairsVerifier(graph)
      var best = (distance: -1.0, components: -1.0, reach: -1.0, within: -1.0)
      for bits in 0..<(1 << n) where bits.nonzeroBitCount == size {
        func isIn(_ node: Int) -> Bool { (bits >> node) & 1 == 1 }
        var left = fixture
        left.edges.removeAll { isIn($0.from) || isIn($0.to) }
        let pairs = AllPairsVerifier(try left.projected())
        let rest = (0..<n).filter { !isIn($0) }
        let all = rest.flatMap { a in rest.filter { $0 != a }.map { pairs.distance[a][$0] } }
        if !all.isEmpty {
          best.distance = max(best.distance, 1 - all.reduce(0) { $0 + 1 / $1 } / Double(all.count))
          best.components = max(best.components, 1 - Double(all.count(where: \.isFinite)) / Double(all.count))
        }
        let nearest = (0..<n).map { node in (0..<n).filter(isIn).map { whole.distance[$0][node] }.min() ?? .infinity }
        best.reach = max(best.reach, nearest.reduce(0) { $0 + 1 / max(1, $1) } / Double(n))
        best.within = max(best.within, Double(nearest.count { $0 <= 2 }) / Double(n))
      }
      if n - size >= 2 {
        #expect(nearlyAgree(try negative(graph, size).columns[0].values, [best.distance]))
        #expect(nearlyAgree(try negative(graph, size, .components).columns[1].values, [best.components]))
      }
      #expect(nearlyAgree(try positive(graph, size).columns[0].values, [best.reach]))
      #expect(nearlyAgree(try positive(graph, size, steps: 2).columns[1].values, [best.within]))
    }
  }

  @Test func smallGraphsAndLimits() throws {
    for n in 0...3 {
      let graph = try CentralityFixture.clique(n).projected()
      #expect(try negative(graph, 5).sets.count == min(n, 1) && positive(graph, 5).sets.count == min(n, 1))
      #expect(try negative(graph, 5, subsets: 0).sets.first ?? [] == Array(0..<n))
    }
    var small = KeyPlayersNegative()
    small.nodes = 3
    let graph = try CentralityFixture.clique(4).projected()
    #expect(throws: AlgorithmError.self) { try small.run(on: graph) }
  }

  @Test func workersDoNotChangeABit() throws {
    let graph = try CentralityFixture.random(5, nodes: 70, edges: 120, isDirected: true).projected()
    for subsets in [0, 50_000] {
      for workers in [2, 4] {
        #expect(try negative(graph, 2, subsets: subsets, workers: workers) == negative(graph, 2, subsets: subsets))
        #expect(try positive(graph, 2, subsets: subsets, workers: workers) == positive(graph, 2, subsets: subsets))
      }
    }
  }
}
