import Foundation
import GraphAlgorithms
import GraphProjection
import RelationGraph
import Testing

@Suite struct DivisionTests {
  /// Every division into at most `most` groups, each once.
  private func divisions(_ count: Int, most: Int) -> [[Int]] {
    var all: [[Int]] = [[]]
    for _ in 0..<count {
      all = all.flatMap { start in (0...min(most - 1, (start.max() ?? -1) + 1)).map { start + [$0] } }
    }
    return all
  }

  private func barber(_ fixture: CentralityFixture, _ mode: [Int], _ group: [Int]) -> Double {
    let n = fixture.nodeCount
    var ties = [[Double]](repeating: [Double](repeating: 0, count: n), count: n)
    for edge in fixture.edges {
      ties[edge.from][edge.to] += edge.weight
      ties[edge.to][edge.from] += edge.weight
    }
    let total = ties.joined().reduce(0, +) / 2
    let degree = ties.map { $0.reduce(0, +) }
    var sum = 0.0
    for a in 0..<n where mode[a] == 0 {
      for b in 0..<n where mode[b] == 1 && group[a] == group[b] { sum += ties[a][b] - degree[a] * degree[b] / total }
    }
    return sum / total
  }

  @Test func bipartiteAgreesWithAllDivisions() throws {
    for seed in 0..<40 as Range<UInt64> {
      var generator = TestGenerator(state: seed)
      let (first, second) = (2 + generator.below(3), 2 + generator.below(2))
      let edges = (0..<(3 + generator.below(8))).map { _ in
        (generator.below(first), first + generator.below(second), Double(1 + generator.below(4)))
      }
      let fixture = CentralityFixture(first + second, weighted: edges)
      let mode = (0..<first + second).map { $0 < first ? 0 : 1 }
      let best = divisions(first + second, most: 8).map { barber(fixture, mode, $0) }.max() ?? 0
      let result = try BipartiteModularity().run(on: fixture.projected(weight: .strength, parallel: .count))
      #expect(agree([result.figures[0].value], [best]))
      #expect(agree([barber(fixture, mode, result.membership)], [best]))
    }
  }

  /// Barber's BRIM finds 0.3212 at best; no published search finds more than 0.3455.
  @Test func southernWomen() throws {
    let rows: [[Int]] = [
      [1, 2, 3, 4, 5, 6, 8, 9], [1, 2, 3, 5, 6, 7, 8], [2, 3, 4, 5, 6, 7, 8, 9], [1, 3, 4, 5, 6, 7, 8], [3, 4, 5, 7],
      [3, 5, 6, 8], [5, 6, 7, 8], [6, 8, 9], [5, 7, 8, 9], [7, 8, 9, 12], [8, 9, 10, 12], [8, 9, 10, 12, 13, 14],
      [7, 8, 9, 10, 12, 13, 14], [6, 7, 9, 10, 11, 12, 13, 14], [7, 8, 10, 11, 12], [8, 9], [9, 11], [9, 11],
    ]
    let edges = rows.enumerated().flatMap { woman, events in events.map { (woman, 17 + $0) } }
    #expect(edges.count == 89)
    let result = try BipartiteModularity().run(on: CentralityFixture(32, edges).projected())
    #expect(agree([result.figures[0].value], [0.3455371796490342]) && result.groups.count == 4)
  }

  private func likelihood(_ fixture: CentralityFixture, _ group: [Int], blocks: Int, isCorrected: Bool) -> Double {
    var between = [[Double]](repeating: [Double](repeating: 0, count: blocks), count: blocks)
    for edge in fixture.edges {
      between[group[edge.from]][group[edge.to]] += 1
      between[group[edge.to]][group[edge.from]] += 1
    }
    let mass =
      isCorrected
      ? between.map { $0.reduce(0, +) } : (0..<blocks).map { block in Double(group.count { $0 == block }) }
    var sum = 0.0
    for r in 0..<blocks {
      for s in 0..<blocks where between[r][s] > 0 { sum += between[r][s] * log(between[r][s] / (mass[r] * mass[s])) }
    }
    return sum
  }

  @Test(arguments: [true, false]) func blocksAgreeWithAllDivisions(isCorrected: Bool) throws {
    for (index, fixture) in SmallGraphs.random(60).enumerated() where fixture.nodeCount < 8 {
      var algorithm = StochasticBlock()
      (algorithm.blocks, algorithm.corrected) = (2 + index % 2, isCorrected)
      let best =
        divisions(fixture.nodeCount, most: algorithm.blocks).map {
          likelihood(fixture, $0, blocks: algorithm.blocks, isCorrected: isCorrected)
        }.max() ?? 0
      let result = try algorithm.run(on: fixture.projected(parallel: .count, loops: .keep))
      let own = likelihood(fixture, result.membership, blocks: algorithm.blocks, isCorrected: isCorrected)
      #expect(agree([result.figures[0].value], [own]))
      #expect(agree([own], [best]))
    }
  }

  /// With the degrees taken as given the two factions, but for the tenth member; without, the leaders and the others
  /// (Karrer and Newman 2011, figure 1).
  @Test func karateBlocks() throws {
    let graph = try SmallGraphs.karate.projected()
    let corrected = try StochasticBlock().run(on: graph)
    #expect(corrected.groups.map(\.count) == [17, 17])
    var plain = StochasticBlock()
    plain.corrected = false
    let leaders = try plain.run(on: graph)
    #expect(leaders.groups[1].contains(0) && leaders.groups[1].contains(33))
    #expect(leaders.groups[1].count < 8)
    for workers in [2, 4] {
      #expect(try StochasticBlock().run(on: graph, in: RunContext(workers: workers)) == corrected)
    }
  }
}
