import RelationGraph

/// The neighbours of every node that come after it by falling rank: every tied pair once.
///
/// Nodes are renumbered by falling degree, equal degrees by number, and keep the neighbours of a smaller new number. So no row is
/// longer than √(2m), and what is read most stands close together.
///
/// N. Chiba, T. Nishizeki (1985). Arboricity and subgraph listing algorithms. SIAM Journal on Computing 14.
/// https://doi.org/10.1137/0214017
struct HalfGraph: Sendable {
  /// The old number of every node.
  let nodes: [Int32]
  /// The neighbours of place `v` are `targets[offsets[v] ..< offsets[v + 1]]`. Four bytes each: they stay in the cache.
  let offsets: [Int32]
  let targets: [Int32]
  /// The place of every kept neighbour in the old rows, where they were asked for.
  let arcs: [Int]

  /// - Parameters:
  ///   - rows: An undirected graph without loops and parallel ties.
  ///   - keepsArcs: Whether to fill ``arcs``.
  /// - Complexity: O(n + m).
  init(_ rows: NeighbourRows, keepsArcs: Bool = false, in context: RunContext = RunContext()) {
    let n = rows.nodeCount
    let nodes = HubOrder.nodes(of: rows)
    let rank = [Int32](count: n) { rank in
      for (place, node) in nodes.enumerated() { rank[Int(node)] = Int32(truncatingIfNeeded: place) }
    }
    let chunks = RowChunks(offsets: rows.offsets)
    let lanes = KernelLanes(context)
    // What stays of a row is written to its place among the old rows, which are read as they stand in memory: by new numbers every
    // row would have to be waited for. On 4 million arcs of 200,000 nodes that takes a third of the time.
    let parts = KernelMemory<Int32>(count: rows.targets.count)
    let counts = KernelMemory<Int32>(count: n)
    defer {
      parts.deallocate()
      counts.deallocate()
    }
    rows.withKernelRows { rows in
      lanes.forEach(chunks.count, size: 1, stops: false) { _, chunk in
        rank.withUnsafeBufferPointer { Self.keep(chunks[chunk.lowerBound], of: rows, $0, into: parts, counts) }
      }
    }
    // Fewer than 2³¹ ties.
    let offsets = [Int32](count: n + 1) { offsets in
      offsets[0] = 0
      for place in 0..<n { offsets[place + 1] = offsets[place] &+ counts[place] }
    }
    targets = [Int32](count: Int(offsets[n])) { targets in
      guard let base = targets.baseAddress else { return }
      let targets = KernelArray(base: base)
      lanes.forEach(chunks.count, size: 1, stops: false) { _, chunk in
        for node in chunks[chunk.lowerBound] {
          let place = Int(rank[node])
          let (from, to) = (rows.offsets[node], Int(offsets[place]))
          for index in 0..<Int(counts[place]) { targets[to &+ index] = parts[from &+ index] }
        }
      }
    }
    self.nodes = nodes
    self.offsets = offsets
    var arcs: [Int] = []
    if keepsArcs {
      arcs.reserveCapacity(targets.count)
      for (place, node) in nodes.enumerated() {
        for arc in rows.range(Int(node)) where rank[Int(rows.targets[arc])] < place { arcs.append(arc) }
      }
    }
    self.arcs = arcs
  }

  func row(_ place: Int) -> Range<Int> { Int(offsets[place])..<Int(offsets[place + 1]) }

  /// Writes the neighbours of a smaller new number, each row where it was, and how many a place has.
  private static func keep(
    _ nodes: Range<Int>, of rows: KernelRows, _ rank: UnsafeBufferPointer<Int32>,
    into targets: KernelMemory<Int32>, _ counts: KernelMemory<Int32>
  ) {
    for node in nodes {
      let place = rank[node]
      let row = rows.range(node)
      var kept = row.lowerBound
      for arc in row {
        let other = rank[rows.target(arc)]
        // Written before it is known whether it stays: there is room for all.
        targets[kept] = other
        kept &+= other < place ? 1 : 0
      }
      counts[Int(place)] = Int32(truncatingIfNeeded: kept &- row.lowerBound)
    }
  }
}
