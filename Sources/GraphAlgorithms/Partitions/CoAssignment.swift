import GraphProjection

/// Co-assignment: the share of community searches in which two nodes are in one community.
///
/// A search by modularity is run `runs` times from different seeds. A share of 1 says that the pair is together whatever chance
/// decides, one near 0.5 that its place is a toss-up.
///
/// Options:
/// - `runs`: 1 to 10000, default 50.
/// - `method`: `leiden` (the default) or `louvain`; each run is a single search.
/// - `threshold`: pairs with a smaller share are left out; 0 ≤ number ≤ 1, default 0.5. Pairs that are never together always are.
/// - `resolution`: γ > 0, default 1.
/// - `largest`: number of nodes, at most; default 3000.
/// - `seed`: of all runs.
///
/// - Returns: ``PairScores`` with `co_assignment`, and the figures `runs`, `partitions` (different ones among the runs),
///   `certain_pairs` (together in all runs) and `uncertain_pairs` (together in some).
/// - Throws: ``AlgorithmError/unsuitable(_:hint:)`` for negative weights and weights declared distances;
///   ``AlgorithmError/limit(_:hint:)`` for more nodes than `largest`.
/// - Complexity: O(runs · (m + n²)) at worst, O(n²) space.
///
/// A. Lancichinetti, S. Fortunato (2012). Consensus clustering in complex networks. Scientific Reports 2, 336.
/// https://doi.org/10.1038/srep00336
public struct CoAssignment: GraphAlgorithm {
  public var runs = 50
  public var method = CommunityMethod.leiden
  public var threshold = 0.5
  /// γ.
  public var resolution = 1.0
  public var largest = 3000
  public var seed: UInt64 = 1

  public init() {}

  public static let card = AlgorithmCard(
    id: "co-assignment",
    title: "Co-assignment",
    family: .similarity,
    summary: "The share of community searches in which two nodes are in one community.",
    citations: [.lancichinettiFortunato],
    time: "O(runs · (m + n²))", space: "O(n²)", weights: .strength,
    direction: "directed modularity (Leicht–Newman) where the graph is directed")

  public var memory: MemoryGrowth { .limited(.pairs(bytes: 24), nodes: largest) }

  public static let parameters: [Parameter<Self>] = [
    .runs(\.runs),
    .method(\.method),
    .real("threshold", \.threshold, in: RealRange(0, 1), help: "pairs with a smaller share are left out"),
    .resolution(\.resolution),
    .largest(\.largest),
    .seed(\.seed),
  ]

  public func run(on graph: ProjectedGraph, in context: RunContext) throws(AlgorithmError) -> PairScores {
    try checkOptions()
    try context.checkpoint()
    try graph.checkNodeCount(atMost: largest, for: Self.card.id, hint: "filter the graph, or raise 'largest'")
    let strengths = try graph.tieStrengths(for: Self.card.id)
    let network = CommunityNetwork(graph, strengths: strengths, objective: .modularity, resolution: resolution)
    let found = try CommunityRuns(runs, of: method, on: network, seed: seed, in: context)
    var pairs: [PairScores.Pair] = []
    var shares: [Double] = []
    var certain = 0
    var uncertain = 0
    for (node, row) in try found.rows(in: context.quiet).enumerated() {
      for entry in row {
        let share = Double(entry.count) / Double(runs)
        if share == 1 { certain += 1 } else { uncertain += 1 }
        guard share >= threshold else { continue }
        pairs.append(PairScores.Pair(from: node, to: Int(entry.node)))
        shares.append(share)
      }
    }
    return PairScores(
      pairs, columns: [NodeScores.Column("co_assignment", shares)],
      figures: [
        .init("runs", .integer(runs)), .init("partitions", .integer(Set(found.memberships).count)),
        .init("certain_pairs", .integer(certain)), .init("uncertain_pairs", .integer(uncertain)),
      ],
      notes: graph.modularityNotes(resolution: resolution) + [
        "\(runs) runs of \(method.rawValue); pairs with a share below \(threshold) are left out"
      ])
  }
}
