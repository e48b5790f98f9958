import GraphProjection

/// Equitable partition: the coarsest division into cells in which nodes of one cell have equally many ties to every cell.
///
/// It is what colour refinement ends with: all nodes start alike, and nodes are told apart by how many neighbours of each colour
/// they have. Nodes that an automorphism maps onto each other share a cell; the reverse holds for most graphs but not for all, as
/// of a regular graph all nodes are in one cell. In a directed graph ties sent and ties received both count.
///
/// `start` names a property of nodes, or `kind`, whose values keep nodes apart from the outset; empty, the default: none. Weights, loops
/// and the number of parallel ties do not count.
///
/// - Returns: ``NodeGroups`` with `cell`.
/// - Throws: ``AlgorithmError/unsuitable(_:hint:)`` where no node has the property.
/// - Complexity: O((n + m) log n) time, O(n + m) space.
///
/// A. Cardon, M. Crochemore (1982). Partitioning a graph in O(|A| log₂ |V|). Theoretical Computer Science 19.
/// https://doi.org/10.1016/0304-3975(82)90016-0
///
/// It is the one-dimensional Weisfeiler–Leman colouring, which NetworkX hashes (`weisfeiler_lehman_subgraph_hashes`) and igraph uses
/// inside `canonical_permutation`; neither gives the cells.
public struct EquitablePartition: GraphAlgorithm {
  /// `kind`, or the property that keeps nodes apart; empty: none.
  public var start = ""

  public init() {}

  public static let card = AlgorithmCard(
    id: "equitable-partition",
    title: "Equitable partition",
    family: .roles,
    summary: "The coarsest division into cells in which nodes of one cell have equally many ties to every cell.",
    citations: [
      Citation(
        "A. Cardon, M. Crochemore", 1982, "Partitioning a graph in O(|A| log₂ |V|)", "Theoretical Computer Science 19",
        doi: "10.1016/0304-3975(82)90016-0")
    ],
    time: "O((n + m) log n)", space: "O(n + m)", weights: .ignored, direction: "followed: ties sent and ties received")

  public static let parameters: [Parameter<Self>] = [
    .name("start", \.start, domain: "PROPERTY", help: "property whose values keep nodes apart; empty: none")
  ]

  public func run(on graph: ProjectedGraph, in context: RunContext) throws(AlgorithmError) -> NodeGroups {
    try checkOptions()
    try context.checkpoint()
    let colours = try graph.refinedColours(start: start, countsArcs: true, in: context)
    var groups = NodeGroups(colours, name: "cell")
    groups.figures = ImageMatrix(graph, groups).figures
    groups.notes = [
      "nodes of one cell have equally many ties to every cell" + (start.isEmpty ? "" : ", and one '\(start)'"),
      graph.isDirected ? "ties sent and ties received count" : "undirected", ImageMatrix.note,
    ]
    return groups
  }
}

extension ProjectedGraph {
  /// The coarsest refinement of the colours by a property; of one colour where `start` is empty.
  func refinedColours(start: String, countsArcs: Bool, in context: RunContext) throws(AlgorithmError) -> [Int32] {
    let first = start.isEmpty ? [Int](repeating: 0, count: nodeCount) : try categories(by: start).category
    let outgoing = neighbourRows(.outgoing)
    return try ColourRefinement(
      isDirected ? [outgoing, neighbourRows(.incoming)] : [outgoing], start: first, countsArcs: countsArcs, in: context
    ).colour
  }
}
