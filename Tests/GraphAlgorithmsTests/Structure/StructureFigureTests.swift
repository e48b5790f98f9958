import Foundation
import GraphAlgorithms
import GraphProjection
import Testing

@Suite struct StructureFigureTests {
  @Test(arguments: [false, true]) func dyadsAndClusteringByTheirDefinitions(isDirected: Bool) throws {
    for fixture in isDirected ? StructureGraphs.directed : StructureGraphs.undirected {
      let matrix = StructureMatrix(fixture)
      let n = matrix.n
      let graph = try fixture.projected(parallel: .collapse)
      let census = try DyadCensus().run(on: graph)
      let pairs = (0..<n).flatMap { a in (0..<a).map { (matrix.arc[a][$0], matrix.arc[$0][a]) } }
      #expect(census.numberNamed("mutual") == Double(pairs.count { $0.0 && $0.1 }))
      #expect(census.numberNamed("asymmetric") == Double(pairs.count { $0.0 != $0.1 }))
      #expect(census.numberNamed("null") == Double(pairs.count { !$0.0 && !$0.1 }))

      let a = matrix.arc.map { $0.map { $0 ? 1.0 : 0.0 } }
      let t = (0..<n).map { i in (0..<n).map { a[$0][i] } }
      func cube(_ x: [[Double]], _ y: [[Double]], _ z: [[Double]], _ i: Int) -> Double {
        (0..<n).reduce(0) { sum, j in (0..<n).reduce(sum) { $0 + x[i][j] * y[j][$1] * z[$1][i] } }
      }
      let clustering = try DirectedClustering().run(on: graph)
      for i in 0..<n {
        let (into, out) = (t[i].reduce(0, +), a[i].reduce(0, +))
        let mutual = zip(a[i], t[i]).reduce(0) { $0 + $1.0 * $1.1 }
        func share(_ found: Double, _ possible: Double) -> Double { possible > 0 ? found / possible : 0 }
        let expected = [
          share(cube(a, a, a, i), into * out - mutual), share(cube(a, t, a, i), into * out - mutual),
          share(cube(t, a, a, i), into * (into - 1)), share(cube(a, a, t, i), out * (out - 1)),
        ]
        let sum = zip(a, t).map { zip($0, $1).map(+) }
        let total = into + out
        let all = share(cube(sum, sum, sum, i), 2 * (total * (total - 1) - 2 * mutual))
        let found = ["all", "cycle", "middleman", "in", "out"].map { clustering.column($0)[i] }
        #expect(agree(found, [all] + expected))
      }
    }
  }

  @Test func expectedMutualPairs() throws {
    // Three nodes and two of six arcs: of the 15 choices three are a mutual pair.
    let graph = try CentralityFixture(3, [(0, 1), (1, 2)], isDirected: true).projected()
    #expect(agree([try DyadCensus().run(on: graph).numberNamed("mutual_expected")], [0.2]))
  }

  /// NetworkX 3.6 `clustering` of the same arcs, by weight.
  @Test func weightedDirectedClustering() throws {
    let fixture = CentralityFixture(
      4, weighted: [(0, 1, 1), (1, 2, 2), (2, 0, 4), (0, 2, 8), (2, 3, 3), (3, 0, 5)], isDirected: true)
    let values = try DirectedClustering().run(on: fixture.projected(weight: .strength)).column("all")
    #expect(agree(values, [0.16708917362024434, 0.2824901312368592, 0.1670891736202444, 0.5529557368643627]))
  }

  @Test(arguments: [false, true]) func distancesByTheirDefinitions(isDirected: Bool) throws {
    for fixture in isDirected ? StructureGraphs.directed : StructureGraphs.undirected {
      let matrix = StructureMatrix(fixture)
      let n = matrix.n
      let graph = try fixture.projected()
      func efficiency(_ set: [Int]) -> Double {
        guard set.count > 1 else { return 0 }
        let hops = matrix.hops(along: { matrix.arc[$0][$1] }, within: set.contains)
        let pairs = set.flatMap { a in set.filter { $0 != a }.map { hops[a][$0] } }
        return pairs.reduce(0) { $0 + ($1.map { 1 / Double($0) } ?? 0) } / Double(pairs.count)
      }
      let figures = try GlobalEfficiency().run(on: graph)
      let local = (0..<n).map { a in efficiency((0..<n).filter { matrix.tied(a, $0) }) }
      #expect(agree([figures.numberNamed("global_efficiency")], [n < 2 ? .nan : efficiency(Array(0..<n))]))
      #expect(agree([figures.numberNamed("local_efficiency")], [n < 1 ? .nan : local.reduce(0, +) / Double(n)]))

      let hops = matrix.hops(along: { matrix.arc[$0][$1] })
      let pairs = (0..<n).flatMap { a in (0..<n).filter { isDirected ? $0 != a : $0 < a }.map { hops[a][$0] } }
      let wiener = try WienerIndex().run(on: graph)
      let sum = Double(pairs.reduce(0) { $0 + ($1 ?? 0) })
      #expect(wiener.numberNamed("distance_sum") == sum)
      #expect(agree([wiener.numberNamed("wiener_index")], [pairs.contains(nil) ? .nan : sum]))
      #expect(agree([wiener.numberNamed("harary_index")], [pairs.reduce(0) { $0 + ($1.map { 1 / Double($0) } ?? 0) }]))
      #expect(wiener.numberNamed("unreached_pairs") == Double(pairs.count { $0 == nil }))
    }
  }

  /// NetworkX 3.6 and NumPy 2 on the same ties.
  @Test func karate() throws {
    let graph = try CommunityGraph.karate.projected()
    let efficiency = try GlobalEfficiency().run(on: graph)
    #expect(agree([efficiency.numberNamed("global_efficiency")], [0.4920083184789052]))
    #expect(agree([efficiency.numberNamed("local_efficiency")], [0.6451265102000395]))
    #expect(try WienerIndex().run(on: graph).numberNamed("wiener_index") == 1351)
    let spectrum = try Spectrum().run(on: graph)
    #expect(
      agree(
        spectrum.entries.map { $0.value.number ?? .nan },
        [
          6.725697727631733, 1.7486234943433958, 0.46852522670139357, 18.136695973004407, 48.30320639405026,
          6.948174344420134, 36.16624994757942,
        ]))
    let bipartite = try BipartiteCheck().run(on: graph)
    #expect(agree([bipartite.numberNamed("spectral_bipartivity")], [0.5974141494528339]))
    let cycles = try Cyclomatic().run(on: graph)
    #expect(cycles.numberNamed("cycle_rank") == 45 && cycles.numberNamed("girth") == 3)
  }

  @Test func spectraThatAreKnown() throws {
    // The complete graph has λ = n − 1 and −1, μ = 0 and n; Cayley's n^(n − 2) trees. A path has 2 cos(πk/(n + 1)).
    let clique = try Spectrum().run(on: CentralityFixture.clique(7).projected())
    #expect(agree([clique.numberNamed("largest_eigenvalue"), clique.numberNamed("spectral_gap")], [6, 7]))
    #expect(
      agree([clique.numberNamed("algebraic_connectivity"), clique.numberNamed("log_spanning_trees")], [7, 5 * log(7)]))
    let path = try Spectrum().run(on: CentralityFixture.path(50).projected())
    #expect(agree([path.numberNamed("largest_eigenvalue")], [2 * cos(.pi / 51)]))
    #expect(agree([path.numberNamed("algebraic_connectivity")], [2 - 2 * cos(.pi / 50)]))
    // The one spanning tree of a path: the logarithm is 0 but for rounding in 50 terms.
    #expect(abs(path.numberNamed("log_spanning_trees")) < 1e-11)
    let apart = try Spectrum().run(on: CentralityFixture(4, [(0, 1), (2, 3)]).projected())
    #expect(apart.numberNamed("algebraic_connectivity") == 0 && apart["log_spanning_trees"]?.number == nil)
    var limited = Spectrum()
    limited.limit = 3
    #expect(throws: AlgorithmError.self) { try limited.run(on: CentralityFixture.path(4).projected()) }
  }

  @Test func cyclesAndSidesByTheirDefinitions() throws {
    for fixture in StructureGraphs.undirected + StructureGraphs.directed {
      let matrix = StructureMatrix(fixture)
      let n = matrix.n
      let graph = try fixture.projected()
      // A cycle is a set with a closed order: the shortest one through an arc is the way back from its end, without it.
      func girth(_ arcs: [[Bool]], isDirected: Bool) -> Int? {
        var best: Int?
        for a in 0..<n {
          for b in 0..<n where arcs[a][b] {
            var copy = matrix
            copy.arc = arcs
            if !isDirected {
              copy.arc[a][b] = false
              copy.arc[b][a] = false
            }
            let way = copy.hops(along: { copy.arc[$0][$1] })[b][a]
            if let way, !isDirected || way > 0 { best = min(best ?? .max, way + 1) }
          }
        }
        return best
      }
      let simple = (0..<n).map { a in (0..<n).map { matrix.tied(a, $0) } }
      let cycles = try Cyclomatic().run(on: graph)
      #expect(
        cycles.numberNamed("girth").isNaN
          ? girth(simple, isDirected: false) == nil
          : girth(simple, isDirected: false) == Int(cycles.numberNamed("girth")))
      #expect(cycles.nodesNamed("girth_nodes").count == (girth(simple, isDirected: false) ?? 0))
      let directed = matrix.isDirected ? girth(matrix.arc, isDirected: true) : nil
      #expect(cycles["directed_girth"]?.number == directed.map(Double.init))

      let result = try BipartiteCheck().run(on: graph)
      let ties = (0..<n).flatMap { a in (0..<a).filter { matrix.tied(a, $0) }.map { (a, $0) } }
      let canSplit = (0..<1 << n).contains { side in ties.allSatisfy { side >> $0.0 & 1 != side >> $0.1 & 1 } }
      #expect(result["bipartite"] == .flag(canSplit))
      let (first, second, cycle) = (
        result.nodesNamed("first_side"), result.nodesNamed("second_side"), result.nodesNamed("odd_cycle")
      )
      #expect(ties.allSatisfy { !canSplit || first.contains($0.0) != first.contains($0.1) })
      #expect((first + second).sorted() == (canSplit ? Array(0..<n) : []))
      #expect(canSplit ? cycle.isEmpty : cycle.count % 2 == 1 && cycle.count >= 3)
      #expect(result.numberNamed("spectral_bipartivity").isNaN == (n == 0))
    }
    let loop = try CentralityFixture(2, [(0, 1), (1, 1)]).projected(loops: .keep)
    #expect(try BipartiteCheck().run(on: loop).nodesNamed("odd_cycle") == [1])
  }
}
