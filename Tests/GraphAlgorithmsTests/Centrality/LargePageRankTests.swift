import GraphAlgorithms
import GraphProjection
import RelationGraph
import Testing

/// PageRank of undirected graphs with so many arcs that it is solved by conjugate gradients.
@Suite struct LargePageRankTests {
  private static let nodeCount = 40_000

  private func graph(_ ends: [(Int, Int)], weights: [Double]? = nil) throws -> ProjectedGraph {
    var draft = GraphDraft()
    for node in 0..<Self.nodeCount { draft.nodes.append(.init(Node(id: CentralityFixture.id(node)))) }
    var projection = Projection()
    projection.direction = .undirected
    if weights != nil {
      projection.weight = .count
      projection.weightMeaning = .strength
    }
    return try projection.apply(to: draft.build().graph).rewired(
      ends.map { (from: Int32($0.0), to: Int32($0.1)) }, weights: weights)
  }

  /// A dense core, a fringe that hangs on it, chains, stars, pairs, loops, parallel ties, and nodes without any.
  private var mixed: [(Int, Int)] {
    var generator = TestGenerator(state: 5)
    var ends = (0..<60_000).map { _ in (generator.below(2_000), generator.below(3_000)) }
    ends += (3_000..<30_000).map { ($0, generator.below(generator.below(2) == 0 ? 50 : $0)) }
    ends += (30_000..<32_000).map { ($0, $0 + 1) }
    ends += (32_100..<34_000).map { ($0, $0 - $0 % 100) }
    ends += stride(from: 34_000, to: 36_000, by: 2).map { ($0, $0 + 1) }
    ends += (0..<500).map { (generator.below(36_000), 0) } + (0..<200).map { ($0 * 7, $0 * 7) }
    return ends
  }

  /// The values for one, two and three workers, which have the same bits.
  private func ranks(
    of graph: ProjectedGraph, _ configure: (inout PageRank) -> Void = { _ in }
  ) throws -> [Double] {
    var algorithm = PageRank()
    configure(&algorithm)
    let results = try (1...3).map { try algorithm.run(on: graph, in: RunContext(workers: $0)).values }
    #expect(results[0].elementsEqual(results[1]) && results[0].elementsEqual(results[2]))
    return results[0]
  }

  /// The largest share of a rank by which a step of the walk changes it.
  private func largestChange(
    _ ranks: [Double], of graph: ProjectedGraph, damping: Double = 0.85, loops: Double = 2
  ) -> Double {
    let ties = (0..<graph.tieCount).map { tie in
      let (a, b) = graph.ends(ofTie: tie)
      return (a: a, b: b, weight: graph.weight(ofTie: tie) * (a == b ? loops / 2 : 1))
    }
    var strengths = [Double](repeating: 0, count: ranks.count)
    for tie in ties {
      strengths[tie.a] += tie.weight
      strengths[tie.b] += tie.weight
    }
    var next = [Double](repeating: 0, count: ranks.count)
    for tie in ties {
      next[tie.b] += damping * ranks[tie.a] * tie.weight / strengths[tie.a]
      next[tie.a] += damping * ranks[tie.b] * tie.weight / strengths[tie.b]
    }
    let dangling = ranks.indices.reduce(0) { $0 + (strengths[$1] > 0 ? 0 : ranks[$1]) }
    let jump = (1 - damping + damping * dangling) / Double(ranks.count)
    return ranks.indices.reduce(0) { max($0, abs(next[$1] + jump - ranks[$1]) / ranks[$1]) }
  }

  @Test(arguments: [1, 2]) func aStepOfTheWalkChangesNothing(loops: Int) throws {
    let graph = try graph(mixed)
    let ranks = try ranks(of: graph) { $0.loops = loops }
    #expect(largestChange(ranks, of: graph, loops: Double(loops)) < 1e-10)
    #expect(abs(ranks.reduce(0, +) - 1) < 1e-12)
  }

  @Test func strengths() throws {
    let ends = mixed
    var generator = TestGenerator(state: 6)
    let moderate = ends.map { _ in Double(1 + generator.below(1_000)) }
    let graph = try graph(ends, weights: moderate)
    #expect(largestChange(try ranks(of: graph), of: graph) < 1e-10)
    // Too far apart for the smaller numbers: the walk goes on alone.
    let wild = try self.graph(ends, weights: moderate.map { $0 > 500 ? $0 * 1e30 : $0 * 1e-30 })
    #expect(largestChange(try ranks(of: wild), of: wild) < 1e-10)
    let zero = try self.graph(ends, weights: moderate.map { $0 > 500 ? $0 : 0 })
    #expect(largestChange(try ranks(of: zero), of: zero) < 1e-10)
  }

  @Test(arguments: [0, 0.5, 0.99]) func damping(_ damping: Double) throws {
    let graph = try graph(mixed)
    let ranks = try ranks(of: graph) { $0.damping = damping }
    #expect(largestChange(ranks, of: graph, damping: damping) < 1e-10)
  }

  @Test func theToleranceMeansTheSameAsInTheWalk() throws {
    let graph = try graph(mixed)
    let walked = try ranks(of: graph) { $0.steps = 250 }
    for tolerance in [1e-3, 1e-6, 1e-9, 1e-12, 1e-14] {
      let solved = try ranks(of: graph) { $0.tolerance = tolerance }
      let error = zip(solved, walked).reduce(0) { $0 + abs($1.0 - $1.1) }
      // An error is at most d/(1 − d) of the change that is left.
      #expect(error <= 0.85 / 0.15 * tolerance + 1e-14)
      let relative = zip(solved, walked).reduce(0) { max($0, abs($1.0 - $1.1) / $1.1) }
      #expect(relative <= 100 * tolerance + 1e-12)
    }
  }

  @Test func regularGraphsAndStars() throws {
    let n = Self.nodeCount
    let cycle = try ranks(of: graph((0..<n).map { ($0, ($0 + 1) % n) }))
    #expect(cycle.allSatisfy { abs($0 * Double(n) - 1) < 1e-12 })
    let chain = try graph((1..<n).map { ($0 - 1, $0) })
    #expect(largestChange(try ranks(of: chain), of: chain) < 1e-10)
    let star = try ranks(of: graph((1..<n).map { (0, $0) }))
    // x = 0.15/n + 0.85 (n − 1) y and y = 0.15/n + 0.85 x/(n − 1), with y the rank of a leaf.
    let hub = (0.15 / Double(n) + 0.85 * 0.15 * Double(n - 1) / Double(n)) / (1 - 0.85 * 0.85)
    #expect(abs(star[0] - hub) < 1e-12 * hub)
  }

  @Test func limitsAndCancellation() throws {
    let graph = try graph(mixed)
    #expect(throws: AlgorithmError.self) { try ranks(of: graph) { $0.iterations = 3 } }
    for workers in 1...2 {
      let context = RunContext(workers: workers)
      context.cancellation.cancel()
      #expect(throws: AlgorithmError.cancelled) { try PageRank().run(on: graph, in: context) }
    }
  }
}
