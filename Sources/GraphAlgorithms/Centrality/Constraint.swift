import GraphProjection

/// Constraint: how far a node's contacts are tied to one contact, or to each other, so that it has no holes to bridge.
///
/// c(i) = Σⱼ (p(i, j) + Σ_q p(i, q) p(q, j))² over the contacts j of i, q another contact. p(i, j) is the share of j in the ties of
/// i, a(i, j) + a(j, i) divided by its sum over all contacts: ties there and back add up. Loops do not count, parallel ties do as
/// often as the projection says, and ties of strength 0 are none. It may exceed 1 for nodes with few contacts.
///
/// - Returns: ``NodeScores`` with `constraint`; undefined for isolates.
/// - Throws: ``AlgorithmError/unsuitable(_:hint:)`` for a negative weight, and for weights declared distances.
/// - Complexity: O(Σ k²) time over the numbers of neighbours k; O(n + m) space, O(n) more per chunk.
///
/// R. S. Burt (1992). Structural holes. Harvard University Press. —
/// R. S. Burt (2004). Structural holes and good ideas. https://doi.org/10.1086/421787
///
/// As NetworkX and igraph; NetworkX called for single nodes leaves those without outgoing ties undefined.
public struct Constraint: GraphAlgorithm {
  public init() {}

  public static let card = AlgorithmCard(
    id: "constraint",
    title: "Constraint",
    family: .centrality,
    summary: "How far a node's contacts are tied to each other, so that it has no holes to bridge.",
    citations: [.burt, .burtIdeas],
    time: "O(Σ k²)", space: "O(n + m)", weights: .strength, direction: "ties there and back add up")

  public func run(on graph: ProjectedGraph, in context: RunContext) throws(AlgorithmError) -> NodeScores {
    try context.checkpoint()
    let contacts = ContactShares(of: graph, strengths: try graph.tieStrengths(for: Self.card.id))
    let values = try contacts.map(in: context) { $0.reduce(0) { $0 + $1.constraint } }
    return NodeScores([NodeScores.Column("constraint", values)], notes: graph.contactNotes)
  }
}
