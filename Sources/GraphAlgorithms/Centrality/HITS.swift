import GraphProjection

/// Hubs and authorities: a good hub leads to good authorities, and a good authority is led to by good hubs.
///
/// h ∝ A a and a ∝ Aᵀ h, the vectors of the largest singular value σ of the adjacency matrix A; each sums to 1. Nodes that do not
/// share in the dominant part, where `hub` is followed to `authority` and back, are exactly 0.
///
/// Where the largest singular value is not unique no vectors are singled out, and the graph is refused: as it is where two
/// parts are alike, and for every undirected bipartite graph. In an undirected graph both columns are the eigenvector centrality
/// with another scale.
///
/// Options: `norm`, the scale of each column (`sum`, the default, `max`, `l2` or `none`); `loops`, what a loop counts in an
/// undirected graph (2 or 1); `tolerance`, the largest estimated relative error of a value, small ones too (1e-12; a note says
/// where that was out of reach); `iterations`, the largest number of products with the matrix. The notes give σ.
///
/// - Returns: ``NodeScores`` with `hub` and `authority` (leading).
/// - Throws: ``AlgorithmError/unsuitable(_:hint:)`` for a largest singular value that is not unique, graphs without ties, negative
///   weights and weights declared distances; ``AlgorithmError/limit(_:hint:)`` without convergence.
/// - Complexity: O(n + m) a step; O(n + m) space.
///
/// J. M. Kleinberg (1999). Authoritative sources in a hyperlinked environment. Journal of the ACM 46.
/// https://doi.org/10.1145/324133.324140
///
/// As NetworkX, which chooses among tied vectors by chance and leaves residues; igraph scales the largest value to 1.
public struct HITS: GraphAlgorithm {
  /// The scale of both columns.
  public var norm = ScoreNorm.sum
  /// What a loop counts in an undirected graph: 2 or 1.
  public var loops = 2
  /// The largest estimated relative error of a value.
  public var tolerance = 1e-12
  /// The largest number of products with the matrix.
  public var iterations = 200_000

  public init() {}

  public static let card = AlgorithmCard(
    id: "hits",
    title: "Hubs and authorities",
    family: .centrality,
    summary: "A good hub leads to good authorities, and a good authority is led to by good hubs.",
    citations: [
      Citation(
        "J. M. Kleinberg", 1999, "Authoritative sources in a hyperlinked environment", "Journal of the ACM 46",
        doi: "10.1145/324133.324140")
    ],
    time: "O(n + m) a step", space: "O(n + m)", weights: .strength, direction: "followed: hubs lead to authorities")

  public static let parameters: [Parameter<Self>] = [
    .norm(\.norm),
    .loops(\.loops),
    .tolerance(\.tolerance, help: "largest relative error of a value"),
    .steps(\.iterations),
  ]

  public static let conventions: [Convention: [(name: String, value: String)]] = [
    .networkx: [("loops", "1")],
    .igraph: [("norm", "max")],
  ]

  public func run(on graph: ProjectedGraph, in context: RunContext) throws(AlgorithmError) -> NodeScores {
    try checkOptions()
    try context.checkpoint()
    let n = graph.nodeCount
    guard n > 0 else {
      return NodeScores([NodeScores.Column("hub", []), NodeScores.Column("authority", [])], leading: 1)
    }
    let strengths = try graph.tieStrengths(for: Self.card.id)
    let rows = try doubled(graph, strengths)
    // For its check: an infinite sum has no singular value.
    _ = try rows.columnSums()
    let solver = try DominantVectors(
      rows: rows, isSymmetric: true, tolerance: tolerance, iterations: iterations, in: context)
    let dominant: DominantVectors.Part?
    do {
      dominant = try solver.dominantPart(among: Array(solver.members.indices), in: context)
    } catch .unsuitable {
      throw .unsuitable(
        "the largest singular value is not unique, so that no hubs and authorities are singled out",
        hint: graph.isDirected
          ? "take --largest-component, or use PageRank"
          : "in an undirected graph use eigenvector centrality or PageRank")
    }
    guard let dominant else {
      throw .unsuitable("the graph has no ties, and so neither hubs nor authorities", hint: nil)
    }
    var values = [Double](repeating: 0, count: 2 * n)
    for (index, node) in dominant.nodes.enumerated() { values[Int(node)] = dominant.vector.values[index] }
    var notes = [
      graph.strengthNote, "\(norm.note) in each column; 0 outside the dominant part",
      "σ = \(dominant.vector.eigenvalue.brief)",
    ]
    if let error = dominant.vector.absoluteError {
      notes.append("values below \(error.brief) are not resolved: another part has almost the same singular value")
    }
    return NodeScores(
      [
        NodeScores.Column("hub", norm.apply(to: Array(values[..<n]))),
        NodeScores.Column("authority", norm.apply(to: Array(values[n...]))),
      ], leading: 1, notes: notes)
  }

  /// The matrix (0 A; Aᵀ 0): every node once as a hub, then once as an authority. Its eigenvectors are both singular vectors.
  private func doubled(_ graph: ProjectedGraph, _ strengths: [Double]?) throws(AlgorithmError) -> NeighbourRows {
    let n = graph.nodeCount
    guard n <= Int(Int32.max / 2) else { throw .limit("more than 2^30 nodes", hint: "filter the graph") }
    let hubs = graph.matrixRows(.outgoing, strengths: strengths, loops: loops)
    let authorities = graph.matrixRows(.incoming, strengths: strengths, loops: loops)
    let end = hubs.targets.count
    return NeighbourRows(
      offsets: hubs.offsets + authorities.offsets.dropFirst().map { $0 + end },
      targets: hubs.targets.map { $0 + Int32(n) } + authorities.targets,
      weights: hubs.weights.map { $0 + (authorities.weights ?? []) })
  }
}
