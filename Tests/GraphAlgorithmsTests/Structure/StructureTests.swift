import GraphAlgorithms
import GraphProjection
import RelationGraph
import Testing

/// Every figure against its definition, on all graphs up to five nodes and on random ones.
@Suite("Structure")
struct StructureTests {
  /// The figures of all algorithms of the family.
  static func figures(_ graph: ProjectedGraph, workers: Int = 1) throws -> Figures {
    let context = RunContext(workers: workers)
    let parts = [
      try Density().run(on: graph, in: context), try Distances().run(on: graph, in: context),
      try ClusteringCoefficients().run(on: graph, in: context), try TriangleCount().run(on: graph, in: context),
      try Reciprocity().run(on: graph, in: context), try DegreeAssortativity().run(on: graph, in: context),
      try Biconnectivity().run(on: graph, in: context), try TriadCensus().run(on: graph, in: context),
    ]
    return Figures(parts.flatMap(\.entries), notes: parts.flatMap(\.notes))
  }

  private func same(_ value: Figures.Value?, _ expected: Double?) -> Bool {
    guard let value, let expected else { return value == .undefined && expected == nil }
    guard let number = value.number else { return false }
    return abs(number - expected) <= 1e-12 * max(1, abs(expected))
  }

  private func check(_ graph: ProjectedGraph, _ which: String) throws {
    let found = try Self.figures(graph)
    let verifier = StructureVerifier(graph)
    let n = verifier.n
    let cells = (0..<n).flatMap { a in (0..<n).filter { $0 != a }.map { (a, $0) } }
    let arcs = cells.count { verifier.arc[$0][$1] }
    let distances = verifier.distances
    let reached = cells.compactMap { distances[$0][$1] }
    let times = graph.isDirected ? 1 : 2
    let blocks = verifier.blocks
    let expected: [(String, Double?)] = [
      ("density", cells.isEmpty ? nil : Double(arcs) / Double(cells.count)),
      ("diameter", reached.max().map(Double.init)),
      ("average_path_length", reached.isEmpty ? nil : Double(reached.reduce(0, +)) / Double(reached.count)),
      ("reached_pairs", Double(reached.count / times)),
      ("unreached_pairs", Double((cells.count - reached.count) / times)),
      ("transitivity", verifier.transitivity), ("average_clustering", verifier.averageClustering),
      ("triangles", Double(verifier.triangles)),
      ("connected_triples", (0..<n).reduce(0) { $0 + Double(verifier.degree($1) * (verifier.degree($1) - 1)) / 2 }),
      ("reciprocity", graph.isDirected ? verifier.reciprocity : nil),
      ("degree_assortativity", verifier.degreeAssortativity),
      ("articulation_points", Double(verifier.articulationPoints.count)),
      ("biconnected_components", Double(blocks.count)),
      ("largest_biconnected_component", Double(blocks.map(\.count).max() ?? 0)),
    ]
    for (name, value) in expected {
      #expect(same(found[name], value), "\(which): \(name) \(String(describing: found[name])), not \(value ?? .nan)")
    }
    #expect(found["articulation_point_nodes"] == .nodes(verifier.articulationPoints), "\(which)")
    if graph.projection.parallel != .count {
      #expect(same(found["bridges"], Double(verifier.bridges.count)), "\(which)")
    }
    let histogram = (1...max(1, n)).map { distance in reached.count { $0 == distance } / times }
    let steps = reached.max() ?? 0
    #expect(
      found["path_length_histogram"]
        == .group((0..<steps).map { Figures.Entry(String($0 + 1), .integer(histogram[$0])) }), "\(which)")
    let census = zip(StructureVerifier.triadNames, verifier.triadCensus).map { Figures.Entry($0, .integer($1)) }
    #expect(found["triad_census"] == (graph.isDirected ? .group(census) : .undefined), "\(which)")
  }

  /// All 1,099 undirected graphs on up to five nodes.
  @Test("all undirected graphs up to five nodes", arguments: 0...5)
  func allUndirected(nodes: Int) throws {
    let pairs = (0..<nodes).flatMap { a in (0..<a).map { ($0, a) } }
    for mask in 0..<(1 << pairs.count) {
      let edges = pairs.indices.filter { mask >> $0 & 1 == 1 }.map { pairs[$0] }
      try check(CentralityFixture(nodes, edges).projected(), "\(nodes) nodes, \(mask)")
    }
  }

  /// All 4,165 directed graphs on up to four nodes.
  @Test("all directed graphs up to four nodes", arguments: 0...4)
  func allDirected(nodes: Int) throws {
    let pairs = (0..<nodes).flatMap { a in (0..<nodes).filter { $0 != a }.map { (a, $0) } }
    for mask in 0..<(1 << pairs.count) {
      let edges = pairs.indices.filter { mask >> $0 & 1 == 1 }.map { pairs[$0] }
      try check(CentralityFixture(nodes, edges, isDirected: true).projected(), "\(nodes) nodes, \(mask)")
    }
  }

  /// With loops and parallel ties, dense ones and such as fall into many parts.
  @Test("random graphs", arguments: [false, true])
  func random(isDirected: Bool) throws {
    for seed in 0..<60 as Range<UInt64> {
      let nodes = 3 + Int(seed % 6)
      let edges = Int(seed % 5 + 1) * nodes / 2
      let fixture = CentralityFixture.random(seed, nodes: nodes, edges: edges, isDirected: isDirected)
      for parallel in Projection.Parallel.allCases {
        try check(fixture.projected(parallel: parallel, loops: .keep), "seed \(seed), \(parallel)")
      }
    }
  }

  @Test("more than one batch of sources, workers, renamed nodes", arguments: [false, true])
  func larger(isDirected: Bool) throws {
    for seed in 0..<3 as Range<UInt64> {
      let fixture = CentralityFixture.random(
        seed, nodes: 300, edges: 250 + 250 * Int(seed), isDirected: isDirected)
      let graph = try fixture.projected(loops: .keep)
      let found = try Self.figures(graph)
      for workers in [2, 4] { #expect(try Self.figures(graph, workers: workers) == found) }
      var generator = TestGenerator(state: seed)
      let renamed = try Self.figures(fixture.relabelled(generator.permutation(300)).projected())
      for (a, b) in zip(found.entries, renamed.entries) where a.name != "articulation_point_nodes" {
        let isSame = a.value == b.value || agree([a.value.number ?? .nan], [b.value.number ?? .infinity])
        #expect(isSame, "\(a.name)")
      }
      let verifier = StructureVerifier(graph)
      let distances = verifier.distances
      let reached = (0..<300).flatMap { a in (0..<300).compactMap { a == $0 ? nil : distances[a][$0] } }
      #expect(same(found["diameter"], reached.max().map(Double.init)))
      #expect(same(found["average_path_length"], Double(reached.reduce(0, +)) / Double(reached.count)))
      #expect(same(found["articulation_points"], Double(verifier.articulationPoints.count)))
    }
  }

  /// What ignores directions gives the same for a directed graph and for its undirected projection.
  @Test func undirectedView() throws {
    let names = [
      "transitivity", "average_clustering", "triangles", "connected_triples", "degree_assortativity",
      "articulation_points", "articulation_point_nodes", "bridges", "biconnected_components",
      "largest_biconnected_component",
    ]
    for seed in 0..<40 as Range<UInt64> {
      var fixture = CentralityFixture.random(seed, nodes: 10, edges: 6 + Int(seed % 12), isDirected: true)
      for parallel in Projection.Parallel.allCases {
        fixture.isDirected = true
        let directed = try Self.figures(fixture.projected(parallel: parallel))
        fixture.isDirected = false
        let undirected = try Self.figures(fixture.projected(parallel: parallel))
        for name in names { #expect(directed[name] == undirected[name], "seed \(seed), \(parallel): \(name)") }
      }
    }
  }
}
