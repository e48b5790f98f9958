import GraphProjection

/// SimRank: two nodes are alike if what points to them is alike.
///
/// s(u, u) = 1 and, for u ≠ v, s(u, v) = C / (|I(u)| |I(v)|) · ∑ s(a, b) over a in I(u), b in I(v), with the in-neighbours I, in an
/// undirected graph the neighbours; 0 where one of them has none. It is iterated from the identity matrix until what is left is
/// less than the tolerance.
///
/// Weights are ignored; loops do not count, several ties of one pair (and direction) count once.
///
/// Options: `decay`, C (0.8); `tolerance`, the largest absolute error of a score (1e-6); `pairs`, the pairs that are ranked, `absent`
/// (without a tie in either direction, the default), `all` or `present`; `count`, how many are listed (100); `from`, a node whose
/// pairs alone are ranked; `limit`, the largest number of nodes (2000).
///
/// - Returns: ``PairScores`` with `simrank`, pairs of score 0 left out.
/// - Throws: ``AlgorithmError/limit(_:hint:)`` for more nodes than the limit; ``AlgorithmError/noSuchNode(_:candidates:)``.
/// - Complexity: O(n·m) time a step, at most log(tolerance) / log(C) steps; O(n²) space.
///
/// G. Jeh, J. Widom (2002). SimRank: a measure of structural-context similarity. KDD. https://doi.org/10.1145/775047.775126
///
/// NetworkX `simrank_similarity` has C = 0.9 as its default and ends when no score changes by more than 1e-4
/// + 1e-5 of it.
public struct SimRank: GraphAlgorithm {
  /// C.
  public var decay = 0.8
  /// The largest absolute error of a score.
  public var tolerance = 1e-6
  /// Which pairs are ranked.
  public var pairs = PairChoice.absent
  /// How many are listed.
  public var count = 100
  /// A node whose pairs alone are ranked; empty: all.
  public var from = ""
  /// The largest number of nodes.
  public var limit = 2_000

  public init() {}

  public static let card = AlgorithmCard(
    id: "simrank",
    title: "SimRank",
    family: .similarity,
    summary: "How alike two nodes are, being tied to nodes that are alike.",
    citations: [
      Citation(
        "G. Jeh, J. Widom", 2002, "SimRank: a measure of structural-context similarity",
        "Proceedings of the Eighth ACM SIGKDD International Conference on Knowledge Discovery and Data Mining",
        doi: "10.1145/775047.775126")
    ],
    time: "O(n·m) a step", space: "O(n²)", weights: .ignored, direction: "followed: by incoming ties")

  public var memory: MemoryGrowth { .pairs(bytes: 16) }

  public static let parameters: [Parameter<Self>] = [
    .real(
      "decay", \.decay, in: RealRange(0, 1, includesLower: false, includesUpper: false),
      help: "what the likeness of neighbours counts, C"),
    .tolerance(\.tolerance, help: "largest absolute error of a score"),
    .pairs(\.pairs), .count(\.count), .pairsFrom(\.from), .nodeLimit(\.limit),
  ]

  public func run(on graph: ProjectedGraph, in context: RunContext) throws(AlgorithmError) -> PairScores {
    try checkOptions()
    try context.checkpoint()
    try graph.checkNodeCount(
      atMost: limit, for: Self.card.id, hint: "filter the graph, or raise 'limit': it takes n² numbers")
    let scorer = try Self.scorer(graph.neighbourRows(.incoming), decay: decay, tolerance: tolerance, in: context)
    let sense = graph.isDirected ? "alike by incoming ties" : "alike by ties"
    return try SimilarPairs(choice: pairs, count: count, from: from).ranked(
      by: scorer, column: "simrank", notes: ["\(sense); C = \(decay); weights ignored"], of: graph, in: context.quiet)
  }

  /// - Parameter rows: What counts for a node: arcs to it.
  static func scorer(
    _ rows: NeighbourRows, decay: Double, tolerance: Double, in context: RunContext
  ) throws(AlgorithmError) -> MatrixScorer {
    let n = rows.nodeCount
    var scores = [Double](repeating: 0, count: n * n)
    for node in 0..<n { scores[node * n + node] = 1 }
    var left = 1.0
    while left > tolerance {
      let current = scores
      // A row of the new matrix is C times the mean, over the neighbours of its node, of rows of S, averaged over neighbours of
      // the other node.
      let blocks = try context.quiet.chunked(n, size: 64) { chunk in
        var change = 0.0
        var mean = [Double](repeating: 0, count: n)
        var block = [Double](repeating: 0, count: chunk.count * n)
        for u in chunk where !rows.range(u).isEmpty && !context.cancellation.isCancelled {
          for place in mean.indices { mean[place] = 0 }
          for arc in rows.range(u) {
            let row = Int(rows.targets[arc]) * n
            for place in mean.indices { mean[place] += current[row + place] }
          }
          let start = (u - chunk.lowerBound) * n
          for v in 0..<n where v != u {
            let neighbours = rows.range(v)
            var sum = 0.0
            for arc in neighbours { sum += mean[Int(rows.targets[arc])] }
            guard sum > 0 else { continue }
            block[start + v] = decay * sum / (Double(rows.range(u).count) * Double(neighbours.count))
            change = max(change, block[start + v] - current[u * n + v])
          }
        }
        return (change, block)
      }
      scores = blocks.flatMap(\.1)
      for node in 0..<n { scores[node * n + node] = 1 }
      // Steps raise every score, each at most by C times the step before.
      left = (blocks.map(\.0).max() ?? 0) * decay / (1 - decay)
      try context.checkpoint(min(1, tolerance / max(left, tolerance)))
    }
    return MatrixScorer(nodeCount: n, values: scores)
  }
}
