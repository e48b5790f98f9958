/// One search by Louvain, from single nodes.
struct LouvainSearch {
  let network: CommunityNetwork
  private var random: SplitMix64

  init(_ network: CommunityNetwork, seed: UInt64) {
    self.network = network
    random = SplitMix64(seed: seed)
  }

  /// - Parameter isRunning: asked once per level; `false` stops the search where it is.
  mutating func run(isRunning: () -> Bool) -> Membership {
    var level = network
    var place = Membership(singletons: network.nodeCount)
    while isRunning() {
      var membership = Membership(singletons: level.nodeCount)
      let order = random.permutation(level.nodeCount)
      guard level.moveNodes(&membership, order: order) else { break }
      place = membership.expanded(through: place)
      level = level.contracted(by: membership.community, count: membership.count)
    }
    return place
  }
}
