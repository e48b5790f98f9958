import GraphAlgorithms
import GraphProjection
import RelationGraph
import Testing

/// Graphs of which the figures are known, and such as break careless code.
@Suite("Structure, by example")
struct StructureExamplesTests {
  private func number(_ name: String, _ graph: ProjectedGraph) throws -> Double? {
    try StructureTests.figures(graph)[name]?.number
  }

  @Test func emptyAndSingle() throws {
    for nodes in [0, 1] {
      for isDirected in [false, true] {
        let graph = try CentralityFixture(nodes, nodes == 1 ? [(0, 0), (0, 0)] : [], isDirected: isDirected)
          .projected(parallel: .count, loops: .keep)
        let figures = try StructureTests.figures(graph)
        for name in [
          "density", "diameter", "average_path_length", "transitivity", "reciprocity", "degree_assortativity",
        ] { #expect(figures[name] == .undefined, "\(name)") }
        for name in ["unreached_pairs", "triangles", "articulation_points", "bridges", "biconnected_components"] {
          #expect(figures[name] == .integer(0), "\(name)")
        }
        #expect(figures["average_clustering"] == (nodes == 0 ? .undefined : .real(0)))
      }
    }
  }

  @Test func cliqueAndStar() throws {
    let clique = try CentralityFixture.clique(7).projected()
    #expect(try number("density", clique) == 1)
    #expect(try number("triangles", clique) == 35)
    #expect(try number("transitivity", clique) == 1)
    #expect(try number("degree_assortativity", clique) == nil)
    #expect(try number("biconnected_components", clique) == 1)
    let star = try CentralityFixture(7, (1..<7).map { (0, $0) }).projected()
    #expect(try number("degree_assortativity", star) == -1)
    #expect(try number("transitivity", star) == 0)
    #expect(try number("bridges", star) == 6)
    #expect(try number("articulation_points", star) == 1)
    #expect(try number("biconnected_components", star) == 6)
  }

  @Test func karate() throws {
    let graph = try CommunityGraph.karate.projected()
    let expected = [
      ("density", 0.139037433155), ("transitivity", 0.255681818182), ("average_clustering", 0.570638478208),
      ("triangles", 45), ("bridges", 1), ("degree_assortativity", -0.475613097685), ("diameter", 5),
      ("average_path_length", 2.40819964349), ("reached_pairs", 561), ("unreached_pairs", 0),
    ]
    for (name, value) in expected {
      #expect(agree([try number(name, graph) ?? .nan], [value]), "\(name)")
    }
  }

  /// Two ties that are counted are no bridge; a reciprocated pair of arcs is one tie, an undirected relation too.
  @Test func parallelTiesAndBridges() throws {
    let doubled = CentralityFixture(3, [(0, 1), (0, 1), (1, 2)])
    #expect(try number("bridges", doubled.projected()) == 2)
    #expect(try number("bridges", doubled.projected(parallel: .sum)) == 2)
    #expect(try number("bridges", doubled.projected(parallel: .count)) == 1)
    #expect(try number("articulation_points", doubled.projected(parallel: .count)) == 1)
    let opposite = CentralityFixture(2, [(0, 1), (1, 0)], isDirected: true)
    #expect(try number("bridges", opposite.projected()) == 1)
    #expect(try number("bridges", opposite.projected(parallel: .count)) == 0)
    var graph = PropertyGraph(schema: .internationalRelations)
    try graph.insert(Node(id: "a", kind: "country"))
    try graph.insert(Node(id: "b", kind: "country"))
    try graph.insert(Relation(kind: "allied-with", from: "a", to: "b"))
    var projection = Projection()
    (projection.direction, projection.parallel) = (.directed, .count)
    let bothWays = try projection.apply(to: graph)
    #expect(bothWays.tieCount == 2)
    #expect(try number("bridges", bothWays) == 1)
    #expect(try number("reciprocity", bothWays) == 1)
  }

  /// A path, a cycle and a ladder of blocks far deeper than any call stack.
  @Test func deepGraphs() throws {
    let n = 30_000
    let path = try CentralityFixture.path(n).projected()
    let ends = try Biconnectivity().run(on: path)
    #expect(ends["bridges"] == .integer(n - 1) && ends["articulation_points"] == .integer(n - 2))
    let cycle = try CentralityFixture(n, (0..<n).map { ($0, ($0 + 1) % n) }).projected()
    let whole = try Biconnectivity().run(on: cycle)
    #expect(whole["bridges"] == .integer(0) && whole["largest_biconnected_component"] == .integer(n))
  }

  @Test func tableNamesGroupsAndNodes() throws {
    let graph = try CentralityFixture.path(3, isDirected: true).projected()
    let rows = try StructureTests.figures(graph).table(for: graph).rows
    #expect(rows.contains([.text("triad_census.021C"), .integer(1)]))
    #expect(rows.contains([.text("path_length_histogram.2"), .integer(1)]))
    #expect(rows.contains([.text("articulation_point_nodes"), .text(CentralityFixture.id(1))]))
    let undirected = try CentralityFixture.path(3).projected()
    #expect(
      try StructureTests.figures(undirected).table(for: undirected).rows.contains([.text("triad_census"), .missing]))
  }
}
