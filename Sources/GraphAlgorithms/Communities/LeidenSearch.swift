/// One search by Leiden, from any partition to a stable one.
struct LeidenSearch {
  let network: CommunityNetwork
  /// Rounds of moving, refining and contracting; 0: until nothing changes.
  var iterations: Int
  var random: SplitMix64

  init(_ network: CommunityNetwork, iterations: Int, seed: UInt64) {
    self.network = network
    self.iterations = iterations
    random = SplitMix64(seed: seed)
  }

  /// - Parameter checkpoint: called once per level; `false` stops the search where it is.
  mutating func run(from start: Membership, checkpoint: () -> Bool) -> Membership {
    var membership = start
    var round = 0
    while iterations == 0 || round < iterations {
      round += 1
      let before = membership
      membership = improved(membership, checkpoint: checkpoint)
      if membership == before || !checkpoint() { break }
    }
    return membership
  }

  /// One iteration: up through all levels of contraction.
  private mutating func improved(_ start: Membership, checkpoint: () -> Bool) -> Membership {
    var level = network
    var membership = start
    // The nodes of the level that every node of the network lies in.
    var place: Membership?
    while checkpoint() {
      let order = NodeOrder.shuffled(level.nodeCount, using: &random)
      _ = level.moveNodes(&membership, order: order)
      if membership.count == level.nodeCount { break }
      let parts = level.refined(membership, order: order)
      if parts.count == level.nodeCount { break }
      level = level.contracted(by: parts.community, count: parts.count)
      membership = membership.contracted(by: parts)
      place = place.map { parts.expanded(through: $0) } ?? parts
    }
    return place.map { membership.expanded(through: $0) } ?? membership
  }
}
