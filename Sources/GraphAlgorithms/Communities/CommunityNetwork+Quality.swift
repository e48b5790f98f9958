extension CommunityNetwork {
  /// What a round of moves gains that is not worth another one: 10⁻³ of the modularity, or of the share of the ties inside.
  ///
  /// The next level, which costs less, finds most of the rest. It is the same at all levels, but levels of few arcs are searched to
  /// the end.
  var negligibleGain: Double {
    guard !isSmall else { return 0 }
    let ties: Double = (strengths?.sum(targets.indices) ?? Double(targets.count)) / 2
    return 1e-3 * scale * (ties + inside.reduce(0, +))
  }

  /// Whether the network is so small that it is searched to the last gain.
  var isSmall: Bool { targets.count <= 1 << 18 }

  /// What a partition is worth: H. Only differences and order mean anything.
  func value(of membership: Membership) -> Double {
    let (community, count) = (membership.community, membership.count)
    var worth = [Double](repeating: 0, count: count)
    var masses = worth
    var otherMasses = worth
    for node in 0..<nodeCount {
      let c = Int(community[node])
      masses[c] += mass[node]
      otherMasses[c] += otherMass?[node] ?? mass[node]
      var inner = 0.0
      for arc in offsets[node]..<offsets[node + 1] where Int(community[Int(targets[arc])]) == c {
        inner += strengths?[arc] ?? 1
      }
      worth[c] += inside[node] + inner / 2
    }
    var sum = 0.0
    for c in 0..<count { sum += scale * worth[c] - penalty * masses[c] * otherMasses[c] }
    return sum
  }
}
