import GraphProjection

/// Balance: whether friends of friends are friends and enemies of enemies are too, and how far the network is from it.
///
/// A signed network is *balanced* if its nodes fall into two camps with positive ties within and negative ties between them, so that
/// every cycle has an even number of negative ties; it is *weakly balanced* (clusterable) if they fall into any number of such
/// camps. Of the triangles `+++` and `+--` are balanced, `++-` is not, `---` is in the weak sense only.
///
/// - `triangle_index`: (T(+++) + T(+−−)) / T; `weak_triangle_index`: 1 − T(++−) / T.
/// - `walk_index`: tr exp(A) / tr exp(|A|) with the signed adjacency matrix A, 1 for balance; walks of length k count 1/k!.
/// - `algebraic_conflict`: the smallest eigenvalue of D − A of the largest connected part, 0 for balance.
/// - `line_index`: L, the smallest number of ties whose removal leaves a balanced network, with `line_index_lower_bound` and
///   `line_index_proven`; `normalised_line_index`: F = 1 − 2L/m, 1 for balance, undefined where L is not proven.
///
/// Directions are ignored; left out are loops, ties without a sign and pairs whose ties are of both signs. Weights are ignored, but
/// where no relation declares a sign, a negative weight is a negative tie. Without negative ties a network is balanced.
///
/// Options: `limit`, the largest number of nodes for the figures by eigenvalues (500; they are undefined for more); `budget`, steps of
/// the exact search for L in each of the parts into which the network falls; `starts` and `seed` of the local search.
///
/// - Returns: ``Figures``.
/// - Complexity: O(m·Δ + n³) time with the largest degree Δ, and exponential in the worst case for L, within the budget; O(n² + m)
///   space.
///
/// D. Cartwright, F. Harary (1956). Structural balance: a generalization of Heider's theory. https://doi.org/10.1037/h0046049 —
/// J. A. Davis (1967). Clustering and structural balance in graphs. https://doi.org/10.1177/001872676702000206 —
/// E. Estrada, M. Benzi (2014). Walk-based measure of balance in signed networks. https://doi.org/10.1103/PhysRevE.90.042802 —
/// S. Aref, M. C. Wilson (2018). Measuring partial balance in signed networks. https://doi.org/10.1093/comnet/cnx044
///
/// NetworkX has no measure of balance; the R package signnet has `balance_score` (triangles, walk, frustration; the latter by
/// another scale).
public struct BalanceIndices: GraphAlgorithm {
  /// The largest number of nodes for the figures by eigenvalues.
  public var limit = 500
  /// Steps of the exact search for the line index.
  public var budget = 20_000_000
  /// Starts of the local search; 0: by size.
  public var starts = 0
  public var seed: UInt64 = 1

  public init() {}

  public static let card = AlgorithmCard(
    id: "balance",
    title: "Structural balance",
    family: .balance,
    summary: "Whether a network of friends and foes falls into camps, and how far it is from it.",
    citations: [
      .cartwrightHarary,
      .davis,
      Citation(
        "E. Estrada, M. Benzi", 2014,
        "Walk-based measure of balance in signed networks: detecting lack of balance in "
          + "social networks", "Physical Review E 90", doi: "10.1103/PhysRevE.90.042802"),
      Citation(
        "J. Kunegis, S. Schmidt, A. Lommatzsch, J. Lerner, E. W. De Luca, S. Albayrak", 2010,
        "Spectral analysis of signed graphs for clustering, prediction and visualization",
        "Proceedings of the 2010 SIAM International Conference on Data Mining", doi: "10.1137/1.9781611972801.49"),
      Citation(
        "S. Aref, M. C. Wilson", 2018, "Measuring partial balance in signed networks", "Journal of Complex Networks 6",
        doi: "10.1093/comnet/cnx044"),
    ],
    time: "O(m·Δ + n³); the line index exponential within a budget", space: "O(n² + m)", weights: .ignored,
    direction: "ignored")

  public var memory: MemoryGrowth { .pairs(bytes: 16) }

  public static let parameters: [Parameter<Self>] = [
    .integer("limit", \.limit, in: 1...5_000, help: "largest number of nodes for the figures by eigenvalues"),
    .budget(\.budget), .starts(\.starts), .seed(\.seed),
  ]

  public func run(on graph: ProjectedGraph, in context: RunContext) throws(AlgorithmError) -> Figures {
    try checkOptions()
    try context.checkpoint()
    let network = SignedTies(graph)
    let camps = PositiveCamps(network)
    let triangles = try SignedTriangles(network, in: context.quiet)
    let optimum = try FrustrationOptimum(
      network, options: FrustrationOptions(budget: budget, starts: starts, seed: seed), in: context)
    let isSmall = network.nodeCount <= limit && !network.edges.isEmpty
    let spectra = isSmall ? try SignedSpectra(network, in: context.quiet) : nil
    let m = network.edges.count
    func share(_ part: Int) -> Figures.Value {
      triangles.total > 0 ? .real(Double(part) / Double(triangles.total)) : .undefined
    }
    let census = zip(["+++", "++-", "+--", "---"], triangles.census).map { Figures.Entry($0, .integer($1)) }
    let isNormalised = optimum.isProven && m > 0
    let entries: [(String, Figures.Value)] = [
      ("positive_ties", .integer(m - network.negativeCount)),
      ("negative_ties", .integer(network.negativeCount)),
      ("balanced", .flag(camps.isBalanced)),
      ("weakly_balanced", .flag(camps.isWeaklyBalanced)),
      ("camps", camps.isWeaklyBalanced ? .integer(camps.count) : .undefined),
      ("signed_triangles", .group(census)),
      ("triangle_index", share(triangles.census[0] + triangles.census[2])),
      ("weak_triangle_index", share(triangles.total - triangles.census[1])),
      ("walk_index", spectra.map { .real($0.walkBalance) } ?? .undefined),
      ("algebraic_conflict", spectra.map { .real($0.algebraicConflict) } ?? .undefined),
      ("line_index", .integer(optimum.lineIndex)),
      ("line_index_lower_bound", .integer(optimum.lowerBound)),
      ("line_index_proven", .flag(optimum.isProven)),
      ("normalised_line_index", isNormalised ? .real(1 - 2 * Double(optimum.lineIndex) / Double(m)) : .undefined),
    ]
    var notes = network.notes
    if network.nodeCount > limit { notes.append("more than \(limit) nodes: no figures by eigenvalues") }
    notes.append("algebraic conflict of the largest connected part; camps are connected by positive ties")
    return Figures(entries.map { Figures.Entry($0.0, $0.1) }, notes: notes)
  }
}
