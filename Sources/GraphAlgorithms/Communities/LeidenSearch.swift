/// One search by Leiden, from any partition.
struct LeidenSearch {
  let network: CommunityNetwork
  /// Rounds of moving, refining and contracting through all levels; 0: until nothing changes.
  let iterations: Int
  private let negligibleGain: Double
  private var random: SplitMix64

  /// A round on single nodes costs most, and what the first ones leave is found by levels and iterations after them: this many
  /// negligible gains end them. With one, Leiden took up to an eighth longer for a modularity that was 0.0001 higher, or lower.
  private static let firstShare = 4.0
  /// Iterations of large networks, after the first, in which single nodes gain less than this many negligible gains end with that:
  /// on Kronecker graphs all further levels found a twelfth of it, in two fifths of the time of a search.
  private static let fewGains = 10.0

  init(_ network: CommunityNetwork, iterations: Int, seed: UInt64) {
    self.network = network
    self.iterations = iterations
    // To the end where that is asked for: what gains little is left to the next iteration.
    negligibleGain = iterations == 0 ? 0 : network.negligibleGain
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
    // Where the nodes of every level are in the next one.
    var places: [Membership] = []
    while !context.cancellation.isCancelled {
      let order = level.visitingOrder(&random)
      let isBeginning = isFirst && places.isEmpty
      let leastGain = level.isSmall ? 0 : negligibleGain * (isBeginning ? Self.firstShare : 1)
      let moves = level.moveNodes(&membership, order: order, leastGain: leastGain, in: context)
      if !isFirst && places.isEmpty && moves.gain < Self.fewGains * negligibleGain {
        return moves.gain < negligibleGain ? start : level.connectedParts(of: membership, in: context)
      }
      guard membership.count < level.nodeCount else { break }
      let parts = level.refined(membership, order: order, in: context)
      guard parts.count < level.nodeCount else {
        // Nodes that the refinement leaves alone may share a community without a tie.
        membership = level.connectedParts(of: membership, in: context)
        break
      }
      level = level.contracted(by: parts.community, count: parts.count, in: context)
      membership = membership.contracted(by: parts)
      places.append(parts)
    }
    // From the smallest level up, as each is larger than the one after it.
    for parts in places.reversed() { membership = membership.expanded(through: parts) }
    return membership
  }
}
