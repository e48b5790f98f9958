import GraphAlgorithms
import GraphProjection
import Testing

@Suite struct StructureEnsembleTests {
  private static let fours = ["path", "star", "cycle", "paw", "diamond", "clique"]

  /// The number of ties and the largest degree tell the connected graphs of four nodes apart.
  private func motifs(_ matrix: StructureMatrix) -> [String: Double] {
    var counts = Dictionary(uniqueKeysWithValues: Self.fours.map { ($0, 0.0) })
    for set in matrix.subsets where set.count == 4 && matrix.isConnected(set) {
      let degrees = set.map { a in set.count { matrix.tied(a, $0) } }
      let name =
        switch (degrees.reduce(0, +) / 2, degrees.max()) {
        case (3, 3): "star"
        case (3, _): "path"
        case (4, 2): "cycle"
        case (4, _): "paw"
        case (5, _): "diamond"
        default: "clique"
        }
      counts[name, default: 0] += 1
    }
    return counts
  }

  @Test func fourNodesByTheirSubsets() throws {
    for fixture in StructureGraphs.undirected + StructureGraphs.directed {
      let expected = motifs(StructureMatrix(fixture))
      let result = try MotifsFour().run(on: fixture.projected())
      #expect(result.groupNamed("motifs") == expected)
      #expect(result.numberNamed("connected_sets") == expected.values.reduce(0, +))
    }
  }

  /// igraph 1.0 `motifs_randesu(4)`.
  @Test func fourNodesOfKarate() throws {
    let result = try MotifsFour().run(on: CommunityGraph.karate.projected()).groupNamed("motifs")
    #expect(Self.fours.map { result[$0] } == [681, 1098, 36, 452, 85, 11])
  }

  private func triads(_ graph: ProjectedGraph, samples: Int = 5, seed: UInt64 = 1, workers: Int = 1) throws -> Figures {
    var algorithm = MotifsThree()
    (algorithm.samples, algorithm.seed) = (samples, seed)
    return try algorithm.run(on: graph, in: RunContext(workers: workers))
  }

  @Test func threeNodesAreThoseOfTheCensus() throws {
    for fixture in StructureGraphs.directed {
      let graph = try fixture.projected()
      let census = try TriadCensus().run(on: graph).groupNamed("triad_census")
      let counts = try triads(graph, samples: 2).groupNamed("counts")
      #expect(counts.count == 13 && counts.allSatisfy { census[$0.key] == $0.value })
    }
    for fixture in StructureGraphs.exhaustive {
      let matrix = StructureMatrix(fixture)
      let sets = matrix.subsets.filter { $0.count == 3 && matrix.isConnected($0) }
      let counts = try triads(fixture.projected(), samples: 2).groupNamed("counts")
      let triangles = Double(sets.count { matrix.isClique($0) })
      #expect(counts == ["201": Double(sets.count) - triangles, "300": triangles])
    }
  }

  /// The open and closed paths of length two are fixed by the degrees: 201 + 3·300 has no variance.
  @Test func randomGraphsKeepTheDegrees() throws {
    let expected = try triads(CommunityGraph.karate.projected(), samples: 50).groupNamed("expected")
    let counts = try triads(CommunityGraph.karate.projected(), samples: 50).groupNamed("counts")
    let (open, closed) = (try #require(expected["201"]), try #require(expected["300"]))
    let paths = try #require(counts["201"]) + 3 * #require(counts["300"])
    #expect(agree([open + 3 * closed], [paths]))
    #expect(closed < 45)
    // In a star nothing can be swapped, so that no class varies.
    let star = CentralityFixture(6, (1..<6).map { (0, $0) })
    let still = try triads(star.projected())
    #expect(still.groupNamed("deviation") == ["201": 0, "300": 0] && still.groupNamed("z").isEmpty)
  }

  @Test func seedsAndWorkers() throws {
    let graph = try CentralityFixture.random(4, nodes: 60, edges: 200, isDirected: true).projected()
    let alone = try triads(graph)
    for workers in [2, 4] { #expect(try triads(graph, workers: workers) == alone) }
    #expect(try triads(graph, seed: 2) != alone)
    #expect(try triads(graph, seed: 2).groupNamed("counts") == alone.groupNamed("counts"))
  }

  @Test func richClubsByTheirDefinition() throws {
    for fixture in StructureGraphs.undirected {
      let matrix = StructureMatrix(fixture)
      var algorithm = RichClub()
      algorithm.samples = 1
      let result = try algorithm.run(on: fixture.projected()).groupNamed("density")
      let degrees = (0..<matrix.n).map { a in (0..<matrix.n).count { matrix.tied(a, $0) } }
      var expected: [String: Double] = [:]
      for k in degrees {
        let club = (0..<matrix.n).filter { degrees[$0] > k }
        guard club.count > 1 else { continue }
        let ties = club.reduce(0) { sum, a in sum + club.count { matrix.tied(a, $0) } }
        expected[String(k)] = Double(ties) / Double(club.count * (club.count - 1))
      }
      #expect(result.keys.sorted() == expected.keys.sorted())
      #expect(result.keys.sorted().allSatisfy { agree([result[$0] ?? 0], [expected[$0] ?? 1]) })
    }
  }

  @Test func richClubOfACliqueIsNoSurprise() throws {
    // A clique with a leaf at each of its nodes.
    let ties = (0..<6).flatMap { a in (0..<a).map { ($0, a) } } + (0..<6).map { ($0, 6 + $0) }
    let result = try RichClub().run(on: CentralityFixture(12, ties).projected())
    #expect(result.groupNamed("density")["1"] == 1)
    // No swap can open it: the degrees alone make the club.
    #expect(result.groupNamed("normalised")["1"] == 1)
  }
}
