import GraphProjection

/// Bipartite degree: how many nodes of the other mode a node is tied to, divided by how many there are.
///
/// For networks of two modes, such as officials and meetings, where a node can only be tied to nodes of the other mode. Option:
/// `attribute`, a property of nodes, or `kind`, whose two values are the modes; where `kind` does not divide the nodes so, the
/// modes are found by colouring. Parallel ties count once; weights and directions are ignored.
///
/// - Returns: ``NodeScores`` with `bipartite_degree` (0–1, undefined where the other mode has no nodes) and `mode` (1 or 2).
/// - Throws: ``AlgorithmError/unsuitable(_:hint:)`` for a graph that is not bipartite.
/// - Complexity: O(n + m) time and space.
///
/// S. P. Borgatti, M. G. Everett (1997). Network analysis of 2-mode data. Social Networks 19.
/// https://doi.org/10.1016/S0378-8733(96)00301-2
///
/// NetworkX has it as `bipartite.degree_centrality`, with the modes given as a list of nodes; UCINET as 2-mode centrality.
public struct BipartiteDegree: GraphAlgorithm {
  /// A property of nodes, or `kind`.
  public var attribute = "kind"

  public init() {}

  public static let card = AlgorithmCard(
    id: "bipartite-degree",
    title: "Bipartite degree",
    family: .centrality,
    summary: "The share of the nodes of the other mode that a node is tied to.",
    citations: [.twoModeData],
    time: "O(n + m)", space: "O(n + m)", weights: .ignored, direction: "ignored")

  public static let parameters: [Parameter<Self>] = [.modes(\.attribute)]

  public func run(on graph: ProjectedGraph, in context: RunContext) throws(AlgorithmError) -> NodeScores {
    try checkOptions()
    try context.checkpoint()
    let modes = try BipartiteModes(of: graph, attribute: attribute)
    let rows = graph.neighbourRows(.both)
    let values = (0..<graph.nodeCount).map { node -> Double in
      let other = modes.sizes(for: node).other
      return other > 0 ? Double(rows.range(node).count) / Double(other) : .nan
    }
    return NodeScores(
      [NodeScores.Column("bipartite_degree", values), modes.column],
      notes: [modes.note, "neighbours divided by the nodes of the other mode; parallel ties count once"])
  }
}

extension Citation {
  static let twoModeData = Citation(
    "S. P. Borgatti, M. G. Everett", 1997, "Network analysis of 2-mode data", "Social Networks 19",
    doi: "10.1016/S0378-8733(96)00301-2")
}

extension Parameter {
  /// `attribute`: what divides the nodes into two modes.
  static func modes(_ path: WritableKeyPath<Root, String> & Sendable) -> Parameter {
    attribute(path, help: "property whose two values are the modes; kind: by kind, else by colouring")
  }
}
