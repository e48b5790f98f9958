import RelationGraph

/// The two ends of every tie, ascending by the first, then the second.
struct ArcColumns {
  let from: [Int32]
  let to: [Int32]
  let nodeCount: Int

  var count: Int { from.count }

  /// How many bits hold the number of a node.
  static func nodeBits(_ nodeCount: Int) -> Int { Int.bitWidth - max(1, nodeCount - 1).leadingZeroBitCount }

  /// What the ends of ties say about all of them.
  struct Shape {
    var hasLoops = false
    /// Whether two ties have the same ends, in the same order.
    var hasParallels = false
    /// Whether the first end of some tie is the larger one.
    var falls = false
    var isInOrder = true
  }

  private static let stretch = 1 << 20

  var shape: Shape {
    let parts = (count + Self.stretch - 1) / Self.stretch
    var found = [UInt8](repeating: 0, count: parts)
    found.withUnsafeMutableBufferPointer { found in
      let found = SharedMemory(found)
      Parallelism.forEach(parts) { part in
        let range = part * Self.stretch..<min(count, (part + 1) * Self.stretch)
        found.base[part] = from.withUnsafeBufferPointer { from in
          to.withUnsafeBufferPointer { Self.look(from, $0, range) }
        }
      }
    }
    let all = found.reduce(0, |)
    return Shape(hasLoops: all & 1 != 0, hasParallels: all & 2 != 0, falls: all & 4 != 0, isInOrder: all & 8 == 0)
  }

  /// Bits for loops, parallels, a first end that is larger, and what is not in order.
  ///
  /// Signs of differences instead of comparisons, which the compiler makes branches of: as vectors, 16 M ties take a third.
  private static func look(
    _ from: UnsafeBufferPointer<Int32>, _ to: UnsafeBufferPointer<Int32>, _ range: Range<Int>
  ) -> UInt8 {
    // Negative: found. Numbers of nodes are not, so that differences do not overflow, and x ^ y less one is where both are equal.
    var (loops, parallels, falls, sinks): (Int32, Int32, Int32, Int32) = (0, 0, 0, 0)
    if range.lowerBound == 0 {
      loops = (from[0] ^ to[0]) &- 1
      falls = to[0] &- from[0]
    }
    for row in max(1, range.lowerBound)..<max(1, range.upperBound) {
      let (a, b, c, d) = (from[row &- 1], to[row &- 1], from[row], to[row])
      let isSame = ((a ^ c) &- 1) &>> 31
      loops |= (c ^ d) &- 1
      falls |= d &- c
      parallels |= isSame & ((b ^ d) &- 1)
      sinks |= (c &- a) | isSame & (d &- b)
    }
    return [loops, parallels, falls, sinks].enumerated().reduce(0) { $0 | ($1.element < 0 ? 1 << UInt8($1.offset) : 0) }
  }

  /// Where the ties of every first end begin.
  var offsets: [Int] {
    [Int](count: nodeCount + 1) { offsets in
      let offsets = SharedMemory(offsets)
      let parts = max(1, (count + Self.stretch - 1) / Self.stretch)
      Parallelism.forEach(parts) { part in
        let range = part * Self.stretch..<min(count, (part + 1) * Self.stretch)
        from.withUnsafeBufferPointer { from in
          var last = range.lowerBound == 0 ? -1 : Int(from[range.lowerBound - 1])
          for row in range {
            let node = Int(from[row])
            while last < node {
              last += 1
              offsets.base[last] = row
            }
          }
          guard part == parts - 1 else { return }
          while last < nodeCount {
            last += 1
            offsets.base[last] = count
          }
        }
      }
    }
  }

  /// Without loops, where they are dropped, and with one tie of those with the same ends, where they collapse.
  func cleaned(dropsLoops: Bool, collapses: Bool) -> ArcColumns {
    var (from, to): ([Int32], [Int32]) = ([], [])
    from.reserveCapacity(count)
    to.reserveCapacity(count)
    for row in 0..<count {
      if dropsLoops, self.from[row] == self.to[row] { continue }
      if collapses, self.from[row] == from.last, self.to[row] == to.last { continue }
      from.append(self.from[row])
      to.append(self.to[row])
    }
    return ArcColumns(from: from, to: to, nodeCount: nodeCount)
  }

  /// The rows by the first and by the second end.
  func directedRows(_ shape: Shape) -> (outgoing: ProjectedGraph.ArcRows, incoming: ProjectedGraph.ArcRows) {
    let inRows = JoinedRows(self, shape, offsets: [], joins: false, dropsLoops: false, collapses: false)
    let (targets, inOffsets) = (to, inRows.offsets)
    let outgoing = ProjectedGraph.ArcRows(offsets: offsets, targets: targets) { Array(0..<Int32(targets.count)) }
    let incoming = ProjectedGraph.ArcRows(offsets: inOffsets, targets: inRows.targets) {
      Self.transposedTies(targets, inOffsets)
    }
    return (outgoing, incoming)
  }

  /// The rows of both ends, every tie once.
  func undirectedRows(_ shape: Shape) -> (outgoing: ProjectedGraph.ArcRows, incoming: ProjectedGraph.ArcRows) {
    JoinedRows(self, shape, offsets: offsets, joins: true, dropsLoops: false, collapses: false).undirected
  }

  /// The ties of arcs by their ends: out-rows hold the ties in their order.
  private static func transposedTies(_ targets: [Int32], _ inOffsets: [Int]) -> [Int32] {
    var next = inOffsets
    return [Int32](count: targets.count) { ties in
      for (tie, target) in targets.enumerated() {
        ties[next[Int(target)]] = Int32(truncatingIfNeeded: tie)
        next[Int(target)] &+= 1
      }
    }
  }
}

extension JoinedRows {
  /// The rows of an undirected graph, which are the same from both ends.
  var undirected: (outgoing: ProjectedGraph.ArcRows, incoming: ProjectedGraph.ArcRows) {
    let (offsets, targets) = (offsets, targets)
    let rows = ProjectedGraph.ArcRows(offsets: offsets, targets: targets) { Self.ties(offsets, targets) }
    return (rows, rows)
  }

  /// The ties of arcs in undirected rows: ties stand in the order of the arcs that lead to nodes not smaller.
  private static func ties(_ offsets: [Int], _ targets: [Int32]) -> [Int32] {
    var next = offsets
    return [Int32](count: targets.count) { ties in
      var tie: Int32 = 0
      for node in 0..<offsets.count - 1 {
        for arc in offsets[node]..<offsets[node + 1] where Int(targets[arc]) >= node {
          ties[arc] = tie
          let target = Int(targets[arc])
          if target != node {
            ties[next[target]] = tie
            next[target] &+= 1
          }
          tie &+= 1
        }
      }
    }
  }
}
