import GraphProjection

/// Label propagation: every node takes the label that most of its neighbours have, until that is so for all.
///
/// Every node begins with a label of its own, its place in a seeded order. In that order each takes the label with the largest sum
/// of strengths among its neighbours; of equal ones the label it has, then the smallest. From 2,048 nodes on a 64th of them decides
/// at a time, on several workers, and changes in order as far as that still holds. That ends, as each change adds strength between
/// equal labels. Nodes with one label that are not connected by nodes of that label are then parted, as in the paper.
/// Directions and loops are ignored.
///
/// Options:
/// - `seed`: of the order.
/// - `iterations`: the largest number of rounds over all nodes; 0, the default: until nothing changes.
///
/// Nothing is maximised: the result depends on the seed, and a dense graph may become one community.
///
/// It deviates from the paper, and from igraph and NetworkX, in that ties are broken by rule and the order is drawn once, in a
/// large graph as one of blocks of 16 nodes.
///
/// - Returns: A ``NodeGroups`` named `community`, with the figure `modularity` (at γ = 1; NaN in a graph without ties). Every
///   community is connected (weakly where directed); a node without ties is one of its own.
/// - Throws: ``AlgorithmError/unsuitable(_:hint:)`` for negative weights and weights declared distances.
/// - Complexity: O(m) a round, few rounds in practice; O(n + m) space.
///
/// U. N. Raghavan, R. Albert, S. Kumara (2007). Near linear time algorithm to detect community structures in large-scale networks.
/// Physical Review E 76, 036106. https://doi.org/10.1103/PhysRevE.76.036106
public struct LabelPropagation: GraphAlgorithm {
  public var seed: UInt64 = 42
  /// 0: until nothing changes.
  public var iterations = 0

  public init() {}

  public static let card = AlgorithmCard(
    id: "label-propagation",
    title: "Label propagation",
    family: .communities,
    summary: "Communities of nodes that each have the label of most of their neighbours.",
    citations: [.raghavanAlbertKumara],
    time: "O(m) per round", space: "O(n + m)", weights: .strength, direction: "ignored")

  public static let parameters: [Parameter<Self>] = [
    .seed(\.seed),
    .rounds(\.iterations),
  ]

  public func run(on graph: ProjectedGraph, in context: RunContext) throws(AlgorithmError) -> NodeGroups {
    try checkOptions()
    let strengths = try graph.tieStrengths(for: Self.card.id)
    let network = CommunityNetwork(graph, strengths: strengths, objective: .cpm, resolution: 0)
    var random = SplitMix64(seed: seed)
    let order = network.visitingOrder(&random)
    var labels = [Int32](repeating: 0, count: network.nodeCount)
    for (place, node) in order.enumerated() { labels[Int(node)] = Int32(place) }
    let search = LocalMovingRounds(
      network: network, start: labels, freeLabels: network.nodeCount, order: order, leastGain: 0,
      most: iterations == 0 ? .max : iterations, queues: false, context: context)
    let found = withKernelRows(network.offsets, network.targets, network.strengths, search)
    try context.checkpoint()
    let rounds = max(1, found.rounds)
    let parts = network.connectedParts(of: Membership(labels: found.labels), in: context)
    let membership = parts.community.map(Int.init)
    return NodeGroups(
      parts, figures: [.init("modularity", try graph.modularity(of: membership, in: context))],
      notes: graph.modularityNotes(resolution: 1) + ["ended after \(rounds) \(rounds == 1 ? "round" : "rounds")"])
  }
}
