/// One search for signed communities: nodes move where the worth gains most, communities become nodes, until nothing gains.
///
/// Other than with ties of one sign, two nodes without a tie can be worth uniting, as a node gains by being with those whom it
/// could be at odds with but is not: every community is looked at, not those of the neighbours alone.
struct SignedSearch {
  let network: SignedNetwork
  private var random: SplitMix64

  init(_ network: SignedNetwork, seed: UInt64) {
    self.network = network
    random = SplitMix64(seed: seed)
  }

  /// - Parameter isRunning: asked once per node; `false` stops the search where it is.
  mutating func run(from start: Membership, isRunning: () -> Bool) -> Membership {
    var membership = start
    while isRunning() {
      var found = membership
      let hasMoved = moveNodes(of: network, &found, isRunning: isRunning)
      var level = network.contracted(by: found)
      var hasUnited = false
      while isRunning() {
        var communities = Membership(singletons: level.nodeCount)
        guard moveNodes(of: level, &communities, isRunning: isRunning) else { break }
        hasUnited = true
        found = communities.expanded(through: found)
        level = level.contracted(by: communities)
      }
      membership = found
      guard hasMoved || hasUnited else { break }
    }
    return membership
  }

  /// Moves nodes in a random order, again and again, until no move gains.
  ///
  /// - Complexity: O(m + n·c) a pass, with c communities.
  private mutating func moveNodes(
    of network: SignedNetwork, _ membership: inout Membership, isRunning: () -> Bool
  ) -> Bool {
    let n = network.nodeCount
    guard n > 1 else { return false }
    var community = membership.community
    var totals = [SIMD4<Double>](repeating: .zero, count: n)
    var sizes = [Int](repeating: 0, count: n)
    for v in 0..<n {
      totals[Int(community[v])] += network.masses[v]
      sizes[Int(community[v])] += 1
    }
    var strengthTo = [Double](repeating: 0, count: n)
    var hasMoved = false
    var hasGained = true
    while hasGained {
      hasGained = false
      for v in random.permutation(n).map(Int.init) {
        guard isRunning() else { break }
        let row = network.offsets[v]..<network.offsets[v + 1]
        for arc in row { strengthTo[Int(community[Int(network.targets[arc])])] += network.strengths[arc] }
        let own = Int(community[v])
        let mass = network.masses[v]
        totals[own] -= mass
        let ownGain = strengthTo[own] - network.lossBetween(mass, totals[own])
        var best = own
        var bestGain = ownGain
        var free = -1
        for c in 0..<n {
          if sizes[c] == 0 {
            if free < 0 { free = c }
            continue
          }
          let gain = strengthTo[c] - network.lossBetween(mass, totals[c])
          if c != own, gain > bestGain { (best, bestGain) = (c, gain) }
        }
        if bestGain < 0, sizes[own] > 1 { (best, bestGain) = (free, 0) }
        for arc in row { strengthTo[Int(community[Int(network.targets[arc])])] = 0 }
        // Rounding must not pass for a gain.
        if best != own, bestGain - ownGain <= 1e-12 * (abs(bestGain) + abs(ownGain) + mass.sum()) { best = own }
        totals[best] += mass
        guard best != own else { continue }
        sizes[own] -= 1
        sizes[best] += 1
        community[v] = Int32(best)
        hasMoved = true
        hasGained = true
      }
      guard isRunning() else { break }
    }
    if hasMoved { membership = Membership(labels: community) }
    return hasMoved
  }
}
