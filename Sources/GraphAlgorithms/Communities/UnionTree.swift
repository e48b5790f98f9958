/// A hierarchy of communities as the unions that make it, from single nodes on.
struct UnionTree {
  let nodeCount: Int
  /// Any node of each of the two communities that are united.
  var unions: [(Int32, Int32)] = []

  init(nodeCount: Int) { self.nodeCount = nodeCount }

  /// The communities after the first `count` unions.
  func membership(after count: Int) -> Membership {
    var parts = DisjointSets(count: nodeCount)
    for (a, b) in unions.prefix(count) { parts.unite(Int(a), Int(b)) }
    return Membership(labels: (0..<nodeCount).map { Int32(parts.root(of: $0)) })
  }

  /// The communities of the level with this number of them, or the nearest that the hierarchy has.
  func membership(communities: Int) -> Membership {
    membership(after: min(unions.count, max(0, nodeCount - communities)))
  }

  /// The level of the highest value in `network`; of equal ones that with the most communities.
  ///
  /// - Complexity: O((n + m) log n).
  func bestMembership(in network: CommunityNetwork) -> Membership {
    var parts = DisjointSets(count: nodeCount)
    var members = (0..<nodeCount).map { [Int32($0)] }
    var masses = network.mass
    var otherMasses = network.otherMass ?? network.mass
    var (best, value, bestValue) = (0, 0.0, 0.0)
    for (index, union) in unions.enumerated() {
      let (a, b) = (parts.root(of: Int(union.0)), parts.root(of: Int(union.1)))
      guard a != b else { continue }
      let (small, large) = members[a].count < members[b].count ? (a, b) : (b, a)
      var strength = 0.0
      for v in members[small] {
        for arc in network.offsets[Int(v)]..<network.offsets[Int(v) + 1]
        where parts.root(of: Int(network.targets[arc])) == large {
          strength += network.strengths?[arc] ?? 1
        }
      }
      value += network.scale * strength - network.penalty * (masses[a] * otherMasses[b] + masses[b] * otherMasses[a])
      if value - bestValue > 1e-12 * max(abs(value), abs(bestValue)) { (best, bestValue) = (index + 1, value) }
      parts.unite(a, b)
      let root = parts.root(of: a)
      let other = root == a ? b : a
      members[large] += members[small]
      if root != large { members.swapAt(root, large) }
      members[other] = []
      masses[root] = masses[a] + masses[b]
      otherMasses[root] = otherMasses[a] + otherMasses[b]
    }
    return membership(after: best)
  }
}
