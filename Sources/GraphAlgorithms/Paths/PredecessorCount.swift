import RelationGraph

/// By node: the number of neighbours from which an arc ends a shortest path, of several arcs from one of them one; NaN where a
/// node is not reached.
struct PredecessorCount: ArcLengthBody {
  let source: Int
  let distance: [Double]
  /// The arcs by their end.
  let rows: KernelRows
  let context: RunContext

  func run(_ lengths: some ArcLengths) throws(AlgorithmError) -> [Double] {
    let counts = [Double](count: distance.count) { counts in
      let counts = SharedMemory(counts)
      distance.withUnsafeBufferPointer { distance in
        let distance = SharedMemory(UnsafeMutableBufferPointer(mutating: distance))
        // What a cancelled run leaves out is thrown away.
        _ = try? context.quiet.chunked(counts.base.count, size: 4096) { nodes in
          for node in nodes { counts.base[node] = count(node, distance.base, lengths) }
        }
      }
    }
    try context.checkpoint()
    return counts
  }

  @inline(__always)
  private func count(
    _ node: Int, _ distance: UnsafeMutableBufferPointer<Double>, _ lengths: some ArcLengths
  ) -> Double {
    guard !distance[node].isNaN, node != source else { return node == source ? 0 : .nan }
    let limit = distance[node] * (1 + lengthTolerance)
    var count = 0
    var last: Int32 = -1
    for arc in rows.range(node) {
      let neighbour = rows.targets[arc]
      guard distance[Int(neighbour)] + lengths[arc].number <= limit, neighbour != last, neighbour != node else {
        continue
      }
      last = neighbour
      count &+= 1
    }
    return Double(count)
  }
}

extension Parameter {
  static func predecessors(_ path: WritableKeyPath<Root, Bool> & Sendable) -> Parameter {
    flag("predecessors", path, help: "count the neighbours from which shortest paths arrive")
  }
}

extension NodeScores.Column {
  /// The column `predecessors`, or none.
  static func predecessors(_ counts: [Double]?) -> [Self] {
    counts.map { [Self("predecessors", $0, isInteger: true)] } ?? []
  }
}
