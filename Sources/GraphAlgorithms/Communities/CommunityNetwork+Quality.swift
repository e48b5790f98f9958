extension CommunityNetwork {
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

  /// The connected parts of every community.
  ///
  /// Parting what no tie joins never lowers H: it takes away expected strength only.
  func connectedParts(of membership: Membership) -> Membership {
    let n = nodeCount
    let community = membership.community
    var part = [Int32](repeating: -1, count: n)
    var next: Int32 = 0
    var stack: [Int32] = []
    for start in 0..<n where part[start] < 0 {
      part[start] = next
      stack.append(Int32(start))
      while let v = stack.popLast() {
        for arc in offsets[Int(v)]..<offsets[Int(v) + 1] {
          let u = Int(targets[arc])
          if part[u] < 0 && community[u] == community[start] {
            part[u] = next
            stack.append(Int32(u))
          }
        }
      }
      next += 1
    }
    return Membership(labels: part)
  }
}
