import GraphProjection

/// Graphlet degrees: how often a node stands in every position of the connected subgraphs of two to four nodes.
///
/// A set of nodes and all ties among them is counted once if they are connected (*induced* subgraphs). The positions (*orbits*) are those
/// of Pržulj: 0 an end of a tie; path of three: 1 end, 2 middle; 3 triangle; path of four: 4 end, 5 inner; star: 6 leaf, 7 centre; 8 cycle
/// of four; triangle with a tail: 9 tail, 10 triangle, 11 where both meet; cycle with a chord: 12 without it, 13 at it; 14 clique of four.
///
/// Subgraphs that need not be induced are counted from degrees, triangles and common neighbours; what larger ones hold of them is taken
/// away. On the undirected view; several ties of one pair count once, loops not at all; weights are ignored.
///
/// It has no options.
///
/// - Returns: ``NodeScores`` with `orbit_0` to `orbit_14`; orbit 0 is the degree, and leads.
/// - Complexity: O(Σ d² + T·d) for T triangles; O(n + m) space per worker.
///
/// N. Pržulj (2007). Biological network comparison using graphlet degree distribution. Bioinformatics 23.
/// https://doi.org/10.1093/bioinformatics/btl301 —
/// T. Hočevar, J. Demšar (2014). A combinatorial approach to graphlet counting. Bioinformatics 30.
/// https://doi.org/10.1093/bioinformatics/btt717
///
/// The counts are those of ORCA for four nodes. Large counts are exact up to 2⁵³.
public struct GraphletDegrees: GraphAlgorithm {
  public init() {}

  public static let card = AlgorithmCard(
    id: "graphlet-degrees",
    title: "Graphlet degrees",
    family: .centrality,
    summary: "How often a node stands in every position of the connected subgraphs of up to four nodes.",
    citations: [
      Citation(
        "N. Pržulj", 2007, "Biological network comparison using graphlet degree distribution", "Bioinformatics 23",
        doi: "10.1093/bioinformatics/btl301"),
      Citation(
        "T. Hočevar, J. Demšar", 2014, "A combinatorial approach to graphlet counting", "Bioinformatics 30",
        doi: "10.1093/bioinformatics/btt717"),
    ],
    time: "O(Σ d² + T·d)", space: "O(n + m)", weights: .ignored, direction: "ignored")

  public func run(on graph: ProjectedGraph, in context: RunContext) throws(AlgorithmError) -> NodeScores {
    try checkOptions()
    try context.checkpoint()
    let counts = GraphletCounts(graph.neighbourRows(.both))
    let triangles = try HalfGraph(counts.rows, in: context).trianglesPerNode(in: context.quiet)
    let onPairs = try counts.pairs.triangles(in: context.quiet)
    let orbits = try context.chunked(graph.nodeCount, size: 64) { chunk in
      var scratch = GraphletCounts.Scratch(nodeCount: counts.rows.nodeCount)
      return chunk.map { node in
        context.cancellation.isCancelled
          ? [Int128](repeating: 0, count: 15) : counts.orbits(of: node, triangles, onPairs, &scratch)
      }
    }.flatMap(\.self)
    try context.checkpoint(1)
    return NodeScores(
      (0..<15).map { orbit in
        NodeScores.Column("orbit_\(orbit)", orbits.map { Double($0[orbit]) }, isInteger: true)
      },
      notes: [
        "orbits 0 to 14 by Pržulj; induced subgraphs of two to four nodes",
        "directions, weights, parallel ties and loops ignored",
      ])
  }
}
