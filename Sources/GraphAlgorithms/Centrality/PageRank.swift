import GraphProjection

/// PageRank: the share of time that a random walk spends at a node, when it follows a tie with probability d and otherwise jumps.
///
/// xᵥ = (1 − d) pᵥ + d (Σᵤ xᵤ wᵤᵥ / sᵤ + pᵥ · Σ xᵤ over nodes u without outgoing ties), with sᵤ the out-strength of u and p the nodes
/// that jumps lead to: all alike, or those of `personalise` alike. In an undirected graph the walk follows a tie both ways; a loop
/// there counts 2, as in the degree, or 1 with `loops=1`.
///
/// Options: `damping` d, 0 ≤ d < 1, default 0.85; `personalise`, nodes joined by `+`; `tolerance`, default 1e-12, for the sum
/// of the changes in the last step (no value changes then by more than a hundred tolerances of itself, times (1 − d)/d);
/// `iterations`, their largest number; `steps`, to do exactly so many from p on, converged or not (LDBC Graphalytics); `loops`.
/// Every step reads only values of the step before, so the result does not depend on the number of workers.
///
/// In a large undirected graph, with jumps to all nodes, conjugate gradients take the place of the walk (Hestenes and Stiefel 1952):
/// the same tolerances for what a step of the walk would still change are met in a half to a tenth as many steps.
///
/// - Returns: ``NodeScores`` with `pagerank`, which sums to 1; exactly 0 for nodes that no jump and no walk leads to.
/// - Throws: ``AlgorithmError/limit(_:hint:)`` without convergence, ``AlgorithmError/noSuchNode(_:candidates:)``, and
///   ``AlgorithmError/unsuitable(_:hint:)`` for negative weights or weights declared distances.
/// - Complexity: O(n + m) a step, about log(tolerance)/log(d) steps; O(n + m) space.
///
/// S. Brin, L. Page (1998). The anatomy of a large-scale hypertextual Web search engine. Computer Networks and ISDN Systems 30.
/// https://doi.org/10.1016/S0169-7552(98)00110-X —
/// T. H. Haveliwala (2002). Topic-sensitive PageRank. WWW. https://doi.org/10.1145/511446.511513 —
/// M. R. Hestenes, E. Stiefel (1952). Methods of conjugate gradients for solving linear systems. Journal of Research of the
/// National Bureau of Standards 49. https://doi.org/10.6028/jres.049.044
///
/// As NetworkX and igraph, but NetworkX stops at 1e-6·n and counts an undirected loop once (`loops=1`); Neo4j GDS does not norm.
public struct PageRank: GraphAlgorithm {
  /// The probability to follow a tie.
  public var damping = 0.85
  /// The nodes that jumps lead to, by id, name or alias; empty: all nodes.
  public var personalise: [String] = []
  /// The largest sum of changes in the last step.
  public var tolerance = 1e-12
  /// The largest number of steps.
  public var iterations = 10_000
  /// The exact number of steps; 0: until it converges.
  public var steps = 0
  /// What a loop counts in an undirected graph: 2 or 1.
  public var loops = 2

  public init() {}

  public static let card = AlgorithmCard(
    id: "pagerank",
    title: "PageRank",
    family: .centrality,
    summary: "The share of time that a random walk with jumps spends at a node.",
    citations: [
      Citation(
        "S. Brin, L. Page", 1998, "The anatomy of a large-scale hypertextual Web search engine",
        "Computer Networks and ISDN Systems 30", doi: "10.1016/S0169-7552(98)00110-X"),
      Citation("T. H. Haveliwala", 2002, "Topic-sensitive PageRank", "WWW", doi: "10.1145/511446.511513"),
    ],
    time: "O(n + m) a step", space: "O(n + m)", weights: .strength, direction: "followed")

  public static let parameters: [Parameter<Self>] = [
    .real("damping", \.damping, in: RealRange(0, 1, includesUpper: false), help: "probability to follow a tie"),
    .nodes("personalise", \.personalise, help: "the only nodes that jumps lead to"),
    .tolerance(\.tolerance, help: "sum of changes at which to stop"),
    .steps(\.iterations),
    .integer("steps", \.steps, in: 0...1_000_000, help: "exactly so many steps; 0: until it converges"),
    .loops(\.loops),
  ]

  public static let conventions: [Convention: [(name: String, value: String)]] = [
    .networkx: [("loops", "1")]
  ]

  public func run(on graph: ProjectedGraph, in context: RunContext) throws(AlgorithmError) -> NodeScores {
    try checkOptions()
    let jumps = try jumpShares(in: graph)
    let strengths = try graph.tieStrengths(for: Self.card.id)
    let rows = graph.matrixRows(.incoming, strengths: strengths, loops: loops)
    let outStrength = graph.isDirected ? try rows.columnSums() : try rows.rowSums(in: context.quiet)
    let matrix = PageRankMatrix(rows: rows, outStrength: outStrength, damping: damping)
    var state = PageRankState(isSteady: graph.nodeCount == 0)
    if !graph.isDirected, personalise.isEmpty, steps == 0, let gradients = try PageRankGradients(matrix, in: context) {
      state = try gradients.solve(
        tolerance: tolerance, relativeTolerance: relativeTolerance, limit: iterations, progress: context.progress)
    }
    if steps > 0 || !state.isSteady { try walk(&state, matrix, jumps: jumps, in: context) }
    let ranks = state.ranks
    let sum = ranks.reduce(0, +)
    let target = personalise.isEmpty ? "all nodes" : personalise.joined(separator: ", ")
    return NodeScores(
      [NodeScores.Column("pagerank", ranks.map { $0 / sum })],
      notes: [
        graph.strengthNote, "damping \(damping); jumps, and walks that end, go to \(target)",
        "\(state.isSteady ? "converged in" : "stopped after") \(state.steps) steps",
      ])
  }

  /// The share of itself by which a value may change in the last step.
  private var relativeTolerance: Double {
    max(1e-14, 100 * tolerance * min(1, (1 - damping) / max(damping, 1e-300)))
  }

  /// Steps of the walk, as many as asked for or until it converges.
  private func walk(
    _ state: inout PageRankState, _ matrix: PageRankMatrix, jumps: [Double], in context: RunContext
  ) throws(AlgorithmError) {
    // In a dozen steps another order does not gain what it costs.
    let order = 1...12 ~= steps ? nil : try HubOrder(matrix.rows, in: context)
    var walk = PageRankWalk(matrix, jumps: jumps, from: state.ranks.isEmpty ? jumps : state.ranks, in: order)
    while steps > 0 ? state.steps < steps : !state.isSteady {
      guard steps > 0 || state.steps < iterations else {
        throw .limit(
          "PageRank did not converge in \(iterations) steps (change \(state.change.brief), tolerance \(tolerance))",
          hint: "raise 'iterations' or 'tolerance', or lower 'damping'")
      }
      state.steps += 1
      // Changes shrink by the damping: 28/(1 − d) steps take them to 1e-12.
      try context.checkpoint(min(1, Double(state.steps) * (1 - damping) / 28))
      let isNear = steps == 0 && state.change <= 8 * tolerance
      let isAlike: Bool
      (state.change, isAlike) = try walk.step(
        relativeTolerance: relativeTolerance, listsUnsteady: isNear, in: context.quiet)
      state.isSteady = state.change <= tolerance && isAlike
      guard isNear, state.change <= tolerance, !isAlike, state.steps < iterations else { continue }
      state.steps += try walk.settle(
        relativeTolerance: relativeTolerance, steps: iterations - state.steps, in: context.quiet)
    }
    state.ranks = order?.restored(walk.ranks) ?? walk.ranks
  }

  /// p: where jumps lead to, summing to 1.
  private func jumpShares(in graph: ProjectedGraph) throws(AlgorithmError) -> [Double] {
    let n = graph.nodeCount
    guard !personalise.isEmpty else { return [Double](repeating: 1 / Double(max(1, n)), count: n) }
    var shares = [Double](repeating: 0, count: n)
    for name in personalise { shares[try graph.node(named: name)] = 1 }
    let sum = shares.reduce(0, +)
    return shares.map { $0 / sum }
  }
}
