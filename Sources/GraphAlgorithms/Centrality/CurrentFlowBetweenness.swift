import GraphProjection

/// Current-flow betweenness: how much of a current between two other nodes flows through a node, over all pairs.
///
/// A tie of strength w is a wire of conductance w, and one unit of current enters at s and leaves at t. What flows through v is
/// τ(v | s, t) = ½ Σ |I(e)| over the wires e at v; C(v) = Σ τ(v | s, t) over unordered pairs s ≠ v ≠ t of the same component.
/// The current spreads over all paths, more over short and strong ones, as a random walk from s does on its way to t: hence
/// also *random-walk betweenness*. `current_flow_betweenness_normalised` divides by (n − 1)(n − 2)/2, and is 0 for fewer than
/// three nodes.
///
/// Directions are ignored, parallel ties add up, loops do not matter. Exact, by the inverse of the Laplacian matrix of every
/// component, of at most 4,000 nodes each. A value below 10⁻¹² of the number of pairs with the node is 0.
///
/// - Returns: ``NodeScores`` with `current_flow_betweenness` (leading) and `current_flow_betweenness_normalised`.
/// - Throws: ``AlgorithmError/unsuitable(_:hint:)`` for negative weights, weights declared distances, and weights too different
///   to be added up; ``AlgorithmError/limit(_:hint:)`` for too large a component.
/// - Complexity: O(n³ + n·m·log n) time, O(n²) space.
///
/// M. E. J. Newman (2005). A measure of betweenness centrality based on random walks. Social Networks 27.
/// https://doi.org/10.1016/j.socnet.2004.11.009 —
/// U. Brandes, D. Fleischer (2005). Centrality measures based on current flow. STACS.
/// https://doi.org/10.1007/978-3-540-31856-9_44
///
/// As NetworkX, which refuses disconnected and directed graphs. Newman counts the ends of a pair too.
public struct CurrentFlowBetweenness: GraphAlgorithm {
  public init() {}

  public static let card = AlgorithmCard(
    id: "current-flow-betweenness",
    title: "Current-flow betweenness",
    family: .centrality,
    summary: "How much of a current between two other nodes flows through a node, over all paths.",
    citations: [.newmanRandomWalks, .brandesFleischer],
    time: "O(n³ + n·m·log n)", space: "O(n²)", weights: .strength, direction: "ignored")

  public var memory: MemoryGrowth { .pairs(bytes: 8) }

  public func run(on graph: ProjectedGraph, in context: RunContext) throws(AlgorithmError) -> NodeScores {
    try checkOptions()
    try context.checkpoint()
    let n = graph.nodeCount
    var raw = [Double](repeating: 0, count: n)
    try CurrentNetwork.forEachPart(of: graph, for: Self.card.id, in: context) { (network) throws(AlgorithmError) in
      let totals = try network.totalCurrents(in: context.quiet)
      // With v as an end the current at v is 1, of which ½ is no passage.
      let ends = Double(network.count - 1)
      for place in 0..<network.count {
        let sum = totals[network.rows.range(place)].reduce(0, +)
        let through = (sum - ends) / 2
        raw[network.nodes[place]] = through > 1e-12 * ends ? through : 0
      }
    }
    let pairs = Double(n - 1) * Double(n - 2) / 2
    return NodeScores(
      [
        NodeScores.Column("current_flow_betweenness", raw),
        NodeScores.Column("current_flow_betweenness_normalised", raw.map { n < 3 ? 0 : $0 / pairs }),
      ],
      notes: [
        graph.strengthNote + ", its conductance; directions are ignored",
        "sum over unordered pairs of other nodes in the same component, without the ends of the pair",
      ])
  }
}
