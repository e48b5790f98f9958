import Foundation
import GraphAlgorithms
import GraphProjection
import Testing

/// Burt's measures against their definitions, on dense matrices.
@Suite struct StructuralHolesTests {
  private struct Verifier {
    let matrix: AdjacencyVerifier

    func share(_ i: Int, _ j: Int) -> Double {
      matrix.mutual(i, j) / matrix.neighbours(i).reduce(0) { $0 + matrix.mutual(i, $1) }
    }

    func relative(_ i: Int, _ j: Int) -> Double {
      matrix.mutual(i, j) / (matrix.neighbours(i).map { matrix.mutual(i, $0) }.max() ?? 0)
    }

    func constraints(_ i: Int) -> [Double] {
      let others = matrix.neighbours(i)
      return others.map { j in
        let indirect = others.filter { $0 != j }.reduce(0) { $0 + share(i, $1) * share($1, j) }
        return pow(share(i, j) + indirect, 2)
      }
    }

    func effectiveSize(_ i: Int) -> Double {
      let others = matrix.neighbours(i)
      guard !others.isEmpty else { return .nan }
      return others.reduce(0) { sum, j in
        sum + 1 - others.filter { $0 != j }.reduce(0) { $0 + share(i, $1) * relative(j, $1) }
      }
    }

    func hierarchy(_ i: Int) -> Double {
      let parts = constraints(i)
      let k = Double(parts.count)
      guard k > 1 else { return .nan }
      let mean = parts.reduce(0, +) / k
      return parts.reduce(0) { $0 + $1 / mean * log($1 / mean) } / (k * log(k))
    }
  }

  @Test(arguments: [false, true]) func agreeWithTheDefinitions(isDirected: Bool) throws {
    for seed in 0..<60 as Range<UInt64> {
      let fixture = CentralityFixture.random(
        seed, nodes: 2 + Int(seed % 14), edges: 1 + Int(seed), isDirected: isDirected)
      for parallel in Projection.Parallel.allCases {
        for weight in [nil, Projection.WeightMeaning.strength] {
          let graph = try fixture.projected(weight: weight, parallel: parallel, loops: .keep)
          let verifier = Verifier(matrix: AdjacencyVerifier(graph))
          let nodes = 0..<graph.nodeCount
          let constraints = nodes.map { verifier.constraints($0) }.map { $0.isEmpty ? .nan : $0.reduce(0, +) }
          let sizes = nodes.map { verifier.effectiveSize($0) }
          let counts = nodes.map { Double(verifier.matrix.neighbours($0).count) }
          #expect(agree(try Constraint().run(on: graph).values, constraints))
          #expect(agree(try EffectiveSize().run(on: graph).values, sizes))
          #expect(agree(try NetworkEfficiency().run(on: graph).values, zip(sizes, counts).map { $0 / $1 }))
          let hierarchies = try ConstraintHierarchy().run(on: graph).values
          for (found, expected) in zip(hierarchies, nodes.map { verifier.hierarchy($0) }) {
            // Equal constraints give 0 up to the rounding of a logarithm.
            #expect(found.isNaN == expected.isNaN && !(abs(found - expected) > 1e-12))
          }
        }
      }
    }
  }

  @Test func withoutWeightsRedundancyIsTheAverageDegreeAmongContacts() throws {
    // Node 0 has four contacts and two ties among them.
    let graph = try CentralityFixture(5, [(0, 1), (0, 2), (0, 3), (0, 4), (1, 2), (2, 3)]).projected()
    #expect(agree([try EffectiveSize().run(on: graph).values[0]], [4 - 2.0 * 2 / 4]))
    #expect(agree([try NetworkEfficiency().run(on: graph).values[0]], [0.75]))
  }

  @Test func starsAndIsolates() throws {
    let graph = try CentralityFixture(5, [(0, 1), (0, 2), (0, 3), (4, 4)]).projected(loops: .keep)
    let constraint = try Constraint().run(on: graph).values
    #expect(agree(constraint, [1.0 / 3, 1, 1, 1, .nan]))
    #expect(agree(try EffectiveSize().run(on: graph).values, [3, 1, 1, 1, .nan]))
    #expect(agree(try ConstraintHierarchy().run(on: graph).values, [0, .nan, .nan, .nan, .nan]))
  }

  @Test func nodesWithoutOutgoingTiesAreDefined() throws {
    let graph = try CentralityFixture.path(3, isDirected: true).projected()
    #expect(agree(try Constraint().run(on: graph).values, [1, 0.5, 1]))
    #expect(agree(try EffectiveSize().run(on: graph).values, [1, 2, 1]))
  }

  @Test func workersDoNotChangeABit() throws {
    let graph = try CentralityFixture.random(5, nodes: 400, edges: 2500, isDirected: true)
      .projected(weight: .strength)
    let alone = try [Constraint().run(on: graph), EffectiveSize().run(on: graph)]
    for workers in [2, 4] {
      let context = RunContext(workers: workers)
      #expect(try [Constraint().run(on: graph, in: context), EffectiveSize().run(on: graph, in: context)] == alone)
    }
  }
}
