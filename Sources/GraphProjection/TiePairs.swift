import RelationGraph

/// The two ends of every tie as `first << 32 | second`, ascending; in an undirected graph the smaller end first.
struct TiePairs {
  let pairs: [UInt64]
  let nodeCount: Int

  static func pair(_ first: Int32, _ second: Int32) -> UInt64 {
    UInt64(UInt32(bitPattern: first)) << 32 | UInt64(UInt32(bitPattern: second))
  }

  /// Puts pairs in order, and with them what stands beside; those of equal ends stay in their order.
  static func sort(_ pairs: inout [UInt64], moving rows: inout [Int32], nodeCount: Int) {
    // Pairs of the fewest bits that hold all nodes are sorted in the fewest passes.
    let bits = Int.bitWidth - max(1, nodeCount).leadingZeroBitCount
    let mask = UInt64(1) << UInt64(bits) - 1
    for index in pairs.indices { pairs[index] = (pairs[index] &>> 32) &<< UInt64(bits) | pairs[index] & 0xFFFF_FFFF }
    RadixOrder.sort(&pairs, moving: &rows, bits: 2 * bits)
    for index in pairs.indices { pairs[index] = (pairs[index] &>> UInt64(bits)) &<< 32 | pairs[index] & mask }
  }

  /// Whether a tie leads from a node to itself, and whether two ties have the same ends.
  static func shape(_ pairs: [UInt64]) -> (hasLoops: Bool, hasParallels: Bool) {
    let stretch = 1 << 20
    let parts = (pairs.count + stretch - 1) / stretch
    var found = [UInt8](repeating: 0, count: parts)
    found.withUnsafeMutableBufferPointer { found in
      let found = SharedMemory(found)
      Parallelism.forEach(parts) { part in
        let range = part * stretch..<min(pairs.count, (part + 1) * stretch)
        var last = range.lowerBound == 0 ? UInt64.max : pairs[range.lowerBound - 1]
        for pair in pairs[range] {
          found.base[part] |= (pair &>> 32 == pair & 0xFFFF_FFFF ? 1 : 0) | (pair == last ? 2 : 0)
          last = pair
        }
      }
    }
    let all = found.reduce(0, |)
    return (all & 1 != 0, all & 2 != 0)
  }

  /// The rows by the first and by the second end.
  func directedRows() -> (outgoing: ProjectedGraph.ArcRows, incoming: ProjectedGraph.ArcRows) {
    let (outOffsets, inOffsets) = (offsets(firsts: true, seconds: false), offsets(firsts: false, seconds: true))
    let targets = [Int32](count: pairs.count) { targets in
      for tie in pairs.indices { targets[tie] = Int32(truncatingIfNeeded: pairs[tie]) }
    }
    let sources = [Int32](count: pairs.count) { fill($0, inOffsets, withFirsts: false) }
    let outgoing = ProjectedGraph.ArcRows(offsets: outOffsets, targets: targets) { Array(0..<Int32(targets.count)) }
    let incoming = ProjectedGraph.ArcRows(offsets: inOffsets, targets: sources) {
      Self.transposedTies(targets, inOffsets)
    }
    return (outgoing, incoming)
  }

  /// The rows of both ends: first the smaller neighbours of a node, in order, then itself and the larger ones.
  func undirectedRows() -> (outgoing: ProjectedGraph.ArcRows, incoming: ProjectedGraph.ArcRows) {
    let offsets = offsets(firsts: true, seconds: true)
    let targets = [Int32](count: offsets[nodeCount]) { fill($0, offsets, withFirsts: true) }
    let rows = ProjectedGraph.ArcRows(offsets: offsets, targets: targets) { Self.undirectedTies(offsets, targets) }
    return (rows, rows)
  }

  /// Where rows begin that hold an arc for the first ends, the second ends or both, a loop once.
  private func offsets(firsts: Bool, seconds: Bool) -> [Int] {
    var counts = [Int32](repeating: 0, count: nodeCount)
    counts.withUnsafeMutableBufferPointer { counts in
      pairs.withUnsafeBufferPointer { pairs in
        for pair in pairs {
          let (first, second) = (Int(truncatingIfNeeded: pair &>> 32), Int(truncatingIfNeeded: pair & 0xFFFF_FFFF))
          if firsts { counts[first] &+= 1 }
          if seconds, !firsts || first != second { counts[second] &+= 1 }
        }
      }
    }
    var offsets = [0]
    offsets.reserveCapacity(nodeCount + 1)
    var total = 0
    for count in counts {
      total += Int(count)
      offsets.append(total)
    }
    return offsets
  }

  /// Puts the first end of every tie into the row of the second, then, `withFirsts`, the second end into the row of the first.
  ///
  /// Each thread fills the rows of a part of the nodes and reads all ties.
  private func fill(_ targets: UnsafeMutableBufferPointer<Int32>, _ offsets: [Int], withFirsts: Bool) {
    let parts = pairs.count < 1 << 16 ? 1 : Parallelism.workers
    let bounds = (0...parts).map { part in
      part == parts ? nodeCount : Self.firstIndex(in: offsets, atLeast: part * targets.count / parts)
    }
    var next = offsets
    next.withUnsafeMutableBufferPointer { next in
      pairs.withUnsafeBufferPointer { pairs in
        let (targets, next) = (SharedMemory(targets), SharedMemory(next))
        let ties = SharedMemory(UnsafeMutableBufferPointer(mutating: pairs))
        Parallelism.forEach(parts) { part in
          let low = UInt64(bounds[part])
          let size = UInt64(bounds[part + 1]) - low
          let (ties, next, targets) = (ties.base, next.base, targets.base)
          for pair in ties where (pair & 0xFFFF_FFFF) &- low < size {
            let second = Int(truncatingIfNeeded: pair & 0xFFFF_FFFF)
            guard !withFirsts || second != Int(truncatingIfNeeded: pair &>> 32) else { continue }
            targets[next[second]] = Int32(truncatingIfNeeded: pair &>> 32)
            next[second] &+= 1
          }
          guard withFirsts else { return }
          for pair in ties where (pair &>> 32) &- low < size {
            let first = Int(truncatingIfNeeded: pair &>> 32)
            targets[next[first]] = Int32(truncatingIfNeeded: pair)
            next[first] &+= 1
          }
        }
      }
    }
  }

  private static func firstIndex(in offsets: [Int], atLeast value: Int) -> Int {
    var (low, high) = (0, offsets.count - 1)
    while low < high {
      let middle = (low + high) / 2
      if offsets[middle] < value { low = middle + 1 } else { high = middle }
    }
    return low
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

  /// The ties of arcs in undirected rows: ties stand in the order of the arcs that lead to nodes not smaller.
  private static func undirectedTies(_ offsets: [Int], _ targets: [Int32]) -> [Int32] {
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
