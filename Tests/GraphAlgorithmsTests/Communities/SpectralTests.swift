import Foundation
import GraphAlgorithms
import GraphProjection
import Testing

@Suite struct SpectralTests {
  private func figure(_ found: NodeGroups, _ name: String) -> Double {
    found.figures.first { $0.name == name }?.value ?? .nan
  }

  /// The smallest normalised cut of two communities, by trying all, and that of a partition.
  private func cut(_ graph: CommunityGraph, _ membership: [Int]) -> Double {
    var (cut, volume) = ([Int: Double](), [Int: Double]())
    for tie in graph.ties where tie.from != tie.to {
      for end in [tie.from, tie.to] {
        volume[membership[end], default: 0] += tie.weight
        if membership[tie.from] != membership[tie.to] { cut[membership[end], default: 0] += tie.weight }
      }
    }
    return cut.keys.sorted().reduce(0) { $0 + (cut[$1] ?? 0) / (volume[$1] ?? 1) }
  }

  /// Never below the optimum of two communities, and at most twice it or a little more, where all nodes have ties.
  @Test func normalisedCut() throws {
    var random = TestRandom(71)
    var optimal = 0
    var checked = 0
    for round in 0..<100 {
      let n = 4 + random.number(below: 5)
      let graph = random.graph(nodes: n, ties: 2 * n, isDirected: round % 3 == 0, isWeighted: round % 2 == 0)
      var algorithm = Spectral()
      algorithm.communities = 2
      let found = try algorithm.run(on: try graph.projected())
      #expect(abs(figure(found, "normalised_cut") - cut(graph, found.membership)) < 1e-12)
      guard graph.areConnected([Array(0..<n)]) else { continue }
      var best = Double.infinity
      for bits in 1..<(1 << (n - 1)) { best = min(best, cut(graph, (0..<n).map { bits >> $0 & 1 })) }
      checked += 1
      #expect(figure(found, "normalised_cut") >= best - 1e-12)
      if figure(found, "normalised_cut") < best + 1e-9 { optimal += 1 }
    }
    #expect(checked > 40 && optimal > checked / 2)
  }

  /// NumPy (eigh) and SciPy (kmeans2) on the same rows.
  @Test(arguments: [(2, 0.26262626262626265), (3, 0.6083333333333334), (4, 1.15)])
  func karate(count: Int, cut: Double) throws {
    var algorithm = Spectral()
    algorithm.communities = count
    let found = try algorithm.run(on: try CommunityGraph.karate.projected())
    #expect(abs(figure(found, "normalised_cut") - cut) < 1e-9)
  }

  @Test func karateByTheEigengap() throws {
    let found = try Spectral().run(on: try CommunityGraph.karate.projected())
    #expect(found.groups.count == 4)
    #expect(abs(figure(found, "eigengap") - 0.22491730759017786) < 1e-9)
  }

  @Test func componentsAndNodesWithoutTies() throws {
    var ties: [(Int, Int)] = []
    for part in 0..<3 { for i in 0..<5 { for j in 0..<i { ties.append((part * 5 + i, part * 5 + j)) } } }
    let found = try Spectral().run(on: try CommunityGraph(16, ties).projected())
    #expect(found.groups == (0..<3).map { Array($0 * 5..<$0 * 5 + 5) } + [[15]])
    #expect(abs(figure(found, "normalised_cut")) < 1e-12)
    #expect(try Spectral().run(on: try CommunityGraph(0, []).projected()).groups.isEmpty)
    #expect(try Spectral().run(on: try CommunityGraph(3, []).projected()).groups.count == 3)
  }

  @Test func workersAndOrderDoNotMatter() throws {
    var random = TestRandom(72)
    let graph = random.graph(nodes: 100, ties: 300, isDirected: true, isWeighted: true)
    let results = try [1, 2, 4].map {
      try Spectral().run(on: try graph.projected(order: random.permutation(300)), in: RunContext(workers: $0))
    }
    #expect(results[0] == results[1] && results[0] == results[2])
  }
}
