import GraphAlgorithms
import GraphProjection
import Testing

@Suite("Coreness of graphs large enough for several threads")
struct LargeCorenessTests {
  /// The largest numbers such that every node has as many neighbours whose number is not smaller: degrees, lowered until it holds.
  private func verified(_ neighbours: [[Int]]) -> [Double] {
    var numbers = neighbours.map(\.count)
    var hasChanged = true
    while hasChanged {
      hasChanged = false
      for node in numbers.indices {
        let others = neighbours[node].map { numbers[$0] }.sorted(by: >)
        var number = 0
        while number < others.count, others[number] > number { number += 1 }
        guard number < numbers[node] else { continue }
        numbers[node] = number
        hasChanged = true
      }
    }
    return numbers.map(Double.init)
  }

  /// Most ends are drawn from few nodes, so that there are hubs, levels of many nodes, and nodes without ties.
  private func graph(_ seed: UInt64, edges: Int = 30_000, isDirected: Bool) throws -> ProjectedGraph {
    var generator = TestGenerator(state: seed)
    let n = 6000
    func end() -> Int { generator.below(3) == 0 ? generator.below(n) : generator.below(1 + generator.below(400)) }
    let edges = (0..<edges).map { _ in (end(), end()) }
    return try CentralityFixture(n, edges, isDirected: isDirected).projected(parallel: .count, loops: .keep)
  }

  @Test func isTheFixedPoint() throws {
    let graph = try graph(1, edges: 50_000, isDirected: false)
    let neighbours = (0..<graph.nodeCount).map { node in
      Set(graph.successors(of: node).map(Int.init)).subtracting([node]).sorted()
    }
    let expected = verified(neighbours)
    #expect(Set(expected).count > 10)
    for workers in [1, 2, 3, 6] {
      #expect(try Coreness().run(on: graph, in: RunContext(workers: workers)).values == expected)
    }
  }

  @Test func directed() throws {
    let graph = try graph(3, isDirected: true)
    let into = (0..<graph.nodeCount).map { Set(graph.predecessors(of: $0).map(Int.init)).subtracting([$0]).sorted() }
    let out = (0..<graph.nodeCount).map { Set(graph.successors(of: $0).map(Int.init)).subtracting([$0]).sorted() }
    var both = Coreness()
    both.reciprocal = .both
    var incoming = Coreness()
    incoming.degree = .in
    let expected = (both: verified(zip(into, out).map { $0 + $1 }), incoming: verified(into))
    for workers in 1...3 {
      let context = RunContext(workers: workers)
      #expect(try both.run(on: graph, in: context).values == expected.both)
      #expect(try incoming.run(on: graph, in: context).values == expected.incoming)
    }
  }

  @Test func emptyGraph() throws {
    let graph = try CentralityFixture(0, []).projected()
    #expect(try Coreness().run(on: graph, in: RunContext(workers: 2)).values.isEmpty)
  }

  @Test func stopsWhereItIsCancelled() throws {
    let graph = try graph(4, edges: 5000, isDirected: false)
    let context = RunContext(workers: 2)
    let stopped = RunContext(workers: 2, cancellation: context.cancellation) {
      if $0 > 0 { context.cancellation.cancel() }
    }
    #expect(throws: AlgorithmError.cancelled) { try Coreness().run(on: graph, in: stopped) }
  }
}
