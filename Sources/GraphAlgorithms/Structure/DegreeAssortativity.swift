import GraphProjection

/// Degree assortativity: whether nodes are tied to nodes of like degree; Pearson's correlation over the ends of all ties.
///
/// With every tied pair taken both ways, 2m pairs (x, y) of degrees, it is r = (2m Σxy − (Σx)²) / (2m Σx² − (Σx)²), between −1 and
/// 1. On the undirected view: directions and weights are ignored, several ties of one pair count once, loops not at all. The sums
/// are exact, in whole numbers.
///
/// - Returns: ``Figures`` with `degree_assortativity`; undefined where there are no ties or all nodes with ties have one degree.
/// - Complexity: O(n + m) time and space.
///
/// M. E. J. Newman (2002). Assortative mixing in networks. Physical Review Letters 89.
/// https://doi.org/10.1103/PhysRevLett.89.208701 —
/// M. E. J. Newman (2003). Mixing patterns in networks. Physical Review E 67. https://doi.org/10.1103/PhysRevE.67.026126
///
/// The value is that of NetworkX `degree_pearson_correlation_coefficient` and igraph `assortativity_degree` on the undirected graph;
/// both correlate out-degree with in-degree in a directed one.
public struct DegreeAssortativity: GraphAlgorithm {
  public init() {}

  public static let card = AlgorithmCard(
    id: "degree-assortativity",
    title: "Degree assortativity",
    family: .structure,
    summary: "Whether nodes are tied to nodes of like degree: the correlation of degrees over all ties.",
    citations: [
      Citation(
        "M. E. J. Newman", 2002, "Assortative mixing in networks", "Physical Review Letters 89",
        doi: "10.1103/PhysRevLett.89.208701"),
      Citation(
        "M. E. J. Newman", 2003, "Mixing patterns in networks", "Physical Review E 67",
        doi: "10.1103/PhysRevE.67.026126"),
    ],
    time: "O(n + m)", space: "O(n + m)", weights: .ignored, direction: "ignored")

  public func run(on graph: ProjectedGraph, in context: RunContext) throws(AlgorithmError) -> Figures {
    try context.checkpoint()
    let rows = graph.neighbourRows(.both)
    // With fewer than 2³² arcs and degrees below 2³¹ no product reaches 2¹²⁷.
    let arcs = Int128(rows.targets.count)
    var (sum, squares, products): (Int128, Int128, Int128) = (0, 0, 0)
    for node in 0..<rows.nodeCount {
      let range = rows.range(node)
      let degree = Int128(range.count)
      sum += degree * degree
      squares += degree * degree * degree
      var neighbours = 0
      for target in rows.targets[range] { neighbours &+= rows.range(Int(target)).count }
      products += degree * Int128(neighbours)
    }
    let variance = arcs * squares - sum * sum
    let covariance = arcs * products - sum * sum
    return Figures(
      [
        Figures.Entry(
          "degree_assortativity", variance > 0 ? .real(Double(covariance) / Double(variance)) : .undefined)
      ],
      notes: [
        "Pearson's correlation over the ends of all ties; directions, parallel ties and loops ignored; "
          + "undefined where all degrees are equal"
      ])
  }
}
