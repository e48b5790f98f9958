/// Distances from one node over arcs with lengths: *delta-stepping*, by several threads.
///
/// Nodes wait in buckets of a width Δ by their distance. Those of the nearest bucket are taken in any order; one that comes
/// nearer after it was taken is taken once more. As every path's length is summed up from the source on and rounding keeps
/// order, distances have the same bits as those of Dijkstra's algorithm, whichever thread is the first.
///
/// The narrower the buckets, the fewer nodes are taken twice, and the more buckets are to be looked at: Δ is the median length
/// over the mean degree less 2, that is the paper's Θ(1/d) for lengths that are spread evenly, and wide where ways hardly branch.
///
/// U. Meyer, P. Sanders (2003). Δ-stepping: a parallelizable shortest path algorithm. Journal of Algorithms 49.
/// https://doi.org/10.1016/S0196-6774(03)00076-2
///
/// Y. Zhang, A. Brahmakshatriya, X. Chen, L. Dhulipala, S. Kamil, S. Amarasinghe, J. Shun (2020). Optimizing ordered graph
/// algorithms with GraphIt. CGO. https://doi.org/10.1145/3368826.3377909 (a thread goes on with what it put into the bucket)
struct DistanceSearch<Lengths: ArcLengths>: @unchecked Sendable {
  typealias Length = Lengths.Length
  typealias Bits = Length.Bits

  /// The bits of the distance by node.
  let distance: KernelMemory<Bits>

  private let rows: KernelRows
  private let lengths: Lengths
  /// The distance that a node had when it was taken last.
  private let taken: KernelMemory<Bits>
  /// By lane.
  private let buckets: KernelMemory<DistanceBuckets>
  /// By lane: the nodes of the bucket that is taken now.
  private let nearest: KernelMemory<DistanceQueue>
  /// By lane: those of them that have too many arcs for one thread.
  private let hubs: KernelMemory<DistanceQueue>
  private let shares: LaneShares
  private let chunk: Int
  /// Where the first bucket begins.
  private var start = 0.0
  private var perWidth: Double
  private var current = 0

  private static var hubArcs: Int { 1 << 12 }

  /// - Complexity: O(n + m) expected for lengths that are spread evenly, O(n) space.
  init(
    from source: Int, _ rows: KernelRows, _ lengths: Lengths, in context: RunContext
  ) throws(AlgorithmError) {
    let lanes = KernelLanes(context)
    self.rows = rows
    self.lengths = lengths
    distance = KernelMemory(repeating: Length.unreached.bits, count: rows.nodeCount, lanes)
    taken = KernelMemory(repeating: Length.unreached.bits, count: rows.nodeCount, lanes)
    perWidth = 1 / Self.width(rows, lengths)
    // Some hundred arcs: nodes with many are taken one by one.
    chunk = max(4, min(64, 512 * rows.nodeCount / max(1, rows.targets.count)))
    buckets = KernelMemory(count: lanes.count)
    nearest = KernelMemory(count: lanes.count)
    hubs = KernelMemory(count: lanes.count)
    shares = LaneShares(lanes: lanes.count)
    for lane in 0..<lanes.count {
      (buckets.base + lane).initialize(to: DistanceBuckets())
      (nearest.base + lane).initialize(to: DistanceQueue())
      (hubs.base + lane).initialize(to: DistanceQueue())
    }
    defer {
      for lane in 0..<lanes.count {
        buckets[lane].deallocate()
        nearest[lane].deallocate()
        hubs[lane].deallocate()
      }
      buckets.deallocate()
      nearest.deallocate()
      hubs.deallocate()
      shares.deallocate()
      taken.deallocate()
    }
    distance[source] = 0
    buckets[0].insert(Int32(truncatingIfNeeded: source), in: 0)
    var count = 0
    while findNearest() {
      let search = self
      // By what the last bucket held: to take out a few thousand numbers costs less than to have help.
      lanes.forEach(lanes.count, size: 1, isLarge: count > 1 << 12) { _, owner in
        search.drain(search.current, of: owner.lowerBound)
      }
      count = (0..<lanes.count).reduce(0) { $0 + nearest[$1].count }
      lanes.forEach(lanes.count, size: 1, isLarge: count > 2 * chunk) { lane, _ in search.take(lane) }
      takeHubs(lanes)
      guard !context.cancellation.isCancelled else {
        distance.deallocate()
        throw .cancelled
      }
    }
  }

  /// Δ, from a sample of the lengths.
  private static func width(_ rows: KernelRows, _ lengths: Lengths) -> Double {
    let arcs = rows.targets.count
    let sample = stride(from: 0, to: arcs, by: max(1, arcs / 1024)).map { lengths[$0].number }.sorted()
    guard !sample.isEmpty else { return 1 }
    return sample[sample.count / 2] / max(1, Double(arcs) / Double(rows.nodeCount) - 2)
  }

  /// Goes on to the next bucket that is not empty.
  ///
  /// - Returns: Whether there is one.
  private mutating func findNearest() -> Bool {
    repeat {
      current = (0..<buckets.count).reduce(DistanceBuckets.last + 1) { min($0, buckets[$1].next(from: current)) }
      if current < DistanceBuckets.last { return true }
    } while current == DistanceBuckets.last && beginAnew()
    return false
  }

  /// Takes the nodes of a bucket out of it.
  private func drain(_ bucket: Int, of lane: Int) {
    // Copies: what is by lane lies close together, and several threads write it.
    var (own, nodes) = (buckets[lane], nearest[lane])
    nodes.removeAll()
    while true {
      let count = own.removeBlock(of: bucket, into: nodes.room(for: DistanceBuckets.blockRoom))
      guard count > 0 else { break }
      nodes.count += count
    }
    (buckets[lane], nearest[lane]) = (own, nodes)
    shares.offer(0..<nodes.count, of: lane)
  }

  /// Distributes what is beyond the last bucket over buckets twice as wide.
  ///
  /// - Returns: Whether there is a node left.
  private mutating func beginAnew() -> Bool {
    for lane in 0..<buckets.count { drain(DistanceBuckets.last, of: lane) }
    let far = (0..<buckets.count).flatMap { lane in
      UnsafeBufferPointer(start: nearest[lane].base, count: nearest[lane].count).filter {
        distance[Int($0)] < taken[Int($0)]
      }
    }
    guard let least = far.map({ distance[Int($0)] }).min() else { return false }
    start = Length(bits: least).number
    perWidth /= 2
    current = 0
    for node in far { buckets[0].insert(node, in: bucket(at: Length(bits: distance[Int(node)]))) }
    return true
  }

  @inline(__always)
  private func bucket(at distance: Length) -> Int {
    let place = (distance.number - start) * perWidth
    return place < Double(DistanceBuckets.last) ? Int(place) : DistanceBuckets.last
  }

  /// Takes nodes of the nearest bucket, and then what the lane itself put there meanwhile, while that is little.
  private func take(_ lane: Int) {
    var own = buckets[lane]
    withUnsafeTemporaryAllocation(of: Int32.self, capacity: DistanceBuckets.blockRoom + 1) { block in
      guard let block = block.baseAddress else { return }
      shares.take(lane, size: chunk) { owner, range in
        var place = range.lowerBound
        while place < range.upperBound {
          let count = min(DistanceBuckets.blockRoom, range.upperBound &- place)
          block.update(from: nearest[owner].base + place, count: count)
          relax(block, count, &own, lane)
          place &+= count
        }
      }
      var blocks = 0
      while blocks < 32 {
        let count = own.removeBlock(of: current, into: block)
        guard count > 0 else { break }
        relax(block, count, &own, lane)
        blocks &+= 1
      }
    }
    buckets[lane] = own
  }

  /// Takes the nodes that have too many arcs for one thread.
  private func takeHubs(_ lanes: KernelLanes) {
    for lane in 0..<buckets.count {
      for place in 0..<hubs[lane].count {
        let node = Int(hubs[lane].base[place])
        guard let near = leave(node) else { continue }
        let row = rows.range(node)
        let search = self
        lanes.forEach(row.count, size: Self.hubArcs / 2) { lane, arcs in
          var own = search.buckets[lane]
          search.relax(row.lowerBound + arcs.lowerBound..<row.lowerBound + arcs.upperBound, near, &own)
          search.buckets[lane] = own
        }
      }
      hubs[lane].removeAll()
    }
  }

  /// - Returns: The distance of a node, unless it was taken at that distance already.
  @inline(__always)
  private func leave(_ node: Int) -> Length? {
    let bits = Bits.load(distance.base + node)
    guard bits < Bits.load(taken.base + node) else { return nil }
    Bits.store(bits, at: taken.base + node)
    return Length(bits: bits)
  }

  @inline(__always)
  private func relax(_ nodes: UnsafeMutablePointer<Int32>, _ count: Int, _ own: inout DistanceBuckets, _ lane: Int) {
    // Rows are taken in no order that a processor could foresee. Their beginnings are read ahead, all at once, as each alone is
    // a cache miss.
    let lastArc = rows.targets.count &- 1
    var touched: Int32 = 0
    for place in 0..<count {
      let start = min(rows.offsets[Int(nodes[place])], lastArc)
      touched &+= rows.targets[start] ^ Int32(truncatingIfNeeded: lengths[start].bits)
    }
    // Kept, or nothing would be read: a place that no node takes.
    nodes[DistanceBuckets.blockRoom] = touched
    for place in 0..<count {
      let node = Int(nodes[place])
      let row = rows.range(node)
      if row.count > Self.hubArcs, buckets.count > 1 {
        hubs[lane].append(nodes[place])
      } else if let near = leave(node) {
        relax(row, near, &own)
      }
    }
  }

  @inline(__always)
  private func relax(_ arcs: Range<Int>, _ near: Length, _ own: inout DistanceBuckets) {
    let (targets, distance) = (rows.targets, distance.base)
    for arc in arcs {
      let target = targets[arc]
      let far = Length.sum(near, lengths[arc])
      guard far.bits < Bits.load(distance + Int(target)), lower(distance + Int(target), to: far.bits) else {
        continue
      }
      own.insert(target, in: bucket(at: far))
    }
  }

  /// - Returns: Whether the distance was larger.
  @inline(__always)
  private func lower(_ distance: UnsafeMutablePointer<Bits>, to bits: Bits) -> Bool {
    guard buckets.count == 1 else { return Bits.lower(distance, to: bits) }
    Bits.store(bits, at: distance)
    return true
  }
}
