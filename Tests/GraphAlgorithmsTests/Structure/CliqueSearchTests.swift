import GraphAlgorithms
import GraphProjection
import Testing

@Suite struct CliqueSearchTests {
  private func cliques(_ graph: ProjectedGraph, minimum: Int = 1) throws -> [[Int]] {
    var algorithm = Cliques()
    algorithm.minimum = minimum
    return try algorithm.run(on: graph).sets
  }

  @Test(arguments: [false, true]) func agreeWithAllSubsets(isDirected: Bool) throws {
    for fixture in isDirected ? StructureGraphs.directed : StructureGraphs.undirected {
      let matrix = StructureMatrix(fixture)
      let all = matrix.subsets.filter { !$0.isEmpty && matrix.isClique($0) }
      let maximal = all.filter { clique in
        !(0..<matrix.n).contains { node in
          !clique.contains(node) && clique.allSatisfy { matrix.tied($0, node) }
        }
      }.sorted { $0.count != $1.count ? $0.count > $1.count : $0.lexicographicallyPrecedes($1) }
      let graph = try fixture.projected()
      #expect(try cliques(graph) == maximal)
      #expect(try cliques(graph, minimum: 3) == maximal.filter { $0.count >= 3 })
      let largest = try MaximumClique().run(on: graph)
      #expect(largest.sets.count == min(1, matrix.n))
      #expect(largest.sets.allSatisfy { matrix.isClique($0) && $0.count == maximal[0].count })
      #expect(largest.wholeFigure("upper_bound") >= largest.wholeFigure("clique_number"))
    }
  }

  /// Moon and Moser: n/3 groups of three with all ties but those within have 3^(n/3) maximal cliques.
  @Test func theGraphWithTheMostCliques() throws {
    let pairs = (0..<18).flatMap { a in (0..<a).filter { $0 / 3 != a / 3 }.map { ($0, a) } }
    let graph = try CentralityFixture(18, pairs).projected()
    #expect(try cliques(graph).count == 729)
    #expect(try MaximumClique().run(on: graph).wholeFigure("clique_number") == 6)
    var limited = Cliques()
    limited.limit = 728
    #expect(throws: AlgorithmError.self) { try limited.run(on: graph) }
    limited.limit = 729
    #expect(try limited.run(on: graph).wholeFigure("cliques") == 729)
  }

  /// NetworkX 3.6 find_cliques: 36 cliques, 25 of three members and more, the largest of five.
  @Test func karate() throws {
    let graph = try CommunityGraph.karate.projected()
    let sets = try cliques(graph)
    #expect(sets.count == 36 && sets.count { $0.count >= 3 } == 25 && sets[0] == [0, 1, 2, 3, 7])
    #expect(try MaximumClique().run(on: graph).wholeFigure("clique_number") == 5)
    let colouring = try Colouring().run(on: graph)
    #expect(colouring.wholeFigure("colours") == 5 && colouring.wholeFigure("lower_bound") == 5)
  }

  @Test func longCliquesAndLimits() throws {
    let graph = try CentralityFixture.clique(130).projected()
    #expect(try cliques(graph) == [Array(0..<130)])
    #expect(try MaximumClique().run(on: graph).sets == [Array(0..<130)])
    #expect(try Colouring().run(on: graph).wholeFigure("colours") == 130)
    var limited = MaximumClique()
    limited.limit = 1
    let random = try CentralityFixture.random(5, nodes: 60, edges: 900, isDirected: false).projected()
    #expect(throws: AlgorithmError.self) { try limited.run(on: random) }
    let best = try MaximumClique().run(on: random).wholeFigure("clique_number")
    #expect(try cliques(random)[0].count == Int(best))
  }

  /// The fewest colours, by trying all with one colour fewer.
  @Test func colouringsAreTheBest() throws {
    for fixture in StructureGraphs.undirected {
      let matrix = StructureMatrix(fixture)
      let result = try Colouring().run(on: fixture.projected())
      #expect(
        (0..<matrix.n).allSatisfy { a in
          (0..<matrix.n).allSatisfy { !matrix.tied(a, $0) || result.membership[a] != result.membership[$0] }
        })
      #expect(result.groups.count == Int(result.wholeFigure("colours")))
      #expect(result.wholeFigure("lower_bound") == result.wholeFigure("colours"))
      var colours = [Int](repeating: -1, count: matrix.n)
      func canColour(_ node: Int, with count: Int) -> Bool {
        guard node < matrix.n else { return true }
        for colour in 0..<count where (0..<node).allSatisfy({ !matrix.tied($0, node) || colours[$0] != colour }) {
          colours[node] = colour
          if canColour(node + 1, with: count) { return true }
        }
        return false
      }
      #expect(matrix.n == 0 || !canColour(0, with: Int(result.wholeFigure("colours")) - 1))
    }
  }

  /// Mycielski's graph of order 4 (Grötzsch): no triangle, four colours; the crown is a trap for greedy colourings.
  @Test func famousColourings() throws {
    var grotzsch: [(Int, Int)] = []
    for i in 0..<5 {
      let (next, last) = ((i + 1) % 5, (i + 4) % 5)
      grotzsch += [(i, next), (5 + i, next), (5 + i, last), (10, 5 + i)]
    }
    let result = try Colouring().run(on: CentralityFixture(11, grotzsch).projected())
    #expect(result.wholeFigure("colours") == 4 && result.notes[0].hasPrefix("proven"))
    var crown: [(Int, Int)] = []
    for a in 0..<6 { for b in 0..<6 where a != b { crown.append((a, 6 + b)) } }
    #expect(try Colouring().run(on: CentralityFixture(12, crown).projected()).wholeFigure("colours") == 2)
    var quick = Colouring()
    quick.limit = 0
    #expect(try quick.run(on: CentralityFixture(11, grotzsch).projected()).wholeFigure("lower_bound") == 2)
  }
}
