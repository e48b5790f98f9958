import GraphAlgorithms
import GraphProjection
import Synchronization
import Testing

/// What a run tells of itself: how far it has come, and how much memory it is going to take.
@Suite struct RunEstimatesTests {
  /// Exact measures of all pairs tell their share more often than by chunk, and never a smaller one after a larger.
  @Test(arguments: 1...3) func sharesRise(_ workers: Int) throws {
    var generator = TestGenerator(state: 17)
    let nodes = 1000
    let edges = (0..<3000).map { _ in (generator.below(nodes), generator.below(nodes)) }
    let graph = try CentralityFixture(nodes, edges).projected()
    func told(_ run: (RunContext) throws -> Void) rethrows -> [Double] {
      let shares = Mutex<[Double]>([])
      try run(RunContext(workers: workers, progress: { share in shares.withLock { $0.append(share) } }))
      return shares.withLock(\.self)
    }
    let betweenness = try told { _ = try BetweennessCentrality().run(on: graph, in: $0) }
    let harmonic = try told { _ = try HarmonicCentrality().run(on: graph, in: $0) }
    let approximate = try told { _ = try ApproximateBetweenness().run(on: graph, in: $0) }
    for shares in [betweenness, harmonic, approximate] {
      #expect(shares == shares.sorted())
      #expect(shares.allSatisfy { (0...1).contains($0) })
    }
    #expect(betweenness.last == 1 && harmonic.last == 1)
    if workers == 1 { #expect(betweenness.count > 50) }
  }

  /// What is refused for its number of nodes takes no memory.
  @Test func memoryOfWhatIsRefused() {
    var hierarchy = KrackhardtHierarchy()
    #expect(hierarchy.memory.bytes(nodes: 5000) == 6_250_000)
    #expect(hierarchy.memory.bytes(nodes: 5001) == nil)
    hierarchy.limit = 20_000
    #expect(hierarchy.memory.bytes(nodes: 20_000) == 1e8)
  }
}
