import RelationGraph

/// What the rows of one bucket came to.
struct BucketRows {
  var count = 0
  var loops = 0
  var hasParallels = false
}

/// What is to be filled, and how.
struct RowPlan: Sendable {
  let arcs: ArcColumns
  let outOffsets: [Int]
  let nodeBits: Int
  /// By how many bits of the second ends arcs are divided.
  let leading: Int
  let joins: Bool
  let dropsLoops: Bool
  let collapses: Bool
  /// Whether nothing stands in a row twice before it is joined, nor its own node.
  let isPlain: Bool

  /// The nodes of a bucket.
  var size: Int { 1 << (nodeBits - leading) }

  func nodes(_ bucket: Int) -> Range<Int> {
    min(arcs.nodeCount, bucket * size)..<min(arcs.nodeCount, (bucket + 1) * size)
  }
}

/// The filling of all rows.
struct RowTask: Sendable {
  let plan: RowPlan
  let buckets: KeyBuckets
  /// Where the rows of every bucket begin, as long as none is shortened.
  let bases: [Int]
  let largest: Int

  init(_ plan: RowPlan) {
    let bits = UInt64(plan.nodeBits)
    let joins = plan.joins
    let buckets = plan.arcs.from.withUnsafeBufferPointer { from in
      plan.arcs.to.withUnsafeBufferPointer { to in
        let from = SharedMemory(UnsafeMutableBufferPointer(mutating: from))
        let to = SharedMemory(UnsafeMutableBufferPointer(mutating: to))
        return KeyBuckets(rows: from.base.count, bits: 2 * plan.nodeBits, leading: plan.leading) { rows, keys in
          let (from, to) = (from.base, to.base)
          var count = 0
          for row in rows {
            let (first, second) = (from[row], to[row])
            keys[count] = UInt64(UInt32(bitPattern: second)) &<< bits | UInt64(UInt32(bitPattern: first))
            // Joined rows have loops from their first ends.
            count &+= !joins || first != second ? 1 : 0
          }
          return count
        }
      }
    }
    var bases = [0]
    var largest = 0
    for bucket in 0..<buckets.bucketCount {
      let range = plan.nodes(bucket)
      let own = joins ? plan.outOffsets[range.upperBound] - plan.outOffsets[range.lowerBound] : 0
      largest = max(largest, buckets.count(bucket))
      bases.append(bases[bucket] + own + buckets.count(bucket))
    }
    (self.plan, self.buckets, self.bases, self.largest) = (plan, buckets, bases, largest)
  }

  func run(
    _ offsets: UnsafeMutableBufferPointer<Int>, _ targets: UnsafeMutableBufferPointer<Int32>,
    _ found: UnsafeMutableBufferPointer<BucketRows>
  ) {
    let (offsets, targets, found) = (SharedMemory(offsets), SharedMemory(targets), SharedMemory(found))
    let size = plan.size
    plan.arcs.to.withUnsafeBufferPointer { to in
      let to = SharedMemory(UnsafeMutableBufferPointer(mutating: to))
      Parallelism.share(buckets.bucketCount) { next in
        let scratch = LargePages.allocate(byteCount: (largest + size + 1) * 4).assumingMemoryBound(to: Int32.self)
        defer { scratch.deallocate() }
        while let bucket = next() {
          found.base[bucket] = rows(
            bucket, offsets.base, targets.base, UnsafeBufferPointer(to.base), sources: scratch, ends: scratch + largest)
        }
      }
    }
  }

  /// Puts the first ends into the rows of their second ones, then writes every row.
  private func rows(
    _ bucket: Int, _ offsets: UnsafeMutableBufferPointer<Int>, _ targets: UnsafeMutableBufferPointer<Int32>,
    _ to: UnsafeBufferPointer<Int32>, sources: UnsafeMutablePointer<Int32>, ends: UnsafeMutablePointer<Int32>
  ) -> BucketRows {
    let low = plan.nodes(bucket).lowerBound
    let count = plan.nodes(bucket).count
    let (joins, collapses, outOffsets) = (plan.joins, plan.collapses, plan.outOffsets)
    let bits = UInt64(plan.nodeBits)
    let mask = UInt64(1) &<< bits &- 1
    var result = BucketRows()
    guard count > 0, let start = targets.baseAddress.map({ $0 + bases[bucket] }) else {
      for node in low..<low + count { offsets[node] = bases[bucket] }
      return result
    }
    ends.initialize(repeating: 0, count: plan.size)
    func tally(_ key: UInt64) { ends[Int(truncatingIfNeeded: key &>> bits)] &+= 1 }
    buckets.forEachPiece(bucket) { piece in
      switch piece {
      case .narrow(let keys): for key in keys { tally(UInt64(key)) }
      case .wide(let keys): for key in keys { tally(key) }
      }
    }
    var total: Int32 = 0
    for node in 0..<count { (ends[node], total) = (total, total &+ ends[node]) }
    // Without arcs to join, the rows are what is written.
    let rows = joins ? sources : start
    func place(_ key: UInt64) {
      let node = Int(truncatingIfNeeded: key &>> bits)
      rows[Int(ends[node])] = Int32(truncatingIfNeeded: key & mask)
      ends[node] &+= 1
    }
    buckets.forEachPiece(bucket) { piece in
      switch piece {
      case .narrow(let keys): for key in keys { place(UInt64(key)) }
      case .wide(let keys): for key in keys { place(key) }
      }
    }
    var begin: Int32 = 0
    for node in 0..<count {
      offsets[low + node] = bases[bucket] + (joins ? result.count : Int(begin))
      let end = ends[node]
      if joins {
        let own = UnsafeBufferPointer(rebasing: to[outOffsets[low + node]..<outOffsets[low + node + 1]])
        let others = UnsafeBufferPointer(start: sources + Int(begin), count: Int(end - begin))
        if plan.isPlain, collapses || own.isEmpty || others.isEmpty || own[0] > others[others.count - 1] {
          result.count += Self.merge(own, others, to: start + result.count)
        } else {
          merge(own, others, of: Int32(truncatingIfNeeded: low + node), to: start, &result)
        }
      }
      begin = end
    }
    if !joins { result.count = Int(total) }
    return result
  }

  /// Merges two rows in which nothing stands twice; what stands in both is written once.
  @inline(__always)
  private static func merge(
    _ a: UnsafeBufferPointer<Int32>, _ b: UnsafeBufferPointer<Int32>, to target: UnsafeMutablePointer<Int32>
  ) -> Int {
    var (i, j, count) = (0, 0, 0)
    if a.isEmpty || b.isEmpty || a[0] > b[b.count - 1] {
      j = copy(b, from: 0, to: target)
      return j + copy(a, from: 0, to: target + j)
    }
    while i < a.count, j < b.count {
      let (first, second) = (a[i], b[j])
      target[count] = min(first, second)
      count &+= 1
      i &+= first <= second ? 1 : 0
      j &+= second <= first ? 1 : 0
    }
    count += copy(a, from: i, to: target + count)
    return count + copy(b, from: j, to: target + count)
  }

  @inline(__always)
  private static func copy(
    _ row: UnsafeBufferPointer<Int32>, from start: Int, to target: UnsafeMutablePointer<Int32>
  ) -> Int {
    guard start < row.count, let base = row.baseAddress else { return 0 }
    target.update(from: base + start, count: row.count - start)
    return row.count - start
  }

  /// Merges two rows, with loops and neighbours that stand there several times.
  private func merge(
    _ a: UnsafeBufferPointer<Int32>, _ b: UnsafeBufferPointer<Int32>, of node: Int32,
    to target: UnsafeMutablePointer<Int32>, _ result: inout BucketRows
  ) {
    var (i, j) = (0, 0)
    var last: Int32 = -1
    while i < a.count || j < b.count {
      let isFirst = j == b.count || i < a.count && a[i] <= b[j]
      let neighbour = isFirst ? a[i] : b[j]
      if isFirst { i += 1 } else { j += 1 }
      if neighbour == node, plan.dropsLoops || plan.collapses && last == node { continue }
      if neighbour == last {
        if plan.collapses { continue }
        result.hasParallels = true
      }
      if neighbour == node { result.loops += 1 }
      target[result.count] = neighbour
      result.count += 1
      last = neighbour
    }
  }
}
