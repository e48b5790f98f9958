import GraphProjection

/// Current-flow closeness: how near a node is to the others when all paths count, the inverse of its mean effective resistance.
///
/// A tie of strength w is a wire of conductance w; R(v, t) is the resistance between v and t over all paths at once. With r
/// other nodes in the component of v, C(v) = (r/(n − 1)) · (r / Σ R(v, t)), scaled as Wasserman–Faust closeness is and in a
/// tree without weights the same; 0 for isolates. `mean_resistance` is Σ R(v, t)/r, undefined for isolates.
///
/// Directions are ignored, parallel ties add up, loops do not matter. Exact, by the inverse of the Laplacian matrix of every
/// component, of at most 4,000 nodes each. ``InformationCentrality`` is the same sum on another scale.
///
/// - Returns: ``NodeScores`` with `current_flow_closeness` (leading) and `mean_resistance`.
/// - Throws: ``AlgorithmError/unsuitable(_:hint:)`` for negative weights, weights declared distances, and weights too different
///   to be added up; ``AlgorithmError/limit(_:hint:)`` for too large a component.
/// - Complexity: O(n³) time, O(n²) space.
///
/// U. Brandes, D. Fleischer (2005). Centrality measures based on current flow. STACS.
/// https://doi.org/10.1007/978-3-540-31856-9_44 —
/// D. J. Klein, M. Randić (1993). Resistance distance. Journal of Mathematical Chemistry 12. https://doi.org/10.1007/BF01164627
///
/// NetworkX gives 1/Σ R, smaller by n − 1, and refuses disconnected and directed graphs.
public struct CurrentFlowCloseness: GraphAlgorithm {
  public init() {}

  public static let card = AlgorithmCard(
    id: "current-flow-closeness",
    title: "Current-flow closeness",
    family: .centrality,
    summary: "How near a node is to the others when all paths count: the inverse of its mean effective resistance.",
    citations: [.brandesFleischer, .kleinRandic],
    time: "O(n³)", space: "O(n²)", weights: .strength, direction: "ignored")

  public var memory: MemoryGrowth { .pairs(bytes: 8) }

  public func run(on graph: ProjectedGraph, in context: RunContext) throws(AlgorithmError) -> NodeScores {
    try checkOptions()
    try context.checkpoint()
    var closeness = [Double](repeating: 0, count: graph.nodeCount)
    var resistance = [Double](repeating: .nan, count: graph.nodeCount)
    try CurrentNetwork.forEachPart(of: graph, for: Self.card.id, in: context) { (network) throws(AlgorithmError) in
      let reached = Double(network.count - 1)
      for (place, sum) in network.resistanceSums().enumerated() {
        let node = network.nodes[place]
        closeness[node] = reached / sum * network.scale * (reached / Double(graph.nodeCount - 1))
        resistance[node] = sum / reached / network.scale
      }
    }
    guard !closeness.contains(where: \.isInfinite), !resistance.contains(where: \.isInfinite) else {
      throw .infiniteStrength
    }
    return NodeScores(
      [NodeScores.Column("current_flow_closeness", closeness), NodeScores.Column("mean_resistance", resistance)],
      notes: [
        graph.strengthNote + ", its conductance; directions are ignored",
        "Wasserman–Faust: scaled by the share of nodes in the component; 0 for isolates",
      ])
  }
}
