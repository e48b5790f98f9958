import GraphProjection

/// Approximate betweenness: betweenness from a sample of shortest paths, with a bound on the error.
///
/// Two different nodes are drawn at random, then one of the shortest paths between them, all equally likely. The share of the
/// samples that a node is on, scaled from all pairs to those of other nodes, estimates `betweenness_normalised` of
/// ``BetweennessCentrality``. With a probability of at least `confidence` *all* values are within `error` of the exact ones.
/// Sampling stops as soon as that is sure: few samples do for nodes that are on few paths.
///
/// The sampling, and the division of the failure probability among the nodes by a first sample, are those of KADABRA. The test
/// for the end is Hoeffding's inequality with relative entropy at sample sizes fixed before, which needs fewer samples than the
/// paper's bound for any moment.
///
/// Options: `error` (0.0001–0.5), `confidence` (above 0, below 1), `samples`, the largest number of them, `seed`. A weight is a
/// length or, where it is declared a strength w, the length 1/w; equal lengths and parallel ties are as for `betweenness`.
///
/// - Returns: ``NodeScores`` with `approximate_betweenness`; 0 where there are fewer than three nodes.
/// - Throws: ``AlgorithmError/unsuitable(_:hint:)`` for a weight without a meaning or one that is not positive;
///   ``AlgorithmError/limit(_:hint:)`` where `samples` do not suffice, or two nodes are joined by more than 10³⁰⁸ shortest paths.
/// - Complexity: O(log n / ε²) samples at most, each O(n + m) at most and in most networks far less, with weights
///   O((n + m) log n); O(n + m) space per worker.
///
/// M. Borassi, E. Natale (2016). KADABRA is an adaptive algorithm for betweenness via random approximation. ESA.
/// https://doi.org/10.4230/LIPIcs.ESA.2016.20
///
/// NetworKit's `KadabraBetweenness` gives the share of all pairs n(n − 1). NetworkX and igraph approximate by a sample of sources
/// or by paths up to a length, without a bound.
public struct ApproximateBetweenness: GraphAlgorithm {
  /// ε: the largest error of a value.
  public var error = 0.01
  /// 1 − δ: the probability that no value is farther off.
  public var confidence = 0.9
  /// The largest number of samples.
  public var samples = 10_000_000
  public var seed: UInt64 = 1

  public init() {}

  public static let card = AlgorithmCard(
    id: "approximate-betweenness",
    title: "Approximate betweenness",
    family: .centrality,
    summary: "Betweenness from a sample of shortest paths, with a bound on the error.",
    citations: [
      Citation(
        "M. Borassi, E. Natale", 2016, "KADABRA is an adaptive algorithm for betweenness via random approximation",
        "European Symposium on Algorithms", doi: "10.4230/LIPIcs.ESA.2016.20"),
      Citation(
        "W. Hoeffding", 1963, "Probability inequalities for sums of bounded random variables",
        "Journal of the American Statistical Association 58", doi: "10.1080/01621459.1963.10500830"),
    ],
    time: "O((n + m) log n / ε²)", space: "O(n + m)", weights: .length, direction: "followed")

  public static let parameters: [Parameter<Self>] = [
    .real("error", \.error, in: RealRange(0.0001, 0.5), help: "largest error of a value"),
    .real(
      "confidence", \.confidence, in: RealRange(0, 1, includesLower: false, includesUpper: false),
      help: "probability that no value is farther off"),
    .integer("samples", \.samples, in: 1...1_000_000_000_000, help: "largest number of samples"),
    .seed(\.seed),
  ]

  public func run(on graph: ProjectedGraph, in context: RunContext) throws(AlgorithmError) -> NodeScores {
    try checkOptions()
    try context.checkpoint()
    let n = graph.nodeCount
    let lengths = try graph.tieLengths(for: Self.card.id)
    guard n >= 3 else { return scores([Double](repeating: 0, count: n), samples: 0, of: graph) }
    let keeps = graph.projection.parallel == .count
    let out = graph.neighbourRows(.outgoing, lengths: lengths, keepsParallels: keeps)
    let into = graph.isDirected ? graph.neighbourRows(.incoming, lengths: lengths, keepsParallels: keeps) : out

    // A share of all pairs is n/(n − 2) times as much of those of other nodes, and so is its error.
    let scale = Double(n) / Double(n - 2)
    let (bound, failure) = (error / scale, 1 - confidence)
    var drawn = 0
    func draw(_ count: Int, into counts: inout [Int], in context: RunContext) throws(AlgorithmError) {
      let first = drawn
      // Every chunk has memory of its own, which takes as long as a few samples; few chunks cannot be shared evenly.
      let parts = try context.chunked(count, size: min(128, max(16, count / 16))) { chunk in
        Self.paths(
          (first + chunk.lowerBound)..<(first + chunk.upperBound), seed: seed, out: out, into: into, in: context)
      }
      drawn += count
      for part in parts {
        guard let part else { throw .tooManyPaths }
        for node in part { counts[Int(node)] += 1 }
      }
    }

    var trial = [Int](repeating: 0, count: n)
    let trialSize = SamplingRule.trialSize(nodeCount: n, error: bound, failure: failure)
    // What follows the trial is not known before it, and mostly some times as long.
    let trialShare = 0.1
    try draw(min(trialSize, samples), into: &trial, in: context.part(0...trialShare))
    let rule = SamplingRule(trial: trial, trialSize: trialSize, error: bound, failure: failure)
    var counts = [Int](repeating: 0, count: n)
    var size = 0
    for next in rule.schedule {
      guard trialSize + next <= samples else { break }
      let most = rule.schedule.last ?? next
      func share(_ size: Int) -> Double { trialShare + (1 - trialShare) * Double(size) / Double(max(1, most)) }
      try draw(next - size, into: &counts, in: context.part(share(size)...share(next)))
      size = next
      try context.checkpoint(share(next))
      if rule.isMet(counts, after: size) {
        return scores(counts.map { min(1, Double($0) / Double(size) * scale) }, samples: size, of: graph)
      }
    }
    throw .limit(
      "\(samples) samples are not enough for an error of \(error) with a probability of \(confidence)",
      hint: "allow a larger error, or more samples")
  }

  /// The nodes on the paths of some samples; `nil` where there are too many paths to count. Each sample has random numbers of its
  /// own, so that it does not matter which worker draws it.
  private static func paths(
    _ samples: Range<Int>, seed: UInt64, out: NeighbourRows, into: NeighbourRows, in context: RunContext
  ) -> [Int32]? {
    var visited: [Int32] = []
    let n = out.nodeCount
    func draw(_ path: (Int, Int, inout SplitMix64) -> Bool) -> Bool {
      for sample in samples {
        guard !context.cancellation.isCancelled else { return true }
        var start = SplitMix64(seed: seed &+ UInt64(sample) &* 0xD1B5_4A32_D192_ED03)
        var generator = SplitMix64(seed: start.next())
        let from = generator.next(below: n)
        let other = generator.next(below: n - 1)
        guard path(from, other < from ? other : other + 1, &generator) else { return false }
      }
      return true
    }
    if out.weights == nil {
      var sampler = HopPathSampler(out: out, into: into)
      return draw { sampler.draw(from: $0, to: $1, using: &$2, into: &visited) } ? visited : nil
    } else {
      var sampler = LengthPathSampler(out: out, into: into)
      return draw { sampler.draw(from: $0, to: $1, using: &$2, into: &visited) } ? visited : nil
    }
  }

  private func scores(_ values: [Double], samples: Int, of graph: ProjectedGraph) -> NodeScores {
    NodeScores(
      [NodeScores.Column("approximate_betweenness", values)],
      notes: [
        graph.lengthNote,
        "share of the pairs of other nodes; with a probability of \(confidence) no value is off by more than \(error)",
        "\(samples) sampled paths, seed \(seed)",
        graph.projection.parallel == .count
          ? "parallel ties count as separate paths" : "parallel ties count as one",
      ])
  }
}
