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
  let offsets: [Int]
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
    // Where the row of a place would begin if all its neighbours were kept.
    let whole = [Int](count: n + 1) { whole in
      whole[0] = 0
      for (place, node) in nodes.enumerated() { whole[place + 1] = whole[place] + rows.range(Int(node)).count }
    }
    let chunks = RowChunks(offsets: whole)
    let lanes = KernelLanes(context)
    // Every chunk writes to its own part, the rows one after the other; then the parts are joined.
    let parts = KernelMemory<Int32>(count: whole[n])
    let counts = KernelMemory<Int32>(count: n)
    defer {
      parts.deallocate()
      counts.deallocate()
    }
    rows.withKernelRows { rows in
      lanes.forEach(chunks.count, size: 1, stops: false) { _, chunk in
        let places = chunks[chunk.lowerBound]
        Self.keep(places, of: rows, nodes, rank, into: parts.base + whole[places.lowerBound], counts)
      }
    }
    let offsets = [Int](count: n + 1) { offsets in
      offsets[0] = 0
      for place in 0..<n { offsets[place + 1] = offsets[place] + Int(counts[place]) }
    }
    targets = [Int32](count: offsets[n]) { targets in
      let targets = SharedMemory(targets)
      lanes.forEach(chunks.count, size: 1, stops: false) { _, chunk in
        let places = chunks[chunk.lowerBound]
        let range = offsets[places.lowerBound]..<offsets[places.upperBound]
        guard let base = targets.base.baseAddress, !range.isEmpty else { return }
        (base + range.lowerBound).update(from: parts.base + whole[places.lowerBound], count: range.count)
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

  /// Writes the neighbours of a smaller new number, row after row, and how many a row has.
  private static func keep(
    _ places: Range<Int>, of rows: KernelRows, _ nodes: [Int32], _ rank: [Int32],
    into targets: UnsafeMutablePointer<Int32>,
    _ counts: KernelMemory<Int32>
  ) {
    nodes.withUnsafeBufferPointer { nodes in
      rank.withUnsafeBufferPointer { rank in
        var kept = 0
        for place in places {
          let before = kept
          for arc in rows.range(Int(nodes[place])) {
            let other = rank[Int(rows.targets[arc])]
            // Written before it is known whether it stays: there is room for all.
            targets[kept] = other
            kept &+= Int(other) < place ? 1 : 0
          }
          counts[place] = Int32(truncatingIfNeeded: kept &- before)
        }
      }
    }
  }
}
