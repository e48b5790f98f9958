import GraphProjection

/// Local reaching centrality: the share of the other nodes that can be reached from a node.
///
/// C(v) = (nodes reached from v)/(n − 1), over any number of steps; 0 in a graph of one node. A note gives the global reaching
/// centrality, Σ (max − C(v))/(n − 1), a measure of hierarchy: 0 where all reach the same, 1 for a star whose centre reaches all.
/// Weights are ignored.
///
/// Option: `direction`, `out` (nodes reached, the default), `in` (nodes that reach the node) or `all` (directions ignored).
///
/// - Returns: ``NodeScores`` with `local_reaching`.
/// - Complexity: O(n·m / 64) steps at best, O(n·m) at worst; O(n + m) space per worker.
///
/// E. Mones, L. Vicsek, T. Vicsek (2012). Hierarchy measure for complex networks. PLoS ONE 7.
/// https://doi.org/10.1371/journal.pone.0033799
///
/// As NetworkX in directed graphs without weights. In undirected graphs, where it is the size of a component, NetworkX takes the
/// authors' other measure, the mean of inverse distances: see ``HarmonicCentrality``.
public struct LocalReaching: GraphAlgorithm {
  /// Which nodes count, in a directed graph.
  public var direction = DistanceDirection.out

  public init() {}

  public static let card = AlgorithmCard(
    id: "local-reaching",
    title: "Local reaching centrality",
    family: .centrality,
    summary: "The share of the other nodes that can be reached from a node.",
    citations: [
      Citation(
        "E. Mones, L. Vicsek, T. Vicsek", 2012, "Hierarchy measure for complex networks", "PLoS ONE 7",
        doi: "10.1371/journal.pone.0033799")
    ],
    time: "O(n·m)", space: "O(n + m)", weights: .ignored, direction: "by option: out, in, or ignored")

  public static let parameters: [Parameter<Self>] = [.direction(\.direction)]

  public func run(on graph: ProjectedGraph, in context: RunContext) throws(AlgorithmError) -> NodeScores {
    try checkOptions()
    let totals = try DistanceTotals(of: graph, direction, lengths: nil, in: context)
    let others = Double(max(1, graph.nodeCount - 1))
    let values = totals.reached.map { Double($0) / others }
    let largest = values.max() ?? 0
    let global = values.reduce(0) { $0 + (largest - $1) } / others
    return NodeScores(
      [NodeScores.Column("local_reaching", values)],
      notes: [direction.note(for: graph), "global reaching centrality \(global.brief)"])
  }
}
