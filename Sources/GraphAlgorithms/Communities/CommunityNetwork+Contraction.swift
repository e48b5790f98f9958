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
    var result = withKernelRows(offsets, targets, strengths, contraction)
    for node in 0..<nodeCount {
      let c = Int(community[node])
      result.mass[c] += mass[node]
      result.inside[c] += inside[node]
      if let otherMass { result.otherMass?[c] += otherMass[node] }
    }
    return result
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

/// Rows of communities from rows of nodes: several communities at a time, each into the place that its arcs had, then together.
private struct Contraction: KernelWork {
  let network: CommunityNetwork
  let community: [Int32]
  let count: Int
  let context: RunContext

  func run<Strengths: KernelStrengths>(_ rows: KernelRows, _ strengths: Strengths) -> CommunityNetwork {
    KernelArena.scoped { memory in
      let lanes = KernelLanes(context)
      let (nodes, starts) = CommunityNetwork.members(of: community, count: count)
      let merging = RowMerging(
        rows, strengths, memory.array(community), members: memory.array(nodes), starts: memory.array(starts),
        count: count, lanes, memory)
      let chunk = max(1, count / 1024)
      let isLarge = rows.targets.count > 1 << 14
      lanes.forEach(count, size: chunk, isLarge: isLarge) { lane, range in
        for c in range { merging.merge(c, lane: lane) }
      }
      guard !context.cancellation.isCancelled else { return empty }
      var offsets = [0]
      offsets.reserveCapacity(count + 1)
      for c in 0..<count { offsets.append(offsets[c] + merging.degree[c]) }
      let ends = memory.array(offsets)
      let targets = [Int32](count: offsets[count]) { targets in
        guard let base = targets.baseAddress else { return }
        let targets = KernelArray(base: base)
        lanes.forEach(count, size: chunk, isLarge: isLarge) { _, range in
          for c in range { targets.copy(merging.degree[c], from: merging.targets.from(merging.first[c]), to: ends[c]) }
        }
      }
      let sums = [Double](count: offsets[count]) { sums in
        guard let base = sums.baseAddress else { return }
        let sums = KernelArray(base: base)
        lanes.forEach(count, size: chunk, isLarge: isLarge) { _, range in
          for c in range { sums.copy(merging.degree[c], from: merging.strengths.from(merging.first[c]), to: ends[c]) }
        }
      }
      var result = empty
      (result.offsets, result.targets, result.strengths) = (offsets, targets, sums)
      result.inside = [Double](UnsafeBufferPointer(start: merging.inside.base, count: count))
      return result
    }
  }

  /// The communities without arcs and masses.
  private var empty: CommunityNetwork {
    let zeros = [Double](repeating: 0, count: count)
    return CommunityNetwork(
      offsets: [Int](repeating: 0, count: count + 1), targets: [], strengths: [], inside: zeros, mass: zeros,
      otherMass: network.otherMass.map { _ in zeros }, scale: network.scale, penalty: network.penalty)
  }
}

private struct RowMerging<Strengths: KernelStrengths>: Sendable {
  private let rows: KernelRows
  private let arcStrengths: Strengths
  private let community: KernelArray<Int32>
  private let members: KernelArray<Int32>
  private let starts: KernelArray<Int>
  private let scratch: [LabelSums<Strengths>]
  private let cancellation: Cancellation
  /// Where the arcs of every community are in `targets` and `strengths`, and how many.
  let first: KernelArray<Int>
  let degree: KernelArray<Int>
  let targets: KernelArray<Int32>
  let strengths: KernelArray<Double>
  /// The strength inside every community, by ties between its nodes.
  let inside: KernelArray<Double>

  init(
    _ rows: KernelRows, _ strengths: Strengths, _ community: KernelArray<Int32>, members: KernelArray<Int32>,
    starts: KernelArray<Int>, count: Int, _ lanes: KernelLanes, _ memory: KernelArena
  ) {
    (self.rows, arcStrengths, self.community) = (rows, strengths, community)
    (self.members, self.starts) = (members, starts)
    cancellation = lanes.cancellation
    scratch = (0..<lanes.count).map { _ in LabelSums(count, memory) }
    first = memory.uninitialized(count, of: Int.self)
    degree = memory.array(count, repeating: 0)
    targets = memory.uninitialized(rows.targets.count, of: Int32.self)
    self.strengths = memory.uninitialized(rows.targets.count, of: Double.self)
    inside = memory.array(count, repeating: 0)
    var arcs = 0
    for c in 0..<count {
      first[c] = arcs
      for index in starts[c]..<starts[c + 1] { arcs += rows.degree(Int(members[index])) }
    }
  }

  /// Sums up the arcs of one community.
  func merge(_ c: Int, lane: Int) {
    let sums = scratch[lane]
    var touched = 0
    for index in starts[c]..<starts[c &+ 1] {
      if index & 1023 == 0 && cancellation.isCancelled { return }
      touched = sums.add(rows.range(Int(members[index])), rows, arcStrengths, community, after: touched)
    }
    var place = first[c]
    for index in 0..<touched {
      let other = sums.touched[index]
      let strength = Strengths.real(sums.sum[Int(other)])
      sums.sum[Int(other)] = 0
      if Int(other) == c {
        // Every inner tie was seen from both of its ends.
        inside[c] = strength / 2
      } else {
        targets[place] = other
        strengths[place] = strength
        place &+= 1
      }
    }
    degree[c] = place &- first[c]
  }
}
