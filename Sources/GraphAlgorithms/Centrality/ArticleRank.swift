import GraphProjection

/// ArticleRank: PageRank in which ties from nodes with few of them count less.
///
/// x(v) = (1 − d) + d Σ w(u, v) x(u) / (s(u) + ⟨s⟩) over the ties from u to v, s(u) the out-strength of u and ⟨s⟩ its mean over
/// all nodes. PageRank divides by s(u) alone, so that the only tie of a node is worth all its rank; here it is worth little
/// beside ⟨s⟩. A rank that no tie leads on is lost, so that values do not sum to 1. In an undirected graph ties count both
/// ways, a loop 2 or 1.
///
/// Options: `damping` d, 0 ≤ d < 1 (0.85); `tolerance`, the largest change of a value in the last step (1e-12), the error being
/// at most d/(1 − d) of that; `iterations`, the largest number of steps; `loops`.
///
/// - Returns: ``NodeScores`` with `article_rank`, at least 1 − d.
/// - Throws: ``AlgorithmError/limit(_:hint:)`` without convergence, and ``AlgorithmError/unsuitable(_:hint:)`` for negative
///   weights or weights declared distances.
/// - Complexity: O(n + m) a step, fewer than log(tolerance)/log(d) steps; O(n + m) space.
///
/// J. Li, P. Willett (2009). ArticleRank: a PageRank-based alternative to numbers of citations for analysing citation networks.
/// Aslib Proceedings 61. https://doi.org/10.1108/00012530911005544
///
/// Neo4j GDS stops after 20 steps by default.
public struct ArticleRank: GraphAlgorithm {
  /// The share that ties pass on.
  public var damping = 0.85
  /// The largest change of a value in the last step.
  public var tolerance = 1e-12
  /// The largest number of steps.
  public var iterations = 10_000
  /// What a loop counts in an undirected graph: 2 or 1.
  public var loops = 2

  public init() {}

  public static let card = AlgorithmCard(
    id: "article-rank",
    title: "ArticleRank",
    family: .centrality,
    summary: "PageRank in which the ties of nodes that have few of them count less.",
    citations: [
      Citation(
        "J. Li, P. Willett", 2009,
        "ArticleRank: a PageRank-based alternative to numbers of citations for analysing citation networks",
        "Aslib Proceedings 61", doi: "10.1108/00012530911005544")
    ],
    time: "O(n + m) a step", space: "O(n + m)", weights: .strength, direction: "followed")

  public static let parameters: [Parameter<Self>] = [
    .real("damping", \.damping, in: RealRange(0, 1, includesUpper: false), help: "share that ties pass on"),
    .tolerance(\.tolerance, help: "largest change of a value at which to stop"),
    .steps(\.iterations),
    .loops(\.loops),
  ]

  public func run(on graph: ProjectedGraph, in context: RunContext) throws(AlgorithmError) -> NodeScores {
    try checkOptions()
    try context.checkpoint()
    let n = graph.nodeCount
    let strengths = try graph.tieStrengths(for: Self.card.id)
    let rows = graph.matrixRows(.incoming, strengths: strengths, loops: loops)
    let outStrength = try rows.columnSums()
    let mean = outStrength.reduce(0) { $0 + $1 / Double(n) }
    var ranks = [Double](repeating: 1 - damping, count: n)
    var step = 0
    var isSteady = n == 0
    while !isSteady {
      guard step < iterations else {
        throw .limit(
          "ArticleRank did not converge in \(iterations) steps",
          hint: "raise 'iterations' or 'tolerance', or lower 'damping'")
      }
      step += 1
      try context.checkpoint(min(1, Double(step) * (1 - damping) / 28))
      // A half, as the sum of two of the largest numbers is infinite.
      let shares = ranks.indices.map { outStrength[$0] > 0 ? ranks[$0] / 2 / (outStrength[$0] / 2 + mean / 2) : 0 }
      let parts = try context.quiet.chunked(n, size: 16_384) { chunk in
        var part = [Double](repeating: 0, count: chunk.count)
        rows.multiply(shares, rows: chunk, into: &part)
        return part
      }
      let next = parts.flatMap(\.self).map { 1 - damping + damping * $0 }
      // Where values are in the thousands the last bits may change forever.
      isSteady = zip(next, ranks).allSatisfy { abs($0 - $1) <= max(tolerance, 1e-15 * $0) }
      ranks = next
    }
    return NodeScores(
      [NodeScores.Column("article_rank", ranks)],
      notes: [graph.strengthNote, "damping \(damping); values do not sum to 1", "converged in \(step) steps"])
  }
}
