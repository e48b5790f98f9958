import RelationGraph

/// The nodes of a graph in parts, one a thread, for ``CorePeeling``: which are left, and which every thread found to be taken off.
struct CoreParts: Sendable {
  /// How many there are. More would look at a node more often than it has arcs.
  let count: Int
  private let rows: KernelRows
  /// The first node of every part, and the number of nodes: about as many arcs of those that are left lead to one as to another.
  private var bounds: [Int]
  /// The nodes that are left, ascending, in a stretch for every thread, which begin at `starts` and lose nodes each by itself.
  private let left: KernelMemory<Int32>
  private var starts: [Int]
  /// How many were left when they were divided.
  private var divided: Int
  private let found: KernelMemory<Int32>
  private let tallies: KernelMemory<Tally>

  private static let most = 4

  /// What a thread counts, in cache lines of its own.
  private struct Tally: BitwiseCopyable {
    var left = 0
    var found = 0
    var smallest = Int32.max
    var unused: (SIMD8<Int>, SIMD4<Int>) = (.zero, .zero)
  }

  init(_ rows: KernelRows, _ lanes: KernelLanes) {
    let n = rows.nodeCount
    count = min(lanes.count, Self.most)
    self.rows = rows
    left = KernelMemory(count: n)
    // One place more for every part, since it is written to before it is known whether a node is found.
    found = KernelMemory(count: n + count)
    tallies = KernelMemory(repeating: Tally(), count: count)
    (bounds, starts, divided) = ([0, n], [0, n], n)
    tallies[0].left = n
    lanes.forEach(n, size: 1 << 15) { [left] _, range in
      for node in range { left[node] = Int32(truncatingIfNeeded: node) }
    }
    divide()
  }

  func deallocate() {
    left.deallocate()
    found.deallocate()
    tallies.deallocate()
  }

  /// The node after the last of a part.
  func end(_ part: Int) -> Int32 { Int32(truncatingIfNeeded: bounds[part + 1]) }

  /// What was found among the nodes of a part, to be added to.
  func foundNodes(_ part: Int) -> CoreQueue { CoreQueue(base: found.base + bounds[part] + part, count: tallies[part].found) }

  func forgetFound() { for part in 0..<count { tallies[part].found = 0 } }

  func setFound(_ part: Int, _ count: Int) { tallies[part].found = count }

  /// Appends what was found among the nodes of every part.
  func moveFoundNodes(to queue: KernelMemory<Int32>, _ end: inout Int) { moveFound(bounds, to: queue, &end) }

  private func moveFound(_ bounds: [Int], to queue: KernelMemory<Int32>, _ end: inout Int) {
    for part in 0..<count {
      (queue.base + end).update(from: found.base + bounds[part] + part, count: tallies[part].found)
      end += tallies[part].found
    }
  }

  /// Appends the nodes of one degree to a queue, and forgets them with those of smaller degrees, which are in it already.
  ///
  /// - Returns: The smallest of the other degrees.
  mutating func takeNodes(
    of level: Int32, _ degrees: KernelMemory<Int32>, to queue: KernelMemory<Int32>, _ end: inout Int, _ lanes: KernelLanes
  ) -> Int32 {
    let rest = (0..<count).reduce(0) { $0 + tallies[$1].left }
    if rest < divided / 4, rest > Self.smallRest { divide() }
    lanes.forEach(count, size: 1, isLarge: rest > Self.smallRest, stops: false) { [self] _, part in
      scan(part.lowerBound, level, degrees)
    }
    moveFound(starts, to: queue, &end)
    return (0..<count).reduce(.max) { min($0, tallies[$1].smallest) }
  }

  private static let smallRest = 1 << 12

  private func scan(_ part: Int, _ level: Int32, _ degrees: KernelMemory<Int32>) {
    let (nodes, found) = (left.base + starts[part], found.base + starts[part] + part)
    var tally = Tally()
    for place in 0..<tallies[part].left {
      let node = nodes[place]
      let degree = degrees[Int(node)]
      nodes[tally.left] = node
      found[tally.found] = node
      // Without branches: they could not be foretold.
      tally.left &+= degree > level ? 1 : 0
      tally.found &+= degree == level ? 1 : 0
      tally.smallest = min(tally.smallest, degree > level ? degree : .max)
    }
    tallies[part] = tally
  }

  /// Divides the nodes that are left into stretches of one length, and all nodes into parts.
  private mutating func divide() {
    var end = 0
    for part in 0..<starts.count - 1 {
      (left.base + end).update(from: left.base + starts[part], count: tallies[part].left)
      end += tallies[part].left
    }
    divided = end
    starts = (0...count).map { $0 * end / count }
    for part in 0..<count { tallies[part] = Tally(left: starts[part + 1] - starts[part]) }
    let sample = sample()
    bounds = [0] + (1..<count).map { sample[$0 * sample.count / count] } + [rows.nodeCount]
  }

  /// Ends of arcs of the nodes that are left, evenly spread, ascending.
  private func sample() -> [Int] {
    guard count > 1 else { return [] }
    let arcs = (0..<divided).reduce(0) { $0 &+ rows.degree(Int(left[$1])) }
    let step = max(1, arcs / 512)
    var sample: [Int] = []
    var next = step / 2
    var passed = 0
    for place in 0..<divided {
      let row = rows.range(Int(left[place]))
      while next < passed &+ row.count {
        sample.append(rows.target(row.lowerBound &+ next &- passed))
        next &+= step
      }
      passed &+= row.count
    }
    return sample.isEmpty ? [0] : sample.sorted()
  }
}
