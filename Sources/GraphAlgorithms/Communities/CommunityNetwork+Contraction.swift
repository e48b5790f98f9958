extension CommunityNetwork {
  /// The network whose nodes are the communities of this one.
  ///
  /// - Parameters:
  ///   - community: the community of every node, 0 ..< `count`.
  ///   - count: the number of communities.
  /// - Complexity: O(n + m).
  func contracted(by community: [Int32], count: Int) -> CommunityNetwork {
    let (members, starts) = Self.members(of: community, count: count)
    var result = CommunityNetwork(
      offsets: [0], targets: [], strengths: [], inside: [Double](repeating: 0, count: count),
      mass: [Double](repeating: 0, count: count),
      otherMass: otherMass.map { _ in [Double](repeating: 0, count: count) }, scale: scale, penalty: penalty)
    for node in 0..<nodeCount {
      let c = Int(community[node])
      result.mass[c] += mass[node]
      result.inside[c] += inside[node]
      if let otherMass { result.otherMass?[c] += otherMass[node] }
    }
    contractRows(into: &result, community, members: members, starts: starts)
    return result
  }

  private func contractRows(
    into result: inout CommunityNetwork, _ community: [Int32], members: [Int32], starts: [Int]
  ) {
    let count = starts.count - 1
    let community = community.span
    let offsets = self.offsets.span
    let targets = self.targets.span
    let arcStrengths = strengths ?? []
    let strengths = arcStrengths.span
    let isUnit = self.strengths == nil

    var sums = [Double](repeating: 0, count: count)
    var strengthTo = sums.mutableSpan
    var neighbours = [Int32](repeating: 0, count: count)
    var touched = neighbours.mutableSpan
    var newTargets: [Int32] = []
    var newStrengths: [Double] = []
    newTargets.reserveCapacity(targets.count / 4)
    newStrengths.reserveCapacity(targets.count / 4)
    var newOffsets = [0]
    newOffsets.reserveCapacity(count + 1)

    for c in 0..<count {
      var touchedCount = 0
      for index in starts[c]..<starts[c &+ 1] {
        let node = Int(members[index])
        for arc in offsets[node]..<offsets[node &+ 1] {
          let other = community[Int(targets[arc])]
          if strengthTo[Int(other)] == 0 {
            touched[touchedCount] = other
            touchedCount &+= 1
          }
          strengthTo[Int(other)] += isUnit ? 1 : strengths[arc]
        }
      }
      for index in 0..<touchedCount {
        let other = touched[index]
        if Int(other) == c {
          // Every inner tie was seen from both of its ends.
          result.inside[c] += strengthTo[c] / 2
        } else {
          newTargets.append(other)
          newStrengths.append(strengthTo[Int(other)])
        }
        strengthTo[Int(other)] = 0
      }
      newOffsets.append(newTargets.count)
    }
    result.offsets = newOffsets
    result.targets = newTargets
    result.strengths = newStrengths
  }

  /// The nodes by community, ascending within each.
  static func members(of community: [Int32], count: Int) -> (members: [Int32], starts: [Int]) {
    var starts = [Int](repeating: 0, count: count + 1)
    for c in community { starts[Int(c) + 1] += 1 }
    for c in 0..<count { starts[c + 1] += starts[c] }
    var next = starts
    var members = [Int32](repeating: 0, count: community.count)
    for (node, c) in community.enumerated() {
      members[next[Int(c)]] = Int32(node)
      next[Int(c)] += 1
    }
    return (members, starts)
  }
}
