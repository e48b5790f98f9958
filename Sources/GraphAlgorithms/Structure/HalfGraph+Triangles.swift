/// How many triangles there are, and how many every node is in.
///
/// For every node v the neighbours N⁺(v) in the half graph are marked; a marked node w ∈ N⁺(u) with u ∈ N⁺(v) closes the
/// triangle v, u, w, which is found nowhere else.
///
/// M. Latapy (2008). Main-memory triangle computations for very large (sparse (power-law)) graphs. Theoretical Computer Science
/// 407. https://doi.org/10.1016/j.tcs.2008.07.017
extension HalfGraph {
  /// The number of parts that are counted at the same time. Each has its own marks and counts, so it is small.
  private static let parts = 16

  /// The number of triangles of the whole graph.
  ///
  /// - Complexity: O(m^(3/2)) time, O(n + m) space.
  func triangles(in context: RunContext) throws(AlgorithmError) -> Int {
    try context.checkpoint(0)
    let n = nodes.count
    let parts = Self.parts
    let found = try context.chunked(parts, size: 1) { part -> Int in
      var isMarked = [UInt8](repeating: 0, count: n)
      var count = 0
      for v in stride(from: part.lowerBound, to: n, by: parts) {
        let row = offsets[v]..<offsets[v &+ 1]
        guard row.count > 1 else { continue }
        guard !context.cancellation.isCancelled else { break }
        for arc in row { isMarked[Int(targets[arc])] = 1 }
        for arc in row {
          let u = Int(targets[arc])
          for second in offsets[u]..<offsets[u &+ 1] { count &+= Int(isMarked[Int(targets[second])]) }
        }
        for arc in row { isMarked[Int(targets[arc])] = 0 }
      }
      return count
    }
    return found.reduce(0, +)
  }

  /// The number of triangles that each node is in; their sum is three times the total.
  ///
  /// - Complexity: O(m^(3/2)) time, O(n + m) space.
  func trianglesPerNode(in context: RunContext) throws(AlgorithmError) -> [Int] {
    try context.checkpoint(0)
    let n = nodes.count
    let parts = Self.parts
    let found = try context.chunked(parts, size: 1) { part -> [UInt32] in
      var isMarked = [UInt8](repeating: 0, count: n)
      // A triangle of a node is a tie that does not touch it, and there are fewer than 2³¹ ties.
      var counts = [UInt32](repeating: 0, count: n)
      for v in stride(from: part.lowerBound, to: n, by: parts) {
        let row = offsets[v]..<offsets[v &+ 1]
        guard row.count > 1 else { continue }
        guard !context.cancellation.isCancelled else { break }
        for arc in row { isMarked[Int(targets[arc])] = 1 }
        var ofV: UInt32 = 0
        for arc in row {
          let u = Int(targets[arc])
          var ofPair: UInt32 = 0
          for second in offsets[u]..<offsets[u &+ 1] {
            let w = Int(targets[second])
            let one = UInt32(isMarked[w])
            ofPair &+= one
            counts[w] &+= one
          }
          counts[u] &+= ofPair
          ofV &+= ofPair
        }
        counts[v] &+= ofV
        for arc in row { isMarked[Int(targets[arc])] = 0 }
      }
      return counts
    }
    var counts = [Int](repeating: 0, count: n)
    for part in found { for place in 0..<n { counts[Int(nodes[place])] += Int(part[place]) } }
    return counts
  }
}

extension NeighbourRows {
  /// The number of paths of length two, by their middle: Σ d(d − 1)/2.
  var connectedTriples: Int {
    (0..<nodeCount).reduce(0) { sum, node in
      let degree = range(node).count
      return sum + degree * (degree - 1) / 2
    }
  }
}
