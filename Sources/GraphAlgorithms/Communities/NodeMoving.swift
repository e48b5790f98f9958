/// Local moving in batches: the decisions of a batch are made at once, on the state before it, then carried out in order.
///
/// So they are the same for any number of workers. A decision counts with the state at its turn: gains are computed again with the
/// present masses, and, where a neighbour that was to move before has changed things, with the present neighbours. What gains nothing
/// any more is left for the next round, so that every move raises the worth of the partition and the rounds come to an end. The
/// batches of small networks are single nodes: the sequential algorithm, in which nodes that are due again queue up.
struct NodeMoving<Strengths: KernelStrengths>: Sendable {
  private let rows: KernelRows
  private let strengths: Strengths
  private let lanes: KernelLanes
  private let gains: MoveGains
  private let batchSize: Int

  let community: KernelArray<Int32>
  private let label: KernelArray<LabelState>
  /// The place in the batch of nodes that are to move; of the others one behind all.
  private let wish: KernelArray<Int32>
  private let isDue: KernelFlags
  private let batch: KernelArray<Int32>
  /// Those of the batch that moved.
  private let moved: KernelArray<Int32>
  private let decisions: KernelArray<MoveDecision<Strengths.Sum>>
  private let scratch: [LabelSums<Strengths>]
  /// Labels in no use: those from `nextLabel` on, and these.
  private var freeLabels: [Int32] = []
  private var nextLabel: Int32
  private var batchNumber: Int32 = 0
  /// The nodes that are due again, in the order in which that came about; `nil` where they are taken in the order of visits.
  private(set) var queue: [Int32]?

  /// The decision to leave for a community of its own.
  private static var leaving: Int32 { -1 }
  private static var noWish: Int32 { .max }
  /// Flags apart, so that two workers do not write one line of the cache.
  private static var spareFlags: Int { 64 }

  init(
    _ network: CommunityNetwork, _ rows: KernelRows, _ strengths: Strengths, start: [Int32], freeLabels: Int,
    queues: Bool, _ lanes: KernelLanes, _ memory: KernelArena
  ) {
    let n = rows.nodeCount
    (self.rows, self.strengths, self.lanes) = (rows, strengths, lanes)
    // Few nodes decide at once, as those that do not see each other's moves decide worse; many, as a batch costs 20 µs to begin.
    batchSize = n < 1 << 11 ? 1 : n / 64
    community = memory.array(start)
    gains = MoveGains(network, community, memory)
    label = memory.array(n, repeating: LabelState())
    for node in 0..<n { label[Int(start[node])].size &+= 1 }
    wish = memory.array(n, repeating: Self.noWish)
    isDue = memory.flags(n + Self.spareFlags * (lanes.count + 1), repeating: true)
    batch = memory.uninitialized(batchSize, of: Int32.self)
    moved = memory.uninitialized(batchSize, of: Int32.self)
    decisions = memory.uninitialized(batchSize, of: MoveDecision<Strengths.Sum>.self)
    scratch = (0..<(batchSize == 1 ? 1 : lanes.count)).map { _ in LabelSums(n, memory) }
    nextLabel = Int32(freeLabels)
    queue = queues && batchSize == 1 ? [] : nil
  }

  /// One round over the nodes that are due.
  mutating func round(_ order: UnsafeBufferPointer<Int32>) -> (hasVisited: Bool, hasMoved: Bool, gain: Double) {
    var hasVisited = false
    var hasMoved = false
    var gain = 0.0
    var place = 0
    queue?.removeAll(keepingCapacity: true)
    while place < order.count, !lanes.cancellation.isCancelled {
      var count = 0
      var work = 0
      while place < order.count, count < batchSize {
        let v = Int(order[place])
        place &+= 1
        guard isDue[v] else { continue }
        isDue[v] = false
        batch[count] = Int32(truncatingIfNeeded: v)
        count &+= 1
        work &+= rows.degree(v)
      }
      guard count > 0 else { break }
      hasVisited = true
      decide(count, work: work)
      if count > 1 { findStale(count, work: work) }
      // A cancelled loop has left decisions out.
      guard !lanes.cancellation.isCancelled else { break }
      let (movedCount, batchGain) = carryOut(count)
      gain += batchGain
      guard movedCount > 0 else { continue }
      hasMoved = true
      wakeNeighbours(movedCount)
    }
    return (hasVisited, hasMoved, gain)
  }

  /// Batches of coarse levels are few nodes of many ties.
  private static func chunkSize(_ count: Int) -> Int { min(32, count / 64 + 1) }

  /// Work in arcs that is not worth a second worker; nor, for batches of single nodes, a closure.
  private static var smallWork: Int { 1 << 13 }

  private func decide(_ count: Int, work: Int) {
    guard work > Self.smallWork else { return decide(0..<count, scratch[0]) }
    lanes.forEach(count, size: Self.chunkSize(count)) { [self] lane, range in decide(range, scratch[lane]) }
  }

  private func decide(_ range: Range<Int>, _ sums: LabelSums<Strengths>) {
    for index in range {
      let v = Int(batch[index])
      decisions[index] = decision(v, sums)
      if decisions[index].best != community[v] { wish[v] = Int32(truncatingIfNeeded: index) }
    }
  }

  /// Finds the neighbours whose moves may change a decision: one in four has such at first, of which only these are looked at in order.
  private func findStale(_ count: Int, work: Int) {
    guard work > Self.smallWork else { return findStale(0..<count) }
    lanes.forEach(count, size: Self.chunkSize(count)) { [self] _, range in findStale(range) }
  }

  private func findStale(_ range: Range<Int>) {
    for index in range {
      let v = Int(batch[index])
      guard decisions[index].best != community[v] else { continue }
      let row = rows.range(v)
      let place = Int32(truncatingIfNeeded: index)
      guard let first = row.first(where: { wish[rows.target($0)] < place }) else { continue }
      var last = row.upperBound &- 1
      while wish[rows.target(last)] >= place { last &-= 1 }
      decisions[index].staleStart = Int32(truncatingIfNeeded: first &- row.lowerBound)
      decisions[index].staleEnd = Int32(truncatingIfNeeded: last &- row.lowerBound &+ 1)
    }
  }

  private func decision(_ v: Int, _ sums: LabelSums<Strengths>) -> MoveDecision<Strengths.Sum> {
    let touched = sums.add(rows.range(v), rows, strengths, community)
    let own = community[v]
    let ownStrength = sums.sum[Int(own)]
    let ownGain = gains.ofStaying(v, in: Int(own), Strengths.real(ownStrength))
    var best = own
    var bestGain = ownGain.value
    var bestStrength = ownStrength
    for index in 0..<touched {
      let c = sums.touched[index]
      let strength = sums.sum[Int(c)]
      sums.sum[Int(c)] = 0
      guard c != own else { continue }
      let gain = gains.ofJoining(v, Int(c), Strengths.real(strength)).value
      if gain > bestGain || (gain == bestGain && best != own && c < best) {
        best = c
        bestGain = gain
        bestStrength = strength
      }
    }
    if bestGain < 0 && label[Int(own)].size > 1 {
      best = Self.leaving
      bestStrength = 0
    }
    return MoveDecision(best: best, ownStrength: ownStrength, bestStrength: bestStrength)
  }

  /// - Returns: how many nodes moved, and what that gained.
  private mutating func carryOut(_ count: Int) -> (moved: Int, gain: Double) {
    var movedCount = 0
    var sum = 0.0
    batchNumber &+= 1
    for index in 0..<count {
      let v = Int(batch[index])
      var decision = decisions[index]
      let own = Int(community[v])
      guard decision.best != community[v] else { continue }
      let leaves = decision.best == Self.leaving
      let hasChanged =
        label[own].changedIn == batchNumber || !leaves && label[Int(decision.best)].changedIn == batchNumber
      if hasChanged && decision.staleStart < decision.staleEnd { update(&decision, v, at: index) }
      let stay = gains.ofStaying(v, in: own, Strengths.real(decision.ownStrength))
      let join =
        leaves ? MoveGains.none : gains.ofJoining(v, Int(decision.best), Strengths.real(decision.bestStrength))
      // Rounding of the two terms must not pass for a gain.
      guard join.value - stay.value > 1e-12 * (join.term + stay.loss),
        leaves ? label[own].size > 1 : label[Int(decision.best)].size > 0
      else {
        if count > 1 { isDue[v] = true }
        continue
      }
      let best = leaves ? nextFreeLabel() : Int(decision.best)
      sum += join.value - stay.value
      community[v] = Int32(truncatingIfNeeded: best)
      gains.move(v, from: own, to: best)
      label[own] = LabelState(size: label[own].size &- 1, changedIn: batchNumber)
      label[best] = LabelState(size: label[best].size &+ 1, changedIn: batchNumber)
      if label[own].size == 0 { freeLabels.append(Int32(truncatingIfNeeded: own)) }
      decisions[index].source = Int32(truncatingIfNeeded: own)
      moved[movedCount] = Int32(truncatingIfNeeded: v)
      movedCount &+= 1
    }
    for index in 0..<count { wish[Int(batch[index])] = Self.noWish }
    return (movedCount, sum)
  }

  /// Labels in use and free ones together are fewer than n while a node can leave.
  private mutating func nextFreeLabel() -> Int {
    if let free = freeLabels.popLast() { return Int(free) }
    nextLabel &+= 1
    return Int(nextLabel) - 1
  }

  /// Brings the strengths of a decision up to date with the moves before it.
  private func update(_ decision: inout MoveDecision<Strengths.Sum>, _ v: Int, at index: Int) {
    let own = community[v]
    let start = rows.offsets[v]
    for arc in (start &+ Int(decision.staleStart))..<(start &+ Int(decision.staleEnd)) {
      let u = rows.target(arc)
      let place = Int(wish[u])
      guard place < index, let before = decisions[place].source else { continue }
      let now = community[u]
      let strength = strengths.adding(arc, to: 0)
      if before == own { decision.ownStrength -= strength }
      if before == decision.best { decision.bestStrength -= strength }
      if now == own { decision.ownStrength += strength }
      if now == decision.best { decision.bestStrength += strength }
    }
  }

  /// The neighbours of the nodes that moved are due, except those in the community they came to.
  private mutating func wakeNeighbours(_ count: Int) {
    if queue != nil {
      let v = Int(moved[0])
      for arc in rows.range(v) {
        let u = rows.target(arc)
        guard community[u] != community[v] && !isDue[u] else { continue }
        isDue[u] = true
        queue?.append(Int32(truncatingIfNeeded: u))
      }
    } else {
      wakeAll(count)
    }
  }

  private func wakeAll(_ count: Int) {
    guard count > 512 else { return wake(0..<count, lane: 0) }
    lanes.forEach(count, size: 64) { [self] lane, range in wake(range, lane: lane) }
  }

  private func wake(_ range: Range<Int>, lane: Int) {
    let noNode = rows.nodeCount &+ Self.spareFlags &* (lane &+ 1)
    for index in range {
      let v = Int(moved[index])
      let own = community[v]
      for arc in rows.range(v) {
        let u = rows.target(arc)
        // Half of the neighbours are with it: a flag that no one reads costs less than a branch that is wrong as often.
        isDue[community[u] == own ? noNode : u] = true
      }
    }
  }
}
