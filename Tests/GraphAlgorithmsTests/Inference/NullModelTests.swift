import GraphProjection
import Testing

@testable import GraphAlgorithms

@Suite struct NullModelTests {
  /// The tied ordered pairs of a graph.
  private func arcs(_ graph: ProjectedGraph) -> [[Int]] {
    (0..<graph.nodeCount).map { node in graph.successors(of: node).map(Int.init) }
  }

  private func samples(
    _ graph: ProjectedGraph, _ model: NullModel, _ count: Int, rounds: Int = 10, seed: UInt64 = 1
  ) throws -> [ProjectedGraph] {
    let sampler = try NullSampler(graph, model: model, samples: count, rounds: rounds, seed: seed)
    return (0..<count).map { sampler.sample($0, cancellation: Cancellation()) }
  }

  private func census(_ graph: ProjectedGraph) throws -> [Figures.Value] {
    try DyadCensus().run(on: graph).entries.prefix(3).map(\.value)
  }

  @Test(arguments: [false, true]) func everyModelKeepsWhatItSays(isDirected: Bool) throws {
    let fixture = CentralityFixture.random(4, nodes: 14, edges: 40, isDirected: isDirected)
    let graph = try fixture.projected()
    for model in NullModel.allCases where isDirected || model != .curveball {
      for sample in try samples(graph, model, 20) {
        #expect(sample.nodeCount == graph.nodeCount && sample.isDirected == isDirected)
        for (node, row) in arcs(sample).enumerated() { #expect(Set(row).count == row.count && !row.contains(node)) }
        switch model {
        case .size: break
        case .configuration: #expect(sample.tieCount <= graph.tieCount)
        case .erdosRenyi: #expect(sample.tieCount == graph.tieCount)
        case .dyads: #expect(try census(sample) == census(graph))
        case .swap, .curveball:
          for node in 0..<graph.nodeCount {
            #expect(sample.successors(of: node).count == graph.successors(of: node).count)
            #expect(sample.predecessors(of: node).count == graph.predecessors(of: node).count)
          }
        case .labels:
          #expect(
            arcs(sample).map(\.count).sorted() == arcs(graph).map(\.count).sorted()
              && sample.tieCount == graph.tieCount)
        }
      }
    }
  }

  @Test func twoModeGraphsStayTwoMode() throws {
    let source = try AffiliationFixture.source(officials: 12, organisations: 7)
    var projection = Projection()
    projection.relationKinds = ["member-of"]
    projection.direction = .undirected
    let graph = try projection.apply(to: source)
    for model in NullModel.allCases where model != .labels {
      for sample in try samples(graph, model, 10) {
        for tie in 0..<sample.tieCount {
          let ends = sample.ends(ofTie: tie)
          #expect(sample.nodeKind(ends.from) != sample.nodeKind(ends.to))
        }
        guard model == .swap || model == .curveball else { continue }
        for node in 0..<graph.nodeCount {
          #expect(sample.successors(of: node).count == graph.successors(of: node).count)
        }
      }
    }
  }

  /// All graphs with the same degrees as one of six nodes, by brute force; each has the same chance.
  @Test(arguments: [NullModel.swap, .erdosRenyi, .dyads]) func everyGraphIsEquallyLikely(model: NullModel) throws {
    let graph = try CentralityFixture(5, [(0, 1), (1, 2), (2, 3), (3, 4)]).projected()
    let pairs = (0..<5).flatMap { a in (0..<a).map { ($0, a) } }
    var expected: Set<[[Int]]> = []
    for mask in 0..<1 << pairs.count where mask.nonzeroBitCount == 4 {
      let rows = arcs(
        try CentralityFixture(5, pairs.indices.filter { mask >> $0 & 1 == 1 }.map { pairs[$0] }).projected())
      if model != .swap || rows.map(\.count) == [1, 2, 2, 2, 1] { expected.insert(rows) }
    }
    let count = 4000
    var found: [[[Int]]: Int] = [:]
    for sample in try samples(graph, model, count) { found[arcs(sample), default: 0] += 1 }
    #expect(Set(found.keys) == expected)
    // χ² below its mean and five standard deviations, of a seed that is fixed.
    let mean = Double(count) / Double(expected.count)
    let chiSquare = found.values.reduce(0) { $0 + (Double($1) - mean) * (Double($1) - mean) / mean }
    let free = Double(expected.count - 1)
    #expect(chiSquare < free + 5 * (2 * free).squareRoot())
  }

  /// Directed graphs with given degrees that swaps reach: all 0–1 matrices with an empty diagonal, by brute force.
  @Test(arguments: [NullModel.swap, .curveball]) func directedDegreesAreEquallyLikely(model: NullModel) throws {
    let graph = try CentralityFixture(4, [(0, 1), (0, 2), (1, 3), (2, 3), (3, 0)], isDirected: true).projected()
    let pairs = (0..<4).flatMap { a in (0..<4).filter { $0 != a }.map { (a, $0) } }
    func degrees(_ rows: [[Int]]) -> [Int] { rows.map(\.count) + (0..<4).map { v in rows.count { $0.contains(v) } } }
    var expected: Set<[[Int]]> = []
    for mask in 0..<1 << pairs.count where mask.nonzeroBitCount == 5 {
      var rows = [[Int]](repeating: [], count: 4)
      for place in pairs.indices where mask >> place & 1 == 1 { rows[pairs[place].0].append(pairs[place].1) }
      if degrees(rows) == degrees(arcs(graph)) { expected.insert(rows) }
    }
    let count = 3000
    var found: [[[Int]]: Int] = [:]
    for sample in try samples(graph, model, count, rounds: 30) { found[arcs(sample), default: 0] += 1 }
    #expect(Set(found.keys).isSubset(of: expected) && found.count > 1)
    let mean = Double(count) / Double(found.count)
    let chiSquare = found.values.reduce(0) { $0 + (Double($1) - mean) * (Double($1) - mean) / mean }
    let free = Double(found.count - 1)
    #expect(chiSquare < free + 5 * (2 * free).squareRoot())
  }

  @Test func samplesDependOnSeedAndNumberAlone() throws {
    let graph = try CentralityFixture.random(7, nodes: 20, edges: 60, isDirected: true).projected()
    for model in NullModel.allCases {
      let few = try samples(graph, model, 3).map(arcs)
      #expect(try samples(graph, model, 6).prefix(3).map(arcs) == few)
      #expect(try samples(graph, model, 3, seed: 2).map(arcs) != few)
    }
  }

  @Test func curveballRefusesAnUndirectedGraphOfOneMode() throws {
    let graph = try CentralityFixture.path(4).projected()
    #expect(throws: AlgorithmError.self) { try samples(graph, .curveball, 1) }
  }
}
