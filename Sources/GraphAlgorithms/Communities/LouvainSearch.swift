/// One search by Louvain, from single nodes.
struct LouvainSearch {
  let network: CommunityNetwork
  private let negligibleGain: Double
  private var random: SplitMix64

  init(_ network: CommunityNetwork, seed: UInt64) {
    self.network = network
    negligibleGain = network.negligibleGain
    random = SplitMix64(seed: seed)
  }

  /// A cancelled search stops where it is.
  mutating func run(in context: RunContext) -> Membership {
    var level = network
    var place = Membership(singletons: network.nodeCount)
    while !context.cancellation.isCancelled {
      var membership = Membership(singletons: level.nodeCount)
      let order = level.visitingOrder(&random)
      let leastGain = level.isSmall ? 0 : negligibleGain
      guard level.moveNodes(&membership, order: order, leastGain: leastGain, in: context).hasMoved else { break }
      place = membership.expanded(through: place)
      level = level.contracted(by: membership.community, count: membership.count, in: context)
    }
    return place
  }
}
