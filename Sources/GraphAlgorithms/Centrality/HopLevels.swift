/// Breadth-first search from up to 64 sources at once, kept level by level: a bit of a word is a source.
///
/// Besides the nodes that sources reach at every distance it tells from which of them shortest paths lead on, so that sums
/// over successors leave the others out.
///
/// M. Then, M. Kaufmann, F. Chirigati, T.-A. Hoang-Vu, K. Pham, A. Kemper, T. Neumann, H. T. Vo (2014). The more the merrier:
/// efficient multi-source graph traversal. PVLDB 8. https://doi.org/10.14778/2735496.2735507
struct HopLevels: ~Copyable {
  static let width = 64

  private let out: NeighbourRows
  private let cancellation: Cancellation
  /// Every node once for each distance at which some source reached it, by distance.
  private(set) var nodes: [Int32] = []
  /// The sources that reached the node of an entry at its distance.
  private(set) var reach: [UInt64] = []
  /// Those of them with an arc from the node to one that is a step farther.
  private(set) var onward: [UInt64] = []
  /// The entries of distance d are `levels[d] ..< levels[d + 1]`.
  private(set) var levels: [Int] = []
  /// Every node that some source reached, once.
  private(set) var reached: [Int32] = []
  /// The sources that reached a node: at all, and in the step at hand. Side by side, as every arc asks for both.
  private var state: [(seen: UInt64, next: UInt64)]

  init(out: NeighbourRows, cancellation: Cancellation) {
    self.out = out
    self.cancellation = cancellation
    state = Array(repeating: (0, 0), count: out.nodeCount)
  }

  /// - Returns: False where the run was cancelled, and the search is of no more use.
  mutating func run(from sources: ArraySlice<Int32>) -> Bool {
    for node in reached { state[Int(node)].seen = 0 }
    reached.removeAll(keepingCapacity: true)
    nodes.removeAll(keepingCapacity: true)
    reach.removeAll(keepingCapacity: true)
    onward.removeAll(keepingCapacity: true)
    levels.removeAll(keepingCapacity: true)
    for (bit, source) in sources.enumerated() {
      if state[Int(source)].next == 0 { nodes.append(source) }
      state[Int(source)].next |= 1 << UInt64(bit)
    }
    levels.append(0)
    close()
    while levels[levels.count - 1] > levels[levels.count - 2] {
      guard advance() else { return false }
      close()
    }
    levels.removeLast()
    return true
  }

  /// Collects in `next` what the last level reaches.
  private mutating func advance() -> Bool {
    let (level, reach, out, cancellation) = (levels.dropLast().last ?? 0, reach, out, cancellation)
    for entry in level..<nodes.count {
      if entry & 0x3FF == 0, cancellation.isCancelled { return false }
      onward.append(Self.step(from: nodes[entry], reach[entry], out, &state, &nodes))
    }
    return true
  }

  /// Lets some sources go on from a node, and returns those that reach a node for the first time.
  @inline(__always)
  private static func step(
    from node: Int32, _ sources: UInt64, _ out: NeighbourRows, _ state: inout [(seen: UInt64, next: UInt64)],
    _ nodes: inout [Int32]
  ) -> UInt64 {
    var state = state.mutableSpan
    var onward: UInt64 = 0
    for arc in out.range(Int(node)) {
      let target = Int(out.targets[arc])
      let (seen, next) = state[target]
      let new = sources & ~seen
      guard new != 0 else { continue }
      onward |= new
      if next == 0 { nodes.append(out.targets[arc]) }
      state[target].next = next | new
    }
    return onward
  }

  /// Makes what was collected a level. Where it has many nodes they are put in order, so that rows follow each other in memory.
  private mutating func close() {
    let start = levels[levels.count - 1]
    if nodes.count - start > state.count >> 4 {
      nodes.removeLast(nodes.count - start)
      for node in state.indices where state[node].next != 0 { nodes.append(Int32(truncatingIfNeeded: node)) }
    }
    for entry in start..<nodes.count {
      let (seen, next) = state[Int(nodes[entry])]
      reach.append(next)
      if seen == 0 { reached.append(nodes[entry]) }
      state[Int(nodes[entry])] = (seen | next, 0)
    }
    levels.append(nodes.count)
  }
}
