import Foundation

/// What brokerage chance alone would give: groups as they are, every arc there with the probability of the density d, independent
/// of the others; in an undirected graph every tie.
///
/// A pair of others is brokered with the probability q = d²(1 − d). Two pairs depend on each other where they share a node:
/// their covariance is c = d³(1 − d)³.
struct BrokerageModel {
  struct Moments {
    var expected: Double
    var variance: Double

    func standardised(_ value: Double) -> Double {
      variance > 0 ? (value - expected) / variance.squareRoot() : .nan
    }
  }

  let density: Double
  private let sizes: [Double]
  private let isDirected: Bool

  init(_ network: CategoryNetwork) {
    sizes = network.sizes.map(Double.init)
    isDirected = network.isDirected
    density = network.possibleTies > 0 ? network.tieCount / network.possibleTies : 0
  }

  /// The moments for a node of a category: of every role, and of all together.
  ///
  /// - Complexity: O(g) for g categories.
  func moments(ofCategory own: Int) -> [Moments] {
    let peers = sizes[own] - 1
    let total = sizes.reduce(0, +)
    let strangers = total - sizes[own]
    func triples(_ n: Double) -> Double { 2 * n * (n - 1) * (n - 2) }
    // Ordered pairs, and ordered pairs of these that share their first or their last node.
    var pairs = [Double](repeating: 0, count: BrokerageRole.count + 1)
    var sharing = pairs
    func set(_ role: BrokerageRole, _ count: Double, _ shared: Double) {
      (pairs[role.rawValue], sharing[role.rawValue]) = (count, shared)
    }
    set(.coordinator, peers * (peers - 1), triples(peers))
    let mixed = strangers * peers
    for role in [BrokerageRole.gatekeeper, .representative] { set(role, mixed, mixed * (total - 3)) }
    var (same, sameShared, different, differentShared) = (0.0, 0.0, 0.0, 0.0)
    for (other, size) in sizes.enumerated() where other != own {
      let rest = strangers - size
      same += size * (size - 1)
      sameShared += triples(size)
      different += size * rest
      differentShared += 2 * size * rest * (rest - 1)
    }
    set(.itinerant, same, sameShared)
    set(.liaison, different, differentShared)
    pairs[BrokerageRole.count] = (total - 1) * (total - 2)
    sharing[BrokerageRole.count] = triples(total - 1)
    let (d, e) = (density, 1 - density)
    let (chance, covariance) = (d * d * e, d * d * d * e * e * e)
    return pairs.indices.map { role in
      let variance = pairs[role] * chance * (1 - chance) + sharing[role] * covariance
      // Undirected, a → v → b and b → v → a are one: where both have the role, the count is twice that of pairs.
      let isOneWay =
        isDirected || role == BrokerageRole.gatekeeper.rawValue || role == BrokerageRole.representative.rawValue
      return Moments(expected: pairs[role] * chance, variance: max(0, variance) * (isOneWay ? 1 : 2))
    }
  }
}
