import GraphAlgorithms
import GraphProjection
import Testing

@Suite struct CoreAndTrussTests {
  @Test func coresAreTheLargestSetsOfTheirDegree() throws {
    for fixture in StructureGraphs.undirected {
      let matrix = StructureMatrix(fixture)
      let result = try KCore().run(on: fixture.projected())
      let ks = result.columns[0].values.map { Int($0) }
      for (place, k) in ks.enumerated() {
        let sets = matrix.subsets.filter { set in
          set.allSatisfy { a in set.count { $0 != a && matrix.tied(a, $0) } >= k }
        }
        #expect(result.sets[place] == sets.max { $0.count < $1.count })
        var alone = KCore()
        alone.k = k
        #expect(try alone.run(on: fixture.projected()).sets == [result.sets[place]])
        let parts = matrix.subsets.filter { part in
          !part.isEmpty && part.allSatisfy(result.sets[place].contains) && matrix.isConnected(part)
            && result.sets[place].allSatisfy { other in
              part.contains(other) || !part.contains { matrix.tied($0, other) }
            }
        }
        #expect(result.columns[2].values[place] == Double(parts.count))
      }
      #expect(result.wholeFigure("degeneracy") == Double(ks.first ?? 0))
    }
  }

  @Test func trussesAreTheLargestSetsOfTiesWithTheirTriangles() throws {
    for fixture in StructureGraphs.undirected {
      let matrix = StructureMatrix(fixture)
      let graph = try fixture.projected()
      let result = try KTruss().run(on: graph)
      var expected = Array(repeating: Array(repeating: 0, count: matrix.n), count: matrix.n)
      for k in 2...max(2, matrix.n) {
        // Ties that close too few triangles go, until all that are left close enough.
        var left = matrix.arc
        var hasChanged = true
        while hasChanged {
          hasChanged = false
          for a in 0..<matrix.n {
            for b in 0..<matrix.n
            where left[a][b] && (0..<matrix.n).count(where: { left[a][$0] && left[b][$0] }) < k - 2 {
              (left[a][b], left[b][a], hasChanged) = (false, false, true)
            }
          }
        }
        for a in 0..<matrix.n { for b in 0..<matrix.n where left[a][b] { expected[a][b] = k } }
      }
      for (place, pair) in result.pairs.enumerated() {
        #expect(result.columns[0].values[place] == Double(expected[pair.from][pair.to]))
      }
    }
  }

  /// The layers as the paper takes them off, one after the other.
  @Test func onionLayersAreThoseOfThePeeling() throws {
    for fixture in StructureGraphs.undirected {
      let matrix = StructureMatrix(fixture)
      var left = Set(0..<matrix.n)
      var (layer, core) = (0, 0)
      var expected = [Double](repeating: 0, count: matrix.n)
      while !left.isEmpty {
        let degree = Dictionary(uniqueKeysWithValues: left.map { a in (a, left.count { matrix.tied(a, $0) }) })
        core = max(core, degree.values.min() ?? 0)
        layer += 1
        let peeled = left.filter { (degree[$0] ?? 0) <= core }
        for node in peeled { expected[node] = Double(layer) }
        left.subtract(peeled)
      }
      #expect(try OnionDecomposition().run(on: fixture.projected()).values == expected)
    }
  }

  /// NetworkX 3.6: core_number, k_truss and onion_layers.
  @Test func karate() throws {
    let graph = try CommunityGraph.karate.projected()
    let cores = try KCore().run(on: graph)
    #expect(cores.sets[0] == [0, 1, 2, 3, 7, 8, 13, 30, 32, 33])
    #expect(cores.columns[0].values == [4, 3, 2, 1] && cores.wholeFigure("degeneracy") == 4)
    let truss = try KTruss().run(on: graph)
    let counts = (2...6).map { k in truss.columns[0].values.count { $0 >= Double(k) } }
    #expect(counts == [78, 67, 25, 14, 0] && truss.wholeFigure("largest_trussness") == 5)
    let layers: [Double] = [
      7, 6, 7, 6, 3, 3, 3, 5, 6, 2, 3, 1, 2, 6, 2, 2, 2, 2, 2, 3, 2, 2, 2, 4, 3, 3, 2, 4, 3, 3, 5, 4, 5, 5,
    ]
    #expect(try OnionDecomposition().run(on: graph).values == layers)
  }

  @Test func parallelTiesAndLoops() throws {
    let fixture = CentralityFixture(4, [(0, 1), (1, 0), (1, 2), (2, 0), (3, 3)], isDirected: true)
    let graph = try fixture.projected(parallel: .count, loops: .keep)
    let truss = try KTruss().run(on: graph)
    #expect(agree(truss.columns[0].values.sorted { $1.isNaN || $0 < $1 }, [3, 3, 3, 3, .nan]))
    #expect(try KCore().run(on: graph).sets == [[0, 1, 2]])
    #expect(try OnionDecomposition().run(on: graph).values == [2, 2, 2, 1])
  }
}
