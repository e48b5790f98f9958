import RelationGraph

/// Rows by the second ends of arcs or, joined, by both: sorted, without sorting a row.
///
/// Arcs are divided by the leading bits of their second ends into buckets that fit into the cache; there each goes to its row,
/// where first ends arrive in order. A joined row is that one merged with the arcs that begin at its node. Rows of 16 M relations
/// take 150 ms on one thread and 80 ms on two; with all pairs sorted before, they took 175 ms and no less on two.
struct JoinedRows {
  private(set) var offsets: [Int] = []
  private(set) var targets: [Int32] = []
  /// How many arcs lead from a node to itself.
  private(set) var loopCount = 0
  /// Whether a row holds a neighbour twice.
  private(set) var hasParallels = false

  /// - Parameters:
  ///   - shape: that of the arcs.
  ///   - offsets: where the arcs of every first end begin; used where rows are joined.
  ///   - joins: whether rows also hold the arcs that begin at their node; a loop stands in them once.
  ///   - collapses: whether a neighbour stands in a joined row once.
  /// - Complexity: O(nodes + arcs) time; 8 bytes an arc besides the rows.
  init(
    _ arcs: ArcColumns, _ shape: ArcColumns.Shape, offsets outOffsets: [Int], joins: Bool, dropsLoops: Bool,
    collapses: Bool
  ) {
    let nodeBits = ArcColumns.nodeBits(arcs.nodeCount)
    let leading = min(nodeBits, max(0, min(11, Int.bitWidth - arcs.count.leadingZeroBitCount - 13)))
    let plan = RowPlan(
      arcs: arcs, outOffsets: outOffsets, nodeBits: nodeBits, leading: leading, joins: joins, dropsLoops: dropsLoops,
      collapses: collapses, isPlain: !shape.hasLoops && !shape.hasParallels)
    let task = RowTask(plan)
    let (nodeCount, bases) = (task.plan.arcs.nodeCount, task.bases)
    var found = [BucketRows](repeating: BucketRows(), count: bases.count - 1)
    offsets = Array(count: nodeCount + 1) { offsets in
      targets = Array(count: bases[bases.count - 1]) { targets in
        found.withUnsafeMutableBufferPointer { task.run(offsets, targets, $0) }
      }
      offsets[nodeCount] = found.reduce(0) { $0 + $1.count }
      Self.close(&targets, SharedMemory(offsets), bases, found, task.plan.nodes)
    }
    loopCount = found.reduce(0) { $0 + $1.loops }
    hasParallels = found.contains(where: \.hasParallels)
  }

  /// Moves the rows together where some are shorter than there was room for.
  private static func close(
    _ targets: inout [Int32], _ offsets: SharedMemory<Int>, _ bases: [Int], _ found: [BucketRows],
    _ nodes: (Int) -> Range<Int>
  ) {
    let total = found.reduce(0) { $0 + $1.count }
    guard total < targets.count else { return }
    let starts = found.reduce(into: [0]) { $0.append($0[$0.count - 1] + $1.count) }
    let ranges = found.indices.map(nodes)
    let wide = targets
    targets = Array(count: total) { targets in
      let targets = SharedMemory(targets)
      Parallelism.forEach(found.count) { bucket in
        let (base, start, count) = (bases[bucket], starts[bucket], found[bucket].count)
        guard base > start || count > 0 else { return }
        for index in 0..<count { targets.base[start + index] = wide[base + index] }
        for node in ranges[bucket] { offsets.base[node] -= base - start }
      }
    }
  }
}
