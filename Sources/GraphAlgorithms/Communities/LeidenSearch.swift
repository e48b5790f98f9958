/// One search by Leiden, from any partition.
struct LeidenSearch {
  let network: CommunityNetwork
  /// Rounds of moving, refining and contracting through all levels; 0: until nothing changes.
  let iterations: Int
  private var random: SplitMix64

  init(_ network: CommunityNetwork, iterations: Int, seed: UInt64) {
    self.network = network
    self.iterations = iterations
    random = SplitMix64(seed: seed)
  }

  /// A cancelled search stops where it is; one of a large network before an iteration in which single nodes gain next to nothing.
  ///
  /// - Returns: communities that are each connected.
  mutating func run(from start: Membership, in context: RunContext) -> Membership {
    var membership = start
    var round = 0
    while iterations == 0 || round < iterations {
      let improved = iterated(membership, isFirst: round == 0, in: context)
      round += 1
      if improved == membership || context.cancellation.isCancelled { return improved }
      membership = improved
    }
    return membership
  }

  /// One iteration: move the nodes, refine the communities, contract the parts and begin again with these as nodes.
  private mutating func iterated(_ start: Membership, isFirst: Bool, in context: RunContext) -> Membership {
    var level = network
    var membership = start
    // Where the nodes of the network are in the level.
    var place: Membership?
    while !context.cancellation.isCancelled {
      let order = level.visitingOrder(&random)
      // To the end where that is asked for: what gains little is left to the next iteration.
      let leastGain = iterations == 0 ? 0 : level.negligibleGain
      let moves = level.moveNodes(&membership, order: order, leastGain: leastGain, in: context)
      if !isFirst && place == nil && moves.gain < leastGain { return start }
      guard membership.count < level.nodeCount else { break }
      let parts = level.refined(membership, order: order, in: context)
      guard parts.count < level.nodeCount else {
        // Nodes that the refinement leaves alone may share a community without a tie.
        membership = level.connectedParts(of: membership, in: context)
        break
      }
      level = level.contracted(by: parts.community, count: parts.count, in: context)
      membership = membership.contracted(by: parts)
      place = place.map { parts.expanded(through: $0) } ?? parts
    }
    return place.map { membership.expanded(through: $0) } ?? membership
  }
}
