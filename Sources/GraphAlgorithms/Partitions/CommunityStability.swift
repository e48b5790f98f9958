import Foundation
import GraphProjection

/// Community stability: how surely a node belongs to its community.
///
/// A search by modularity is run `runs` times from different seeds, which gives the share p_ij of runs in which i and j are in
/// one community. For every node, in the communities of ``Leiden`` with the same seed:
/// - `certainty`: the mean p_ij with the other nodes of its own community; undefined for a node that is alone.
/// - `entropy`: Σ_j h(p_ij)/(n − 1) with h(p) = −p log₂ p − (1 − p) log₂(1 − p), in bits: 0 where every run places it
///   alike, 1 where its company is a toss-up throughout.
///
/// Options:
/// - `runs`: 1 to 10000, default 50.
/// - `method`: `leiden` (the default) or `louvain`; each run is a single search.
/// - `resolution`: γ > 0, default 1.
/// - `largest`: number of nodes, at most; default 3000.
/// - `seed`: of all runs.
///
/// - Returns: ``NodeScores`` with `certainty`, `entropy` and `community`, the number of its community by falling size.
/// - Throws: ``AlgorithmError/unsuitable(_:hint:)`` for negative weights and weights declared distances;
///   ``AlgorithmError/limit(_:hint:)`` for more nodes than `largest`.
/// - Complexity: O(runs · (m + n²)) at worst, O(n²) space.
///
/// D. Gfeller, J.-C. Chappelier, P. De Los Rios (2005). Finding instabilities in the community structure of complex networks.
/// Physical Review E 72, 056135. https://doi.org/10.1103/PhysRevE.72.056135
///
/// The paper disturbs the weights and takes the entropy over ties; here the seeds differ and it is taken over all other nodes.
public struct CommunityStability: GraphAlgorithm {
  public var runs = 50
  public var method = CommunityMethod.leiden
  /// γ.
  public var resolution = 1.0
  public var largest = 3000
  public var seed: UInt64 = 1

  public init() {}

  public static let card = AlgorithmCard(
    id: "community-stability",
    title: "Community stability",
    family: .roles,
    summary: "How surely a node belongs to its community, over many searches from different seeds.",
    citations: [
      Citation(
        "D. Gfeller, J.-C. Chappelier, P. De Los Rios", 2005,
        "Finding instabilities in the community structure of complex networks", "Physical Review E 72, 056135",
        doi: "10.1103/PhysRevE.72.056135")
    ],
    time: "O(runs · (m + n²))", space: "O(n²)", weights: .strength,
    direction: "directed modularity (Leicht–Newman) where the graph is directed")

  public var memory: MemoryGrowth { .limited(.pairs(bytes: 8), nodes: largest) }

  public static let parameters: [Parameter<Self>] = [
    .runs(\.runs),
    .method(\.method),
    .resolution(\.resolution),
    .largest(\.largest),
    .seed(\.seed),
  ]

  public func run(on graph: ProjectedGraph, in context: RunContext) throws(AlgorithmError) -> NodeScores {
    try checkOptions()
    try context.checkpoint()
    try graph.checkNodeCount(atMost: largest, for: Self.card.id, hint: "filter the graph, or raise 'largest'")
    let strengths = try graph.tieStrengths(for: Self.card.id)
    let network = CommunityNetwork(graph, strengths: strengths, objective: .modularity, resolution: resolution)
    let found = try CommunityRuns(runs, of: method, on: network, seed: seed, in: context)
    var leiden = Leiden()
    leiden.seed = seed
    leiden.resolution = resolution
    let groups = try leiden.run(on: graph, in: context.quiet)

    var together = [Double](repeating: 0, count: graph.nodeCount)
    var entropy = together
    for (node, row) in try found.rows(in: context.quiet).enumerated() {
      for entry in row {
        let other = Int(entry.node)
        let share = Double(entry.count) / Double(runs)
        if groups.membership[node] == groups.membership[other] {
          together[node] += share
          together[other] += share
        }
        let doubt = share < 1 ? -share * log2(share) - (1 - share) * log2(1 - share) : 0
        entropy[node] += doubt
        entropy[other] += doubt
      }
    }
    let others = Double(max(1, graph.nodeCount - 1))
    let certainty = together.indices.map { node -> Double in
      let size = groups.groups[groups.membership[node]].count
      return size > 1 ? min(1, together[node] / Double(size - 1)) : .nan
    }
    return NodeScores(
      [
        NodeScores.Column("certainty", certainty), NodeScores.Column("entropy", entropy.map { $0 / others }),
        NodeScores.Column("community", groups.membership.map(Double.init), isInteger: true),
      ],
      notes: graph.modularityNotes(resolution: resolution) + [
        "\(runs) runs of \(method.rawValue), against the communities of leiden with the same seed", "entropy in bits",
      ])
  }
}
