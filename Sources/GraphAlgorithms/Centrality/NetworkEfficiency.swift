import GraphProjection

/// Efficiency: the effective size of a node's network of contacts divided by its size, e(i)/kᵢ.
///
/// 1 where no contact is redundant. kᵢ is the number of distinct neighbours, ties there and back counting one; see
/// ``EffectiveSize`` for e(i).
///
/// - Returns: ``NodeScores`` with `efficiency`; undefined for isolates.
/// - Throws: ``AlgorithmError/unsuitable(_:hint:)`` for a negative weight, and for weights declared distances.
/// - Complexity: O(Σ k²) time over the numbers of neighbours k; O(n + m) space, O(n) more per chunk.
///
/// R. S. Burt (1992). Structural holes. Harvard University Press. —
/// R. S. Burt (2004). Structural holes and good ideas. https://doi.org/10.1086/421787
///
/// NetworkX advises to divide by the degree, which in a directed graph counts a contact with ties there and back twice.
public struct NetworkEfficiency: GraphAlgorithm {
  public init() {}

  public static let card = AlgorithmCard(
    id: "efficiency",
    title: "Efficiency",
    family: .centrality,
    summary: "The share of a node's contacts that are not redundant.",
    citations: [.burt, .burtIdeas],
    time: "O(Σ k²)", space: "O(n + m)", weights: .strength, direction: "ties there and back add up")

  public func run(on graph: ProjectedGraph, in context: RunContext) throws(AlgorithmError) -> NodeScores {
    try context.checkpoint()
    let contacts = ContactShares(of: graph, strengths: try graph.tieStrengths(for: Self.card.id))
    let values = try contacts.map(in: context) { EffectiveSize.size($0) / Double($0.count) }
    return NodeScores([NodeScores.Column("efficiency", values)], notes: graph.contactNotes)
  }
}
