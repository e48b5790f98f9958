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

  /// - Parameter isRunning: asked once per level; `false` stops the search where it is.
  mutating func run(from start: Membership, isRunning: () -> Bool) -> Membership {
    var membership = start
    var round = 0
    while iterations == 0 || round < iterations {
      let improved = iterated(membership, isRunning: isRunning)
      round += 1
      if improved == membership || !isRunning() { return improved }
      membership = improved
    }
    return membership
  }

  /// One iteration: move the nodes, refine the communities, contract the parts and begin again with these as nodes.
  private mutating func iterated(_ start: Membership, isRunning: () -> Bool) -> Membership {
    var level = network
    var membership = start
    // Where the nodes of the network are in the level.
    var place: Membership?
    while isRunning() {
      let order = random.permutation(level.nodeCount)
      _ = level.moveNodes(&membership, order: order)
      guard membership.count < level.nodeCount else { break }
      let parts = level.refined(membership, order: order)
      guard parts.count < level.nodeCount else { break }
      level = level.contracted(by: parts.community, count: parts.count)
      membership = membership.contracted(by: parts)
      place = place.map { parts.expanded(through: $0) } ?? parts
    }
    return place.map { membership.expanded(through: $0) } ?? membership
  }
}
