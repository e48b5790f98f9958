import RelationGraph

/// Distances from one node over arcs with lengths: *delta-stepping*.
///
/// Nodes wait in buckets of a width Δ by their distance. Those of the nearest bucket are taken in any order; one that comes
/// nearer after it was taken is taken once more. As every path's length is summed up from the source on and rounding keeps
/// order, distances have the same bits as those of Dijkstra's algorithm.
///
/// The narrower the buckets, the fewer nodes are taken twice, and the more buckets are to be looked at: Δ is the median length
/// over the mean degree, the paper's Θ(1/d) for lengths that are spread evenly.
///
/// U. Meyer, P. Sanders (2003). Δ-stepping: a parallelizable shortest path algorithm. Journal of Algorithms 49.
/// https://doi.org/10.1016/S0196-6774(03)00076-2
struct DistanceSearch {
  /// By node; infinite for those that are not reached.
  let distance: KernelMemory<Double>

  private let arcs: LengthRows
  /// The distance that a node had when it was taken last.
  private let taken: KernelMemory<Double>
  private var buckets: DistanceBuckets

  /// - Complexity: O(n + m) expected for lengths that are spread evenly, O(n) space.
  init(
    from source: Int, _ arcs: LengthRows, median: Double, in context: RunContext
  ) throws(AlgorithmError) {
    let nodeCount = arcs.rows.nodeCount
    self.arcs = arcs
    distance = KernelMemory(repeating: .infinity, count: nodeCount)
    taken = KernelMemory(repeating: .infinity, count: nodeCount)
    let meanDegree = Double(max(1, arcs.rows.offsets[nodeCount])) / Double(nodeCount)
    buckets = DistanceBuckets(width: median / max(1, meanDegree))
    defer { taken.deallocate() }
    do {
      try run(from: source, in: context)
      buckets.deallocate()
    } catch {
      buckets.deallocate()
      distance.deallocate()
      throw error
    }
  }

  private mutating func run(from source: Int, in context: RunContext) throws(AlgorithmError) {
    let (arcs, distance, taken) = (arcs, distance.base, taken.base)
    let nearest = KernelMemory<Int32>(count: 32)
    defer { nearest.deallocate() }
    distance[source] = 0
    buckets.insert(Int32(truncatingIfNeeded: source), at: 0)
    let lastArc = arcs.rows.offsets[arcs.rows.nodeCount] - 1
    var read = 0
    while true {
      let count = buckets.removeNearest(into: nearest.base) { node in
        let far = distance[Int(node)]
        return far < taken[Int(node)] ? far : nil
      }
      guard count > 0 else { return }
      // Rows are taken in no order that a processor could foresee. Their beginnings are read ahead, all at once, as each alone
      // is a cache miss.
      var touched: Int32 = 0
      for place in 0..<count {
        let start = arcs.rows.offsets[Int(nearest[place])]
        touched &+= arcs.rows.targets[min(start, lastArc)] ^ Int32(arcs.wholes[min(start, lastArc)])
      }
      // Kept, or nothing would be read: a place that no node takes.
      nearest[31] = touched
      for place in 0..<count {
        let node = Int(nearest[place])
        let near = distance[node]
        guard near < taken[node] else { continue }
        taken[node] = near
        let row = arcs.rows.range(node)
        read &+= row.count
        for arc in row {
          let target = arcs.rows.targets[arc]
          let known = distance[Int(target)]
          guard near + arcs.bound(arc) < known else { continue }
          let far = near + arcs.length(arc)
          guard far < known else { continue }
          distance[Int(target)] = far
          buckets.insert(target, at: far)
        }
      }
      if read > 1 << 20 {
        read = 0
        try context.checkpoint()
      }
    }
  }

  /// By node: the number of neighbours from which an arc ends a shortest path, of several arcs from one of them one.
  ///
  /// - Parameter backward: The arcs by their end.
  func predecessors(
    of source: Int, _ backward: LengthRows, in context: RunContext
  ) throws(AlgorithmError) -> (predecessors: [Double], reachedCount: Int) {
    let (rows, distance) = (backward.rows, distance.base)
    let counts = KernelMemory<Double>(count: rows.nodeCount)
    defer { counts.deallocate() }
    let far = SharedMemory(UnsafeMutableBufferPointer(start: distance, count: rows.nodeCount))
    let reached = try context.chunked(rows.nodeCount, size: 4096) { nodes in
      let distance = UnsafePointer(far.base.baseAddress ?? self.distance.base)
      var reached = 0
      for node in nodes {
        guard distance[node] < .infinity else {
          counts[node] = .nan
          continue
        }
        reached &+= 1
        let limit = distance[node] * (1 + lengthTolerance)
        var count = 0
        var last: Int32 = -1
        for arc in rows.range(node) {
          let neighbour = rows.targets[arc]
          let near = distance[Int(neighbour)]
          guard near + backward.bound(arc) <= limit, near + backward.length(arc) <= limit, neighbour != last,
            neighbour != node
          else { continue }
          last = neighbour
          count &+= 1
        }
        counts[node] = node == source ? 0 : Double(count)
      }
      return reached
    }
    return (
      Array(UnsafeBufferPointer(start: counts.base, count: rows.nodeCount)), reached.reduce(0, +)
    )
  }
}
