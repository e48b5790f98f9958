import Foundation
import GraphProjection

/// Opsahl degree: the number of ties and their weights together, kᵢ^(1 − α) · sᵢ^α.
///
/// k is the degree and s the strength. α = 0 gives the degree and α = 1 the strength; below 1 many weak ties count more than few
/// strong ones of the same sum, above 1 less. In a directed graph `in_opsahl_degree` is made from ties that end at the node,
/// `out_opsahl_degree` from ties that start there, `opsahl_degree` from both. Loops count twice.
///
/// Option: `alpha`, 0 … 10 (0.5).
///
/// - Returns: ``NodeScores`` with `opsahl_degree`, or `in_opsahl_degree`, `out_opsahl_degree`, `opsahl_degree` for a directed
///   graph; `opsahl_degree` leads. 0 for isolates.
/// - Throws: ``AlgorithmError/unsuitable(_:hint:)`` for a negative weight, and for weights declared distances.
/// - Complexity: O(n + m) time, O(n) space.
///
/// T. Opsahl, F. Agneessens, J. Skvoretz (2010). Node centrality in weighted networks: generalizing degree and shortest paths.
/// Social Networks 32. https://doi.org/10.1016/j.socnet.2010.03.006
///
/// As `degree_w` of the authors' R package tnet. NetworkX and igraph have none.
public struct OpsahlDegree: GraphAlgorithm {
  /// How much weights count beside the number of ties.
  public var alpha = 0.5

  public init() {}

  public static let card = AlgorithmCard(
    id: "opsahl-degree",
    title: "Opsahl degree",
    family: .centrality,
    summary: "The number of a node's ties and their weights together.",
    citations: [
      Citation(
        "T. Opsahl, F. Agneessens, J. Skvoretz", 2010,
        "Node centrality in weighted networks: generalizing degree and shortest paths", "Social Networks 32",
        doi: "10.1016/j.socnet.2010.03.006")
    ],
    time: "O(n + m)", space: "O(n)", weights: .strength, direction: "in, out and both together")

  public static let parameters: [Parameter<Self>] = [
    .real("alpha", \.alpha, in: RealRange(0, 10), help: "0: the number of ties; 1: the sum of their weights")
  ]

  public func run(on graph: ProjectedGraph, in context: RunContext) throws(AlgorithmError) -> NodeScores {
    try checkOptions()
    try context.checkpoint()
    let weights = try graph.tieStrengths(for: Self.card.id)
    let degrees = graph.tieSums(named: "opsahl_degree", weights: nil, isInteger: false)
    let strengths = graph.tieSums(named: "opsahl_degree", weights: weights, isInteger: false)
    guard strengths.columns.allSatisfy({ $0.values.allSatisfy(\.isFinite) }) else { throw .infiniteStrength }
    var scores = degrees
    for column in scores.columns.indices {
      for (node, s) in strengths.columns[column].values.enumerated() {
        let k = degrees.columns[column].values[node]
        scores.columns[column].values[node] = k == 0 ? 0 : k * pow(s / k, alpha)
      }
    }
    guard scores.columns.allSatisfy({ $0.values.allSatisfy(\.isFinite) }) else {
      throw .unsuitable("the weights are too large for this α", hint: "use smaller weights or a smaller 'alpha'")
    }
    scores.notes = [graph.strengthNote, "α = \(alpha)"]
    return scores
  }
}
