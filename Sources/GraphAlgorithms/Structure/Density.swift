import GraphProjection

/// Density: the share of the pairs of nodes that are tied.
///
/// With n nodes and m tied pairs it is m / (n(n − 1)/2), in a directed graph m / (n(n − 1)) over ordered pairs. Several ties of one
/// pair count once, loops not at all, so that it lies between 0 and 1. Weights are ignored.
///
/// - Returns: ``Figures`` with `density`; undefined for fewer than two nodes.
/// - Complexity: O(n + m) time and space.
///
/// S. Wasserman, K. Faust (1994). Social network analysis: methods and applications. https://doi.org/10.1017/CBO9780511815478
///
/// NetworkX and igraph count parallel ties and loops, and may exceed 1; for one node NetworkX gives 0.
public struct Density: GraphAlgorithm {
  public init() {}

  public static let card = AlgorithmCard(
    id: "density",
    title: "Density",
    family: .structure,
    summary: "The share of the pairs of nodes that are tied.",
    citations: [.wassermanFaust],
    time: "O(n + m)", space: "O(n + m)", weights: .ignored, direction: "ordered pairs in a directed graph")

  public func run(on graph: ProjectedGraph, in context: RunContext) throws(AlgorithmError) -> Figures {
    try context.checkpoint()
    let n = graph.nodeCount
    // Every tied pair stands once in the rows of a directed graph, twice in those of an undirected one.
    let arcs = graph.neighbourRows().targets.count
    let pairs = n * (n - 1)
    return Figures(
      [Figures.Entry("density", pairs > 0 ? .real(Double(arcs) / Double(pairs)) : .undefined)],
      notes: [
        "tied pairs divided by all \(graph.isDirected ? "ordered " : "")pairs of nodes; parallel ties count once, loops not"
      ])
  }
}
