import GraphProjection

/// Label propagation: every node takes the label that most of its neighbours have, until that is so for all.
///
/// Every node begins with a label of its own, its place in a seeded order. In that order each takes the label with the largest sum
/// of strengths among its neighbours; of equal ones the label it has, then the smallest. That ends, as each change adds strength
/// between equal labels. Nodes with one label that are not connected by nodes of that label are then parted, as in the paper.
/// Directions and loops are ignored.
///
/// Options:
/// - `seed`: of the order.
/// - `iterations`: the largest number of rounds over all nodes; 0, the default: until nothing changes.
///
/// Nothing is maximised: the result depends on the seed, and a dense graph may become one community.
///
/// It deviates from the paper, and from igraph and NetworkX, in that ties are broken by rule and the order is drawn once.
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
    let network = CommunityNetwork(graph, strengths: strengths, objective: .cpm, resolution: 1)
    var random = SplitMix64(seed: seed)
    let order = random.permutation(network.nodeCount)
    var labels = [Int32](repeating: 0, count: network.nodeCount)
    for (place, node) in order.enumerated() { labels[Int(node)] = Int32(place) }
    var changed = [Bool](repeating: true, count: network.nodeCount)
    var rounds = 0
    repeat {
      try context.checkpoint()
      rounds += 1
    } while network.propagate(&labels, order: order, changed: &changed) && (iterations == 0 || rounds < iterations)

    let membership = network.connectedParts(of: Membership(labels: labels)).community.map(Int.init)
    return NodeGroups(
      membership, figures: [.init("modularity", try graph.modularity(of: membership))],
      notes: graph.modularityNotes(resolution: 1) + ["ended after \(rounds) \(rounds == 1 ? "round" : "rounds")"])
  }
}

extension CommunityNetwork {
  /// One round over the nodes that have a neighbour whose label changed since their last turn.
  ///
  /// - Returns: whether a label changed.
  fileprivate func propagate(_ labels: inout [Int32], order: [Int32], changed: inout [Bool]) -> Bool {
    let arcStrengths = self.strengths ?? []
    let isUnit = self.strengths == nil
    let offsets = self.offsets.span
    let targets = self.targets.span
    let strengths = arcStrengths.span
    var sums = [Double](repeating: 0, count: nodeCount)
    var touchedLabels = [Int32](repeating: 0, count: nodeCount)
    var strengthOf = sums.mutableSpan
    var touched = touchedLabels.mutableSpan
    var label = labels.mutableSpan
    var isDue = changed.mutableSpan
    var hasChanged = false
    for next in order {
      let v = Int(next)
      guard isDue[v] else { continue }
      isDue[v] = false
      var touchedCount = 0
      for arc in offsets[v]..<offsets[v &+ 1] {
        let l = label[Int(targets[arc])]
        let before = strengthOf[Int(l)]
        if before == 0 {
          touched[touchedCount] = l
          touchedCount &+= 1
        }
        strengthOf[Int(l)] = before + (isUnit ? 1 : strengths[arc])
      }
      var best = label[v]
      // Without keeping its label at a tie, the smallest labels flood the graph in the first rounds.
      var bestStrength = strengthOf[Int(best)]
      let own = best
      for index in 0..<touchedCount {
        let l = touched[index]
        let strength = strengthOf[Int(l)]
        strengthOf[Int(l)] = 0
        if strength > bestStrength || (strength == bestStrength && best != own && l < best) {
          best = l
          bestStrength = strength
        }
      }
      guard best != label[v] else { continue }
      label[v] = best
      hasChanged = true
      for arc in offsets[v]..<offsets[v &+ 1] { isDue[Int(targets[arc])] = true }
    }
    return hasChanged
  }
}
