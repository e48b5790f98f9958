import GraphAlgorithms
import GraphProjection
import Testing

@Suite struct ClosenessCentralityTests {
  private func closeness(
    _ graph: ProjectedGraph, _ direction: DistanceDirection = .in,
    _ variant: ClosenessCentrality.Variant = .wassermanFaust, workers: Int = 1
  ) throws -> [Double] {
    var algorithm = ClosenessCentrality()
    algorithm.direction = direction
    algorithm.variant = variant
    return try algorithm.run(on: graph, in: RunContext(workers: workers)).values
  }

  private func harmonic(
    _ graph: ProjectedGraph, _ direction: DistanceDirection = .in, _ scale: HarmonicCentrality.Scale = .mean,
    workers: Int = 1
  ) throws -> [Double] {
    var algorithm = HarmonicCentrality()
    algorithm.direction = direction
    algorithm.scale = scale
    return try algorithm.run(on: graph, in: RunContext(workers: workers)).values
  }

  @Test func disconnectedConventions() throws {
    let graph = try CentralityFixture(6, [(0, 1), (1, 2), (3, 4)]).projected()
    #expect(agree(try closeness(graph), [4.0 / 15, 0.4, 4.0 / 15, 0.2, 0.2, 0]))
    #expect(agree(try closeness(graph, .in, .component), [2.0 / 3, 1, 2.0 / 3, 1, 1, .nan]))
    #expect(agree(try harmonic(graph, .in, .sum), [1.5, 2, 1.5, 1, 1, 0]))
    #expect(agree(try harmonic(graph), [0.3, 0.4, 0.3, 0.2, 0.2, 0]))
  }

  @Test func directionsOfAChain() throws {
    let graph = try CentralityFixture.path(3, isDirected: true).projected()
    #expect(agree(try closeness(graph), [0, 0.5, 2.0 / 3]))
    #expect(agree(try closeness(graph, .out), [2.0 / 3, 0.5, 0]))
    #expect(agree(try closeness(graph, .all), [2.0 / 3, 1, 2.0 / 3]))
    #expect(agree(try closeness(graph, .in, .component), [.nan, 1, 2.0 / 3]))
    #expect(agree(try harmonic(graph, .in, .sum), [0, 1, 1.5]))
    let notes = try ClosenessCentrality().run(on: graph).notes
    #expect(notes.contains { $0.contains("incoming") } && notes.contains { $0.contains("Wasserman–Faust") })
  }

  @Test(arguments: [false, true]) func agreesWithTheDefinition(isDirected: Bool) throws {
    for seed in 0..<20 as Range<UInt64> {
      // More than 64 nodes take more than one batch of sources.
      let (nodes, edges) = (1 + Int(seed * 11 % 73), 2 + Int(seed * 11 % 160))
      let fixture = CentralityFixture.random(seed, nodes: nodes, edges: edges, isDirected: isDirected)
      for weight in [nil, Projection.WeightMeaning.distance] {
        let graph = try fixture.projected(weight: weight, parallel: .count, loops: .keep)
        for direction in DistanceDirection.allCases {
          let pairs = AllPairsVerifier(graph, ignoringDirections: direction == .all)
          let lists = (0..<nodes).map { pairs.distances($0, incoming: direction == .in) }
          let component = lists.map { $0.isEmpty ? .nan : Double($0.count) / $0.reduce(0, +) }
          let faust = lists.indices.map { node in
            lists[node].isEmpty ? 0 : component[node] * Double(lists[node].count) / Double(nodes - 1)
          }
          let inverse = lists.map { $0.reduce(0) { $0 + 1 / $1 } }
          #expect(agree(try closeness(graph, direction, .component), component))
          #expect(agree(try closeness(graph, direction), faust))
          #expect(agree(try harmonic(graph, direction, .sum), inverse))
          #expect(agree(try harmonic(graph, direction), inverse.map { $0 / Double(max(1, nodes - 1)) }))
        }
      }
    }
  }

  @Test func longPathsHaveManyLevels() throws {
    let graph = try CentralityFixture.path(300).projected()
    let lists = (0..<300).map { node in (0..<300).filter { $0 != node }.map { Double(abs($0 - node)) } }
    #expect(agree(try closeness(graph), lists.map { 299 / $0.reduce(0, +) }))
    #expect(agree(try harmonic(graph, .in, .sum), lists.map { $0.sorted(by: >).reduce(0) { $0 + 1 / $1 } }))
  }

  @Test func workersDoNotChangeABit() throws {
    for weight in [nil, Projection.WeightMeaning.distance] {
      let graph = try CentralityFixture.random(9, nodes: 400, edges: 900, isDirected: true).projected(weight: weight)
      for workers in [2, 4] {
        #expect(try closeness(graph, workers: workers) == closeness(graph))
        #expect(try harmonic(graph, workers: workers) == harmonic(graph))
      }
    }
  }

  @Test func relabellingDoesNotChangeABitOfHopSums() throws {
    var generator = TestGenerator(state: 11)
    let fixture = CentralityFixture.random(2, nodes: 200, edges: 350, isDirected: false)
    let order = generator.permutation(200)
    let (graph, moved) = (try fixture.projected(), try fixture.relabelled(order).projected())
    let (closenessMoved, harmonicMoved) = (try closeness(moved), try harmonic(moved))
    #expect(try order.map { closenessMoved[$0] } == closeness(graph))
    #expect(try order.map { harmonicMoved[$0] } == harmonic(graph))
  }

  @Test func cancelledRunsThrow() throws {
    let context = RunContext(workers: 2)
    context.cancellation.cancel()
    let graph = try CentralityFixture.path(100).projected()
    #expect(throws: AlgorithmError.cancelled) { try ClosenessCentrality().run(on: graph, in: context) }
    #expect(throws: AlgorithmError.cancelled) { try BetweennessCentrality().run(on: graph, in: context) }
  }
}
