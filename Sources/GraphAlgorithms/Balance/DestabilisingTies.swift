import GraphProjection

/// Destabilising ties: for every signed tie the unbalanced triangles it is in, and what its change would do to frustration.
///
/// `unbalanced_triangles` are those with one or three negative ties, `unbalanced_share` their share of the triangles of the tie
/// (undefined without any). `change_if_flipped` is L(G with the other sign) − L(G) and `change_if_removed` L(G without the tie) − L(G), with
/// the line index of frustration L: −1, 0 or 1, and −1 or 0. A tie has −1 exactly if it is frustrated in some optimum.
///
/// Directions are ignored; left out are loops, ties without a sign and pairs whose ties are of both signs. Weights are ignored, but
/// where no relation declares a sign, a negative weight is a negative tie.
///
/// Options: `limit`, the largest number of signed ties for which the changes are calculated (1000; they are undefined for more, and
/// where a search ends without a proof); `budget`, steps of each of the exact searches; `starts` and `seed` of the local search.
///
/// - Returns: ``PairScores`` of all signed ties with `unbalanced_triangles` (leading), `unbalanced_share`, `change_if_flipped`,
///   `change_if_removed` and `sign`; the figures `line_index`, `lower_bound` and `proven`.
/// - Complexity: O(m·Δ) for triangles, m searches for frustration.
///
/// D. Cartwright, F. Harary (1956). Structural balance: a generalization of Heider's theory. https://doi.org/10.1037/h0046049 —
/// S. Aref, M. C. Wilson (2019). Balance and frustration in signed networks. https://doi.org/10.1093/comnet/cny015
///
/// NetworkX, igraph and UCINET have no such function.
public struct DestabilisingTies: GraphAlgorithm {
  /// The largest number of signed ties for which the changes are calculated.
  public var limit = 1_000
  /// Steps of each of the exact searches.
  public var budget = 1_000_000
  /// Starts of the local search; 0: by size.
  public var starts = 0
  public var seed: UInt64 = 1

  public init() {}

  public static let card = AlgorithmCard(
    id: "destabilising-ties",
    title: "Destabilising ties",
    family: .balance,
    summary: "The unbalanced triangles of every tie, and what its change or removal would do to frustration.",
    citations: [.cartwrightHarary, .arefWilson, .harary],
    time: "O(m·Δ), and m searches for frustration within a budget", space: "O(n + m)", weights: .ignored,
    direction: "ignored")

  public static let parameters: [Parameter<Self>] = [
    .integer("limit", \.limit, in: 0...1_000_000, help: "largest number of signed ties whose change is calculated"),
    .budget(\.budget), .starts(\.starts), .seed(\.seed),
  ]

  public func run(on graph: ProjectedGraph, in context: RunContext) throws(AlgorithmError) -> PairScores {
    try checkOptions()
    try context.checkpoint()
    let network = SignedTies(graph)
    let triangles = try SignedTriangles(network, in: context.quiet)
    let unbalanced = triangles.byEdge.map { Double($0[1] + $0[3]) }
    let shares = zip(unbalanced, triangles.byEdge).map { $0 / Double($1.reduce(0, +)) }
    let options = FrustrationOptions(budget: budget, starts: starts, seed: seed)
    let optimum = try FrustrationOptimum(network, options: options, in: context.quiet)
    var flipped = [Double](repeating: .nan, count: network.edges.count)
    if optimum.isProven, network.edges.count <= limit {
      for edge in network.edges.indices {
        try context.checkpoint(Double(edge) / Double(network.edges.count))
        let other = try FrustrationOptimum(network.flipping(edge), options: options, in: context.quiet)
        if other.isProven { flipped[edge] = Double(other.lineIndex - optimum.lineIndex) }
      }
    }
    var notes = network.notes + [optimum.note]
    if network.edges.count > limit { notes.append("more than \(limit) signed ties: no changes of frustration") }
    return PairScores(
      network.edges.map { PairScores.Pair(from: Int($0.from), to: Int($0.to), tie: Int($0.tie)) },
      columns: [
        NodeScores.Column("unbalanced_triangles", unbalanced, isInteger: true),
        NodeScores.Column("unbalanced_share", shares),
        NodeScores.Column("change_if_flipped", flipped, isInteger: true),
        // Without the tie the index is that with the cheaper of its signs.
        NodeScores.Column("change_if_removed", flipped.map { $0.isNaN ? .nan : min(0, $0) }, isInteger: true),
        NodeScores.Column("sign", network.edges.map { Double($0.sign) }, isInteger: true),
      ], figures: optimum.figures, notes: notes)
  }
}
