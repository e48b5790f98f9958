import GraphProjection

/// Edge connectivity: the smallest number of ties without which a node no longer reaches another.
///
/// - With `from` and `to`: the ties that must go so that no path leads from one to the other; by Menger's theorem the number of
///   paths between them without a common tie.
/// - Without: the smallest such number over all ordered pairs of nodes; 0 for a graph that is not (in a directed graph: strongly)
///   connected. Undefined below two nodes.
///
/// Every tie counts 1: weights are ignored (``MinimumCut`` takes them). Parallel ties are as many as the projection makes of them;
/// loops do not matter. Directions are followed.
///
/// Options:
/// - `from`, `to`: both or none.
///
/// - Returns: ``Figures`` with `edge_connectivity` and `source_side` (the nodes on the side of the start of one smallest cut: of the
///   cut nearest to it).
/// - Throws: ``AlgorithmError/unsuitable(_:hint:)`` where only one end is given, or both are the same node;
///   ``AlgorithmError/noSuchNode(_:candidates:)``.
/// - Complexity: O(n) maximum flows of unit capacities, O(n·m·√m) time at worst; O(n + m) space.
///
/// S. Even, R. E. Tarjan (1975). Network flow and testing graph connectivity. SIAM Journal on Computing 4.
/// https://doi.org/10.1137/0204043
///
/// The value of NetworkX `edge_connectivity` and igraph `edge_connectivity`; of one node NetworkX gives an error or 0.
public struct EdgeConnectivity: GraphAlgorithm {
  /// Where paths start: an id, a name or an alias; empty: anywhere.
  public var from = ""
  /// Where they end: an id, a name or an alias; empty: anywhere.
  public var to = ""

  public init() {}

  public static let card = AlgorithmCard(
    id: "edge-connectivity",
    title: "Edge connectivity",
    family: .flow,
    summary: "The smallest number of ties that must go to separate two nodes, or any.",
    citations: [
      Citation(
        "S. Even, R. E. Tarjan", 1975, "Network flow and testing graph connectivity", "SIAM Journal on Computing 4",
        doi: "10.1137/0204043")
    ],
    time: "O(n·m·√m)", space: "O(n + m)", weights: .ignored, direction: "followed")

  public static let parameters: [Parameter<Self>] = Parameter.ends(from: \.from, to: \.to)

  public func run(on graph: ProjectedGraph, in context: RunContext) throws(AlgorithmError) -> Figures {
    try checkOptions()
    try context.checkpoint()
    var network = CapacityNetwork(graph, capacities: nil)
    var best = Double.infinity
    var side: [Bool] = []
    let n = graph.nodeCount
    let pairs: [(Int, Int)]
    if from.isEmpty && to.isEmpty {
      // A cut has its start and its end somewhere on the circle of all nodes, and two that follow each other across it; in an
      // undirected graph it is enough to separate the first node from each other.
      pairs = n < 2 ? [] : graph.isDirected ? (0..<n).map { ($0, ($0 + 1) % n) } : (1..<n).map { (0, $0) }
    } else {
      let ends = try PathEnds.different(from: from, to: to, in: graph, for: Self.card.id)
      pairs = [(ends.from, ends.to)]
    }
    for (place, (start, end)) in pairs.enumerated() where best > 0 {
      try context.checkpoint(Double(place) / Double(pairs.count))
      network.reset()
      let value = try network.fill(from: start, to: end, atMost: best, in: context.quiet)
      guard value < best else { continue }
      best = value
      side = network.reached(from: start)
    }
    return Figures(
      [
        Figures.Entry("edge_connectivity", best == .infinity ? .undefined : .integer(Int(best))),
        Figures.Entry("source_side", .nodes(side.indices.filter { side[$0] })),
      ],
      notes: [
        "every tie counts 1; weights and loops ignored",
        graph.isDirected ? "paths follow the direction of the ties" : "ties lead both ways",
        pairs.isEmpty ? "it needs two nodes" : "source_side: the nodes on the start's side of one smallest cut",
      ])
  }
}
