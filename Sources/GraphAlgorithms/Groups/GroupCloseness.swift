import GraphProjection

/// Group closeness: how near a set is to the nodes outside it.
///
/// The distance of a node from a set is that from the nearest member. With r nodes outside the set C at a finite distance and
/// Σ d the sum of these distances, the value is (r/(n − |C|))·(r/Σ d): the inverse of the mean distance, scaled by the share of the
/// nodes reached as in ``ClosenessCentrality``; 0 where none is.
///
/// Options: `members`, the nodes of the set, joined by `+`; without them `attribute` (a property of nodes, or `kind`) gives a set for
/// each of its values. `direction`: distances to the set (`in`, the default), from it (`out`), or with directions ignored (`all`). A
/// weight is a length or, where it is declared a strength w, the length 1/w.
///
/// - Returns: ``NodeSets`` with `group_closeness`, undefined where no node is outside, and `reached`, the number r.
/// - Throws: ``AlgorithmError/noSuchNode(_:candidates:)`` for a member that is not in the graph;
///   ``AlgorithmError/unsuitable(_:hint:)`` for an unknown attribute, a weight without a meaning or one that is not positive.
/// - Complexity: O(n + m) a set, with weights O((n + m) log n); O(n + m) space.
///
/// M. G. Everett, S. P. Borgatti (1999). The centrality of groups and classes. Journal of Mathematical Sociology 23.
/// https://doi.org/10.1080/0022250X.1999.9990219
///
/// NetworkX's `group_closeness_centrality` is (n − |C|)/Σ d, the same in a connected graph; where nodes cannot be reached it is larger
/// instead of smaller.
public struct GroupCloseness: GraphAlgorithm {
  /// The nodes of the set; empty: a set for every value of ``attribute``.
  public var members: [String] = []
  public var attribute = "kind"
  /// Which distances count, in a directed graph.
  public var direction = DistanceDirection.in

  public init() {}

  public static let card = AlgorithmCard(
    id: "group-closeness",
    title: "Group closeness",
    family: .groups,
    summary: "How near a set is to the nodes outside it: the inverse of their mean distance from it.",
    citations: [.groupCentrality],
    time: "O(n + m) a set; weighted O((n + m) log n)", space: "O(n + m)", weights: .length,
    direction: "by option: in, out, or ignored")

  public static let parameters: [Parameter<Self>] =
    Parameter.groups(members: \.members, attribute: \.attribute) + [
      .choice("direction", \.direction, help: "distances to the set, from it, or with directions ignored")
    ]

  public func run(on graph: ProjectedGraph, in context: RunContext) throws(AlgorithmError) -> NodeSets {
    try checkOptions()
    try context.checkpoint()
    let n = graph.nodeCount
    let groups = try GroupMembers(of: graph, members: members, attribute: attribute)
    let lengths = try graph.tieLengths(for: Self.card.id)
    let rows = graph.neighbourRows(direction.sense, lengths: lengths)
    var (values, reached): ([Double], [Double]) = ([], [])
    for (number, set) in groups.sets.enumerated() {
      try context.checkpoint(Double(number) / Double(groups.sets.count))
      let (count, sum) = lengths == nil ? Self.hops(from: set, rows) : Self.lengths(from: set, rows)
      let others = Double(n - set.count)
      reached.append(Double(count))
      values.append(others == 0 ? .nan : count == 0 ? 0 : Double(count) / sum * (Double(count) / others))
    }
    return NodeSets(
      groups.sets, name: "group",
      columns: [
        NodeScores.Column("group_closeness", values), NodeScores.Column("reached", reached, isInteger: true),
      ],
      notes: [
        groups.note, graph.lengthNote, direction.note(for: graph),
        "distance from the nearest member; scaled by the share of the nodes outside that are reached",
      ])
  }

  /// How many other nodes are at a finite distance, and the sum of these distances.
  private static func hops(from set: [Int], _ rows: NeighbourRows) -> (reached: Int, sum: Double) {
    var isMet = GroupMembers.flags(set, nodeCount: rows.nodeCount)
    var (frontier, next): ([Int], [Int]) = (set, [])
    var (reached, sum, depth) = (0, 0, 0)
    while !frontier.isEmpty {
      depth += 1
      for node in frontier {
        for arc in rows.range(node) where !isMet[Int(rows.targets[arc])] {
          isMet[Int(rows.targets[arc])] = true
          next.append(Int(rows.targets[arc]))
        }
      }
      reached += next.count
      sum += depth * next.count
      swap(&frontier, &next)
      next.removeAll(keepingCapacity: true)
    }
    return (reached, Double(sum))
  }

  /// The same with lengths: from one more node, at no distance from all members.
  private static func lengths(from set: [Int], _ rows: NeighbourRows) -> (reached: Int, sum: Double) {
    let n = rows.nodeCount
    let offsets = rows.offsets + [rows.targets.count + set.count]
    let targets = rows.targets + set.map(Int32.init)
    let lengths = (rows.weights ?? []) + set.map { _ in 0 }
    var search = DijkstraSearch(nodeCount: n + 1)
    search.run(from: n, offsets: offsets, targets: targets) { lengths[$0] }
    let isMember = GroupMembers.flags(set, nodeCount: n + 1)
    var (reached, sum) = (0, 0.0)
    for node in search.order.dropFirst() where !isMember[Int(node)] {
      reached += 1
      sum += search.distance[Int(node)]
    }
    return (reached, sum)
  }
}
