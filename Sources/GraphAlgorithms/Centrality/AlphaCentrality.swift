import GraphProjection

/// Alpha centrality: a node counts as much as those that are tied to it, and by something of its own, x = α Aᵀ x + e.
///
/// e is 1 for every node, or for the nodes of `exogenous` only: then x says how much of what these have comes to others. Ties
/// count where they end. It is the sum over walks of all lengths k, each counting αᵏ, and needs α below 1/λ₁, λ₁ the largest
/// eigenvalue of the adjacency matrix. As α nears 1/λ₁ it nears eigenvector centrality.
///
/// Options: `alpha`, an α of one's own (0, the default, takes `share`); `share`, α as a share of 1/λ₁ (0.5; without cycles of 1 by
/// the largest sum of incoming weights); `exogenous`, the nodes with a status of their own (none: all); `norm`, `none` (the
/// default), `l2` (Euclidean norm 1), `sum` or `max`; `loops`, what a loop counts in an undirected graph (2 or 1); `tolerance`, the largest
/// relative error of a value; `iterations`. The notes give λ₁ and α.
///
/// - Returns: ``NodeScores`` with `alpha_centrality`.
/// - Throws: ``AlgorithmError/unsuitable(_:hint:)`` for α ≥ 1/λ₁, negative weights and weights declared distances;
///   ``AlgorithmError/noSuchNode(_:candidates:)``; ``AlgorithmError/limit(_:hint:)`` without convergence.
/// - Complexity: O(n + m) a step; O(n + m) space.
///
/// P. Bonacich, P. Lloyd (2001). Eigenvector-like measures of centrality for asymmetric relations. Social Networks 23.
/// https://doi.org/10.1016/S0378-8733(01)00038-7
///
/// igraph takes α = 1 unless told otherwise and solves the equation for α ≥ 1/λ₁ too, where it is no sum over walks. NetworkX has
/// it as Katz centrality with a vector β.
public struct AlphaCentrality: GraphAlgorithm {
  /// α; 0 takes ``share``.
  public var alpha = 0.0
  /// α as a share of 1/λ₁.
  public var share = 0.5
  /// The nodes with a status of their own; empty: all.
  public var exogenous: [String] = []
  public var norm = ScoreNorm.none
  /// What a loop counts in an undirected graph: 2 or 1.
  public var loops = 2
  /// The largest relative error of a value.
  public var tolerance = 1e-12
  public var iterations = 100_000

  public init() {}

  public static let card = AlgorithmCard(
    id: "alpha-centrality",
    title: "Alpha centrality",
    family: .centrality,
    summary: "A node counts as much as those that are tied to it, and by something of its own.",
    citations: [
      Citation(
        "P. Bonacich, P. Lloyd", 2001, "Eigenvector-like measures of centrality for asymmetric relations",
        "Social Networks 23", doi: "10.1016/S0378-8733(01)00038-7")
    ],
    time: "O(n + m) a step", space: "O(n + m)", weights: .strength, direction: "followed: ties count where they end")

  public static let parameters: [Parameter<Self>] = [
    .real("alpha", \.alpha, in: RealRange(0, 1e9), help: "factor of a step, below 1/λ₁; 0: by 'share'"),
    .real(
      "share", \.share, in: RealRange(0, 1, includesLower: false, includesUpper: false), help: "α as a share of 1/λ₁"),
    .nodes("exogenous", \.exogenous, help: "the only nodes with a status of their own"),
    .norm(\.norm),
    .loops(\.loops),
    .tolerance(\.tolerance, help: "largest relative error of a value"),
    .steps(\.iterations),
  ]

  public func run(on graph: ProjectedGraph, in context: RunContext) throws(AlgorithmError) -> NodeScores {
    try checkOptions()
    try context.checkpoint()
    var own = [Double](repeating: exogenous.isEmpty ? 1 : 0, count: graph.nodeCount)
    for name in exogenous { own[try graph.node(named: name)] = 1 }
    let strengths = try graph.tieStrengths(for: Self.card.id)
    let rows = graph.matrixRows(.incoming, strengths: strengths, loops: loops)
    let series = try WalkSeries(
      rows, isSymmetric: !graph.isDirected, tolerance: tolerance, iterations: iterations, in: context)
    let alpha = try series.attenuation(explicit: alpha, share: share)
    let values = norm.apply(to: try series.solution(alpha, own, in: context))
    let status = exogenous.isEmpty ? "every node" : exogenous.joined(separator: ", ")
    return NodeScores(
      [NodeScores.Column("alpha_centrality", values)],
      notes: [
        graph.strengthNote, "ties count where they end; \(norm.note)", "status of its own: \(status)",
        series.note("α", alpha),
      ])
  }
}
