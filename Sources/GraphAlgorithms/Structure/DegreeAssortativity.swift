import GraphProjection

/// Degree assortativity: whether nodes are tied to nodes of like degree; Pearson's correlation over the ends of all ties.
///
/// With every tied pair taken both ways, 2m pairs (x, y) of degrees, it is r = (2m Σxy − (Σx)²) / (2m Σx² − (Σx)²), between −1 and
/// 1. On the undirected view: directions and weights are ignored, several ties of one pair count once, loops not at all. The sums
/// are exact, in whole numbers.
///
/// Option `direction`: `ignored` (the default), or `followed`: Pearson's correlation over the arcs of a directed graph between the
/// out-degree where an arc begins and the in-degree where it ends.
///
/// - Returns: ``Figures`` with `degree_assortativity`; undefined where there are no ties or all nodes with ties have one degree.
/// - Complexity: O(n + m) time and space.
///
/// M. E. J. Newman (2002). Assortative mixing in networks. Physical Review Letters 89.
/// https://doi.org/10.1103/PhysRevLett.89.208701 —
/// M. E. J. Newman (2003). Mixing patterns in networks. Physical Review E 67. https://doi.org/10.1103/PhysRevE.67.026126
///
/// The value is that of NetworkX `degree_pearson_correlation_coefficient` and igraph `assortativity_degree` on the undirected graph;
/// both take `direction=followed` in a directed one.
public struct DegreeAssortativity: GraphAlgorithm {
  public var direction = Direction.ignored

  public enum Direction: String, Hashable, Sendable, CaseIterable {
    case ignored, followed
  }

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
      .newmanMixing,
    ],
    time: "O(n + m)", space: "O(n + m)", weights: .ignored, direction: "by option: ignored or followed")

  public static let parameters: [Parameter<Self>] = [
    .choice("direction", \.direction, help: "degrees of both ends, or out-degree against in-degree")
  ]

  public static let conventions: [Convention: [(name: String, value: String)]] = [
    .networkx: [("direction", "followed")], .igraph: [("direction", "followed")],
  ]

  public func run(on graph: ProjectedGraph, in context: RunContext) throws(AlgorithmError) -> Figures {
    try checkOptions()
    try context.checkpoint()
    if direction == .followed, graph.isDirected { return Self.followed(graph) }
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

  /// Out-degree of the start against in-degree of the end, over all arcs.
  private static func followed(_ graph: ProjectedGraph) -> Figures {
    let (out, into) = (graph.neighbourRows(.outgoing), graph.neighbourRows(.incoming))
    let arcs = Int128(out.targets.count)
    var (x, y, xx, yy, xy): (Int128, Int128, Int128, Int128, Int128) = (0, 0, 0, 0, 0)
    for node in 0..<graph.nodeCount {
      let (outDegree, inDegree) = (Int128(out.range(node).count), Int128(into.range(node).count))
      x += outDegree * outDegree
      xx += outDegree * outDegree * outDegree
      y += inDegree * inDegree
      yy += inDegree * inDegree * inDegree
      for target in out.targets[out.range(node)] { xy += outDegree * Int128(into.range(Int(target)).count) }
    }
    let variances = (Double(arcs * xx - x * x), Double(arcs * yy - y * y))
    let isDefined = variances.0 > 0 && variances.1 > 0
    let value = Double(arcs * xy - x * y) / (variances.0.squareRoot() * variances.1.squareRoot())
    return Figures(
      [Figures.Entry("degree_assortativity", isDefined ? .real(value) : .undefined)],
      notes: ["Pearson's correlation of out-degree and in-degree over all arcs; parallel ties and loops ignored"])
  }
}
