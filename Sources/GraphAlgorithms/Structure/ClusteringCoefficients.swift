import GraphProjection

/// Clustering of the whole graph: how often two neighbours of a node are tied to each other.
///
/// With t(v) triangles at a node of degree d(v):
/// - `transitivity`: Σ t(v) / Σ d(v)(d(v) − 1)/2, three times the triangles divided by the paths of length two; undefined where
///   there is no such path.
/// - `average_clustering`: the mean over all nodes of t(v) / (d(v)(d(v) − 1)/2), a node of degree 0 or 1 counting 0, or left
///   out with `low-degree=undefined`; undefined where no node is left.
///
/// On the undirected view: directions and weights are ignored, several ties of one pair count once, loops not at all.
///
/// - Returns: ``Figures`` with `transitivity` and `average_clustering`.
/// - Complexity: O(m^(3/2)) time, O(n + m) space.
///
/// D. J. Watts, S. H. Strogatz (1998). Collective dynamics of 'small-world' networks. Nature 393. https://doi.org/10.1038/30918 —
/// M. E. J. Newman, S. H. Strogatz, D. J. Watts (2001). Random graphs with arbitrary degree distributions and their applications.
/// Physical Review E 64. https://doi.org/10.1103/PhysRevE.64.026118
///
/// NetworkX has both, with 0 for a transitivity that is undefined. igraph by default leaves nodes of degree 0 or 1 out of the mean
/// (`isolates = "zero"` gives the one here).
public struct ClusteringCoefficients: GraphAlgorithm {
  /// Whether nodes with fewer than two neighbours count in the average.
  public var lowDegree = LowDegree.zero

  public init() {}

  public static let card = AlgorithmCard(
    id: "clustering-coefficients",
    title: "Clustering coefficients",
    family: .structure,
    summary: "Transitivity and average clustering: how often two neighbours of a node are tied.",
    citations: [
      .wattsStrogatz,
      Citation(
        "M. E. J. Newman, S. H. Strogatz, D. J. Watts", 2001,
        "Random graphs with arbitrary degree distributions and their applications", "Physical Review E 64",
        doi: "10.1103/PhysRevE.64.026118"),
    ],
    time: "O(m^(3/2))", space: "O(n + m)", weights: .ignored, direction: "ignored")

  public static let parameters: [Parameter<Self>] = [.lowDegree(\.lowDegree)]

  public static let conventions: [Convention: [(name: String, value: String)]] = [
    .igraph: [("low-degree", "undefined")]
  ]

  public func run(on graph: ProjectedGraph, in context: RunContext) throws(AlgorithmError) -> Figures {
    try context.checkpoint()
    let rows = graph.neighbourRows(.both)
    let triangles = try HalfGraph(rows, in: context).trianglesPerNode(in: context)
    var sum = 0.0
    var counted = 0
    for (node, count) in triangles.enumerated() {
      let degree = rows.range(node).count
      if degree > 1 || lowDegree == .zero { counted += 1 }
      guard count > 0 else { continue }
      sum += Double(count) / Double(degree * (degree - 1) / 2)
    }
    let triples = rows.connectedTriples
    let closed = Double(triangles.reduce(0, +))
    return Figures(
      [
        Figures.Entry("transitivity", triples > 0 ? .real(closed / Double(triples)) : .undefined),
        Figures.Entry(
          "average_clustering", counted == 0 ? .undefined : .real(sum / Double(counted))),
      ],
      notes: ["directions, parallel ties and loops ignored; \(lowDegree.note)"])
  }
}
