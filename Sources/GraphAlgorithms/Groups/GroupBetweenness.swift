import GraphProjection

/// Group betweenness: how many shortest paths between nodes outside a set pass through it.
///
/// C(S) = Σ σ(s, t | S) / σ(s, t) over pairs of nodes outside the set S, with σ(s, t) the number of shortest paths from s to t, and
/// σ(s, t | S) the number of those on which at least one member is; a path with several members counts once. Unordered pairs in an
/// undirected graph, ordered ones in a directed graph; `group_betweenness_normalised` divides by their number.
///
/// Options: `members`, the nodes of the set, joined by `+`; without them `attribute` (a property of nodes, or `kind`) gives a set for
/// each of its values. A weight is a length or, where it is declared a strength w, the length 1/w; equal lengths and parallel ties
/// are as for ``BetweennessCentrality``.
///
/// - Returns: ``NodeSets`` with `group_betweenness` and `group_betweenness_normalised`, undefined with fewer than two nodes outside.
/// - Throws: ``AlgorithmError/noSuchNode(_:candidates:)`` for a member that is not in the graph;
///   ``AlgorithmError/unsuitable(_:hint:)`` for an unknown attribute, a weight without a meaning or one that is not positive;
///   ``AlgorithmError/limit(_:hint:)`` where two nodes are joined by more than 10³⁰⁸ shortest paths.
/// - Complexity: O(g·n·m) time for g sets, with weights O(n (n + m) log n) more; O(n + m) space per worker, and O(g·n).
///
/// M. G. Everett, S. P. Borgatti (1999). The centrality of groups and classes. Journal of Mathematical Sociology 23.
/// https://doi.org/10.1080/0022250X.1999.9990219
///
/// The values are those of NetworkX `group_betweenness_centrality`, which collapses parallel ties.
public struct GroupBetweenness: GraphAlgorithm {
  /// The nodes of the set; empty: a set for every value of ``attribute``.
  public var members: [String] = []
  public var attribute = "kind"

  public init() {}

  public static let card = AlgorithmCard(
    id: "group-betweenness",
    title: "Group betweenness",
    family: .groups,
    summary: "How many shortest paths between nodes outside a set pass through it.",
    citations: [.groupCentrality],
    time: "O(g·n·m) for g sets; weighted O(n (n + m) log n + g·n·m)", space: "O(g·n + m)", weights: .length,
    direction: "followed")

  public static let parameters: [Parameter<Self>] = Parameter.groups(members: \.members, attribute: \.attribute)

  public func run(on graph: ProjectedGraph, in context: RunContext) throws(AlgorithmError) -> NodeSets {
    try checkOptions()
    try context.checkpoint()
    let n = graph.nodeCount
    let groups = try GroupMembers(of: graph, members: members, attribute: attribute)
    let lengths = try graph.tieLengths(for: Self.card.id)
    let keeps = graph.projection.parallel == .count
    let out = graph.neighbourRows(.outgoing, lengths: lengths, keepsParallels: keeps)
    let into = graph.isDirected ? graph.neighbourRows(.incoming, lengths: lengths, keepsParallels: keeps) : out
    let isMember = groups.sets.map { GroupMembers.flags($0, nodeCount: n) }
    let parts = try context.chunkedFinely(n, size: DistanceTotals.chunkSize(n)) { (chunk, progress) -> [Double] in
      var sums = [Double](repeating: 0, count: isMember.count)
      var paths = ShortestPathOrder(out: out, into: into)
      var (sigma, avoiding) = ([Double](repeating: 0, count: n), [Double](repeating: 0, count: n))
      for source in chunk {
        guard !context.cancellation.isCancelled else { break }
        paths.run(from: source)
        paths.count(into: &sigma)
        for set in isMember.indices where !isMember[set][source] {
          guard !context.cancellation.isCancelled else { break }
          paths.count(into: &avoiding, without: isMember[set])
          for node in paths.order.dropFirst() where !isMember[set][Int(node)] {
            sums[set] += 1 - avoiding[Int(node)] / sigma[Int(node)]
          }
        }
        progress.finish(1)
      }
      return sums
    }
    var raw = [Double](repeating: 0, count: groups.sets.count)
    for part in parts { for set in raw.indices { raw[set] += part[set] } }
    guard raw.allSatisfy(\.isFinite) else { throw .tooManyPaths }
    if !graph.isDirected { for set in raw.indices { raw[set] /= 2 } }
    let normalised = zip(groups.sets, raw).map { set, value -> Double in
      let others = Double(n - set.count)
      return others < 2 ? .nan : value / (others * (others - 1) / (graph.isDirected ? 1 : 2))
    }
    return NodeSets(
      groups.sets, name: "group",
      columns: [
        NodeScores.Column("group_betweenness", raw), NodeScores.Column("group_betweenness_normalised", normalised),
      ],
      notes: [
        groups.note,
        graph.lengthNote + (lengths == nil ? "" : "; lengths within a share of \(lengthTolerance) are equal"),
        "sum over \(graph.isDirected ? "ordered" : "unordered") pairs of nodes outside the set",
        keeps ? "parallel ties count as separate paths" : "parallel ties count as one",
      ])
  }
}
