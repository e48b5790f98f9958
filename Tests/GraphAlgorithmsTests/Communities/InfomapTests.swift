import Foundation
import GraphAlgorithms
import GraphProjection
import Testing

@Suite struct InfomapTests {
  /// A walk as matrices: the flow of every ordered pair of nodes, jumps included where they are recorded, and the visits.
  private struct Walk {
    var flow: [[Double]]
    var visits: [Double]

    init(_ graph: CommunityGraph, jumps: Double = 0.15, isRecorded: Bool = true) {
      let n = graph.nodeCount
      var weight = [[Double]](repeating: [Double](repeating: 0, count: n), count: n)
      for tie in graph.ties {
        weight[tie.from][tie.to] += tie.weight
        if !graph.isDirected { weight[tie.to][tie.from] += tie.weight }
      }
      let sums = weight.map { $0.reduce(0, +) }
      guard graph.isDirected else {
        let total = sums.reduce(0, +)
        flow = weight.map { $0.map { $0 / total } }
        visits = sums.map { $0 / total }
        return
      }
      func step(_ i: Int, _ j: Int) -> Double {
        sums[i] > 0 ? jumps / Double(n) + (1 - jumps) * weight[i][j] / sums[i] : 1 / Double(n)
      }
      var ranks = [Double](repeating: 1 / Double(n), count: n)
      for _ in 0..<400 { ranks = (0..<n).map { j in (0..<n).reduce(0) { $0 + ranks[$1] * step($1, j) } } }
      var flow = (0..<n).map { i in (0..<n).map { ranks[i] * step(i, $0) } }
      if !isRecorded {
        flow = (0..<n).map { i in (0..<n).map { sums[i] > 0 ? ranks[i] * weight[i][$0] / sums[i] : 0 } }
        let total = flow.joined().reduce(0, +)
        flow = flow.map { $0.map { $0 / total } }
      }
      visits = (0..<n).map { j in (0..<n).reduce(0) { $0 + flow[$1][j] } }
      self.flow = flow
    }

    /// The map equation as entropies: of the modules entered, and of the nodes and the exit of every module.
    func codelength(_ membership: [Int]) -> Double {
      let n = visits.count
      let count = (membership.max() ?? -1) + 1
      var (exits, enters) = ([Double](repeating: 0, count: count), [Double](repeating: 0, count: count))
      for i in 0..<n {
        for j in 0..<n where membership[i] != membership[j] {
          exits[membership[i]] += flow[i][j]
          enters[membership[j]] += flow[i][j]
        }
      }
      func bits(_ rates: [Double]) -> Double {
        let sum = rates.reduce(0, +)
        return rates.reduce(0) { $1 > 0 ? $0 - $1 * log2($1 / sum) : $0 }
      }
      return (0..<count).reduce(bits(enters)) { sum, module in
        sum + bits([exits[module]] + (0..<n).filter { membership[$0] == module }.map { visits[$0] })
      }
    }

    func optimum() -> Double {
      var best = Double.infinity
      var membership = [Int](repeating: 0, count: visits.count)
      func place(_ node: Int, _ count: Int) {
        guard node < membership.count else {
          best = min(best, codelength(membership))
          return
        }
        for module in 0...count {
          membership[node] = module
          place(node + 1, max(count, module + 1))
        }
      }
      place(0, 0)
      return best
    }
  }

  private func length(_ found: NodeGroups) -> Double { found.figures.first { $0.name == "codelength" }?.value ?? .nan }

  /// The shortest code of small graphs, by trying all partitions.
  @Test func reachesTheOptimumOfSmallGraphs() throws {
    var random = TestRandom(21)
    for round in 0..<200 {
      let n = 2 + random.number(below: 6)
      let graph = random.graph(
        nodes: n, ties: n + random.number(below: n), isDirected: round % 2 == 1, isWeighted: round % 3 == 1)
      var infomap = Infomap()
      infomap.teleportation = round % 4 == 1 ? .recorded : .unrecorded
      let found = try infomap.run(on: try graph.projected())
      guard !length(found).isNaN else { continue }
      let walk = Walk(graph, isRecorded: infomap.teleportation == .recorded)
      #expect(abs(length(found) - walk.codelength(found.membership)) < 1e-9, "round \(round)")
      #expect(abs(length(found) - walk.optimum()) < 1e-9, "round \(round)")
    }
  }

  /// igraph 1.0, community_infomap.
  @Test func karate() throws {
    let plain = try Infomap().run(on: try CommunityGraph.karate.projected())
    #expect(abs(length(plain) - 4.31179264580183) < 1e-9)
    #expect(plain.groups.map(\.count) == [17, 12, 5])
    let weighted = try Infomap().run(on: try CommunityGraph.weightedKarate.projected())
    #expect(abs(length(weighted) - 4.0874231588196235) < 1e-9)
  }

  /// A cycle of four cycles, of directed ties: the walk stays in each.
  @Test func directedCycles() throws {
    var ties: [(Int, Int)] = []
    for cycle in 0..<4 {
      for i in 0..<5 { ties.append((cycle * 5 + i, cycle * 5 + (i + 1) % 5)) }
      ties.append((cycle * 5, (cycle * 5 + 5) % 20))
    }
    let graph = CommunityGraph(20, ties, isDirected: true)
    let found = try Infomap().run(on: try graph.projected())
    #expect(found.groups == (0..<4).map { Array($0 * 5..<$0 * 5 + 5) })
    #expect(abs(length(found) - Walk(graph).codelength(found.membership)) < 1e-9)
  }

  @Test func workersAndOrderDoNotMatter() throws {
    var random = TestRandom(22)
    for isDirected in [false, true] {
      let graph = random.graph(nodes: 60, ties: 150, isDirected: isDirected, isWeighted: true)
      let results = try [1, 2, 4].map {
        try Infomap().run(on: try graph.projected(order: random.permutation(150)), in: RunContext(workers: $0))
      }
      #expect(results[0] == results[1] && results[0] == results[2])
    }
  }

  @Test func nodesWithoutTies() throws {
    #expect(try Infomap().run(on: try CommunityGraph(0, []).projected()).groups.isEmpty)
    let none = try Infomap().run(on: try CommunityGraph(3, [], isDirected: true).projected())
    #expect(none.groups.count == 3 && length(none).isNaN)
    let found = try Infomap().run(on: try CommunityGraph(5, [(0, 1), (2, 3)]).projected())
    #expect(found.groups == [[0, 1], [2, 3], [4]])
  }
}
