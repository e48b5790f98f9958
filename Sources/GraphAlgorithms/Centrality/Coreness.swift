import GraphProjection

/// Coreness: the largest k for which the node belongs to the k-core, the largest part of the graph in which every node has at
/// least k neighbours inside that part.
///
/// Neighbours are distinct: parallel ties count once, loops not at all. Directions and weights are ignored unless an option says
/// otherwise. Nodes are taken off level by level: all of degree k, and what falls to k thereby, before any of k + 1.
///
/// - Returns: ``NodeScores`` with `core`, whole numbers; 0 for isolates.
/// - Complexity: O(n + m) time and space.
///
/// S. B. Seidman (1983). Network structure and minimum degree. Social Networks 5.
/// https://doi.org/10.1016/0378-8733(83)90028-X —
/// V. Batagelj, M. Zaveršnik (2003). An O(m) algorithm for cores decomposition of networks.
/// https://doi.org/10.48550/arXiv.cs/0310049
///
/// NetworkX refuses multigraphs and loops, and in a directed graph counts a reciprocated pair twice (`reciprocal=both`); igraph
/// counts parallel ties and loops.
public struct Coreness: GraphAlgorithm {
  /// Which neighbours count, in a directed graph.
  public var degree = DegreeChoice.all
  /// What two ties of opposite direction between two nodes count, where `degree` is `all`.
  public var reciprocal = Reciprocal.one

  public enum DegreeChoice: String, Hashable, Sendable, CaseIterable {
    case all, `in`, out
  }

  public enum Reciprocal: String, Hashable, Sendable, CaseIterable {
    case one, both
  }

  public init() {}

  public static let card = AlgorithmCard(
    id: "coreness",
    title: "Coreness",
    family: .centrality,
    summary: "The largest k such that the node belongs to a part where every node has at least k neighbours.",
    citations: [.seidman, .batageljZaversnik],
    time: "O(n + m)", space: "O(n + m)", weights: .ignored, direction: "ignored, or by degree=in|out")

  public static let parameters: [Parameter<Self>] = [
    .choice("degree", \.degree, help: "neighbours that count in a directed graph"),
    .choice("reciprocal", \.reciprocal, help: "whether two opposite ties are one neighbour or two (degree=all)"),
  ]

  public static let conventions: [Convention: [(name: String, value: String)]] = [
    .networkx: [("reciprocal", "both")], .igraph: [("reciprocal", "both")],
  ]

  public func run(on graph: ProjectedGraph, in context: RunContext) throws(AlgorithmError) -> NodeScores {
    try checkOptions()
    try context.checkpoint()
    let cores: [Double]
    let note: String
    switch (degree, reciprocal) {
    case _ where !graph.isDirected:
      note = "distinct neighbours, loops ignored" + (degree == .all ? "" : "; undirected graph: 'degree' has no effect")
      let rows = graph.neighbourRows()
      cores = try CorePeeling.cores(losing: [rows], counting: [rows], in: context)
    case (.all, .one):
      note = "distinct neighbours, directions and loops ignored"
      let rows = graph.neighbourRows(.both)
      cores = try CorePeeling.cores(losing: [rows], counting: [rows], in: context)
    case (.all, .both):
      note = "in-degree + out-degree: a reciprocated pair counts 2; loops ignored"
      let rows = [graph.neighbourRows(.outgoing), graph.neighbourRows(.incoming)]
      cores = try CorePeeling.cores(losing: rows, counting: rows, in: context)
    case (.in, _):
      note = "in-degree: neighbours that a tie comes from; loops ignored"
      cores = try CorePeeling.cores(
        losing: [graph.neighbourRows(.outgoing)], counting: [graph.neighbourRows(.incoming)], in: context)
    case (.out, _):
      note = "out-degree: neighbours that a tie leads to; loops ignored"
      cores = try CorePeeling.cores(
        losing: [graph.neighbourRows(.incoming)], counting: [graph.neighbourRows(.outgoing)], in: context)
    }
    return NodeScores([NodeScores.Column("core", cores, isInteger: true)], notes: [note])
  }
}
