import RelationGraph

/// Breadth-first search from one node that counts the predecessors of every node on the way.
///
/// A step goes either over the arcs of the nodes that the last one reached (*top-down*), or over the rows of the nodes that are
/// not reached yet (*bottom-up*), several at a time. As all predecessors count, no row is left at the first one, as in the
/// paper; so what a step costs is known before, and the cheaper one is taken.
///
/// S. Beamer, K. Asanović, D. Patterson (2012). Direction-optimizing breadth-first search. SC12.
/// https://doi.org/10.1109/SC.2012.50
struct HopSearch {
  /// `level << 32 | predecessors` of a node that is reached, ``unreached`` of the others: one access serves both.
  let states: KernelMemory<UInt64>
  private(set) var reachedCount = 1

  static let unreached = UInt64.max

  private let forward: KernelRows
  private let backward: KernelRows
  private let context: RunContext
  /// What the last step reached, and what it made of that: one list, level after level. It ends with a place to spare.
  private let queue: KernelMemory<Int32>
  private var head = 0
  private var tail = 1
  private var level: UInt64 = 0

  /// - Parameter backward: The rows of `forward`, turned round.
  /// - Complexity: O(n + m) time, O(n) space.
  init(from source: Int, forward: KernelRows, backward: KernelRows, in context: RunContext) throws(AlgorithmError) {
    self.forward = forward
    self.backward = backward
    self.context = context
    states = KernelMemory(repeating: Self.unreached, count: forward.nodeCount)
    queue = KernelMemory(count: forward.nodeCount + 1)
    defer { queue.deallocate() }
    do {
      try run(from: source)
    } catch {
      states.deallocate()
      throw error
    }
  }

  private mutating func run(from source: Int) throws(AlgorithmError) {
    let nodeCount = forward.nodeCount
    states[source] = 0
    queue[0] = Int32(truncatingIfNeeded: source)
    var arcsLeft = forward.offsets[nodeCount]
    while head < tail {
      try context.checkpoint(Double(tail) / Double(nodeCount))
      var arcs = 0
      for place in head..<tail { arcs &+= forward.range(Int(queue[place])).count }
      arcsLeft &-= arcs
      // Top-down writes to memory at random and in turn, bottom-up reads it, and several threads do. The factor 3 is an estimate.
      if arcs &* 3 &* context.workers > arcsLeft &+ nodeCount &- tail {
        try bottomUp(&arcsLeft)
      } else {
        try topDown()
      }
    }
    reachedCount = tail
  }

  private mutating func topDown() throws(AlgorithmError) {
    let end = tail
    level += 1
    let base = level &<< 32
    var (tail, read) = (tail, 0)
    let (queue, states, targets) = (queue.base, states.base, forward.targets)
    for place in head..<end {
      let row = forward.range(Int(queue[place]))
      read &+= row.count
      if read > 1 << 22 {
        read = 0
        try context.checkpoint()
      }
      for arc in row {
        let target = targets[arc]
        let state = states[Int(target)]
        // Without a branch, as many of them would be mispredicted in a grid.
        queue[tail] = target
        tail &+= state == Self.unreached ? 1 : 0
        states[Int(target)] = state == Self.unreached ? base | 1 : state &+ (state >= base ? 1 : 0)
      }
    }
    (head, self.tail) = (end, tail)
  }

  /// Steps until they are dearer than top-down again.
  private mutating func bottomUp(_ arcsLeft: inout Int) throws(AlgorithmError) {
    let nodeCount = forward.nodeCount
    let words = (nodeCount + 63) / 64
    let left = KernelMemory<UInt64>(repeating: .max, count: words)
    var frontier = KernelMemory<UInt64>(repeating: 0, count: words)
    var reached = KernelMemory<UInt64>(repeating: 0, count: words)
    defer {
      left.deallocate()
      frontier.deallocate()
      reached.deallocate()
    }
    if nodeCount & 63 != 0 { left[words - 1] = 1 &<< UInt64(nodeCount & 63) &- 1 }
    for place in 0..<tail { left[Int(queue[place]) &>> 6] &= ~(1 &<< UInt64(queue[place] & 63)) }
    for place in head..<tail { frontier[Int(queue[place]) &>> 6] |= 1 &<< UInt64(queue[place] & 63) }
    var fresh = (nodes: 0, arcs: 0)
    repeat {
      level += 1
      let step = BottomUpStep(
        level: level, forward: forward, backward: backward, states: states, left: left, frontier: frontier,
        reached: reached)
      // 4096 nodes a chunk: kron20 has 158, so that the last ones leave no thread waiting for long.
      let parts = try context.quiet.chunked(words, size: 64) { step.run($0) }
      fresh = parts.reduce((0, 0)) { ($0.0 + $1.nodes, $0.1 + $1.arcs) }
      arcsLeft &-= fresh.arcs
      swap(&frontier, &reached)
      tail += fresh.nodes
    } while fresh.arcs &* 3 &* context.workers > arcsLeft &+ nodeCount &- tail
    arcsLeft &+= fresh.arcs
    head = tail - fresh.nodes
    var place = head
    for word in 0..<words {
      var bits = frontier[word]
      while bits != 0 {
        queue[place] = Int32(truncatingIfNeeded: word &<< 6 &+ bits.trailingZeroBitCount)
        place &+= 1
        bits &= bits &- 1
      }
    }
  }
}

extension HopSearch {
  /// The levels and the numbers of predecessors; NaN for nodes that are not reached.
  func columns(in context: RunContext) -> (distance: [Double], predecessors: [Double]) {
    let count = forward.nodeCount
    var predecessors: [Double] = []
    let distance = [Double](count: count) { distance in
      predecessors = [Double](count: count) { predecessors in
        let (states, distance, predecessors) = (states, SharedMemory(distance), SharedMemory(predecessors))
        // What a cancelled run leaves out is thrown away.
        _ = try? context.quiet.chunked(count, size: 1 << 16) { nodes in
          for node in nodes {
            let state = states[node]
            let isReached = state != Self.unreached
            distance.base[node] = isReached ? Double(UInt32(truncatingIfNeeded: state &>> 32)) : .nan
            predecessors.base[node] = isReached ? Double(UInt32(truncatingIfNeeded: state)) : .nan
          }
        }
      }
    }
    return (distance, predecessors)
  }
}

/// Looks for predecessors of the nodes that are left among those of the last level.
private struct BottomUpStep: Sendable {
  let level: UInt64
  let forward: KernelRows
  let backward: KernelRows
  let states: KernelMemory<UInt64>
  let left: KernelMemory<UInt64>
  let frontier: KernelMemory<UInt64>
  let reached: KernelMemory<UInt64>

  /// - Parameter words: 64 nodes each.
  /// - Returns: How many nodes it reached, and how many arcs lead from them.
  func run(_ words: Range<Int>) -> (nodes: Int, arcs: Int) {
    var (nodes, arcs) = (0, 0)
    let (targets, frontier) = (backward.targets, frontier.base)
    for word in words {
      var bits = left[word]
      var found: UInt64 = 0
      while bits != 0 {
        let node = word &<< 6 &+ bits.trailingZeroBitCount
        var count: UInt64 = 0
        for arc in backward.range(node) {
          let target = UInt32(bitPattern: targets[arc])
          count &+= frontier[Int(target &>> 6)] &>> UInt64(target & 63) & 1
        }
        if count != 0 {
          states[node] = level &<< 32 | count
          found |= bits & (0 &- bits)
          nodes &+= 1
          arcs &+= forward.range(node).count
        }
        bits &= bits &- 1
      }
      left[word] &= ~found
      reached[word] = found
    }
    return (nodes, arcs)
  }
}
