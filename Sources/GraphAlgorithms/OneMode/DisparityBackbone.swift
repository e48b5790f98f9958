import Foundation
import GraphProjection

/// Disparity filter: the ties that carry more of a node's strength than they would if it were spread at random.
///
/// Where a node of k ties spreads its strength s at random over them, a tie takes at least its share w/s with probability
/// (1 − w/s)^(k − 1). A tie has two ends and so two such probabilities; it belongs to the backbone where the smaller one is below
/// `significance`. A node of one tie says nothing about it (probability 1). In a directed graph the start counts its outgoing
/// ties, the end its incoming ones. Loops are left out; parallel ties that the projection keeps are ties of their own.
///
/// Option: `significance`, above 0 to 1 (0.05); 1 keeps all ties.
///
/// - Returns: ``PairScores`` over the ties that are kept, by rising `p`, with `weight`, `p_from`, `p_to` and `p`, their smaller one;
///   figures `kept`, `ties`, `kept_weight_share`, `kept_nodes`.
/// - Throws: ``AlgorithmError/unsuitable(_:hint:)`` for a graph without weights, negative weights and weights declared distances.
/// - Complexity: O(n + m log m) time, O(n + m) space.
///
/// M. Á. Serrano, M. Boguñá, A. Vespignani (2009). Extracting the multiscale backbone of complex weighted networks. PNAS 106.
/// https://doi.org/10.1073/pnas.0808904106
///
/// R `backbone` has it as `disparity`; NetworkX, igraph and UCINET have none.
public struct DisparityBackbone: GraphAlgorithm {
  /// Ties whose probability is below it are kept; 1 keeps all.
  public var significance = 0.05

  public init() {}

  public static let card = AlgorithmCard(
    id: "disparity",
    title: "Disparity filter",
    family: .projection,
    summary: "The ties that carry more of a node's strength than chance would give them.",
    citations: [
      Citation(
        "M. Á. Serrano, M. Boguñá, A. Vespignani", 2009,
        "Extracting the multiscale backbone of complex weighted networks", "PNAS 106", doi: "10.1073/pnas.0808904106")
    ],
    time: "O(n + m log m)", space: "O(n + m)", weights: .strength,
    direction: "followed: the start counts its outgoing ties, the end its incoming ones")

  public static let parameters: [Parameter<Self>] = [
    .real(
      "significance", \.significance, in: RealRange(0, 1, includesLower: false),
      help: "ties whose probability is below it are kept; 1 keeps all")
  ]

  public func run(on graph: ProjectedGraph, in context: RunContext) throws(AlgorithmError) -> PairScores {
    try checkOptions()
    try context.checkpoint()
    let ties = try WeightedTies(graph, for: Self.card.id)
    let chances = ties.list.map { tie in
      (from: chance(tie.weight, ties.leaving[tie.from]), to: chance(tie.weight, ties.arriving[tie.to]))
    }
    try context.checkpoint(0.5)
    let p = chances.map { min($0.from, $0.to) }
    let kept = p.indices.filter { significance == 1 || p[$0] < significance }
      .sorted { (p[$0], ties.list[$0].tie) < (p[$1], ties.list[$1].tie) }
    return PairScores(
      kept.map { .init(from: ties.list[$0].from, to: ties.list[$0].to, tie: ties.list[$0].tie) },
      columns: [
        NodeScores.Column("weight", kept.map { ties.list[$0].weight }),
        NodeScores.Column("p_from", kept.map { chances[$0].from }),
        NodeScores.Column("p_to", kept.map { chances[$0].to }),
        NodeScores.Column("p", kept.map { p[$0] }),
      ], leading: nil, figures: ties.figures(kept),
      notes: [
        graph.strengthNote,
        "p = (1 − weight/strength)^(degree − 1) at either end, the smaller one decides",
        significance == 1 ? "all ties are kept" : "ties with p below \(significance) are kept",
      ])
  }

  private func chance(_ weight: Double, _ end: WeightedTies.End) -> Double {
    guard end.degree > 1, end.strength > 0 else { return 1 }
    return pow(max(0, end.strength - weight) / end.strength, Double(end.degree - 1))
  }
}
