import Foundation
import GraphAlgorithms
import GraphProjection
import Testing

@Suite struct DistributionTests {
  /// NumPy 2 and SciPy 1 (`zeta`, `brentq`); igraph 1.0 `power_law_fit` has the same start and, corrected for 33 nodes, 2.126277992579.
  @Test func karate() throws {
    let result = try DegreeDistribution().run(on: CommunityGraph.karate.projected())
    #expect(agree([result.numberNamed("mean"), result.numberNamed("median")], [4.588235294117647, 3]))
    #expect(agree([result.numberNamed("variance")], [14.595155709342562]))
    #expect(agree([result.numberNamed("gini")], [0.385369532428356]))
    #expect(result.numberNamed("tail_start") == 2 && result.numberNamed("tail_nodes") == 33)
    // The maximum of a flat function: half of the digits of a double.
    #expect(agree([result.numberNamed("exponent")], [2.1614741271576983], relative: 1e-6))
    #expect(agree([1 + (result.numberNamed("exponent") - 1) * 32 / 33], [2.126277992579], relative: 1e-6))
    #expect(result.groupNamed("counts").values.reduce(0, +) == 34)
  }

  @Test func distributionsByTheirDefinitions() throws {
    for fixture in StructureGraphs.directed + StructureGraphs.exhaustive {
      let matrix = StructureMatrix(fixture)
      for direction in DistanceDirection.allCases {
        let degrees = (0..<matrix.n).map { a in
          (0..<matrix.n).count {
            switch direction {
            case .in: matrix.arc[$0][a]
            case .out: matrix.arc[a][$0]
            case .all: matrix.tied(a, $0)
            }
          }
        }
        var algorithm = DegreeDistribution()
        algorithm.direction = direction
        let result = try algorithm.run(on: fixture.projected())
        let n = Double(matrix.n)
        let mean = Double(degrees.reduce(0, +)) / n
        let gaps = degrees.reduce(0.0) { sum, a in sum + degrees.reduce(0.0) { $0 + Double(abs(a - $1)) } }
        #expect(
          result.groupNamed("counts") == Dictionary(grouping: degrees, by: \.description).mapValues { Double($0.count) }
        )
        #expect(agree([result.numberNamed("gini")], [mean > 0 ? gaps / (2 * n * n * mean) : .nan]))
        let exponent = result.numberNamed("exponent")
        #expect(exponent.isNaN == (Set(degrees.filter { $0 > 0 }).count < 2))
        #expect(exponent.isNaN || exponent > 1)
      }
    }
  }

  @Test(arguments: [false, true]) func centresByTheirDefinition(isDirected: Bool) throws {
    for fixture in isDirected ? StructureGraphs.directed : StructureGraphs.undirected {
      let matrix = StructureMatrix(fixture)
      for direction in DistanceDirection.allCases {
        let hops =
          switch direction {
          case .in: matrix.hops(along: { matrix.arc[$1][$0] })
          case .out: matrix.hops(along: { matrix.arc[$0][$1] })
          case .all: matrix.hops(along: matrix.tied)
          }
        let parts = (0..<matrix.n).map { a in (0..<matrix.n).filter { hops[a][$0] != nil && hops[$0][a] != nil } }
        let part = parts.max { ($0.count, -$0[0]) < ($1.count, -$1[0]) } ?? []
        let far = part.map { a in part.reduce(0) { max($0, hops[a][$1] ?? 0) } }
        let sums = part.map { a in part.reduce(0) { $0 + (hops[a][$1] ?? 0) } }
        var algorithm = Centre()
        algorithm.direction = direction
        let result = try algorithm.run(on: fixture.projected())
        #expect(result["radius"]?.number == far.min().map(Double.init))
        #expect(result["diameter"]?.number == far.max().map(Double.init))
        #expect(result.nodesNamed("centre") == part.indices.filter { far[$0] == far.min() }.map { part[$0] })
        #expect(result.nodesNamed("periphery") == part.indices.filter { far[$0] == far.max() }.map { part[$0] })
        #expect(result.nodesNamed("median") == part.indices.filter { sums[$0] == sums.min() }.map { part[$0] })
      }
    }
  }

  /// NetworkX 3.6: center, periphery, barycenter.
  @Test func centreOfKarate() throws {
    let result = try Centre().run(on: CommunityGraph.karate.projected())
    #expect(result.numberNamed("radius") == 3 && result.numberNamed("diameter") == 5)
    #expect(result.nodesNamed("centre") == [0, 1, 2, 3, 8, 13, 19, 31])
    #expect(result.nodesNamed("periphery") == [14, 15, 16, 18, 20, 22, 23, 26, 29])
    #expect(result.nodesNamed("median") == [0])
  }

  @Test func lengthsCount() throws {
    let fixture = CentralityFixture(4, weighted: [(0, 1, 1), (1, 2, 1), (2, 3, 5)])
    let result = try Centre().run(on: fixture.projected(weight: .distance))
    #expect(result.numberNamed("radius") == 5 && result.nodesNamed("centre") == [2])
    #expect(result.nodesNamed("periphery") == [0, 3] && result.nodesNamed("median") == [1, 2])
  }
}
