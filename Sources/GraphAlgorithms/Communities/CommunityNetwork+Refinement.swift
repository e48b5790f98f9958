extension CommunityNetwork {
  /// Splits every community into well connected parts: the refinement of Leiden.
  ///
  /// Begins with every node on its own. A node that is still alone and well connected to its community S, E(v, S−v) ≥ expected,
  /// joins the part of S that gains most, if nothing is lost and that part is itself well connected to the rest of S. Every
  /// part is connected, as a node joins only parts that it has a tie to.
  ///
  /// Communities do not see each other: several are refined at a time.
  ///
  /// - Returns: a partition finer than `membership`.
  /// - Complexity: O(m).
  func refined(_ membership: Membership, order: [Int32], in context: RunContext = RunContext()) -> Membership {
    let parts = CommunityRefinement(network: self, membership: membership, order: order, context: context)
    return Membership(labels: withKernelRows(offsets, targets, strengths, parts))
  }
}

private struct CommunityRefinement: KernelWork {
  let network: CommunityNetwork
  let membership: Membership
  let order: [Int32]
  let context: RunContext

  /// - Returns: for every node one node of its part.
  func run<Strengths: KernelStrengths>(_ rows: KernelRows, _ strengths: Strengths) -> [Int32] {
    KernelArena.scoped { memory in
      let lanes = KernelLanes(context)
      let (members, starts) = CommunityNetwork.members(of: membership.community, count: membership.count, order: order)
      let (nodes, bounds) = (memory.array(members), memory.array(starts))
      var arcs = [Int](repeating: 0, count: membership.count)
      for node in 0..<rows.nodeCount { arcs[Int(membership.community[node])] += rows.degree(node) }
      let chunks = UnevenChunks(work: arcs)
      let parts = PartRefining(
        network, rows, strengths, membership.community, mostArcs: arcs.max() ?? 0, lanes, memory)
      lanes.forEach(chunks.count, size: 1, isLarge: rows.targets.count > 1 << 14) { lane, range in
        for chunk in range {
          for item in chunks[chunk] {
            let c = Int(item)
            parts.refine(nodes.from(bounds[c]), count: bounds[c + 1] - bounds[c], lane: lane)
          }
        }
      }
      return [Int32](UnsafeBufferPointer(start: parts.part.base, count: network.nodeCount))
    }
  }
}

private struct PartRefining<Strengths: KernelStrengths>: Sendable {
  private let rows: KernelRows
  private let strengths: Strengths
  private let community: KernelArray<Int32>
  private let mass: KernelArray<Double>
  private let otherMass: KernelArray<Double>?
  private let scale: Double
  private let penalty: Double
  /// The part of every node, by the node that began it, and by part: the masses and the strength to the rest of the community.
  let part: KernelArray<Int32>
  private let partMass: KernelArray<Double>
  private let otherPartMass: KernelArray<Double>
  private let cut: KernelArray<Double>
  private let isAlone: KernelArray<Bool>
  /// By lane: the arcs inside the community, each by its place in the row of its node.
  private let inner: [KernelArray<Int32>]
  private let innerDegree: KernelArray<Int32>
  private let cancellation: Cancellation
  private let scratch: [LabelSums<Strengths>]

  /// Rounding must not part what is exactly as strong as expected.
  private static var tolerance: Double { 1 + 1e-12 }

  init(
    _ network: CommunityNetwork, _ rows: KernelRows, _ strengths: Strengths, _ community: [Int32], mostArcs: Int,
    _ lanes: KernelLanes, _ memory: KernelArena
  ) {
    let n = rows.nodeCount
    (self.rows, self.strengths) = (rows, strengths)
    cancellation = lanes.cancellation
    (scale, penalty) = (network.scale, network.penalty)
    self.community = memory.array(community)
    mass = memory.array(network.mass)
    otherMass = network.otherMass.map { memory.array($0) }
    part = memory.uninitialized(n, of: Int32.self)
    for node in 0..<n { part[node] = Int32(truncatingIfNeeded: node) }
    partMass = memory.array(network.mass)
    otherPartMass = network.otherMass.map { memory.array($0) } ?? partMass
    cut = memory.uninitialized(n, of: Double.self)
    isAlone = memory.array(n, repeating: true)
    inner = (0..<lanes.count).map { _ in memory.uninitialized(mostArcs + 1, of: Int32.self) }
    innerDegree = memory.uninitialized(n, of: Int32.self)
    scratch = (0..<lanes.count).map { _ in LabelSums(n, memory) }
  }

  /// Refines one community, its nodes in the order of their visits.
  func refine(_ members: KernelArray<Int32>, count: Int, lane: Int) {
    guard count > 1 else { return }
    let c = community[Int(members[0])]
    let inner = inner[lane]
    var whole = 0.0
    var otherWhole = 0.0
    var arcs = 0
    for index in 0..<count {
      if index & 1023 == 0 && cancellation.isCancelled { return }
      let v = Int(members[index])
      whole += mass[v]
      otherWhole += otherMass?[v] ?? mass[v]
      let row = rows.range(v)
      let start = arcs
      var sum: Strengths.Sum = 0
      for arc in row {
        // Kept always and counted where inside, as that cannot be predicted: with branches the refinement took 1.6 times as long.
        let isInside = community[rows.target(arc)] == c
        inner[arcs] = Int32(truncatingIfNeeded: arc &- row.lowerBound)
        arcs &+= isInside ? 1 : 0
        sum = strengths.adding(arc, to: sum, if: isInside)
      }
      innerDegree[v] = Int32(truncatingIfNeeded: arcs &- start)
      cut[v] = Strengths.real(sum)
    }
    arcs = 0
    for index in 0..<count {
      let v = Int(members[index])
      let start = arcs
      arcs &+= Int(innerDegree[v])
      guard isAlone[v], cut[v] > 0, isWellConnected(v, whole, otherWhole) else { continue }
      join(v, inner.from(start), count: arcs &- start, whole, otherWhole, scratch[lane])
    }
  }

  @inline(__always)
  private func isWellConnected(_ p: Int, _ whole: Double, _ otherWhole: Double) -> Bool {
    let (a, b) = (partMass[p], otherPartMass[p])
    return scale * cut[p] * Self.tolerance >= penalty * (a * (otherWhole - b) + b * (whole - a))
  }

  private func join(
    _ v: Int, _ inner: KernelArray<Int32>, count: Int, _ whole: Double, _ otherWhole: Double,
    _ sums: LabelSums<Strengths>
  ) {
    var touched = 0
    let start = rows.offsets[v]
    for index in 0..<count {
      let arc = start &+ Int(inner[index])
      let p = part[rows.target(arc)]
      let before = sums.sum[Int(p)]
      sums.touched[touched] = p
      touched &+= before == 0 ? 1 : 0
      sums.sum[Int(p)] = strengths.adding(arc, to: before)
    }
    let a = mass[v]
    let b = otherMass?[v] ?? a
    var best = -1
    var bestGain = 0.0
    var bestStrength = 0.0
    for index in 0..<touched {
      let p = Int(sums.touched[index])
      let strength = Strengths.real(sums.sum[p])
      sums.sum[p] = 0
      let gain = scale * strength * Self.tolerance - penalty * (a * otherPartMass[p] + b * partMass[p])
      guard gain > bestGain || (gain == bestGain && (best < 0 || p < best)), isWellConnected(p, whole, otherWhole)
      else { continue }
      best = p
      bestGain = gain
      bestStrength = strength
    }
    guard best >= 0 else { return }
    part[v] = Int32(truncatingIfNeeded: best)
    isAlone[v] = false
    isAlone[best] = false
    partMass[best] += a
    if otherMass != nil { otherPartMass[best] += b }
    cut[best] += cut[v] - 2 * bestStrength
  }
}
