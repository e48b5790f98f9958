import GraphProjection

/// Flow betweenness: how much less can flow between other nodes when a node is gone.
///
/// A tie of strength w carries up to w, either way, and f(s, t) is the largest flow from s to t. C(v) = Σ f(s, t) − f(s, t
/// without v) over unordered pairs s ≠ v ≠ t: the flow that must pass through v. `flow_betweenness_normalised` divides by Σ
/// f(s, t) over the same pairs, a share from 0 to 1; 0 where nothing flows.
///
/// Directions are ignored, parallel ties add up, loops do not matter. The flows of all pairs, with and without every node, come
/// from trees of n − 1 flows each (Gusfield), so that n² flows are enough.
///
/// Options: `limit`, the largest number of nodes (200).
///
/// - Returns: ``NodeScores`` with `flow_betweenness` (leading) and `flow_betweenness_normalised`.
/// - Throws: ``AlgorithmError/limit(_:hint:)`` for more nodes than `limit`; ``AlgorithmError/unsuitable(_:hint:)`` for negative
///   weights and weights declared distances.
/// - Complexity: O(n²) largest flows, each O(n²·m) at worst and O(m) to O(m·√m) without weights; O(n + m) space per worker.
///
/// L. C. Freeman, S. P. Borgatti, D. R. White (1991). Centrality in valued graphs: a measure of betweenness based on network
/// flow. Social Networks 13. https://doi.org/10.1016/0378-8733(91)90017-N —
/// D. Gusfield (1990). Very simple methods for all pairs network flow analysis. SIAM Journal on Computing 19.
/// https://doi.org/10.1137/0219009
///
/// As sna's `flowbet` with undirected data; sna follows directions where there are any.
public struct FlowBetweenness: GraphAlgorithm {
  /// The largest number of nodes.
  public var limit = 200

  public init() {}

  public static let card = AlgorithmCard(
    id: "flow-betweenness",
    title: "Flow betweenness",
    family: .centrality,
    summary: "How much of the largest flow between other nodes must pass through a node.",
    citations: [
      Citation(
        "L. C. Freeman, S. P. Borgatti, D. R. White", 1991,
        "Centrality in valued graphs: a measure of betweenness based on network flow", "Social Networks 13",
        doi: "10.1016/0378-8733(91)90017-N"),
      .gusfield,
    ],
    time: "O(n²) flows of O(n²·m)", space: "O(n + m)", weights: .strength, direction: "ignored")

  public static let parameters: [Parameter<Self>] = [
    .integer("limit", \.limit, in: 1...10_000, help: "largest number of nodes")
  ]

  public func run(on graph: ProjectedGraph, in context: RunContext) throws(AlgorithmError) -> NodeScores {
    try checkOptions()
    try context.checkpoint()
    let n = graph.nodeCount
    try graph.checkNodeCount(
      atMost: limit, for: Self.card.id,
      hint: "raise 'limit' (time grows with the cube of the nodes and more), or use current-flow-betweenness")
    let strengths = try graph.tieStrengths(for: Self.card.id)
    let largest = strengths?.max() ?? 1
    let scale = largest > 0 ? largest : 1
    let shares = (strengths ?? [Double](repeating: 1, count: graph.tieCount)).map { $0 / scale }
    let whole = try CutTree(graph, capacities: shares, in: context.quiet)
    let rest = try context.chunked(n, size: 1) { chunk -> Double in
      let node = chunk.lowerBound
      var capacities = shares
      for tie in shares.indices where graph.ends(ofTie: tie).from == node || graph.ends(ofTie: tie).to == node {
        capacities[tie] = 0
      }
      let tree = try? CutTree(graph, capacities: capacities, in: context.quiet)
      return tree?.total(without: node) ?? 0
    }
    // A tree is missing only where the run was cancelled.
    try context.checkpoint(1)
    var raw = [Double](repeating: 0, count: n)
    var normalised = raw
    for node in 0..<n {
      let all = whole.total(without: node)
      let lost = all - rest[node]
      // What is left of rounding errors in sums of weights.
      guard lost > 1e-12 * all else { continue }
      raw[node] = lost * scale
      normalised[node] = lost / all
    }
    guard raw.allSatisfy(\.isFinite) else { throw .infiniteStrength }
    return NodeScores(
      [NodeScores.Column("flow_betweenness", raw), NodeScores.Column("flow_betweenness_normalised", normalised)],
      notes: [
        graph.strengthNote + ", its capacity; directions are ignored",
        "sum over unordered pairs of other nodes: the largest flow less that without the node",
      ])
  }
}
