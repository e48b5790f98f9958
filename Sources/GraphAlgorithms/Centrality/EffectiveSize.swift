import GraphProjection

/// Effective size: how many contacts a node has, less what is redundant among them.
///
/// e(i) = Σⱼ (1 − Σ_q p(i, q) m(j, q)) over the contacts j of i. p(i, q) is the share of q in the ties of i, and m(j, q) the mutual
/// strength of j and q, a(j, q) + a(q, j), divided by the largest one that j has: Burt's original, for directed graphs and weights
/// too. Without both it is k − 2t/k with k contacts and t ties among them (Borgatti). Loops do not count.
///
/// - Returns: ``NodeScores`` with `effective_size`; undefined for isolates.
/// - Throws: ``AlgorithmError/unsuitable(_:hint:)`` for a negative weight, and for weights declared distances.
/// - Complexity: O(Σ k²) time over the numbers of neighbours k; O(n + m) space, O(n) more per chunk.
///
/// R. S. Burt (1992). Structural holes. Harvard University Press. —
/// R. S. Burt (2004). Structural holes and good ideas. https://doi.org/10.1086/421787
///
/// As NetworkX called for single nodes, where loops count and nodes without outgoing ties are undefined; called for all nodes
/// NetworkX 3.6 divides by the largest mutual strength of q in place of that of j, which differs with weights and in directed
/// graphs. igraph has none.
public struct EffectiveSize: GraphAlgorithm {
  public init() {}

  public static let card = AlgorithmCard(
    id: "effective-size",
    title: "Effective size",
    family: .centrality,
    summary: "How many contacts a node has, less what is redundant among them.",
    citations: [.burt, .burtIdeas],
    time: "O(Σ k²)", space: "O(n + m)", weights: .strength, direction: "ties there and back add up")

  public func run(on graph: ProjectedGraph, in context: RunContext) throws(AlgorithmError) -> NodeScores {
    try context.checkpoint()
    let contacts = ContactShares(of: graph, strengths: try graph.tieStrengths(for: Self.card.id))
    let values = try contacts.map(in: context, Self.size)
    return NodeScores([NodeScores.Column("effective_size", values)], notes: graph.contactNotes)
  }

  @Sendable static func size(_ contacts: [ContactShares.Contact]) -> Double {
    contacts.reduce(0) { $0 + (1 - $1.redundancy) }
  }
}
