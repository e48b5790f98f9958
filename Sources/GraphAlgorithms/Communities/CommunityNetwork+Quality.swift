extension CommunityNetwork {
  /// What a round of moves gains that is not worth another one: 10⁻³ of the modularity, or of the share of the ties inside.
  ///
  /// The next level, which costs less, finds most of the rest. In networks of few arcs it is 0: they are searched to the end.
  var negligibleGain: Double {
    guard targets.count > 1 << 18 else { return 0 }
    let strength = (strengths?.reduce(0, +) ?? Double(targets.count)) / 2 + inside.reduce(0, +)
    return Self.negligibleShare * scale * strength
  }
  static let negligibleShare = 1e-3

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
  /// Parting what no tie joins never lowers H: it takes away expected strength only. Several communities are gone through at a time.
  func connectedParts(of membership: Membership, in context: RunContext = RunContext()) -> Membership {
    let parts = ConnectedParts(membership: membership, context: context)
    return Membership(labels: withKernelRows(offsets, targets, nil, parts))
  }
}

private struct ConnectedParts: KernelWork {
  let membership: Membership
  let context: RunContext

  /// - Returns: for every node the first node of its part.
  func run<Strengths: KernelStrengths>(_ rows: KernelRows, _: Strengths) -> [Int32] {
    KernelArena.scoped { memory in
      let n = rows.nodeCount
      let (nodes, starts) = CommunityNetwork.members(of: membership.community, count: membership.count)
      let (members, bounds) = (memory.array(nodes), memory.array(starts))
      let community = memory.array(membership.community)
      let part = memory.array(n, repeating: Int32(-1))
      // Every community has as much room for its stack as it has nodes.
      let stack = memory.uninitialized(n, of: Int32.self)
      KernelLanes(context).forEach(
        membership.count, size: max(1, membership.count / 1024), isLarge: rows.targets.count > 1 << 14
      ) { _, range in
        for c in range {
          let stack = stack.from(bounds[c])
          for index in bounds[c]..<bounds[c + 1] where part[Int(members[index])] < 0 {
            let first = members[index]
            var height = 1
            stack[0] = first
            part[Int(first)] = first
            while height > 0 {
              height &-= 1
              for arc in rows.range(Int(stack[height])) {
                let u = rows.target(arc)
                guard Int(community[u]) == c, part[u] < 0 else { continue }
                part[u] = first
                stack[height] = Int32(truncatingIfNeeded: u)
                height &+= 1
              }
            }
          }
        }
      }
      return [Int32](UnsafeBufferPointer(start: part.base, count: n)).map { max(0, $0) }
    }
  }
}
