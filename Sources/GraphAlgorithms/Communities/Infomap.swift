import GraphProjection

/// Infomap: the partition with which the path of a random walk is described in the fewest bits.
///
/// A walk is described by the names of the nodes it comes to, short ones for nodes often visited. With modules, names are unique
/// within a module only, and a step to another module costs that module's name and an exit. The two-level map equation
///
///     L = q H(Q) + Σᵢ (qᵢ + pᵢ) H(Pᵢ)
///
/// is the average number of bits a step: q the rate of steps between modules, H(Q) the entropy of the modules entered, qᵢ + pᵢ the rate
/// at which the code book of module i is used, H(Pᵢ) the entropy of its names and the exit. It is small where a walk stays long in
/// modules. In an undirected graph a node is visited in proportion to its strength, without jumps; a loop counts 2. In a directed
/// graph the walk is that of PageRank.
///
/// Options:
/// - `jumps`: the probability of a jump to any node, in directed graphs, 0 < number < 1, default 0.15.
/// - `teleportation`: whether jumps are steps to describe: `recorded` as in the paper (default), or `unrecorded`.
/// - `seed`, `starts`: of the search, from 1 start in large graphs to 100 in small ones.
///
/// The search moves nodes and contracts modules as Louvain does, then moves submodules and single nodes. Every second start begins
/// with nodes dealt out at random to a few modules. No optimum is guaranteed.
///
/// - Returns: A ``NodeGroups`` named `community`, with the figures `codelength` and `unpartitioned_codelength` (with a single module), in
///   bits, undefined where no tie joins two nodes, and `modularity`, undefined in a graph without ties.
/// - Throws: ``AlgorithmError/unsuitable(_:hint:)`` for negative weights and weights declared distances.
/// - Complexity: O(m) a pass and start, in practice; O(n + m) space.
///
/// M. Rosvall, C. T. Bergstrom (2008). Maps of random walks on complex networks reveal community structure. PNAS 105.
/// https://doi.org/10.1073/pnas.0706851105 — R. Lambiotte, M. Rosvall (2012). Ranking and clustering of nodes in networks with smart
/// teleportation. Physical Review E 85. https://doi.org/10.1103/PhysRevE.85.056107
///
/// igraph gives the same code lengths for undirected graphs. The program of the authors also finds nested modules.
public struct Infomap: GraphAlgorithm {
  /// The probability of a jump, in directed graphs.
  public var jumps = 0.15
  public var teleportation = Teleportation.recorded
  public var seed: UInt64 = 1
  /// 0: by the size of the graph.
  public var starts = 0

  public init() {}

  public static let card = AlgorithmCard(
    id: "infomap",
    title: "Infomap communities",
    family: .communities,
    summary: "Modules in which a random walk stays long, by the shortest description of its path.",
    citations: [
      Citation(
        "M. Rosvall, C. T. Bergstrom", 2008,
        "Maps of random walks on complex networks reveal community structure", "PNAS 105",
        doi: "10.1073/pnas.0706851105"),
      Citation(
        "R. Lambiotte, M. Rosvall", 2012, "Ranking and clustering of nodes in networks with smart teleportation",
        "Physical Review E 85, 056107", doi: "10.1103/PhysRevE.85.056107"),
    ],
    time: "O(m) per pass and start, in practice", space: "O(n + m)", weights: .strength,
    direction: "followed by the walk, which is that of PageRank where the graph is directed")

  public static let parameters: [Parameter<Self>] = [
    .real(
      "jumps", \.jumps, in: RealRange(0, 1, includesLower: false, includesUpper: false),
      help: "probability of a jump to any node, in directed graphs"),
    .choice("teleportation", \.teleportation, help: "whether jumps are steps to be described, in directed graphs"),
    .seed(\.seed),
    .starts(\.starts),
  ]

  public func run(on graph: ProjectedGraph, in context: RunContext) throws(AlgorithmError) -> NodeGroups {
    try checkOptions()
    try context.checkpoint()
    // As whole numbers, so that no sum of them overflows.
    let strengths = try graph.tieStrengths(for: Self.card.id).map { WholeStrengths($0).values }
    let network =
      graph.isDirected
      ? try FlowNetwork(
        directed: graph, strengths: strengths, jumping: jumps, teleportation: teleportation, in: context)
      : FlowNetwork(undirected: graph, strengths: strengths)
    let hasFlow = !network.out.targets.isEmpty
    let single = network.codelength(of: Membership(labels: [Int32](repeating: 0, count: network.nodeCount)))
    let size = max(1, network.nodeCount + network.out.targets.count)
    let times = starts > 0 ? starts : min(100, max(1, CommunityEnsemble.automaticWork / 4 / size))
    let found = hasFlow ? try best(of: times, on: network, in: context) : Membership(singletons: network.nodeCount)

    let membership = found.community.map(Int.init)
    let length = network.codelength(of: found)
    return NodeGroups(
      membership,
      figures: [
        .init("codelength", hasFlow ? max(0, length) : .nan),
        .init("unpartitioned_codelength", hasFlow ? max(0, single) : .nan),
        .init("modularity", try graph.modularity(of: membership)),
      ],
      notes: [graph.strengthNote, "two-level map equation, \(walkNote(graph))"]
        + [times == 1 ? "one start" : "the best of \(times) starts"])
  }

  private func walkNote(_ graph: ProjectedGraph) -> String {
    graph.isDirected
      ? "walk with jumps of probability \(jumps) to any node, \(teleportation.rawValue)" : "walk without jumps"
  }

  /// The shortest of several searches, or a single module, or single nodes.
  private func best(
    of times: Int, on network: FlowNetwork, in context: RunContext
  ) throws(AlgorithmError) -> Membership {
    var seeds = SplitMix64(seed: seed)
    var best = Membership(labels: [Int32](repeating: 0, count: network.nodeCount))
    var length = network.codelength(of: best)
    var done = 0
    while done < times {
      let first = done
      let batch = (0..<min(CommunityEnsemble.batchSize, times - done)).map { _ in seeds.next() }
      let found = try context.quiet.chunked(batch.count, size: 1) { chunk in
        var search = InfomapSearch(network, seed: batch[chunk.lowerBound])
        let isMixed = (first + chunk.lowerBound) % 2 == 1
        let membership = search.run(isMixed: isMixed) { !context.cancellation.isCancelled }
        return (membership: membership, length: network.codelength(of: membership))
      }
      for candidate in found where length - candidate.length > 1e-12 {
        (best, length) = (candidate.membership, candidate.length)
      }
      done += batch.count
      try context.checkpoint(Double(done) / Double(times))
    }
    return best
  }
}
