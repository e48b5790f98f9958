import GraphProjection

/// Bipartite betweenness: how many shortest paths pass through a node, divided by the most that two modes allow.
///
/// C(v) = Σ σ(s, t | v) / σ(s, t) over unordered pairs of other nodes, as for ``BetweennessCentrality``. For a node of a mode of a
/// nodes, with b of the other mode, s = ⌊(a − 1)/b⌋ and t = (a − 1) mod b, its largest possible value is
/// ½ (b²(s + 1)² + b(s + 1)(2t − s − 1) − t(2s − t + 3)).
///
/// Option: `attribute`, a property of nodes, or `kind`, whose two values are the modes; where `kind` does not divide the nodes so,
/// they are found by colouring. Parallel ties count once; weights and directions are ignored.
///
/// - Returns: ``NodeScores`` with `bipartite_betweenness` (0–1; undefined where no path can pass through a node of its mode) and
///   `mode` (1 or 2).
/// - Throws: ``AlgorithmError/unsuitable(_:hint:)`` for a graph that is not bipartite; ``AlgorithmError/limit(_:hint:)`` where two
///   nodes are joined by more than 10³⁰⁸ shortest paths.
/// - Complexity: O(n·m) time; O(n + m) space per worker, and O(n) for each of at most 64 chunks.
///
/// S. P. Borgatti, M. G. Everett (1997). Network analysis of 2-mode data. Social Networks 19.
/// https://doi.org/10.1016/S0378-8733(96)00301-2
///
/// The values are those of NetworkX `bipartite.betweenness_centrality`, which divides by zero where they are undefined.
public struct BipartiteBetweenness: GraphAlgorithm {
  /// A property of nodes, or `kind`.
  public var attribute = "kind"

  public init() {}

  public static let card = AlgorithmCard(
    id: "bipartite-betweenness",
    title: "Bipartite betweenness",
    family: .centrality,
    summary: "How many shortest paths pass through a node, divided by the most that two modes allow.",
    citations: [.twoModeData],
    time: "O(n·m)", space: "O(n + m)", weights: .ignored, direction: "ignored")

  public static let parameters: [Parameter<Self>] = [.modes(\.attribute)]

  public func run(on graph: ProjectedGraph, in context: RunContext) throws(AlgorithmError) -> NodeScores {
    try checkOptions()
    try context.checkpoint()
    let n = graph.nodeCount
    let modes = try BipartiteModes(of: graph, attribute: attribute)
    let twice = try PendantTrees(of: graph.neighbourRows(.both)).betweenness(in: context)
    guard twice.allSatisfy(\.isFinite) else { throw .tooManyPaths }
    let largest = (0..<2).map { Self.largest(own: modes.counts[$0], other: modes.counts[1 - $0]) }
    let values = (0..<n).map { node -> Double in
      let bound = largest[modes.mode[node]]
      return bound > 0 ? twice[node] / 2 / bound : .nan
    }
    return NodeScores(
      [NodeScores.Column("bipartite_betweenness", values), modes.column],
      notes: [modes.note, "sum over unordered pairs of nodes, divided by its largest possible value for the mode"])
  }

  /// The largest betweenness of a node of a mode of `own` nodes.
  static func largest(own: Int, other: Int) -> Double {
    guard own > 0, other > 0 else { return 0 }
    let (b, s, t) = (Double(other), Double((own - 1) / other), Double((own - 1) % other))
    return (b * b * (s + 1) * (s + 1) + b * (s + 1) * (2 * t - s - 1) - t * (2 * s - t + 3)) / 2
  }
}
