import GraphProjection

/// Key players, negative: the nodes whose removal breaks a network apart most.
///
/// Over the pairs of the n nodes that remain,
/// - `criterion=distance`: the distance-weighted fragmentation DF = 1 − Σ 1/d(i, j) / (n(n − 1)/2) is largest, with 1/d = 0 where no
///   path is left.
/// - `criterion=components`: the fragmentation F is largest, the share of the pairs without a path.
///
/// Options: `size` of the set (1–100); `subsets`, up to how many sets all are compared, which proves the result best; beyond, a greedy
/// choice is improved by exchanges among the `candidates` nodes of highest degree, and so are `starts` random sets from `seed`; `nodes`,
/// the largest graph this is done for. Directions and weights are ignored.
///
/// - Returns: ``NodeSets`` with one set, its `distance_weighted_fragmentation` and `fragmentation`, both undefined with fewer than two
///   nodes left; as figures both of the whole network, and how many sets are equally good where that is known.
/// - Throws: ``AlgorithmError/limit(_:hint:)`` for more than `nodes` nodes.
/// - Complexity: O(n·m / 64) steps at best for each of C(n, k) sets, or of O(k·c) for c candidates and each exchange; O(n + m) space.
///
/// S. P. Borgatti (2006). Identifying sets of key players in a social network. Computational and Mathematical Organization Theory 12.
/// https://doi.org/10.1007/s10588-006-7084-x
///
/// This is KPP-Neg of KeyPlayer and UCINET, which exchange from random starts only; R's keyplayer has the criterion as `fragment`.
public struct KeyPlayersNegative: GraphAlgorithm {
  /// How many nodes are removed.
  public var size = 2
  public var criterion = Criterion.distance
  /// Up to how many sets all are compared.
  public var subsets = 50_000
  public var candidates = 100
  public var starts = 2
  /// The largest graph.
  public var nodes = 5_000
  public var seed: UInt64 = 1

  public enum Criterion: String, Hashable, Sendable, CaseIterable {
    case distance, components
  }

  public init() {}

  public static let card = AlgorithmCard(
    id: "key-players-negative",
    title: "Key players, negative",
    family: .groups,
    summary: "The nodes whose removal breaks a network apart most.",
    citations: [.keyPlayers],
    time: "O(n·m) for each of C(n, k) sets, or of those a search tries", space: "O(n + m)", weights: .ignored,
    direction: "ignored")

  public static let parameters: [Parameter<Self>] = [
    .integer("size", \.size, in: 1...100, help: "how many nodes are removed"),
    .choice("criterion", \.criterion, help: "inverse distances that are lost, or pairs without a path"),
    .integer("subsets", \.subsets, in: 0...1_000_000_000, help: "up to how many sets all are compared"),
    .integer("candidates", \.candidates, in: 1...Int.max, help: "how many nodes of highest degree the search tries"),
    .integer("starts", \.starts, in: 0...10_000, help: "random sets that the search improves besides the greedy one"),
    .integer("nodes", \.nodes, in: 1...1_000_000, help: "largest number of nodes of the graph"),
    .seed(\.seed),
  ]

  public func run(on graph: ProjectedGraph, in context: RunContext) throws(AlgorithmError) -> NodeSets {
    try checkOptions()
    try context.checkpoint()
    let n = graph.nodeCount
    try graph.checkNodeCount(atMost: nodes, for: Self.card.id, hint: "filter the graph, or raise 'nodes'")
    let rows = graph.neighbourRows(.both)
    let size = min(size, n)
    let criterion = criterion
    let search = SubsetSearch(
      nodeCount: n, size: size,
      candidates: Array(
        (0..<n).sorted { (rows.range($1).count, $0) < (rows.range($0).count, $1) }.prefix(max(candidates, size)))
    ) { set in
      let left = Fragmentation(of: rows, without: set)
      let value = criterion == .distance ? left.distanceWeighted : left.plain
      return value.isNaN ? 0 : value
    }
    let isExact = search.subsetCount <= Double(subsets)
    let best =
      isExact
      ? try search.exhaustive(in: context) : try search.heuristic(starts: starts, seed: seed, in: context)
    let (before, after) = (Fragmentation(of: rows, without: []), Fragmentation(of: rows, without: best.set))
    return NodeSets(
      n == 0 ? [] : [best.set], name: "key_players",
      columns: [
        NodeScores.Column("distance_weighted_fragmentation", n == 0 ? [] : [after.distanceWeighted]),
        NodeScores.Column("fragmentation", n == 0 ? [] : [after.plain]),
      ],
      figures: [
        Figures.Entry("distance_weighted_fragmentation_before", .real(before.distanceWeighted)),
        Figures.Entry("fragmentation_before", .real(before.plain)),
        Figures.Entry("equally_good_sets", isExact ? .integer(best.count) : .undefined),
      ],
      notes: [
        criterion == .distance
          ? "largest distance-weighted fragmentation of the nodes that remain"
          : "largest share of pairs without a path among the nodes that remain",
        "directions and weights ignored",
        search.note(isExact: isExact, best: best, starts: starts, seed: seed),
      ])
  }
}

extension SubsetSearch {
  /// How sure the result is, in words.
  func note(isExact: Bool, best: Best, starts: Int, seed: UInt64) -> String {
    isExact
      ? "proven optimal: all \(Int(subsetCount)) sets of \(size) nodes were compared, \(best.count) of them equally good; "
        + "the first by ids is given"
      : "not proven optimal: greedy choice and exchanges, \(starts) random starts, seed \(seed), \(candidates.count) candidates"
  }
}

extension Citation {
  static let keyPlayers = Citation(
    "S. P. Borgatti", 2006, "Identifying sets of key players in a social network",
    "Computational and Mathematical Organization Theory 12", doi: "10.1007/s10588-006-7084-x")
}
