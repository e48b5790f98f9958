import RelationGraph

/// Takes the nodes off a graph level by level, for ``Coreness``.
///
/// At level k a queue begins with the nodes that have k neighbours left; taking one off lowers the degrees of its neighbours
/// that have more, and those that come down to k join the queue. So a degree stops falling at the core number of its node, and no
/// buckets have to be kept in order: an arc costs one access to a degree, instead of the four that a bucket queue makes.
///
/// Several threads take off the same nodes of the queue, each for the neighbours of its own range of numbers: rows are ascending,
/// so that each reads a part of every row, and no degree is lowered by two. An atomic decrement would take longer than what the
/// second thread gains.
///
/// H. Kabir, K. Madduri (2017). Parallel k-core decomposition on multicore platforms. IPDPS Workshops.
/// https://doi.org/10.1109/IPDPSW.2017.151
struct CorePeeling: Sendable {
  /// The nodes that lose a degree when a node is taken off: one set of rows, or two.
  private let losing: (first: KernelRows, second: KernelRows?)
  /// How many neighbours are left of every node; its core number once it is in the queue.
  private let degrees: KernelMemory<Int32>
  /// The nodes that are taken off, in their order. One place more, since it is written to before it is known whether a node joins.
  private let queue: KernelMemory<Int32>
  private var (head, count) = (0, 0)
  private var parts: CoreParts
  private let lanes: KernelLanes

  /// The core number of every node.
  ///
  /// - Parameters:
  ///   - losing: The nodes that lose a degree when a node is taken off: one set of rows, or two.
  ///   - counting: The neighbours that make up the degree of a node.
  /// - Complexity: O(n + m): a level looks at the nodes that are left, and no sum of core numbers is above that of degrees.
  static func cores(
    losing: [NeighbourRows], counting: [NeighbourRows], in context: RunContext
  ) throws(AlgorithmError) -> [Double] {
    try losing[0].withKernelRows { (first) throws(AlgorithmError) in
      try losing[losing.count - 1].withKernelRows { (second) throws(AlgorithmError) in
        var peeling = CorePeeling((first, losing.count > 1 ? second : nil), counting, context)
        defer { peeling.deallocate() }
        try peeling.run(in: context)
        return [Double](count: first.nodeCount) { [degrees = peeling.degrees] cores in
          for node in 0..<cores.count { cores[node] = Double(degrees[node]) }
        }
      }
    }
  }

  private init(
    _ losing: (first: KernelRows, second: KernelRows?), _ counting: [NeighbourRows], _ context: RunContext
  ) {
    let n = losing.first.nodeCount
    let degrees = KernelMemory<Int32>(count: n)
    lanes = KernelLanes(context)
    parts = CoreParts(losing.first, lanes)
    for (index, rows) in counting.enumerated() {
      lanes.forEach(n, size: 1 << 15) { _, range in
        for node in range {
          degrees[node] = (index == 0 ? 0 : degrees[node]) + Int32(truncatingIfNeeded: rows.range(node).count)
        }
      }
    }
    queue = KernelMemory(count: n + 1)
    (self.losing, self.degrees) = (losing, degrees)
  }

  private func deallocate() {
    degrees.deallocate()
    queue.deallocate()
    parts.deallocate()
  }

  private mutating func run(in context: RunContext) throws(AlgorithmError) {
    let n = losing.first.nodeCount
    var level: Int32 = 0
    // Once all nodes are in the queue, no degree falls any more: the rows of the innermost core, the longest, are not read.
    while count < n {
      try context.checkpoint(Double(count) / Double(n))
      let before = count
      let smallest = parts.takeNodes(of: level, degrees, to: queue, &count, lanes)
      while head < count, count < n {
        try context.checkpoint()
        if isFrontLarge {
          takeFrontOff(level)
        } else {
          takeSomeOff(level)
        }
      }
      // Degrees fall, so that only after a level that took none off the next one with nodes is known.
      level = count > before || smallest == .max ? level + 1 : max(level + 1, smallest)
    }
  }

  /// Whether what stands in the queue is worth several threads: a few thousand arcs.
  private var isFrontLarge: Bool {
    guard parts.count > 1 else { return false }
    var arcs = 0
    for place in head..<min(count, head + Self.largeFront) {
      arcs &+= losing.first.degree(Int(queue[place])) &+ (losing.second?.degree(Int(queue[place])) ?? 0)
      if arcs >= Self.largeFront { return true }
    }
    return count - head >= Self.largeFront
  }

  private static let largeFront = 1 << 12

  /// Takes off what stands in the queue, for the neighbours of every part at a time.
  private mutating func takeFrontOff(_ level: Int32) {
    let front = head..<count
    lanes.forEach(parts.count, size: 1) { [self] _, range in
      let part = range.lowerBound
      let nodes = parts.nodes(part)
      var found = CoreQueue(base: parts.foundNodes(part))
      var read = 0
      for place in stride(from: front.lowerBound, to: front.upperBound, by: Self.block) {
        read &+= takeOff(place..<min(front.upperBound, place &+ Self.block), nodes, level, &found)
        if read >= 1 << 20 {
          guard !lanes.cancellation.isCancelled else { return }
          read = 0
        }
      }
      parts.setFound(part, found.count)
    }
    head = front.upperBound
    parts.moveFoundNodes(to: queue, &count)
  }

  /// Takes nodes of the queue off, until it is empty or so many arcs were read that others might help, or a run be stopped.
  private mutating func takeSomeOff(_ level: Int32) {
    let nodes = 0..<losing.first.nodeCount
    let most = parts.count > 1 ? Self.largeFront : 1 << 20
    var joining = CoreQueue(base: queue.base, count: count)
    var read = 0
    while head < joining.count, read < most {
      let places = head..<min(joining.count, head &+ Self.block)
      read &+= takeOff(places, nodes, level, &joining)
      head = places.upperBound
    }
    count = joining.count
  }

  /// Nodes whose rows are looked up together: one after the other, every row would be waited for.
  private static let block = 16

  /// Lowers the degrees of the neighbours, in a range of nodes, of the nodes at some places of the queue.
  ///
  /// - Returns: How many they are.
  @inline(__always)
  private func takeOff(_ places: Range<Int>, _ nodes: Range<Int>, _ level: Int32, _ joining: inout CoreQueue) -> Int {
    var read = lower(losing.first, places, nodes, level, &joining)
    if let second = losing.second { read &+= lower(second, places, nodes, level, &joining) }
    return read
  }

  @inline(__always)
  private func lower(
    _ rows: KernelRows, _ places: Range<Int>, _ nodes: Range<Int>, _ level: Int32, _ joining: inout CoreQueue
  ) -> Int {
    let (lowest, limit) = (Int32(truncatingIfNeeded: nodes.lowerBound), Int32(truncatingIfNeeded: nodes.upperBound))
    let isLast = nodes.upperBound == rows.nodeCount
    var read = 0
    withUnsafeTemporaryAllocation(of: (Int, Int).self, capacity: Self.block) { ends in
      for index in 0..<places.count {
        let row = rows.range(Int(queue[places.lowerBound &+ index]))
        ends[index] = (row.lowerBound, row.upperBound)
      }
      var sum: Int32 = 0
      for index in 0..<places.count where ends[index].0 < ends[index].1 {
        sum ^= rows.targets[lowest == 0 ? ends[index].0 : ends[index].1 &- 1]
      }
      joining.base[joining.count] = sum
      for index in 0..<places.count {
        var (arc, end) = ends[index]
        if lowest == 0 {
          let start = arc
          while arc < end, rows.targets[arc] < limit {
            lower(rows.targets[arc], level, &joining)
            arc &+= 1
          }
          read &+= arc &- start
        } else {
          if !isLast { end = rows.firstArc(arc..<end, from: limit) }
          let last = end
          while end > arc, rows.targets[end &- 1] >= lowest {
            end &-= 1
            lower(rows.targets[end], level, &joining)
          }
          read &+= last &- end
        }
      }
    }
    return read
  }

  @inline(__always)
  private func lower(_ node: Int32, _ level: Int32, _ joining: inout CoreQueue) {
    let degree = degrees[Int(node)]
    // Without a branch: whether a neighbour has more than k left is a matter of chance.
    degrees[Int(node)] = degree &- (degree > level ? 1 : 0)
    joining.base[joining.count] = node
    joining.count &+= degree == level &+ 1 ? 1 : 0
  }
}

/// Nodes that are appended.
private struct CoreQueue {
  let base: UnsafeMutablePointer<Int32>
  var count = 0
}

extension KernelRows {
  /// The first arc of a row that leads to `node` or behind it.
  fileprivate func firstArc(_ row: Range<Int>, from node: Int32) -> Int {
    var (low, high) = (row.lowerBound, row.upperBound)
    while low < high {
      let middle = (low &+ high) / 2
      if targets[middle] < node { low = middle &+ 1 } else { high = middle }
    }
    return low
  }
}
