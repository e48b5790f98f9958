import GraphAlgorithms
import GraphProjection
import RelationGraph
import Testing

@Suite("Spanning trees, Steiner trees and cycles")
struct TreeTests {
  /// The smallest total of ties that connect `nodes`, by growing from any of them; `nil` where they are not connected.
  private func prim(_ nodes: [Int], _ graph: ProjectedGraph, _ value: (Int) -> Double) -> Double? {
    guard let first = nodes.first else { return 0 }
    let members = Set(nodes)
    var (inside, total): (Set<Int>, Double) = ([first], 0)
    while inside.count < nodes.count {
      let open = (0..<graph.tieCount).filter { tie in
        let ends = graph.ends(ofTie: tie)
        return members.contains(ends.from) && members.contains(ends.to)
          && inside.contains(ends.from) != inside.contains(ends.to)
      }
      guard let best = open.min(by: { value($0) < value($1) }) else { return nil }
      total += value(best)
      inside.formUnion([graph.ends(ofTie: best).from, graph.ends(ofTie: best).to])
    }
    return total
  }

  private func total(_ result: PairScores) -> Double {
    result.figures.first { $0.name == "total" }?.value.number ?? .nan
  }

  @Test(arguments: 0..<150) func smallGraphs(seed: UInt64) throws {
    var network = RandomNetwork(seed: 8000 + seed, nodeCount: 1...8, arcsPerNode: 2.5)
    if !network.arcs.isEmpty, network.projection.weight == .none, seed % 2 == 0 {
      (network.projection.weight, network.projection.weightMeaning) = (.property("w"), .strength)
    }
    let graph = try network.graph()
    let n = graph.nodeCount
    let length = { (tie: Int) in SimplePaths.length(of: tie, in: graph) }

    let minimum = try SpanningTree().run(on: graph)
    var parts = (0..<n).map { Set([$0]) }
    for pair in minimum.pairs {
      #expect(!parts[pair.from].contains(pair.to))
      let joined = parts[pair.from].union(parts[pair.to])
      for node in joined { parts[node] = joined }
    }
    for tie in 0..<graph.tieCount { #expect(parts[graph.ends(ofTie: tie).from].contains(graph.ends(ofTie: tie).to)) }
    let expected = Set(parts).map { prim($0.sorted(), graph, length) ?? .nan }.reduce(0, +)
    #expect(abs(total(minimum) - expected) < 1e-9)
    #expect(minimum.figures[2].value == .integer(Set(parts).count))
    if graph.projection.weightMeaning != .distance {
      var strongest = SpanningTree()
      strongest.objective = .maximum
      let result = try strongest.run(on: graph)
      let most = Set(parts).map { prim($0.sorted(), graph) { -graph.weight(ofTie: $0) } ?? .nan }.reduce(0, +)
      #expect(abs(total(result) + most) < 1e-9)
      #expect(result.pairs == minimum.pairs)
    }

    var random = TestGenerator(state: seed)
    let terminals = Array(random.permutation(n).prefix(1 + random.below(min(5, n)))).sorted()
    let best = (0..<1 << n).filter { set in terminals.allSatisfy { set >> $0 & 1 == 1 } }.compactMap { set in
      prim((0..<n).filter { set >> $0 & 1 == 1 }, graph, length)
    }.min()
    var steiner = SteinerTree()
    steiner.terminals = terminals.map(graph.nodeID)
    for exact in [10, 0] {
      steiner.exact = exact
      guard let best else {
        #expect(throws: AlgorithmError.self) { try steiner.run(on: graph) }
        continue
      }
      let tree = try steiner.run(on: graph)
      let isProven = tree.figures[3].value == .flag(true)
      #expect(isProven ? abs(total(tree) - best) < 1e-9 : total(tree) < 2 * best + 1e-9)
      #expect(exact == 0 || isProven)
      let nodes = Set(tree.pairs.flatMap { [$0.from, $0.to] }).union(terminals)
      #expect(tree.pairs.count == nodes.count - 1)
      #expect(nodes.count == 1 || tree.pairs.allSatisfy { $0.tie != nil })
      #expect(tree.figures[2].value == .nodes(nodes.subtracting(terminals).sorted()))
    }
    steiner.terminals = []
    if Set(parts).count == 1 { #expect(abs(total(try steiner.run(on: graph)) - total(minimum)) < 1e-9) }
  }

  /// NetworkX 3.6.1: `minimum_spanning_tree` and `maximum_spanning_tree` by the weights; `simple_cycles` with `length_bound`. Its
  /// approximate Steiner tree of the four members has the length 16.
  @Test func karate() throws {
    let strengths = try CommunityGraph.weightedKarate.projected()
    var projection = strengths.projection
    projection.weightMeaning = .distance
    let distances = try projection.apply(to: strengths.source)
    #expect(total(try SpanningTree().run(on: distances)) == 68)
    var strongest = SpanningTree()
    strongest.objective = .maximum
    #expect(total(try strongest.run(on: strengths)) == 120)
    var steiner = SteinerTree()
    steiner.terminals = ["n1016", "n1026", "n1024", "n1012"]
    let tree = try steiner.run(on: distances)
    #expect(total(tree) <= 16 && tree.figures[3].value == .flag(true))
    for (length, count) in [(3, 45), (4, 199), (5, 573), (6, 1542)] {
      var cycles = SimpleCycles()
      cycles.length = length
      #expect(try cycles.run(on: strengths).figures[0].value == .integer(count))
    }
    let turned = CentralityFixture(
      34,
      CommunityGraph.karate.ties.map { tie in
        let (a, b) = (min(tie.from, tie.to), max(tie.from, tie.to))
        return (a + b) % 3 == 0 ? (b, a) : (a, b)
      }, isDirected: true)
    for (length, count) in [(2, 0), (3, 13), (4, 30)] {
      var cycles = SimpleCycles()
      cycles.length = length
      #expect(try cycles.run(on: turned.projected()).figures[0].value == .integer(count))
    }
  }

  @Test(arguments: 0..<80) func allCycles(seed: UInt64) throws {
    var random = TestGenerator(state: 90 + seed)
    let n = 1 + random.below(6)
    let graph = try CentralityFixture.random(seed, nodes: n, edges: random.below(3 * n + 1), isDirected: seed % 2 == 0)
      .projected(parallel: .count, loops: .keep)
    for length in [2, 3, 6] {
      var expected: [[Int]] = []
      func extend(_ path: [Int]) {
        guard let last = path.last else { return }
        for next in Set(graph.successors(of: last).map { Int($0) }) {
          if next == path[0], path.count > 1, graph.isDirected || (path.count > 2 && path[1] < last) {
            expected.append(path.sorted())
          }
          if next > path[0], !path.contains(next), path.count < length { extend(path + [next]) }
        }
      }
      for start in 0..<n { extend([start]) }
      var cycles = SimpleCycles()
      cycles.length = length
      let result = try cycles.run(on: graph)
      #expect(result.figures[0].value == .integer(expected.count))
      #expect(Set(result.sets) == Set(expected) && Set(result.sets).count == result.sets.count)
      for (set, count) in zip(result.sets, result.columns[0].values) {
        #expect(Double(expected.count { $0 == set }) == count)
      }
      if expected.count > 1 {
        cycles.limit = expected.count - 1
        #expect(throws: AlgorithmError.self) { try cycles.run(on: graph) }
      }
    }
  }
}
