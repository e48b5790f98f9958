import GraphProjection

/// One-mode projection: two actors are tied by what they share, with a weight.
///
/// With N(u) the shared nodes of actor u, d(u) = |N(u)|, and k(s) the number of actors of a shared node s:
///
/// - `count`: |N(u) ∩ N(v)|
/// - `newman`: ∑ 1/(k(s) − 1) over s in N(u) ∩ N(v), so that a shared node gives every actor 1 in all
/// - `hyperbolic`: ∑ 1/k(s)
/// - `resource-allocation`: (1/d(u)) ∑ 1/k(s), the share of what u has to give that comes to v; differs from v to u
/// - `jaccard`: |N(u) ∩ N(v)| / |N(u) ∪ N(v)|
/// - `cosine`: |N(u) ∩ N(v)| / √(d(u)·d(v))
/// - `overlap`: |N(u) ∩ N(v)| / min(d(u), d(v)), Simpson's coefficient
///
/// Options: `through`, the kind of the shared nodes (by default, where there are two kinds and ties only between them, the one at
/// which relations end); `weight`, as above (`count`). Directions and weights of ties are ignored, parallel ties count once.
///
/// - Returns: ``PairScores`` over pairs of actors that share a node, once each (`resource-allocation`: both ways), with `weight`
///   and `shared`; figures `actors`, `shared_nodes`, `memberships`, `pairs`.
/// - Throws: ``AlgorithmError/unsuitable(_:hint:)`` where it is not clear what is shared; ``AlgorithmError/limit(_:hint:)`` for
///   more than 10⁸ meetings of two actors.
/// - Complexity: O(∑ k(s)²) time, O(n + m + pairs) space.
///
/// M. E. J. Newman (2001). Scientific collaboration networks. II. Physical Review E 64.
/// https://doi.org/10.1103/PhysRevE.64.016132
///
/// NetworkX has it as `bipartite.weighted_projected_graph`, `collaboration_weighted_projected_graph` (`newman`) and
/// `overlap_weighted_projected_graph` (`jaccard`, `overlap`); igraph `bipartite_projection` as `count` alone.
public struct OneMode: GraphAlgorithm {
  /// The kind of the shared nodes; empty: the one at which relations end.
  public var through = ""
  public var weight = Weight.count

  /// What a pair is worth.
  public enum Weight: String, Hashable, Sendable, CaseIterable {
    case count, newman, hyperbolic
    case resourceAllocation = "resource-allocation"
    case jaccard, cosine, overlap
  }

  public init() {}

  public static let card = AlgorithmCard(
    id: "one-mode",
    title: "One-mode projection",
    family: .projection,
    summary: "Ties between actors by what they share, weighted by how much that is worth.",
    citations: [
      Citation(
        "M. E. J. Newman", 2001, "Scientific collaboration networks. II", "Physical Review E 64",
        doi: "10.1103/PhysRevE.64.016132"),
      Citation(
        "T. Zhou, J. Ren, M. Medo, Y.-C. Zhang", 2007, "Bipartite network projection and personal recommendation",
        "Physical Review E 76", doi: "10.1103/PhysRevE.76.046115"),
    ],
    time: "O(∑ k²) for shared nodes of k actors", space: "O(n + m + pairs)", weights: .ignored, direction: "ignored")

  public static let parameters: [Parameter<Self>] = [
    .through(\.through), .choice("weight", \.weight, help: "what a pair is worth"),
  ]

  public func run(on graph: ProjectedGraph, in context: RunContext) throws(AlgorithmError) -> PairScores {
    try checkOptions()
    try context.checkpoint()
    let ties = try TwoModeTies(graph, through: through)
    let weight = weight
    let found = try SharedPairs(ties, value: { weight.value(actors: $0) }, in: context).pairs
    var pairs: [PairScores.Pair] = []
    var weights: [Double] = []
    var shared: [Double] = []
    func add(_ from: Int32, _ to: Int32, _ pair: SharedPairs.Pair) {
      pairs.append(.init(from: ties.actors[Int(from)], to: ties.actors[Int(to)]))
      weights.append(weight.of(pair, Double(ties.rows[Int(from)].count), Double(ties.rows[Int(to)].count)))
      shared.append(Double(pair.count))
    }
    for pair in found {
      add(pair.first, pair.second, pair)
      if weight == .resourceAllocation { add(pair.second, pair.first, pair) }
    }
    return PairScores(
      pairs,
      columns: [
        NodeScores.Column("weight", weights, isInteger: weight == .count),
        NodeScores.Column("shared", shared, isInteger: true),
      ], figures: ties.figures + [Figures.Entry("pairs", .integer(found.count))], notes: ties.notes + [weight.note])
  }
}

extension OneMode.Weight {
  /// What a shared node of so many actors, two at least where a pair meets, counts for each pair.
  fileprivate func value(actors: Int) -> Double {
    switch self {
    case .newman: 1 / Double(max(1, actors - 1))
    case .hyperbolic, .resourceAllocation: 1 / Double(actors)
    case .count, .jaccard, .cosine, .overlap: 0
    }
  }

  fileprivate func of(_ pair: SharedPairs.Pair, _ from: Double, _ to: Double) -> Double {
    let count = Double(pair.count)
    return switch self {
    case .count: count
    case .newman, .hyperbolic: pair.sum
    case .resourceAllocation: pair.sum / from
    case .jaccard: count / (from + to - count)
    case .cosine: count / (from * to).squareRoot()
    case .overlap: count / min(from, to)
    }
  }

  fileprivate var note: String {
    switch self {
    case .count: "weight = number of shared nodes"
    case .newman: "weight = sum of 1/(actors − 1) over shared nodes (Newman)"
    case .hyperbolic: "weight = sum of 1/actors over shared nodes"
    case .resourceAllocation: "weight = share of what 'from' has that comes to 'to' over shared nodes; both ways listed"
    case .jaccard: "weight = shared nodes divided by the nodes of either"
    case .cosine: "weight = shared nodes divided by the root of the product of the degrees"
    case .overlap: "weight = shared nodes divided by the smaller degree (Simpson)"
    }
  }
}
