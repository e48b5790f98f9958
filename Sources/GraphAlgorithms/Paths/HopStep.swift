import Synchronization

/// What the threads of a breadth-first search share: the queues of the last level and of the next one, a pair for every lane.
struct HopStep<State: HopState>: Sendable {
  let forward: KernelRows
  let backward: KernelRows
  let states: KernelMemory<State>
  let lanes: Int
  /// A queue for every lane: all nodes it reached, level after level, with a place to spare.
  private let queues: KernelMemory<Int32>
  /// By lane, in cache lines of their own: where its last level ends, where it writes, and what it has reached.
  let marks: KernelMemory<Int>
  /// The last level.
  private let shares: LaneShares

  static var line: Int { 16 }
  static var end: Int { 0 }
  static var tail: Int { 1 }
  static var arcs: Int { 2 }
  static var nodes: Int { 3 }

  init(forward: KernelRows, backward: KernelRows, states: KernelMemory<State>, lanes: Int) {
    self.forward = forward
    self.backward = backward
    self.states = states
    self.lanes = lanes
    queues = KernelMemory(count: lanes * (states.count + 1))
    marks = KernelMemory(repeating: 0, count: lanes * Self.line)
    shares = LaneShares(lanes: lanes)
  }

  func deallocate() {
    queues.deallocate()
    marks.deallocate()
    shares.deallocate()
  }

  func queue(_ lane: Int) -> UnsafeMutablePointer<Int32> { queues.base + lane * (states.count + 1) }

  func begin(at source: Int) {
    queue(0)[0] = Int32(truncatingIfNeeded: source)
    marks[Self.tail] = 1
  }

  /// What was written last is the last level.
  func turnQueues() {
    for lane in 0..<lanes {
      let own = marks.base + lane * Self.line
      shares.offer(own[Self.end]..<own[Self.tail], of: lane)
      own[Self.end] = own[Self.tail]
    }
  }

  /// How many nodes the step has reached, a node of two lanes twice, and how many arcs lead from them.
  func reached() -> (nodes: Int, arcs: Int) {
    var total = (nodes: 0, arcs: 0)
    for lane in 0..<lanes {
      let own = marks.base + lane * Self.line
      total.nodes += own[Self.nodes]
      total.arcs += own[Self.arcs]
      own[Self.nodes] = 0
      own[Self.arcs] = 0
    }
    return total
  }

  func topDown(_ level: UInt32, lane: Int) {
    shares.take(lane, size: lanes == 1 ? .max : 64) { owner, range in
      let nodes = UnsafeBufferPointer(start: queue(owner) + range.lowerBound, count: range.count)
      reach(from: nodes, State(level: level), lane: lane)
    }
  }

  private func reach(from nodes: UnsafeBufferPointer<Int32>, _ reached: State, lane: Int) {
    let (queue, targets) = (queue(lane), forward.targets)
    let start = marks[lane * Self.line + Self.tail]
    var tail = start
    for node in nodes {
      for arc in forward.range(Int(node)) {
        let target = targets[arc]
        let place = states.base + Int(target)
        let state = State.load(place)
        guard state >= reached else { continue }
        if state == .max, claim(place, for: reached) {
          queue[tail] = target
          tail &+= 1
        } else if State.counts {
          addPredecessor(at: place)
        }
      }
    }
    settle(start..<tail, lane)
  }

  /// - Returns: Whether no other thread was first. Where predecessors do not count, both may be: they write the same, and a node
  ///   that is in two queues does no harm.
  @inline(__always)
  private func claim(_ place: UnsafeMutablePointer<State>, for reached: State) -> Bool {
    if State.counts, lanes > 1 { return State.replaceUnreached(place, by: reached) }
    State.store(reached, at: place)
    return true
  }

  @inline(__always)
  private func addPredecessor(at place: UnsafeMutablePointer<State>) {
    guard lanes == 1 else { return State.add(State.step, at: place) }
    place.pointee &+= State.step
  }

  /// Ends a share of a step, which reached the nodes at some places of the lane's queue.
  ///
  /// The beginnings of their rows are read ahead: here they wait for memory together, in the next step one by one. Takes 15 % off
  /// on a lattice of a million nodes, and 25 % on two threads.
  private func settle(_ places: Range<Int>, _ lane: Int) {
    let own = marks.base + lane * Self.line
    let queue = queue(lane)
    let lastArc = forward.targets.count &- 1
    let readsAhead = places.upperBound &- own[Self.end] < Self.nearNodes
    var arcs = 0
    var read: Int32 = 0
    for place in places {
      let row = forward.range(Int(queue[place]))
      arcs &+= row.count
      if readsAhead { read ^= forward.targets[min(row.lowerBound, lastArc)] }
    }
    // What is read must be used: there is a place to spare.
    queue[places.upperBound] = read
    own[Self.tail] = places.upperBound
    own[Self.nodes] &+= places.count
    own[Self.arcs] &+= arcs
  }

  /// As many nodes of a level as have the beginnings of their rows in the second cache until the next step.
  private static var nearNodes: Int { 1 << 12 }
}
