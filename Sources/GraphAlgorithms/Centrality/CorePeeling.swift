import RelationGraph

/// Takes the nodes off a graph level by level, for ``Coreness``.
///
/// At level k a queue begins with the nodes that have k neighbours left; taking one off lowers the degrees of its neighbours
/// that have more, and those that come down to k join the queue. So a degree stops falling at the core number of its node, and no
/// buckets have to be kept in order: an arc costs one access to a degree, instead of the four that a bucket queue makes.
///
/// On several threads, every one lowers the degrees of its own range of nodes alone: it takes rows of the queue by turns, and what
/// leads to the nodes of others it sends them. An atomic decrement takes longer than what a second thread gains, and where each
/// reads its part of all rows, every row is looked up by all.
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
  private let boxes: CoreBoxes
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
    boxes = CoreBoxes(parts: parts.count)
    (self.losing, self.degrees) = (losing, degrees)
  }

  private func deallocate() {
    degrees.deallocate()
    queue.deallocate()
    parts.deallocate()
    boxes.deallocate()
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
          try takeFrontOff(level, in: context)
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

  private static let largeFront = 1 << 11
  /// Arcs after which a thread looks whether the run was stopped.
  private static let longRead = 1 << 20

  /// Takes off what stands in the queue, on several threads: each lowers the neighbours of its part, and sends the others on.
  private mutating func takeFrontOff(_ level: Int32, in context: RunContext) throws(AlgorithmError) {
    let end = count
    parts.forgetFound()
    boxes.offer(from: head)
    while boxes.firstLeft < end {
      try context.checkpoint()
      lanes.forEach(parts.count, size: 1) { [self] _, part in takePartOff(part.lowerBound, before: end, level) }
      lanes.forEach(parts.count, size: 1) { [self] _, range in
        let part = range.lowerBound
        var found = parts.foundNodes(part)
        boxes.receive(part) { nodes in
          for node in nodes { lower(node, level, &found) }
        }
        parts.setFound(part, found.count)
      }
    }
    head = end
    parts.moveFoundNodes(to: queue, &count)
  }

  private func takePartOff(_ part: Int, before end: Int, _ level: Int32) {
    var found = parts.foundNodes(part)
    var (read, sent) = (0, 0)
    while read < Self.longRead, sent < CoreBoxes.size, let places = boxes.take(before: end) {
      for rows in 0..<(losing.second == nil ? 1 : 2) {
        let rows = rows == 0 ? losing.first : losing.second ?? losing.first
        withRows(rows, places, &found) { row, found in
          sent &+= takeOff(row, of: rows, part, level, &found)
          read &+= row.count
        }
      }
    }
    parts.setFound(part, found.count)
  }

  /// Lowers the neighbours of a row that lie in a part, and sends the others on.
  ///
  /// - Returns: How many were sent.
  @inline(__always)
  private func takeOff(
    _ row: Range<Int>, of rows: KernelRows, _ part: Int, _ level: Int32, _ found: inout CoreQueue
  ) -> Int {
    guard let targets = rows.targets.baseAddress else { return 0 }
    let last = parts.count &- 1
    var (arc, end) = (row.lowerBound, row.upperBound)
    // The first and the last part end where their nodes do: a search would take a third of the time.
    if part == 0 {
      let limit = parts.end(0)
      while arc < end, targets[arc] < limit {
        lower(targets[arc], level, &found)
        arc &+= 1
      }
    } else if part == last {
      let limit = parts.end(last &- 1)
      while arc < end, targets[end &- 1] >= limit {
        end &-= 1
        lower(targets[end], level, &found)
      }
    }
    var sent = 0
    let others = (part == 0 ? 1 : 0)...(part == last ? last &- 1 : last)
    for other in others {
      let next = other == others.upperBound ? end : rows.firstArc(arc..<end, from: parts.end(other))
      if other == part {
        for arc in arc..<next { lower(targets[arc], level, &found) }
      } else {
        boxes.send(targets + arc, next &- arc, from: part, to: other)
        sent &+= next &- arc
      }
      arc = next
    }
    return sent
  }

  /// Takes nodes of the queue off, until it is empty or so many arcs were read that others might help, or a run be stopped.
  private mutating func takeSomeOff(_ level: Int32) {
    let most = parts.count > 1 ? Self.largeFront : Self.longRead
    var joining = CoreQueue(base: queue.base, count: count)
    var read = 0
    while head < joining.count, read < most {
      let places = head..<min(joining.count, head &+ CoreBoxes.block)
      for rows in 0..<(losing.second == nil ? 1 : 2) {
        let rows = rows == 0 ? losing.first : losing.second ?? losing.first
        withRows(rows, places, &joining) { row, joining in
          for arc in row { lower(rows.targets[arc], level, &joining) }
          read &+= row.count
        }
      }
      head = places.upperBound
    }
    count = joining.count
  }

  /// Runs `body` with the rows of the nodes at some places of the queue.
  ///
  /// They are looked up together: one after the other, every row would be waited for. On a Kronecker graph of 7.6 M arcs that
  /// takes a third of the time off.
  @inline(__always)
  private func withRows(
    _ rows: KernelRows, _ places: Range<Int>, _ joining: inout CoreQueue, _ body: (Range<Int>, inout CoreQueue) -> Void
  ) {
    withUnsafeTemporaryAllocation(of: (Int, Int).self, capacity: CoreBoxes.block) { ends in
      for index in 0..<places.count {
        let row = rows.range(Int(queue[places.lowerBound &+ index]))
        ends[index] = (row.lowerBound, row.upperBound)
      }
      var sum: Int32 = 0
      for index in 0..<places.count where ends[index].0 < ends[index].1 { sum ^= rows.targets[ends[index].0] }
      // What is read must be used: it is overwritten by the next node that joins.
      joining.base[joining.count] = sum
      for index in 0..<places.count { body(Range(uncheckedBounds: ends[index]), &joining) }
    }
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
struct CoreQueue {
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
