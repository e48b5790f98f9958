import GraphProjection

/// Resistance distance: how far apart two nodes are when every way between them counts.
///
/// Ties are wires of conductance 1, or of their strength. R(u, v) is the resistance between two nodes; it is at most their distance in
/// ties, and the less the more other ways there are. It is a metric. With a random walk it takes 2m·R(u, v) steps in the mean to go to v
/// and back (m: the sum of all strengths).
///
/// Directions and loops are ignored, parallel ties add up. Nodes of different components have no distance and are not listed.
///
/// Options: `from`, a node whose pairs alone are listed (empty: all pairs); `count` (1 ≤ whole number ≤ 10000000, default 100), how many;
/// `order` (nearest, the default, or farthest): which pairs come first.
///
/// - Returns: ``PairScores`` with `resistance_distance`; the figure `kirchhoff_index`, its sum over all pairs, undefined for a graph that
///   is not connected or has fewer than two nodes.
/// - Throws: ``AlgorithmError/limit(_:hint:)`` for a component of more than 4000 nodes; ``AlgorithmError/unsuitable(_:hint:)`` for negative
///   weights, distances, and strengths that differ too much; ``AlgorithmError/noSuchNode(_:candidates:)``.
/// - Complexity: O(n³) time and O(n²) space for a component of n nodes.
///
/// D. J. Klein, M. Randić (1993). Resistance distance. Journal of Mathematical Chemistry 12. https://doi.org/10.1007/BF01164627
///
/// NetworkX `resistance_distance` gives the same numbers for connected graphs, and takes a weight for a resistance by default.
public struct ResistanceDistance: GraphAlgorithm {
  /// A node whose pairs alone are listed; empty: all.
  public var from = ""
  /// How many pairs are listed.
  public var count = 100
  public var order = Order.nearest

  public enum Order: String, Hashable, Sendable, CaseIterable {
    case nearest, farthest
  }

  public init() {}

  public static let card = AlgorithmCard(
    id: "resistance-distance",
    title: "Resistance distance",
    family: .similarity,
    summary: "How far apart two nodes are when every way between them counts.",
    citations: [.kleinRandic],
    time: "O(n³)", space: "O(n²)", weights: .strength, direction: "ignored")

  public var memory: MemoryGrowth { .pairs(bytes: 8) }

  public static let parameters: [Parameter<Self>] = [
    .node("from", \.from, help: "list the pairs of this node only"),
    .integer("count", \.count, in: 1...10_000_000, help: "how many pairs are listed"),
    .choice("order", \.order, help: "which pairs come first"),
  ]

  public func run(on graph: ProjectedGraph, in context: RunContext) throws(AlgorithmError) -> PairScores {
    try checkOptions()
    try context.checkpoint()
    let only = from.isEmpty ? nil : try graph.node(named: from)
    var best = BestPairs(count: count)
    var (sum, pairsMet) = (0.0, 0)
    let sign = order == .nearest ? -1.0 : 1.0
    try CurrentNetwork.forEachPart(of: graph, for: Self.card.id, in: context) { part throws(AlgorithmError) in
      for a in 0..<part.count {
        try context.checkpoint()
        for b in a + 1..<max(part.count, a + 1) {
          let shares = part.potential(of: a, from: a) + part.potential(of: b, from: b)
          let resistance = max(0, shares - 2 * part.potential(of: a, from: b)) / part.scale
          sum += resistance
          pairsMet += 1
          let (u, v) = (part.nodes[a], part.nodes[b])
          if let only, u != only, v != only { continue }
          guard resistance.isFinite else {
            throw .unsuitable("the resistances are no finite numbers", hint: "scale the weights")
          }
          let ends = v == only ? (v, u) : (u, v)
          best.insert(sign * resistance, from: Int32(ends.0), to: Int32(ends.1))
        }
      }
    }
    let n = graph.nodeCount
    let isConnected = n > 1 && pairsMet == n * (n - 1) / 2 && sum.isFinite
    let ranked = best.sorted()
    return PairScores(
      ranked.map { .init(from: Int($0.from), to: Int($0.to), tie: graph.firstTie(between: Int($0.from), Int($0.to))) },
      columns: [NodeScores.Column("resistance_distance", ranked.map { sign * $0.score })], leading: nil,
      figures: [Figures.Entry("kirchhoff_index", isConnected ? .real(sum) : .undefined)],
      notes: [
        graph.tieWeights == nil ? "every tie has conductance 1" : "conductance of a tie = weight",
        "\(order.rawValue) pairs first, at most \(count); directions ignored, parallel ties add up",
      ])
  }
}
