import Foundation
import GraphProjection

/// Hierarchy: how far a node's constraint comes from a single contact, as the Coleman–Theil index of its parts.
///
/// H(i) = Σⱼ rⱼ ln rⱼ / (k ln k), with k contacts, cⱼ the constraint that contact j puts on i (see ``Constraint``), and
/// rⱼ = cⱼ / (c(i)/k). 0 where all contacts constrain alike, 1 where one does it all.
///
/// - Returns: ``NodeScores`` with `hierarchy`; undefined for nodes with fewer than two contacts.
/// - Throws: ``AlgorithmError/unsuitable(_:hint:)`` for a negative weight, and for weights declared distances.
/// - Complexity: O(Σ k²) time over the numbers of neighbours k; O(n + m) space, O(n) more per chunk.
///
/// R. S. Burt (1992). Structural holes. Harvard University Press. —
/// R. S. Burt (2004). Structural holes and good ideas. https://doi.org/10.1086/421787
///
/// NetworkX and igraph have none.
public struct ConstraintHierarchy: GraphAlgorithm {
  public init() {}

  public static let card = AlgorithmCard(
    id: "hierarchy",
    title: "Hierarchy of constraint",
    family: .centrality,
    summary: "How far a node's constraint comes from a single contact.",
    citations: [.burt, .burtIdeas],
    time: "O(Σ k²)", space: "O(n + m)", weights: .strength, direction: "ties there and back add up")

  public func run(on graph: ProjectedGraph, in context: RunContext) throws(AlgorithmError) -> NodeScores {
    try context.checkpoint()
    let contacts = ContactShares(of: graph, strengths: try graph.tieStrengths(for: Self.card.id))
    let values = try contacts.map(in: context) { contacts in
      let k = Double(contacts.count)
      guard k > 1 else { return .nan }
      let mean = contacts.reduce(0) { $0 + $1.constraint } / k
      let sum = contacts.reduce(0.0) { sum, contact in
        let ratio = contact.constraint / mean
        return ratio > 0 ? sum + ratio * log(ratio) : sum
      }
      return max(0, sum / (k * log(k)))
    }
    return NodeScores(
      [NodeScores.Column("hierarchy", values)],
      notes: graph.contactNotes.dropLast() + ["undefined for nodes with fewer than two contacts"])
  }
}
