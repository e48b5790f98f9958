import Foundation
import GraphAlgorithms
import GraphProjection
import Testing

/// Communities against all partitions.
@Suite struct ExhaustiveCommunityTests {
  private static let partitions = (0...8).map(TinyPartitions.of)

  private func graphs() throws -> [TinyGraph] {
    try TinyGraphs.plain() + TinyGraphs.weighted(.strength).filter { $0.n > 5 || $0.isDirected }
  }

  private func modularityTerms(_ tiny: TinyGraph) -> [[Double]] { modularityTerms(tiny, isWeighted: true) }

  private func modularityTerms(_ tiny: TinyGraph, isWeighted: Bool) -> [[Double]] {
    CommunityGraph(
      tiny.n, weighted: tiny.ties.map { ($0.from, $0.to, isWeighted ? $0.weight : 1) }, isDirected: tiny.isDirected
    ).modularityTerms()
  }

  /// The sum of the terms of the pairs that are in one group.
  private func sum(_ terms: [[Double]], _ membership: [Int]) -> Double {
    var sum = 0.0
    for i in terms.indices { for j in terms.indices where membership[i] == membership[j] { sum += terms[i][j] } }
    return sum
  }

  @Test func optimalModularity() throws {
    for (place, tiny) in try graphs().enumerated() where tiny.n != 5 || place % 9 == 0 {
      let found = try OptimalModularity().run(on: tiny.graph)
      guard tiny.ties.count > 0 else { continue }
      let terms = modularityTerms(tiny)
      let value = sum(terms, found.membership)
      // The proof is up to 1e-10.
      tiny.expect(abs(value - CommunityGraph.optimum(terms)) < 2e-10, "optimum")
      tiny.expect(abs(found.wholeFigure("modularity") - value) < 1e-12, "stated")
      tiny.expect(found.wholeFigure("gap") == 0, "proof")
    }
  }

  /// How many graphs a heuristic solves to the optimum of ``terms``, which it never exceeds.
  private func solved(
    _ graphs: [TinyGraph], figure: String, terms: (TinyGraph) -> [[Double]], run: (TinyGraph) throws -> NodeGroups
  ) throws -> (optimal: Int, all: Int) {
    var (optimal, all) = (0, 0)
    for tiny in graphs where !tiny.ties.isEmpty {
      let found = try run(tiny)
      let terms = terms(tiny)
      let (value, best) = (sum(terms, found.membership), CommunityGraph.optimum(terms))
      tiny.expect(value <= best + 1e-12 * max(1, abs(best)), "\(figure) above the optimum")
      tiny.expect(abs(value - found.wholeFigure(figure)) <= 1e-12 * max(1, abs(best)), "\(figure) stated")
      all += 1
      if value >= best - 1e-12 * max(1, abs(best)) { optimal += 1 }
    }
    return (optimal, all)
  }

  @Test func leidenAndLouvain() throws {
    let graphs = try graphs()
    let leiden = try solved(graphs, figure: "modularity", terms: modularityTerms) {
      try Leiden.configured([("starts", "20")]).run(on: $0.graph)
    }
    let louvain = try solved(graphs, figure: "modularity", terms: modularityTerms) {
      try Louvain.configured([("starts", "20")]).run(on: $0.graph)
    }
    #expect(leiden == (2036, 2036))
    #expect(louvain == (2033, 2036))
  }

  /// H = Σ_c [ L_c − γ n_c(n_c − 1)/2 ], the pairs of a directed graph being ordered.
  @Test func constantPotts() throws {
    let result = try solved(try TinyGraphs.plain(), figure: "cpm") { tiny in
      var terms = (0..<tiny.n).map { i in (0..<tiny.n).map { i == $0 ? 0 : tiny.isDirected ? -0.4 : -0.2 } }
      for tie in tiny.ties {
        terms[tie.from][tie.to] += tiny.isDirected ? 1 : 0.5
        terms[tie.to][tie.from] += tiny.isDirected ? 0 : 0.5
      }
      return terms
    } run: {
      try Leiden.configured([("objective", "cpm"), ("resolution", "0.4"), ("starts", "20")]).run(on: $0.graph)
    }
    #expect(result == (1565, 1565))
  }

  /// [w⁺ − w⁻ − (k⁺k⁺/2m⁺ − k⁻k⁻/2m⁻)]/(2m⁺ + 2m⁻), as Gómez, Jensen and Arenas have it.
  @Test func signedCommunities() throws {
    let graphs = try [TinyGraphs.undirectedFixtures, TinyGraphs.directedFixtures].flatMap {
      try TinyGraphs.projected($0, meaning: .strength) { $0 < 3 ? -$0 : $0 - 2 }
    }
    let result = try solved(graphs, figure: "signed_modularity") { tiny in
      let sides = [1.0, -1].map { sign in
        let ties = tiny.ties.filter { $0.weight * sign > 0 }.map { ($0.from, $0.to, abs($0.weight)) }
        return (sign, CommunityGraph(tiny.n, weighted: ties, isDirected: tiny.isDirected), ties.reduce(0) { $0 + $1.2 })
      }.filter { $0.2 > 0 }
      let total = sides.reduce(0) { $0 + $1.2 }
      var terms = (0..<tiny.n).map { _ in (0..<tiny.n).map { _ in 0.0 } }
      for (sign, graph, strength) in sides {
        for (i, row) in graph.modularityTerms().enumerated() {
          for (j, term) in row.enumerated() { terms[i][j] += sign * term * strength / total }
        }
      }
      return terms
    } run: {
      try SignedCommunities.configured([("starts", "10")]).run(on: $0.graph)
    }
    #expect(result == (1565, 1565))
  }

  /// Whatever states a modularity states that of its partition.
  @Test func modularityOfEverything() throws {
    func groups<Algorithm: GraphAlgorithm>(_ type: Algorithm.Type, _ tiny: TinyGraph) -> NodeGroups? {
      (try? type.init().run(on: tiny.graph)) as? NodeGroups
    }
    for (place, tiny) in try graphs().enumerated() where place % 20 == 0 && !tiny.ties.isEmpty {
      let terms = modularityTerms(tiny)
      for type in AlgorithmCatalog.all where type.card.family == .communities {
        guard let found = groups(type, tiny), let stated = found.modularity else { continue }
        let counted = type.card.weights == .ignored ? modularityTerms(tiny, isWeighted: false) : terms
        let value = sum(counted, found.membership)
        tiny.expect(abs(stated - value) < 1e-12, "modularity of \(type.card.id)")
        tiny.expect(value <= CommunityGraph.optimum(counted) + 1e-12, "optimum, \(type.card.id)")
      }
      for partition in Self.partitions[tiny.n].prefix(60) {
        tiny.expect(abs(try tiny.graph.modularity(of: partition) - sum(terms, partition)) < 1e-12, "\(partition)")
      }
    }
  }

  /// The flows of a random walk between all nodes; with jumps in a directed graph, which are steps too.
  private func flows(_ tiny: TinyGraph) -> [[Double]] {
    let n = tiny.n
    var weight = (0..<n).map { _ in (0..<n).map { _ in 0.0 } }
    for tie in tiny.ties {
      weight[tie.from][tie.to] += tie.weight
      if !tiny.isDirected { weight[tie.to][tie.from] += tie.weight }
    }
    let out = weight.map { $0.reduce(0, +) }
    guard tiny.isDirected else { return weight.map { $0.map { $0 / out.reduce(0, +) } } }
    let step = (0..<n).map { i in
      (0..<n).map { out[i] > 0 ? 0.15 / Double(n) + 0.85 * weight[i][$0] / out[i] : 1 / Double(n) }
    }
    var visits = [Double](repeating: 1 / Double(n), count: n)
    for _ in 0..<250 { visits = (0..<n).map { j in (0..<n).reduce(0) { $0 + visits[$1] * step[$1][j] } } }
    return (0..<n).map { i in step[i].map { visits[i] * $0 } }
  }

  /// Steps between modules, and those within and out of every module, each times the entropy of its names.
  private func codelength(_ flows: [[Double]], _ module: [Int]) -> Double {
    func bits(_ rates: [Double]) -> Double {
      let sum = rates.reduce(0, +)
      return rates.reduce(0) { $1 > 0 ? $0 - $1 * log2($1 / sum) : $0 }
    }
    let nodes = module.indices
    let count = (module.max() ?? -1) + 1
    var (enter, exit) = ([Double](repeating: 0, count: count), [Double](repeating: 0, count: count))
    var visits = [[Double]](repeating: [], count: count)
    for i in nodes {
      visits[module[i]].append(nodes.reduce(0) { $0 + flows[$1][i] })
      for j in nodes where module[i] != module[j] {
        exit[module[i]] += flows[i][j]
        enter[module[j]] += flows[i][j]
      }
    }
    return bits(enter) + zip(exit, visits).reduce(0) { $0 + bits([$1.0] + $1.1) }
  }

  @Test func infomap() throws {
    var (optimal, all) = (0, 0)
    for (place, tiny) in try graphs().enumerated()
    where !tiny.ties.isEmpty && (tiny.n != 5 || tiny.isDirected || place % 3 == 0) {
      let found = try Infomap.configured([("starts", "10")]).run(on: tiny.graph)
      guard tiny.ties.contains(where: { $0.from != $0.to }) else {
        tiny.expect(found.wholeFigure("codelength").isNaN, "no walk between nodes")
        continue
      }
      let flows = flows(tiny)
      let (value, stated) = (codelength(flows, found.membership), found.wholeFigure("codelength"))
      let best = Self.partitions[tiny.n].map { codelength(flows, $0) }.min() ?? .nan
      tiny.expect(abs(stated - value) < 1e-9, "code length stated \(stated), is \(value)")
      tiny.expect(
        abs(found.wholeFigure("unpartitioned_codelength") - codelength(flows, Array(repeating: 0, count: tiny.n)))
          < 1e-9, "with one module")
      all += 1
      if value <= best + 1e-9 { optimal += 1 }
    }
    #expect((optimal, all) == (1350, 1350))
  }
}
