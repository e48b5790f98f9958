import GraphProjection

/// Current-flow betweenness of ties: how much current a tie carries between two nodes, over all pairs.
///
/// A tie of strength w is a wire of conductance w, and one unit of current enters at s and leaves at t. C(e) = Σ |I(e)| over
/// unordered pairs s, t of the same component, I(e) the current on e. `edge_current_flow_betweenness_normalised` divides by the
/// number of pairs of nodes, n(n − 1)/2: what the tie carries for a pair on average. A bridge carries 1 for every pair that it
/// joins.
///
/// Directions are ignored; of parallel ties each carries its share by strength; loops carry 0. Exact, by the inverse of the
/// Laplacian matrix of every component, of at most 4,000 nodes each.
///
/// - Returns: ``PairScores`` of all ties with `edge_current_flow_betweenness` (leading) and
///   `edge_current_flow_betweenness_normalised`.
/// - Throws: ``AlgorithmError/unsuitable(_:hint:)`` for negative weights, weights declared distances, and weights too different
///   to be added up; ``AlgorithmError/limit(_:hint:)`` for too large a component.
/// - Complexity: O(n³ + n·m·log n) time, O(n²) space.
///
/// M. E. J. Newman (2005). A measure of betweenness centrality based on random walks. Social Networks 27.
/// https://doi.org/10.1016/j.socnet.2004.11.009 —
/// U. Brandes, D. Fleischer (2005). Centrality measures based on current flow. STACS.
/// https://doi.org/10.1007/978-3-540-31856-9_44
///
/// NetworkX gives half the sum, or the sum divided by (n − 1)(n − 2), and refuses disconnected and directed graphs.
public struct EdgeCurrentFlowBetweenness: GraphAlgorithm {
  public init() {}

  public static let card = AlgorithmCard(
    id: "edge-current-flow-betweenness",
    title: "Current-flow betweenness of ties",
    family: .ties,
    summary: "How much of a current between two nodes flows over a tie, over all pairs of nodes.",
    citations: [.newmanRandomWalks, .brandesFleischer],
    time: "O(n³ + n·m·log n)", space: "O(n²)", weights: .strength, direction: "ignored")

  public var memory: MemoryGrowth { .pairs(bytes: 8) }

  public func run(on graph: ProjectedGraph, in context: RunContext) throws(AlgorithmError) -> PairScores {
    try checkOptions()
    try context.checkpoint()
    let n = graph.nodeCount
    var raw = [Double](repeating: 0, count: graph.tieCount)
    // Ties by the smaller of their ends, so that every part goes through its own only.
    var tiesOfNode = [[Int]](repeating: [], count: n)
    for tie in 0..<graph.tieCount {
      let ends = graph.ends(ofTie: tie)
      if ends.from != ends.to { tiesOfNode[min(ends.from, ends.to)].append(tie) }
    }
    var place = [Int](repeating: 0, count: n)
    try CurrentNetwork.forEachPart(of: graph, for: Self.card.id, in: context) { (network) throws(AlgorithmError) in
      let totals = try network.totalCurrents(in: context.quiet)
      for (index, node) in network.nodes.enumerated() { place[node] = index }
      for (index, node) in network.nodes.enumerated() {
        for tie in tiesOfNode[node] {
          let ends = graph.ends(ofTie: tie)
          let strength = graph.weight(ofTie: tie) / network.scale
          guard let arc = network.rows.arc(from: index, to: place[max(ends.from, ends.to)]), strength > 0 else {
            continue
          }
          raw[tie] = totals[arc] * (strength / (network.rows.weights?[arc] ?? 1))
        }
      }
    }
    let pairs = Double(n) * Double(n - 1) / 2
    return PairScores(
      tiesOf: graph,
      columns: [
        NodeScores.Column("edge_current_flow_betweenness", raw),
        NodeScores.Column("edge_current_flow_betweenness_normalised", raw.map { pairs > 0 ? $0 / pairs : 0 }),
      ],
      notes: [
        graph.strengthNote + ", its conductance; directions are ignored",
        "sum over unordered pairs of nodes in the same component",
      ])
  }
}
