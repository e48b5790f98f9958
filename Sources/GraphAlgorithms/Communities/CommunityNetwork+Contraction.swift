import RelationGraph

extension CommunityNetwork {
  /// The network whose nodes are the communities of this one.
  ///
  /// - Parameters:
  ///   - community: the community of every node, 0 ..< `count`.
  ///   - count: the number of communities.
  /// - Complexity: O(n + m).
  func contracted(
    by community: [Int32], count: Int, in context: RunContext = RunContext()
  ) -> CommunityNetwork {
    let contraction = Contraction(network: self, community: community, count: count, context: context)
    return withKernelRows(offsets, targets, strengths, contraction)
  }

  /// The nodes by community, within each in the given order; `nil`: ascending.
  static func members(
    of community: [Int32], count: Int, order: [Int32]? = nil
  ) -> (members: [Int32], starts: [Int]) {
    var starts = [Int](repeating: 0, count: count + 1)
    for c in community { starts[Int(c) + 1] += 1 }
    for c in 0..<count { starts[c + 1] += starts[c] }
    var next = starts
    var members = [Int32](repeating: 0, count: community.count)
    func put(_ node: Int32) {
      let c = Int(community[Int(node)])
      members[next[c]] = node
      next[c] += 1
    }
    if let order {
      for node in order { put(node) }
    } else {
      for node in 0..<Int32(community.count) { put(node) }
    }
    return (members, starts)
  }
}

/// Rows of communities from rows of nodes: chunks of communities at a time, each with room for all the arcs of its nodes, then moved
/// together.
private struct Contraction: KernelWork {
  private static let chunks = 512
  /// What is moved together lies close: room that is never written costs nothing, and memory that is new is slow. With all at once
  /// the contraction of 30 million arcs to 14 took twice as long.
  private static let waves = 8

  let network: CommunityNetwork
  let community: [Int32]
  let count: Int
  let context: RunContext

  func run<Strengths: KernelStrengths>(_ rows: KernelRows, _ strengths: Strengths) -> CommunityNetwork {
    KernelArena.scoped { memory in
      let lanes = KernelLanes(context)
      let (nodes, starts) = CommunityNetwork.members(of: community, count: count)
      let merging = RowMerging(
        network, rows, strengths, memory.array(community), members: memory.array(nodes),
        starts: memory.array(starts), count: count, lanes, memory)
      let bounds = merging.bounds(Self.chunks)
      let isLarge = rows.targets.count > 1 << 14
      let waves = isLarge ? Self.waves : 1
      let ends = memory.uninitialized(bounds.count, of: Int.self)
      var result = empty
      var kept = 0
      var sums: [Strengths.Sum] = []
      let room = max(1, rows.targets.count)
      result.targets = [Int32](count: room) { targetBuffer in
        sums = [Strengths.Sum](count: room) { sumBuffer in
          guard let targetBase = targetBuffer.baseAddress, let sumBase = sumBuffer.baseAddress else { return }
          let (targets, sums) = (KernelArray(base: targetBase), KernelArray(base: sumBase))
          for wave in 0..<waves where !context.cancellation.isCancelled {
            let chunks = (bounds.count - 1) * wave / waves..<(bounds.count - 1) * (wave + 1) / waves
            let shift = kept - merging.first[bounds[chunks.lowerBound]]
            lanes.forEach(chunks.count, size: 1, isLarge: isLarge) { lane, range in
              for chunk in range {
                let chunk = chunks.lowerBound + chunk
                var place = merging.first[bounds[chunk]] + shift
                for c in bounds[chunk]..<bounds[chunk + 1] { merging.merge(c, into: targets, sums, &place, lane: lane) }
                ends[chunk] = place
              }
            }
            guard !context.cancellation.isCancelled else { return }
            for chunk in chunks {
              let first = merging.first[bounds[chunk]] + shift
              if kept != first {
                targets.copy(ends[chunk] - first, from: targets.from(first), to: kept)
                sums.copy(ends[chunk] - first, from: sums.from(first), to: kept)
              }
              kept += ends[chunk] - first
            }
          }
        }
      }
      guard !context.cancellation.isCancelled else { return empty }
      result.targets.removeLast(result.targets.count - kept)
      sums.removeLast(sums.count - kept)
      result.strengths = Strengths.strengths(sums)
      for c in 0..<count { result.offsets[c + 1] = result.offsets[c] + merging.degree[c] }
      result.inside = merging.values(merging.inside)
      result.mass = merging.values(merging.mass)
      if network.otherMass != nil { result.otherMass = merging.values(merging.otherMass) }
      return result
    }
  }

  /// The communities without arcs and masses.
  private var empty: CommunityNetwork {
    let zeros = [Double](repeating: 0, count: count)
    return CommunityNetwork(
      offsets: [Int](repeating: 0, count: count + 1), targets: [], strengths: .small([]), inside: zeros, mass: zeros,
      otherMass: network.otherMass.map { _ in zeros }, scale: network.scale, penalty: network.penalty)
  }
}
