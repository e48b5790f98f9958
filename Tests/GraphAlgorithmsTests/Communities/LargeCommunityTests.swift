import GraphAlgorithms
import GraphProjection
import Testing

/// Community searches where nodes decide in batches, against plain formulations.
@Suite struct LargeCommunityTests {
  /// Few arcs: searched to the end. More than a quarter of a million: rounds that gain little are left out.
  @Test(arguments: [(2600, 9000), (18_000, 140_000)])
  func workersDoNotMatter(_ nodes: Int, _ ties: Int) throws {
    var random = TestRandom(71)
    for (isDirected, isWeighted) in [(false, false), (true, false), (false, true)] {
      let network = try LargeNetwork(
        &random, nodes: nodes, ties: ties, isDirected: isDirected, isWeighted: isWeighted)
      var louvain = Louvain()
      louvain.starts = 1
      var leiden = Leiden()
      leiden.starts = 1
      let runs = try [1, 2, 3].map { workers in
        let context = RunContext(workers: workers)
        return [
          try louvain.run(on: network.graph, in: context), try leiden.run(on: network.graph, in: context),
          try LabelPropagation().run(on: network.graph, in: context),
          try SynchronousLabelPropagation().run(on: network.graph, in: context),
        ]
      }
      #expect(runs[0] == runs[1] && runs[0] == runs[2])
      #expect(network.areConnected(runs[0][1].membership) && network.areConnected(runs[0][2].membership))
      // Ties between the planted groups are a third, 65 of them share the rest.
      #expect((runs[0][0].modularity ?? 0) > 0.6 && (runs[0][1].modularity ?? 0) > 0.6)
    }
  }

  /// Iterated to the end, no node gains elsewhere: decisions made together lose nothing.
  @Test(arguments: [(false, false), (true, false), (false, true), (true, true)])
  func stable(_ isDirected: Bool, _ isWeighted: Bool) throws {
    var random = TestRandom(72)
    let network = try LargeNetwork(&random, nodes: 2500, ties: 9000, isDirected: isDirected, isWeighted: isWeighted)
    var leiden = Leiden()
    leiden.starts = 1
    leiden.iterations = 0
    let found = try leiden.run(on: network.graph, in: RunContext(workers: 2))
    #expect(network.largestGain(found.membership) < 1e-6)
    #expect(network.areConnected(found.membership))
    #expect(try abs((found.modularity ?? 0) - network.graph.modularity(of: found.membership)) < 1e-15)
  }

  @Test(arguments: [false, true]) func labelsOfMostNeighbours(_ isWeighted: Bool) throws {
    var random = TestRandom(73)
    let network = try LargeNetwork(&random, nodes: 3000, ties: 20_000, isWeighted: isWeighted)
    let found = try LabelPropagation().run(on: network.graph, in: RunContext(workers: 2))
    let strengths = network.strengths(found.membership).to
    for node in 0..<3000 {
      #expect((strengths[node][found.membership[node]] ?? 0) >= (strengths[node].values.max() ?? 0))
    }
  }

  /// The order of the input is no matter: ties are given in another one.
  @Test func anyOrderOfTies() throws {
    var random = TestRandom(74)
    let network = try LargeNetwork(&random, nodes: 3000, ties: 12_000)
    let other = network.graph.rewired(random.permutation(12_000).map { network.ties[$0] })
    #expect(try Leiden().run(on: network.graph) == Leiden().run(on: other))
    #expect(try Louvain().run(on: network.graph) == Louvain().run(on: other))
  }

  /// Strengths that fit four bytes, and quarters of them, which do not, are searched alike.
  @Test func strengthsOfAnySize() throws {
    var random = TestRandom(76)
    let network = try LargeNetwork(&random, nodes: 3000, ties: 12_000, isWeighted: true)
    let whole = network.graph.rewired(network.ties, weights: network.weights.map { 4 * $0 })
    var leiden = Leiden()
    leiden.starts = 1
    #expect(try leiden.run(on: network.graph).membership == leiden.run(on: whole).membership)
    #expect(try Louvain().run(on: network.graph).membership == Louvain().run(on: whole).membership)
  }

  /// Few large communities that hang together by ties of late neighbours only, or not at all.
  @Test func partsOfLargeCommunities() throws {
    var random = TestRandom(77)
    let network = try LargeNetwork(&random, nodes: 4000, ties: 7000)
    var leiden = Leiden()
    leiden.objective = .cpm
    leiden.resolution = 1e-9
    leiden.starts = 1
    let results = try [1, 2, 3].map { try leiden.run(on: network.graph, in: RunContext(workers: $0)) }
    #expect(results[0] == results[1] && results[0] == results[2])
    #expect(network.areConnected(results[0].membership))
    #expect(results[0].groups.count == network.partCount)
  }

  @Test func cancelled() throws {
    var random = TestRandom(75)
    let network = try LargeNetwork(&random, nodes: 3000, ties: 12_000)
    for workers in [1, 2] {
      let context = RunContext(workers: workers)
      context.cancellation.cancel()
      #expect(throws: AlgorithmError.cancelled) { try Leiden().run(on: network.graph, in: context) }
      #expect(throws: AlgorithmError.cancelled) { try Louvain().run(on: network.graph, in: context) }
      #expect(throws: AlgorithmError.cancelled) { try LabelPropagation().run(on: network.graph, in: context) }
    }
  }
}
