import GraphProjection

/// Katz centrality: how many walks end at a node, longer ones counting less, xᵥ = α Σᵤ wᵤᵥ xᵤ + β.
///
/// A walk of length k counts αᵏ, which adds up to a finite sum for α below 1/λ₁ only, λ₁ the largest eigenvalue of the adjacency
/// matrix. Ties count where they end; in a graph without cycles λ₁ is 0 and any α does.
///
/// Options: `alpha`, an α of one's own (0, the default, takes `share`); `share`, α as a share of 1/λ₁ (0.85; without cycles of
/// 1 by the largest sum of incoming weights); `beta`, what every node has by itself (1; no effect on normalised values);
/// `norm`, `l2` (Euclidean norm 1, the default), `sum`, `max` or `none`; `loops`, what a loop counts in an undirected graph (2
/// or 1); `tolerance`, the largest relative error of a value; `iterations`. The notes give λ₁ and α.
///
/// - Returns: ``NodeScores`` with `katz`.
/// - Throws: ``AlgorithmError/unsuitable(_:hint:)`` for α ≥ 1/λ₁, negative weights and weights declared distances;
///   ``AlgorithmError/limit(_:hint:)`` without convergence.
/// - Complexity: O(n + m) a step; O(n + m) space.
///
/// L. Katz (1953). A new status index derived from sociometric analysis. Psychometrika 18. https://doi.org/10.1007/BF02289026
///
/// NetworkX takes α = 0.1 whatever the graph, stops at an absolute change, and counts a loop once.
public struct KatzCentrality: GraphAlgorithm {
  /// α; 0 takes ``share``.
  public var alpha = 0.0
  /// α as a share of 1/λ₁.
  public var share = 0.85
  public var beta = 1.0
  public var norm = ScoreNorm.l2
  /// What a loop counts in an undirected graph: 2 or 1.
  public var loops = 2
  /// The largest relative error of a value.
  public var tolerance = 1e-12
  public var iterations = 100_000

  public init() {}

  public static let card = AlgorithmCard(
    id: "katz",
    title: "Katz centrality",
    family: .centrality,
    summary: "How many walks end at a node, longer ones counting less.",
    citations: [.katz],
    time: "O(n + m) a step", space: "O(n + m)", weights: .strength, direction: "followed: ties count where they end")

  public static let parameters: [Parameter<Self>] = [
    .real("alpha", \.alpha, in: RealRange(0, 1e9), help: "factor of a step, below 1/λ₁; 0: by 'share'"),
    .real(
      "share", \.share, in: RealRange(0, 1, includesLower: false, includesUpper: false), help: "α as a share of 1/λ₁"),
    .real("beta", \.beta, in: RealRange(0, 1e9, includesLower: false), help: "what every node has by itself"),
    .norm(\.norm),
    .loops(\.loops),
    .tolerance(\.tolerance, help: "largest relative error of a value"),
    .steps(\.iterations),
  ]

  public static let conventions: [Convention: [(name: String, value: String)]] = [
    .networkx: [("alpha", "0.1"), ("loops", "1")]
  ]

  public func run(on graph: ProjectedGraph, in context: RunContext) throws(AlgorithmError) -> NodeScores {
    try checkOptions()
    try context.checkpoint()
    let strengths = try graph.tieStrengths(for: Self.card.id)
    let rows = graph.matrixRows(.incoming, strengths: strengths, loops: loops)
    let series = try WalkSeries(
      rows, isSymmetric: !graph.isDirected, tolerance: tolerance, iterations: iterations, in: context)
    let alpha = try series.attenuation(explicit: alpha, share: share)
    let own = [Double](repeating: beta, count: graph.nodeCount)
    let values = norm.apply(to: try series.solution(alpha, own, in: context))
    return NodeScores(
      [NodeScores.Column("katz", values)],
      notes: [graph.strengthNote, "ties count where they end; \(norm.note)", series.note("α", alpha) + ", β = \(beta)"])
  }
}
