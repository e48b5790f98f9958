import GraphProjection

/// Bonacich power: a node has power by its ties to others, more (β > 0) or less (β < 0) where these have power themselves.
///
/// c(α, β) = α (I − βA)⁻¹ A 1, so that cᵢ = Σⱼ aᵢⱼ (α + β cⱼ), with α such that Σ c² is the number of nodes: a node with c = 1 is
/// neither central nor peripheral. β > 0 is for influence, β < 0 for bargaining, where it is good to be tied to those who have no
/// other choice. With β = 0 it is the degree. Ties count where they start.
///
/// Options: `share`, β as a share of 1/λ₁ with its sign, −1 < share < 1 (0.5), λ₁ the largest eigenvalue of the adjacency matrix
/// (without cycles: of 1 by the largest row sum); `loops`, what a loop counts in an undirected graph (2 or 1); `tolerance`, the
/// largest relative error of a value, for β < 0 of the largest one; `iterations`. The notes give λ₁ and β.
///
/// - Returns: ``NodeScores`` with `power`; 0 for all where there are no ties.
/// - Throws: ``AlgorithmError/unsuitable(_:hint:)`` for negative weights and weights declared distances;
///   ``AlgorithmError/limit(_:hint:)`` without convergence.
/// - Complexity: O(n + m) a step; O(n + m) space.
///
/// P. Bonacich (1987). Power and centrality: a family of measures. American Journal of Sociology 92.
/// https://doi.org/10.1086/228631
///
/// igraph and sna take β as it is, and 1 unless told otherwise, which is no sum over walks where it is above 1/λ₁. NetworkX has
/// none.
public struct BonacichPower: GraphAlgorithm {
  /// β as a share of 1/λ₁.
  public var share = 0.5
  /// What a loop counts in an undirected graph: 2 or 1.
  public var loops = 2
  /// The largest relative error of a value.
  public var tolerance = 1e-12
  public var iterations = 100_000

  public init() {}

  public static let card = AlgorithmCard(
    id: "bonacich-power",
    title: "Bonacich power",
    family: .centrality,
    summary: "Power by ties to others, more or less where these have power themselves.",
    citations: [
      Citation(
        "P. Bonacich", 1987, "Power and centrality: a family of measures", "American Journal of Sociology 92",
        doi: "10.1086/228631")
    ],
    time: "O(n + m) a step", space: "O(n + m)", weights: .strength, direction: "followed: ties count where they start")

  public static let parameters: [Parameter<Self>] = [
    .real(
      "share", \.share, in: RealRange(-1, 1, includesLower: false, includesUpper: false),
      help: "β as a share of 1/λ₁; negative: ties to the powerless give power"),
    .loops(\.loops),
    .tolerance(\.tolerance, help: "largest relative error of a value"),
    .steps(\.iterations),
  ]

  public func run(on graph: ProjectedGraph, in context: RunContext) throws(AlgorithmError) -> NodeScores {
    try checkOptions()
    try context.checkpoint()
    let n = graph.nodeCount
    let strengths = try graph.tieStrengths(for: Self.card.id)
    let rows = graph.matrixRows(.outgoing, strengths: strengths, loops: loops)
    let series = try WalkSeries(
      rows, isSymmetric: !graph.isDirected, tolerance: tolerance, iterations: iterations, in: context)
    let beta = try series.attenuation(explicit: 0, share: share)
    var degrees = [Double](repeating: 0, count: n)
    rows.multiply([Double](repeating: 1, count: n), rows: 0..<n, into: &degrees)
    let power = ScoreNorm.l2.apply(to: try series.solution(beta, degrees, in: context))
    let root = Double(n).squareRoot()
    return NodeScores(
      [NodeScores.Column("power", power.map { $0 * root })],
      notes: [
        graph.strengthNote, "ties count where they start; the squares sum to the number of nodes",
        series.note("β", beta),
      ])
  }
}
