extension HopStep {
  /// Marks what is left, nodes without arcs apart.
  ///
  /// - Parameter words: 64 nodes each.
  func markLeft(_ words: Range<Int>, in left: HopBits.Bits) {
    for word in words {
      var bits: UInt64 = 0
      for node in word &<< 6..<min(states.count, (word &+ 1) &<< 6) {
        let isLeft = states[node] == .max && backward.offsets[node] < backward.offsets[node &+ 1]
        bits |= isLeft ? 1 &<< UInt64(node & 63) : 0
      }
      left.words[word] = bits
    }
  }

  /// Marks what the last level is.
  func markLast(in bits: HopBits.Bits) {
    for lane in 0..<lanes {
      let own = marks.base + lane * Self.line
      for place in own[Self.end]..<own[Self.tail] { bits.insert(Int(queue(lane)[place])) }
    }
  }

  /// Looks for predecessors, among the nodes of the last level, of those that are left.
  ///
  /// - Parameters:
  ///   - words: 64 nodes each.
  ///   - turn: Whether the last level stands in the first bits.
  func bottomUp(_ words: Range<Int>, _ bits: HopBits, turn: Bool, _ level: UInt32, lane: Int) {
    let (frontier, reached) = turn ? (bits.first.words, bits.second.words) : (bits.second.words, bits.first.words)
    let left = bits.left.words
    let state = State(level: level)
    var (nodes, arcs) = (0, 0)
    for word in words {
      let found = State.counts ? count(word, left[word], frontier, state) : find(word, left[word], frontier)
      left[word] &= ~found
      reached[word] = found
      var rest = found
      while rest != 0 {
        let node = word &<< 6 &+ rest.trailingZeroBitCount
        if !State.counts { states[node] = state }
        arcs &+= forward.range(node).count
        nodes &+= 1
        rest &= rest &- 1
      }
    }
    marks[lane * Self.line + Self.nodes] &+= nodes
    marks[lane * Self.line + Self.arcs] &+= arcs
  }

  /// Counts the predecessors of some nodes, in their states.
  ///
  /// - Returns: The nodes that have any.
  @inline(__always)
  private func count(_ word: Int, _ nodes: UInt64, _ frontier: KernelMemory<UInt64>, _ state: State) -> UInt64 {
    var found: UInt64 = 0
    var rest = nodes
    while rest != 0 {
      let node = word &<< 6 &+ rest.trailingZeroBitCount
      var count: UInt64 = 0
      for arc in backward.range(node) { count &+= bit(backward.targets[arc], frontier) }
      if count != 0 {
        states[node] = state &+ State(truncatingIfNeeded: count &- 1)
        found |= rest & (0 &- rest)
      }
      rest &= rest &- 1
    }
    return found
  }

  /// - Returns: The nodes that have a predecessor.
  @inline(__always)
  private func find(_ word: Int, _ nodes: UInt64, _ frontier: KernelMemory<UInt64>) -> UInt64 {
    var found = firstNeighbours(word, nodes, in: frontier)
    var rest = nodes & ~found
    while rest != 0 {
      let row = backward.range(word &<< 6 &+ rest.trailingZeroBitCount)
      if hasPredecessor(in: row.lowerBound &+ 1..<row.upperBound, frontier) { found |= rest & (0 &- rest) }
      rest &= rest &- 1
    }
    return found
  }

  /// Which of the nodes have a first neighbour in a set.
  ///
  /// Rows begin anywhere in memory. Their first places are read without a branch, so that many are waited for at a time.
  @inline(__always)
  private func firstNeighbours(_ word: Int, _ nodes: UInt64, in set: KernelMemory<UInt64>) -> UInt64 {
    var found: UInt64 = 0
    var rest = nodes
    while rest != 0 {
      let bit = rest & (0 &- rest)
      let neighbour = backward.targets[backward.offsets[word &<< 6 &+ rest.trailingZeroBitCount]]
      found |= self.bit(neighbour, set) != 0 ? bit : 0
      rest ^= bit
    }
    return found
  }

  /// Four neighbours at a time: where the first is found differs from node to node, and a branch each would be mispredicted.
  @inline(__always)
  private func hasPredecessor(in row: Range<Int>, _ frontier: KernelMemory<UInt64>) -> Bool {
    let targets = backward.targets
    var arc = row.lowerBound
    while arc &+ 4 <= row.upperBound {
      let first = bit(targets[arc], frontier) | bit(targets[arc &+ 1], frontier)
      let second = bit(targets[arc &+ 2], frontier) | bit(targets[arc &+ 3], frontier)
      if first | second != 0 { return true }
      arc &+= 4
    }
    var found: UInt64 = 0
    while arc < row.upperBound {
      found |= bit(targets[arc], frontier)
      arc &+= 1
    }
    return found != 0
  }

  @inline(__always)
  private func bit(_ node: Int32, _ set: KernelMemory<UInt64>) -> UInt64 {
    let node = UInt32(bitPattern: node)
    return set[Int(node &>> 6)] &>> UInt64(node & 63) & 1
  }

  /// Puts the last level into a queue again.
  func collect(_ level: HopBits.Bits) {
    for lane in 0..<lanes {
      let own = marks.base + lane * Self.line
      own[Self.end] = own[Self.tail]
    }
    level.eachNode { node in
      queue(0)[marks[Self.tail]] = Int32(truncatingIfNeeded: node)
      marks[Self.tail] &+= 1
    }
  }
}
