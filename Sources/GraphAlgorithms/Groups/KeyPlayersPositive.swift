import GraphProjection

/// Key players, positive: the nodes from which a network is reached best.
///
/// The distance of a node from a set is that from the nearest member.
/// - `steps=0`: the distance-weighted reach R = Σ 1/d / n over all nodes is largest, members counting 1 and unreached nodes 0; it is 1
///   where every other node is tied to a member.
/// - `steps=m`: the share of the nodes within m steps of a member, members among them, is largest.
///
/// Options: `size` of the set (1–100); `steps`; `direction`: distances from the set (`out`, the default), to it (`in`), or with
/// directions ignored (`all`); `subsets`, up to how many sets all are compared, which proves the result best; beyond, a greedy choice is
/// improved by exchanges, and so are `starts` random sets from `seed`; `nodes`, the largest graph this is done for. Weights are ignored.
///
/// - Returns: ``NodeSets`` with one set, its `distance_weighted_reach` and `reach`, the share of the nodes within `steps` steps, or at
///   any distance; as a figure, how many sets are equally good where that is known.
/// - Throws: ``AlgorithmError/limit(_:hint:)`` for more than `nodes` nodes.
/// - Complexity: O(n·m / 64) steps at best for the distances, O(k·n) for each of C(n, k) sets, or of O(k·n) for each exchange; O(n²)
///   space.
///
/// S. P. Borgatti (2006). Identifying sets of key players in a social network. Computational and Mathematical Organization Theory 12.
/// https://doi.org/10.1007/s10588-006-7084-x
///
/// This is KPP-Pos of KeyPlayer and UCINET, which exchange from random starts only. R's keyplayer has the criteria as
/// `mreach.closeness` and `mreach.degree`, without the members and as sums.
public struct KeyPlayersPositive: GraphAlgorithm {
  /// How many nodes are chosen.
  public var size = 2
  /// Within how many steps a node is reached; 0: the nearer the better.
  public var steps = 0
  public var direction = DistanceDirection.out
  /// Up to how many sets all are compared.
  public var subsets = 50_000
  public var starts = 2
  /// The largest graph.
  public var nodes = 5_000
  public var seed: UInt64 = 1

  public init() {}

  public static let card = AlgorithmCard(
    id: "key-players-positive",
    title: "Key players, positive",
    family: .groups,
    summary: "The nodes from which a network is reached best.",
    citations: [.keyPlayers],
    time: "O(n·m), and O(k·n) for each of C(n, k) sets, or of those a search tries", space: "O(n²)", weights: .ignored,
    direction: "by option: in, out, or ignored")

  public var memory: MemoryGrowth { .limited(.pairs(bytes: 4), nodes: nodes) }

  public static let parameters: [Parameter<Self>] = [
    .integer("size", \.size, in: 1...100, help: "how many nodes are chosen"),
    .integer(
      "steps", \.steps, in: 0...60_000, help: "within how many steps nodes are reached; 0: the nearer the better"),
    .choice("direction", \.direction, help: "distances to the set, from it, or with directions ignored"),
    .integer("subsets", \.subsets, in: 0...1_000_000_000, help: "up to how many sets all are compared"),
    .integer("starts", \.starts, in: 0...10_000, help: "random sets that the search improves besides the greedy one"),
    .integer("nodes", \.nodes, in: 1...50_000, help: "largest number of nodes of the graph"),
    .seed(\.seed),
  ]

  public func run(on graph: ProjectedGraph, in context: RunContext) throws(AlgorithmError) -> NodeSets {
    try checkOptions()
    try context.checkpoint()
    let n = graph.nodeCount
    try graph.checkNodeCount(atMost: nodes, for: Self.card.id, hint: "filter the graph, or raise 'nodes'")
    let distances = try HopMatrix(of: graph, direction, in: context)
    let steps = steps
    let search = SubsetSearch(nodeCount: n, size: min(size, n), candidates: Array(0..<n)) { set in
      let reach = distances.reach(from: set, within: steps)
      return steps > 0 ? reach.share : reach.weighted
    }
    let isExact = search.subsetCount <= Double(subsets)
    let best =
      isExact
      ? try search.exhaustive(in: context) : try search.heuristic(starts: starts, seed: seed, in: context)
    let reach = distances.reach(from: best.set, within: steps)
    return NodeSets(
      n == 0 ? [] : [best.set], name: "key_players",
      columns: [
        NodeScores.Column("distance_weighted_reach", n == 0 ? [] : [reach.weighted]),
        NodeScores.Column("reach", n == 0 ? [] : [reach.share]),
      ],
      figures: [Figures.Entry("equally_good_sets", isExact ? .integer(best.count) : .undefined)],
      notes: [
        steps == 0
          ? "largest distance-weighted reach; 'reach' is the share of the nodes at any distance"
          : "largest share of the nodes within \(steps) steps",
        direction.note(for: graph), "members count as reached at distance 1",
        search.note(isExact: isExact, best: best, starts: starts, seed: seed),
      ])
  }
}
