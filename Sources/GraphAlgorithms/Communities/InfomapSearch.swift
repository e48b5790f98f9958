/// One search for the shortest code, from single nodes.
///
/// Nodes move, modules are contracted and move as nodes, until nothing moves. Then the result is refined, as by its authors: each
/// module is taken apart into submodules that move between the modules, then single nodes do, as long as the code gets shorter.
struct InfomapSearch {
  private let network: FlowNetwork
  private var random: SplitMix64

  init(_ network: FlowNetwork, seed: UInt64) {
    self.network = network
    random = SplitMix64(seed: seed)
  }

  /// - Parameters:
  ///   - isMixed: begins with nodes dealt out at random to a few modules, which leads to what single nodes do not.
  ///   - isRunning: asked once a pass; `false` stops the search where it is.
  mutating func run(isMixed: Bool, isRunning: () -> Bool) -> Membership {
    let n = network.nodeCount
    var start = Membership(singletons: n)
    if isMixed {
      let count = 2 + random.next(below: 1 + Int(Double(n).squareRoot()))
      start = Membership(labels: (0..<n).map { _ in Int32(random.next(below: min(n, count))) })
    }
    var best = climb(start, isRunning)
    var length = network.codelength(of: best)
    var failures = 0
    // The two refinements take turns; when neither shortens the code the search is at its end.
    var usesSubmodules = true
    while failures < 2, isRunning() {
      let found = usesSubmodules ? viaSubmodules(best, isRunning) : climb(best, isRunning)
      let foundLength = network.codelength(of: found)
      if length - foundLength > 1e-10 {
        (best, length, failures) = (found, foundLength, 0)
      } else {
        failures += 1
      }
      usesSubmodules.toggle()
    }
    return best
  }

  /// Moves the nodes of a level, then its modules, and so on.
  private mutating func climb(_ start: Membership, _ isRunning: () -> Bool) -> Membership {
    var place = start
    _ = network.moveNodes(&place, order: random.permutation(network.nodeCount), isRunning: isRunning)
    while isRunning() {
      let level = network.contracted(by: place)
      var membership = Membership(singletons: level.nodeCount)
      let order = random.permutation(level.nodeCount)
      guard level.moveNodes(&membership, order: order, isRunning: isRunning) else { break }
      place = membership.expanded(through: place)
    }
    return place
  }

  private mutating func viaSubmodules(_ membership: Membership, _ isRunning: () -> Bool) -> Membership {
    var parts = Membership(singletons: network.nodeCount)
    let order = random.permutation(network.nodeCount)
    _ = network.moveNodes(&parts, order: order, within: membership.community, isRunning: isRunning)
    let level = network.contracted(by: parts)
    var coarse = membership.contracted(by: parts)
    _ = level.moveNodes(&coarse, order: random.permutation(level.nodeCount), isRunning: isRunning)
    return climb(coarse.expanded(through: parts), isRunning)
  }
}
