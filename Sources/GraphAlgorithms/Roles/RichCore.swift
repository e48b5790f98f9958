import GraphProjection

/// Rich core: the core that stands out when nodes are ranked by degree, with no option to choose.
///
/// Nodes are ranked by falling degree, with weights by strength. Along the ranking the ties of a node to those ranked above it first
/// rise, as rich nodes are tied to rich nodes, then stay below: the core ends with the node that has the most of them, of several the
/// last. Nodes of equal degree are ranked by id. Directions are ignored: a pair counts what both directions add up to.
///
/// - Returns: ``NodeGroups`` with `part` and the figures `core_part` (the number of the core), `core_size`, `boundary_degree` (the degree
///   of the last node of the core) and `ties_above` (its ties to nodes ranked above it).
/// - Throws: ``AlgorithmError/unsuitable(_:hint:)`` for negative weights and weights declared distances.
/// - Complexity: O(m + n log n) time, O(n + m) space.
///
/// A. Ma, R. J. Mondragón (2015). Rich-cores in networks. PLoS ONE 10. https://doi.org/10.1371/journal.pone.0119678
///
/// R `brainGraph` has it as `rich_core`. Programs differ in how they rank nodes of equal degree.
public struct RichCore: GraphAlgorithm {
  public init() {}

  public static let card = AlgorithmCard(
    id: "rich-core",
    title: "Rich core",
    family: .roles,
    summary: "The core that stands out when nodes are ranked by degree.",
    citations: [
      Citation(
        "A. Ma, R. J. Mondragón", 2015, "Rich-cores in networks", "PLoS ONE 10", doi: "10.1371/journal.pone.0119678")
    ],
    time: "O(m + n log n)", space: "O(n + m)", weights: .strength, direction: "ignored: both directions are added up")

  public func run(on graph: ProjectedGraph, in context: RunContext) throws(AlgorithmError) -> NodeGroups {
    try checkOptions()
    try context.checkpoint()
    let profiles = try TieProfiles(graph, for: Self.card.id)
    var rows = profiles.symmetricRows().rows
    // Undirected ties stand in both rows of a pair, and were added up.
    if !graph.isDirected { rows.weights = rows.weights?.map { $0 / 2 } }
    let weights = rows.weights ?? []
    let degree = (0..<graph.nodeCount).map { weights[rows.range($0)].reduce(0, +) }
    let order = degree.indices.sorted { (degree[$1], $0) < (degree[$0], $1) }
    var rank = [Int](repeating: 0, count: graph.nodeCount)
    for (place, node) in order.enumerated() { rank[node] = place }
    let above = order.map { node in
      rows.range(node).reduce(0.0) { rank[Int(rows.targets[$1])] < rank[node] ? $0 + weights[$1] : $0 }
    }
    let most = above.max() ?? 0
    let last = most > 0 ? above.lastIndex(of: most) ?? -1 : -1
    var groups = NodeGroups(rank.map { $0 <= last }, name: "part")
    let core = last >= 0 ? Double(groups.membership[order[0]]) : .nan
    groups.figures = [
      NodeGroups.Figure("core_part", core), NodeGroups.Figure("core_size", Double(last + 1)),
      NodeGroups.Figure("boundary_degree", last >= 0 ? degree[order[last]] * profiles.scale : .nan),
      NodeGroups.Figure("ties_above", last >= 0 ? most * profiles.scale : .nan),
    ]
    guard groups.figures.allSatisfy({ !$0.value.isInfinite }) else { throw .infiniteStrength }
    groups.notes = [
      graph.strengthNote, "ranked by degree, equal ones by id; directions added up",
      core.isNaN ? "no ties: no core" : "part \(Int(core)) is the core",
    ]
    return groups
  }
}
