import GraphProjection

/// Group degree: how many nodes outside a set are tied to it.
///
/// |N(C) − C| for a set C: a node tied to several members counts once, which is why it is not the sum of their degrees.
/// `group_degree_normalised` divides by the number n − |C| of nodes outside.
///
/// Options: `members`, the nodes of the set, joined by `+`; without them `attribute` (a property of nodes, or `kind`) gives a set for
/// each of its values. `direction`: ties from outside to the set (`in`), from the set (`out`), or either (`all`, the default). Weights
/// are ignored.
///
/// - Returns: ``NodeSets`` with `group_degree` and `group_degree_normalised`, undefined where no node is outside.
/// - Throws: ``AlgorithmError/noSuchNode(_:candidates:)`` for a member that is not in the graph;
///   ``AlgorithmError/unsuitable(_:hint:)`` for an unknown attribute.
/// - Complexity: O(n + m) time and space, and O(n) for each set.
///
/// M. G. Everett, S. P. Borgatti (1999). The centrality of groups and classes. Journal of Mathematical Sociology 23.
/// https://doi.org/10.1080/0022250X.1999.9990219
///
/// NetworkX's `group_degree_centrality` is the normalised value, for outgoing ties where the graph is directed.
public struct GroupDegree: GraphAlgorithm {
  /// The nodes of the set; empty: a set for every value of ``attribute``.
  public var members: [String] = []
  public var attribute = "kind"
  /// Which ties count, in a directed graph.
  public var direction = DistanceDirection.all

  public init() {}

  public static let card = AlgorithmCard(
    id: "group-degree",
    title: "Group degree",
    family: .groups,
    summary: "How many nodes outside a set are tied to it.",
    citations: [.groupCentrality],
    time: "O(n + m)", space: "O(n + m)", weights: .ignored, direction: "by option: in, out, or ignored")

  public static let parameters: [Parameter<Self>] =
    Parameter.groups(members: \.members, attribute: \.attribute) + [
      .choice("direction", \.direction, help: "ties to the set, from it, or either")
    ]

  public func run(on graph: ProjectedGraph, in context: RunContext) throws(AlgorithmError) -> NodeSets {
    try checkOptions()
    try context.checkpoint()
    let n = graph.nodeCount
    let groups = try GroupMembers(of: graph, members: members, attribute: attribute)
    let rows = graph.neighbourRows(direction.sense)
    var degrees: [Double] = []
    // The set by which a node was counted last; members count for their own set before it begins.
    var stamp = [Int](repeating: -1, count: n)
    for (number, set) in groups.sets.enumerated() {
      try context.checkpoint(Double(number) / Double(groups.sets.count))
      for node in set { stamp[node] = number }
      var degree = 0
      for node in set {
        for arc in rows.range(node) where stamp[Int(rows.targets[arc])] != number {
          stamp[Int(rows.targets[arc])] = number
          degree += 1
        }
      }
      degrees.append(Double(degree))
    }
    let shares = zip(groups.sets, degrees).map { set, degree in
      set.count < n ? degree / Double(n - set.count) : .nan
    }
    let directionNote =
      switch (graph.isDirected, direction) {
      case (false, _): "undirected graph: 'direction' has no effect"
      case (_, .in): "nodes with a tie to the set"
      case (_, .out): "nodes with a tie from the set"
      case (_, .all): "nodes with a tie to the set or from it"
      }
    return NodeSets(
      groups.sets, name: "group",
      columns: [
        NodeScores.Column("group_degree", degrees, isInteger: true),
        NodeScores.Column("group_degree_normalised", shares),
      ],
      notes: [groups.note, directionNote, "normalised by the number of nodes outside the set"])
  }
}
