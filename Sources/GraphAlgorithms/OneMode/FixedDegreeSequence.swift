import GraphProjection

/// Pairs of actors that share more than in random graphs with exactly the same degrees (fixed degree sequence model).
///
/// Every sample is a random two-mode graph in which all actors and all shared nodes keep their degrees, made by 5·n trades of the
/// curveball for n actors, from the graph itself. `p` is (1 + samples in which the pair shares at least as many) / (1 + samples), never
/// less than 1/(1 + samples); `expected` is the mean over the samples.
///
/// Options: `through`, the kind of the shared nodes (by default, where there are two kinds and ties only between them, the one at
/// which relations end); `samples`, 1 … 1,000,000 (1000); `seed`; `correction`, for the number of tests, which is that of all pairs
/// of actors, `fdr`, `bonferroni` or `none` (default: few samples cannot bear a correction); `level`, above 0 to 1 (0.05).
///
/// - Returns: ``PairScores`` over pairs of actors that share a node, by rising `p`, with `shared`, `expected`, `p`, `p_adjusted` and
///   `significant` (1 or 0); figures `actors`, `shared_nodes`, `memberships`, `pairs`, `tests`, `significant`.
/// - Throws: ``AlgorithmError/unsuitable(_:hint:)`` where it is not clear what is shared; ``AlgorithmError/limit(_:hint:)`` for
///   more than 10⁸ meetings of two actors.
/// - Complexity: O(samples·pairs·d) time for actors of degree d; O(n + m + pairs) space.
///
/// K. A. Zweig, M. Kaufmann (2011). A systematic approach to the one-mode projection of bipartite graphs. Social Network Analysis
/// and Mining 1. https://doi.org/10.1007/s13278-011-0021-0
///
/// R `backbone` has it as `fdsm`; NetworkX and igraph have none.
public struct FixedDegreeSequence: GraphAlgorithm {
  /// The kind of the shared nodes; empty: the one at which relations end.
  public var through = ""
  public var samples = 1000
  public var seed: UInt64 = 1
  public var correction = TestCorrection.none
  public var level = 0.05

  public init() {}

  public static let card = AlgorithmCard(
    id: "fixed-degree-sequence",
    title: "Fixed degree sequence model",
    family: .projection,
    summary: "Pairs of actors that share more than in random graphs with exactly the same degrees.",
    citations: [
      Citation(
        "K. A. Zweig, M. Kaufmann", 2011, "A systematic approach to the one-mode projection of bipartite graphs",
        "Social Network Analysis and Mining 1", doi: "10.1007/s13278-011-0021-0"),
      .strona,
    ],
    time: "O(samples·pairs·d)", space: "O(n + m + pairs)", weights: .ignored, direction: "ignored")

  public static let parameters: [Parameter<Self>] = [
    .through(\.through), .integer("samples", \.samples, in: 1...1_000_000, help: "random graphs"),
    .seed(\.seed), .correction(\.correction), .level(\.level),
  ]

  public func run(on graph: ProjectedGraph, in context: RunContext) throws(AlgorithmError) -> PairScores {
    try checkOptions()
    try context.checkpoint()
    let ties = try TwoModeTies(graph, through: through)
    let shared = try SharedPairs(ties, in: context.quiet)
    let tallies = try tallies(ties, shared, in: context)
    let samples = Double(samples)
    let offsets = Self.offsets(shared, ties)
    return try CoMembership(ties: ties, correction: correction, level: level).scores(
      shared,
      notes: ["chance: \(self.samples) random graphs in which all keep their degrees, seed \(seed)"], in: context.quiet
    ) { pair in
      // Pairs are in order, so that the place of one is found among those of its first actor.
      var (low, high) = (offsets[Int(pair.first)], offsets[Int(pair.first) + 1])
      while low < high {
        let middle = (low + high) / 2
        if shared.pairs[middle].second < pair.second { low = middle + 1 } else { high = middle }
      }
      return (Double(tallies.sums[low]) / samples, (1 + Double(tallies.hits[low])) / (1 + samples))
    }
  }

  private static func offsets(_ shared: SharedPairs, _ ties: TwoModeTies) -> [Int] {
    var offsets = [Int](repeating: 0, count: ties.actors.count + 1)
    for pair in shared.pairs { offsets[Int(pair.first) + 1] += 1 }
    for actor in ties.actors.indices { offsets[actor + 1] += offsets[actor] }
    return offsets
  }

  private struct Tallies {
    /// By pair: samples in which it shares at least as many.
    var hits: [Int]
    /// By pair: shared nodes of all samples.
    var sums: [Int]
  }

  private func tallies(
    _ ties: TwoModeTies, _ shared: SharedPairs, in context: RunContext
  ) throws(AlgorithmError) -> Tallies {
    let offsets = Self.offsets(shared, ties)
    let seed = seed
    let parts = try context.chunked(samples, size: (samples + 31) / 32) { chunk in
      var tallies = Tallies(
        hits: [Int](repeating: 0, count: shared.pairs.count), sums: [Int](repeating: 0, count: shared.pairs.count))
      var isHeld = [Bool](repeating: false, count: ties.shared.count)
      for sample in chunk {
        // Seeds of samples that are steps of another generator do not overlap in sequences that are steps of this one.
        var seeds = SplitMix64(seed: seed ^ (UInt64(sample) &* 0xD134_2543_DE82_EF95))
        var random = Curveball(ties.rows, seed: seeds.next())
        for _ in 0..<5 * ties.rows.count {
          if context.cancellation.isCancelled { return tallies }
          random.trade()
        }
        for actor in ties.actors.indices where offsets[actor] < offsets[actor + 1] {
          if context.cancellation.isCancelled { return tallies }
          for node in random.rows[actor] { isHeld[Int(node)] = true }
          for place in offsets[actor]..<offsets[actor + 1] {
            let common = random.rows[Int(shared.pairs[place].second)].count { isHeld[Int($0)] }
            tallies.sums[place] += common
            if common >= Int(shared.pairs[place].count) { tallies.hits[place] += 1 }
          }
          for node in random.rows[actor] { isHeld[Int(node)] = false }
        }
      }
      return tallies
    }
    try context.checkpoint()
    var all = Tallies(
      hits: [Int](repeating: 0, count: shared.pairs.count), sums: [Int](repeating: 0, count: shared.pairs.count))
    for part in parts {
      for place in shared.pairs.indices {
        all.hits[place] += part.hits[place]
        all.sums[place] += part.sums[place]
      }
    }
    return all
  }
}
