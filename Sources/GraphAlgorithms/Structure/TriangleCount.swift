import GraphProjection

/// Triangles: sets of three nodes that are tied to each other.
///
/// On the undirected view: directions and weights are ignored, several ties of one pair count once, loops not at all. Beside them
/// stand the `connected_triples`, paths of length two Σ d(d − 1)/2, of which a triangle closes three.
///
/// - Returns: ``Figures`` with `triangles` and `connected_triples`.
/// - Complexity: O(m^(3/2)) time, O(n + m) space.
///
/// M. Latapy (2008). Main-memory triangle computations for very large (sparse (power-law)) graphs. Theoretical Computer Science
/// 407. https://doi.org/10.1016/j.tcs.2008.07.017 —
/// N. Chiba, T. Nishizeki (1985). Arboricity and subgraph listing algorithms. https://doi.org/10.1137/0214017
///
/// The number is a third of the sum of NetworkX `triangles`, and that of igraph `count_triangles`; NetworkX refuses directed graphs.
public struct TriangleCount: GraphAlgorithm {
  public init() {}

  public static let card = AlgorithmCard(
    id: "triangles",
    title: "Triangles",
    family: .structure,
    summary: "The number of sets of three nodes that are tied to each other.",
    citations: [
      Citation(
        "M. Latapy", 2008, "Main-memory triangle computations for very large (sparse (power-law)) graphs",
        "Theoretical Computer Science 407", doi: "10.1016/j.tcs.2008.07.017"),
      Citation(
        "N. Chiba, T. Nishizeki", 1985, "Arboricity and subgraph listing algorithms", "SIAM Journal on Computing 14",
        doi: "10.1137/0214017"),
    ],
    time: "O(m^(3/2))", space: "O(n + m)", weights: .ignored, direction: "ignored")

  public func run(on graph: ProjectedGraph, in context: RunContext) throws(AlgorithmError) -> Figures {
    try context.checkpoint()
    let rows = graph.neighbourRows(.both)
    return Figures(
      [
        Figures.Entry("triangles", .integer(try HalfGraph(rows, in: context).triangles(in: context))),
        Figures.Entry("connected_triples", .integer(rows.connectedTriples)),
      ], notes: ["directions, parallel ties and loops ignored"])
  }
}
