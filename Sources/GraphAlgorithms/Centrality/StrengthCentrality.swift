import GraphProjection

/// Strength: the sum of the weights of a node's ties, sᵥ = Σᵤ wᵤᵥ.
///
/// Where ties have no weight each counts 1, so that it is the degree. In a directed graph `in_strength` sums ties that end at the
/// node, `out_strength` ties that start there, and `strength` both. A loop counts twice.
///
/// - Returns: ``NodeScores`` with `strength`, or `in_strength`, `out_strength`, `strength` for a directed graph; `strength` leads.
/// - Throws: ``AlgorithmError/unsuitable(_:hint:)`` for a negative weight, and for weights declared distances.
/// - Complexity: O(n + m) time, O(n) space.
///
/// A. Barrat, M. Barthélemy, R. Pastor-Satorras, A. Vespignani (2004). The architecture of complex weighted networks. PNAS 101.
/// https://doi.org/10.1073/pnas.0400087101
///
/// As NetworkX `degree(weight=)` and igraph `strength`.
public struct StrengthCentrality: GraphAlgorithm {
  public init() {}

  public static let card = AlgorithmCard(
    id: "strength",
    title: "Strength",
    family: .centrality,
    summary: "The sum of the weights of a node's ties; in and out where ties have a direction.",
    citations: [.barrat],
    time: "O(n + m)", space: "O(n)", weights: .strength, direction: "in, out and both together")

  public func run(on graph: ProjectedGraph, in context: RunContext) throws(AlgorithmError) -> NodeScores {
    try context.checkpoint()
    let weights = try graph.tieStrengths(for: Self.card.id)
    let scores = graph.tieSums(named: "strength", weights: weights, isInteger: false, notes: [graph.strengthNote])
    guard scores.values.allSatisfy(\.isFinite) else { throw .infiniteStrength }
    return scores
  }
}
