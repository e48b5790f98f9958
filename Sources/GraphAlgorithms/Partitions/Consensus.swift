import GraphProjection

/// Consensus communities: what many searches from different seeds agree on.
///
/// A search is run `runs` times. D_ij is the share of runs in which i and j are in one community; shares below `threshold` are
/// set to 0. The same search is then run on D as a weighted network, as many times, and again on what these give, until all runs
/// agree. A node whose shares are all below the threshold keeps its largest one, as in the paper.
///
/// Options:
/// - `runs`: 1 to 10000, default 50.
/// - `method`: `leiden` (the default) or `louvain`; each run is a single search.
/// - `threshold`: 0 ≤ τ ≤ 1, default 0.5.
/// - `resolution`: γ > 0 of the first runs, default 1; those on D have γ = 1.
/// - `iterations`: rounds on D, at most; default 50.
/// - `largest`: number of nodes, at most; default 3000.
/// - `seed`: of all runs.
///
/// - Returns: A ``NodeGroups`` named `community`, with the figures `modularity` (at γ; NaN without ties), `co_assignment` (the mean
///   share of the first runs in which two nodes of one community were together; NaN where all are alone),
///   `mean_adjusted_rand` and `mean_normalised_mutual_information` (over all pairs of the first runs), `partitions` (different
///   ones among them) and `rounds`.
/// - Throws: ``AlgorithmError/unsuitable(_:hint:)`` for negative weights and weights declared distances;
///   ``AlgorithmError/limit(_:hint:)`` for more nodes than `largest` or more rounds than `iterations`.
/// - Complexity: O(runs · (m + n²)) a round at worst, O(n²) space.
///
/// A. Lancichinetti, S. Fortunato (2012). Consensus clustering in complex networks. Scientific Reports 2, 336.
/// https://doi.org/10.1038/srep00336
public struct Consensus: GraphAlgorithm {
  public var runs = 50
  public var method = CommunityMethod.leiden
  /// τ.
  public var threshold = 0.5
  /// γ.
  public var resolution = 1.0
  public var iterations = 50
  public var largest = 3000
  public var seed: UInt64 = 1

  public init() {}

  public static let card = AlgorithmCard(
    id: "consensus",
    title: "Consensus communities",
    family: .communities,
    summary: "What many community searches from different seeds agree on.",
    citations: [.lancichinettiFortunato, .leichtNewman],
    time: "O(runs · (m + n²)) per round", space: "O(n²)", weights: .strength,
    direction: "directed modularity (Leicht–Newman) where the graph is directed")

  public var memory: MemoryGrowth { .limited(.pairs(bytes: 8), nodes: largest) }

  public static let parameters: [Parameter<Self>] = [
    .runs(\.runs),
    .method(\.method),
    .real("threshold", \.threshold, in: RealRange(0, 1), help: "shares of runs below it are taken as 0"),
    .resolution(\.resolution),
    .steps(\.iterations),
    .largest(\.largest),
    .seed(\.seed),
  ]

  public func run(on graph: ProjectedGraph, in context: RunContext) throws(AlgorithmError) -> NodeGroups {
    try checkOptions()
    try context.checkpoint()
    try graph.checkNodeCount(atMost: largest, for: Self.card.id, hint: "filter the graph, or raise 'largest'")
    let strengths = try graph.tieStrengths(for: Self.card.id)
    let network = CommunityNetwork(graph, strengths: strengths, objective: .modularity, resolution: resolution)
    var random = SplitMix64(seed: seed)
    let first = try CommunityRuns(runs, of: method, on: network, seed: random.next(), in: context)
    let firstRows = try first.rows(in: context.quiet)
    var last = first
    var rows = firstRows
    var rounds = 0
    while !last.agree {
      guard rounds < iterations else {
        throw .limit(
          "after \(iterations) rounds the runs still disagree", hint: "take more runs, or another threshold")
      }
      rounds += 1
      let agreed = CommunityNetwork(counts: rows, least: threshold * Double(runs))
      last = try CommunityRuns(runs, of: method, on: agreed, seed: random.next(), in: context)
      rows = try last.rows(in: context.quiet)
    }
    let membership = last.memberships[0].community.map(Int.init)

    var together = (sum: 0.0, pairs: 0.0)
    for (node, row) in firstRows.enumerated() {
      for entry in row where membership[node] == membership[Int(entry.node)] {
        together.sum += Double(entry.count)
      }
    }
    let groups = NodeGroups(membership)
    for group in groups.groups { together.pairs += Double(group.count) * Double(group.count - 1) / 2 }
    let agreement = try first.meanAgreement(in: context)
    return NodeGroups(
      membership,
      figures: [
        .init("modularity", try graph.modularity(of: membership, resolution: resolution)),
        .init("co_assignment", together.pairs > 0 ? together.sum / together.pairs / Double(runs) : .nan),
        .init("mean_adjusted_rand", agreement.adjustedRand),
        .init("mean_normalised_mutual_information", agreement.normalised),
        .init("partitions", Double(Set(first.memberships).count)), .init("rounds", Double(rounds)),
      ],
      notes: graph.modularityNotes(resolution: resolution) + [
        "\(runs) runs of \(method.rawValue), shares below \(threshold) taken as 0",
        "shares and agreement are those of the first runs",
      ])
  }
}

extension CommunityNetwork {
  /// The network of how often nodes were together, for modularity.
  ///
  /// - Parameter least: smaller counts are left out, but for the largest of a node that would have none.
  fileprivate init(counts rows: [[(node: Int32, count: Int32)]], least: Double) {
    var arcs = [[(target: Int32, strength: Double)]](repeating: [], count: rows.count)
    for (node, row) in rows.enumerated() {
      for entry in row {
        arcs[node].append((entry.node, Double(entry.count)))
        arcs[Int(entry.node)].append((Int32(node), Double(entry.count)))
      }
    }
    // A node with no count that is large enough keeps its largest.
    let limits = arcs.map { row in min(least, row.map(\.strength).max() ?? 0) }
    let kept = arcs.enumerated().map { node, row in
      row.filter { $0.strength >= min(limits[node], limits[Int($0.target)]) }
    }
    offsets = [0]
    targets = []
    var all: [Double] = []
    for row in kept {
      targets += row.map(\.target)
      all += row.map(\.strength)
      offsets.append(targets.count)
    }
    strengths = ArcStrengths(all)
    inside = [Double](repeating: 0, count: rows.count)
    mass = kept.map { $0.reduce(0) { $0 + $1.strength } }
    otherMass = nil
    scale = mass.reduce(0, +)
    penalty = 0.5
  }
}
