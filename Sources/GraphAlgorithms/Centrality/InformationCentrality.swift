import GraphProjection

/// Information centrality: the harmonic mean of the information on the paths between a node and the others.
///
/// A path carries the inverse of its length as information, and several paths that share no tie carry the sum; what all paths
/// between v and t carry together is I(v, t) = 1/R(v, t), with R the effective resistance between them when a tie of strength w
/// has the conductance w. I(v) = k / Σ R(v, t) over the k nodes t of the component, with R(v, v) = 0; 0 for isolates.
///
/// Directions are ignored, parallel ties add up, loops do not matter. Values of different components are on different scales:
/// ``CurrentFlowCloseness``, the same sum, compares them. Components of at most 4,000 nodes.
///
/// - Returns: ``NodeScores`` with `information`.
/// - Throws: ``AlgorithmError/unsuitable(_:hint:)`` for negative weights, weights declared distances, and weights too different
///   to be added up; ``AlgorithmError/limit(_:hint:)`` for too large a component.
/// - Complexity: O(n³) time, O(n²) space.
///
/// K. Stephenson, M. Zelen (1989). Rethinking centrality: methods and examples. Social Networks 11.
/// https://doi.org/10.1016/0378-8733(89)90016-6
///
/// As sna's `infocent` in connected graphs. NetworkX's `information_centrality` is 1/Σ R, smaller by n.
public struct InformationCentrality: GraphAlgorithm {
  public init() {}

  public static let card = AlgorithmCard(
    id: "information",
    title: "Information centrality",
    family: .centrality,
    summary: "The harmonic mean of the information on all paths between a node and the others.",
    citations: [
      Citation(
        "K. Stephenson, M. Zelen", 1989, "Rethinking centrality: methods and examples", "Social Networks 11",
        doi: "10.1016/0378-8733(89)90016-6"),
      .brandesFleischer,
    ],
    time: "O(n³)", space: "O(n²)", weights: .strength, direction: "ignored")

  public var memory: MemoryGrowth { .pairs(bytes: 8) }

  public func run(on graph: ProjectedGraph, in context: RunContext) throws(AlgorithmError) -> NodeScores {
    try checkOptions()
    try context.checkpoint()
    var values = [Double](repeating: 0, count: graph.nodeCount)
    try CurrentNetwork.forEachPart(of: graph, for: Self.card.id, in: context) { (network) throws(AlgorithmError) in
      for (place, sum) in network.resistanceSums().enumerated() {
        values[network.nodes[place]] = Double(network.count) / sum * network.scale
      }
    }
    guard values.allSatisfy(\.isFinite) else { throw .infiniteStrength }
    return NodeScores(
      [NodeScores.Column("information", values)],
      notes: [
        graph.strengthNote + ", the inverse of its length; directions are ignored",
        "within components; 0 for isolates",
      ])
  }
}
