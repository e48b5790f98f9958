import GraphProjection

/// Biconnectivity: which nodes and ties hold the graph together alone.
///
/// - `articulation_points`: the number of cut nodes, without which their component falls apart; `articulation_point_nodes` are they.
/// - `bridges`: the number of ties without which their component falls apart.
/// - `biconnected_components`: the number of largest parts that no one node holds together; every tie is in one.
///   `largest_biconnected_component` is the number of nodes of the largest.
///
/// On the undirected view: directions and weights are ignored, and so are loops. Parallel ties are as many as the projection makes of
/// them; where it counts them (`Projection.parallel` is `count`), two of opposite direction are two, and neither is a bridge.
///
/// - Returns: ``Figures`` with the names above.
/// - Complexity: O(n + m) time and space.
///
/// J. Hopcroft, R. Tarjan (1973). Algorithm 447: efficient algorithms for graph manipulation. Communications of the ACM 16.
/// https://doi.org/10.1145/362248.362272
///
/// The figures are those of NetworkX and igraph on the undirected graph. NetworkX `bridges` refuses multigraphs unless they are
/// made simple; igraph treats parallel ties as here.
public struct Biconnectivity: GraphAlgorithm {
  public init() {}

  public static let card = AlgorithmCard(
    id: "biconnectivity",
    title: "Biconnectivity",
    family: .structure,
    summary: "Articulation points, bridges and biconnected components: what holds the graph together alone.",
    citations: [.hopcroftTarjan],
    time: "O(n + m)", space: "O(n + m)", weights: .ignored, direction: "ignored")

  public func run(on graph: ProjectedGraph, in context: RunContext) throws(AlgorithmError) -> Figures {
    try context.checkpoint()
    let parts = try BiconnectedParts(of: graph.neighbourRows(.both), in: context)
    let cutNodes = (0..<graph.nodeCount).filter { parts.isArticulationPoint[$0] }
    let bridges = parts.bridges.count { graph.isTiedOnce(Int($0.0), Int($0.1)) }
    return Figures(
      [
        Figures.Entry("articulation_points", .integer(cutNodes.count)),
        Figures.Entry("articulation_point_nodes", .nodes(cutNodes)),
        Figures.Entry("bridges", .integer(bridges)),
        Figures.Entry("biconnected_components", .integer(parts.blockCount)),
        Figures.Entry("largest_biconnected_component", .integer(parts.largestBlock)),
      ], notes: ["directions and loops ignored; parallel ties, where the projection counts them, are no bridges"])
  }
}

extension ProjectedGraph {
  /// Whether two tied nodes have one tie in the undirected view: as many as they have once directions are dropped.
  fileprivate func isTiedOnce(_ a: Int, _ b: Int) -> Bool {
    // Other projections leave at most one tie of each direction, and an undirected relation is a tie of both.
    guard projection.parallel == .count else { return true }
    var facts: Set<Int32> = []
    var ties = 0
    for (own, other) in isDirected ? [(a, b), (b, a)] : [(a, b)] {
      for arc in outgoing.range(own) where Int(outgoing.targets[arc]) == other {
        ties += 1
        facts.formUnion(relations(ofTie: Int(outgoing.ties[arc])))
      }
    }
    return isDirected ? facts.count == 1 : ties == 1
  }
}
