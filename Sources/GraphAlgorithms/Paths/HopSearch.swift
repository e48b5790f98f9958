import RelationGraph

/// Breadth-first search from one node, which may count the predecessors of every node on the way.
///
/// A step goes either over the arcs of the nodes that the last one reached (*top-down*), or over the rows of the nodes that are
/// not reached yet (*bottom-up*). Where predecessors do not count, a row is left at the first one, as in the paper; where they do,
/// what a step costs is known before. In both cases the step that seems cheaper is taken. Several threads take a step together:
/// levels and numbers of predecessors do not depend on who comes first, only the order of the queues does.
///
/// S. Beamer, K. Asanović, D. Patterson (2012). Direction-optimizing breadth-first search. SC12.
/// https://doi.org/10.1109/SC.2012.50
struct HopSearch<State: HopState> {
  let states: KernelMemory<State>

  private let step: HopStep<State>
  private let lanes: KernelLanes
  /// The nodes of the last level, and how many arcs lead from them.
  private var frontier = (nodes: 1, arcs: 0)
  private var arcsLeft: Int
  private var nodesLeft: Int

  /// - Parameters:
  ///   - backward: The rows of `forward`, turned round.
  /// - Complexity: O(n + m) time, O(n) space.
  init(
    from source: Int, forward: KernelRows, backward: KernelRows, in context: RunContext
  ) throws(AlgorithmError) {
    let count = forward.nodeCount
    lanes = KernelLanes(context)
    states = KernelMemory(repeating: .max, count: count, lanes)
    step = HopStep(forward: forward, backward: backward, states: states, lanes: lanes.count)
    arcsLeft = forward.offsets[count]
    nodesLeft = count - 1
    defer { step.deallocate() }
    do {
      try run(from: source, in: context)
    } catch {
      states.deallocate()
      throw error
    }
  }

  private mutating func run(from source: Int, in context: RunContext) throws(AlgorithmError) {
    // At level 0 and without predecessors.
    states[source] = 0
    step.begin(at: source)
    frontier.arcs = step.forward.range(source).count
    var level: UInt32 = 0
    while frontier.nodes > 0 {
      try context.checkpoint(1 - Double(nodesLeft) / Double(states.count))
      if bottomUpPays {
        try bottomUp(&level, in: context)
      } else {
        level += 1
        topDown(level)
        settle()
      }
    }
  }

  /// Nodes and arcs that a step has reached are no longer left.
  private mutating func settle() {
    arcsLeft -= frontier.arcs
    frontier = step.reached()
    nodesLeft = max(0, nodesLeft - frontier.nodes)
  }

  /// Whether the next step is cheaper bottom-up, which looks through all nodes for those that are left.
  ///
  /// Top-down writes to memory at random, and one thread in the way of another. The factors 3 and 15 are estimates, the second
  /// one the paper's.
  private var bottomUpPays: Bool {
    frontier.arcs &* (State.counts ? 3 &* lanes.count : 15) > arcsLeft &+ states.count
  }

  private func topDown(_ level: UInt32) {
    let step = step
    step.turnQueues()
    // Some 100 nodes are worth the microsecond that a second thread costs.
    lanes.forEach(lanes.count, size: 1, isLarge: frontier.arcs > 512) { lane, _ in step.topDown(level, lane: lane) }
  }

  /// Steps until they are dearer than top-down again.
  private mutating func bottomUp(_ level: inout UInt32, in context: RunContext) throws(AlgorithmError) {
    let words = (states.count + 63) / 64
    let bits = HopBits(words: words)
    defer { bits.deallocate() }
    let step = step
    lanes.forEach(words, size: 1024) { _, words in step.markLeft(words, in: bits.left) }
    step.markLast(in: bits.first)
    var turn = false
    repeat {
      level += 1
      turn.toggle()
      let (level, turn) = (level, turn)
      // 4096 nodes a chunk: kron20 has 256, so that the last ones leave no thread waiting for long.
      lanes.forEach(words, size: 64) { lane, words in step.bottomUp(words, bits, turn: turn, level, lane: lane) }
      settle()
      try context.checkpoint()
    } while frontier.nodes > 0 && (State.counts ? bottomUpPays : frontier.nodes &* 18 > states.count)
    step.collect(turn ? bits.second : bits.first)
  }
}

extension HopSearch {
  /// The levels, and the numbers of predecessors if they were counted; NaN for nodes that are not reached.
  func columns() -> (distance: [Double], predecessors: [Double]?) {
    (column { Double($0.level) }, State.counts ? column { Double($0.predecessors) } : nil)
  }

  @inline(__always)
  private func column(_ value: @escaping @Sendable (State) -> Double) -> [Double] {
    [Double](count: states.count) { column in
      let (states, column) = (states, SharedMemory(column))
      // What a cancelled run leaves out is thrown away.
      lanes.forEach(states.count, size: 1 << 16) { _, nodes in
        for node in nodes { column.base[node] = states[node] == .max ? .nan : value(states[node]) }
      }
    }
  }
}
