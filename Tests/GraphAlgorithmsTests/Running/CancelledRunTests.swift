import Dispatch
import GraphAlgorithms
import GraphProjection
import Testing

/// Runs that another thread cancels at any moment end with the whole result or with an error, never with part of a result.
@Suite struct CancelledRunTests {
  /// An algorithm, and what it gives when nobody cancels it: found out where a run was too fast to be cancelled.
  struct Case: CustomTestStringConvertible, Sendable {
    let testDescription: String
    let run: @Sendable (RunContext) throws -> ResultTable

    init<Algorithm: GraphAlgorithm>(_ algorithm: Algorithm, _ graph: ProjectedGraph) {
      testDescription = Algorithm.card.id
      run = { context in try algorithm.run(on: graph, in: context).table(for: graph) }
    }
  }

  private static func randomEnds(_ nodes: Int, _ ties: Int) -> [(from: Int32, to: Int32)] {
    var generator = TestGenerator(state: 11)
    return (0..<ties).map { _ in
      // Near each other, so that there are communities, and triangles.
      let node = generator.below(nodes)
      return (Int32(node), Int32((node + 1 + generator.below(200)) % nodes))
    }
  }

  static let cases: [Case] = {
    let (nodes, ties) = (20_000, 200_000)
    let ends = randomEnds(nodes, ties)
    var generator = TestGenerator(state: 5)
    let weights = ends.map { _ in Double(1 + generator.below(50)) }
    let base = CentralityFixture(nodes, [])
    guard let plain = try? base.projected().rewired(ends),
      let lengths = try? base.projected(weight: .distance).rewired(ends, weights: weights)
    else { return [] }
    var (hops, distances) = (HopsFrom(), DistancesFrom())
    hops.from = plain.nodeID(0)
    distances.from = hops.from
    return [
      Case(WeakComponents(), plain), Case(TriangleCount(), plain), Case(SpanningTree(), lengths), Case(Leiden(), plain),
      Case(Louvain(), plain), Case(LabelPropagation(), plain), Case(PageRank(), plain), Case(hops, plain),
      Case(distances, lengths), Case(Coreness(), plain),
    ]
  }()

  @Test func graphsAreThere() { #expect(Self.cases.count == 10) }

  @Test(arguments: cases) func wholeOrNothing(_ algorithm: Case) throws {
    var generator = TestGenerator(state: UInt64(algorithm.testDescription.utf8.count))
    let clock = DispatchQueue(label: "cancellation")
    var whole: ResultTable?
    for workers in 1...3 {
      for _ in 0..<3 {
        let context = RunContext(workers: workers)
        clock.asyncAfter(deadline: .now() + .microseconds(generator.below(20_000))) { context.cancellation.cancel() }
        do {
          let found = try algorithm.run(context)
          let expected = try whole ?? algorithm.run(RunContext())
          whole = expected
          #expect(found == expected, "\(workers) workers")
        } catch let error as AlgorithmError {
          #expect(error == .cancelled)
        }
      }
    }
  }
}
