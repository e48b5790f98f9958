import RelationGraph

/// Takes the nodes off a graph level by level, for ``Coreness``.
///
/// At level k a queue begins with the nodes that have k neighbours left; taking one off lowers the degrees of its neighbours
/// that have more, and those that come down to k join the queue. So a degree stops falling at the core number of its node, and no
/// buckets have to be kept in order: an arc costs one access to a degree, instead of the four that a bucket queue makes.
///
/// H. Kabir, K. Madduri (2017). Parallel k-core decomposition on multicore platforms. IPDPS Workshops.
/// https://doi.org/10.1109/IPDPSW.2017.151
enum CorePeeling {
  /// The core number of every node.
  ///
  /// - Parameters:
  ///   - losing: The nodes that lose a degree when a node is taken off: one set of rows, or two.
  ///   - counting: The neighbours that make up the degree of a node.
  /// - Complexity: O(n + m): a level looks at the nodes that are left, and no sum of core numbers is above that of degrees.
  static func cores(
    losing: [NeighbourRows], counting: [NeighbourRows], in context: RunContext
  ) throws(AlgorithmError) -> [Int32] {
    let n = counting[0].nodeCount
    var degrees = [Int32](large: 0, count: n)
    for rows in counting {
      for node in 0..<n { degrees[node] += Int32(truncatingIfNeeded: rows.range(node).count) }
    }
    // One place more, since the queue is written to before it is known whether a node joins it.
    var queue = [Int32](large: 0, count: n + 1)
    var left = (0..<n).map { Int32(truncatingIfNeeded: $0) }
    let second = losing.count > 1 ? losing[1] : NeighbourRows(offsets: [0], targets: [], weights: nil)
    var level: Int32 = 0
    while !left.isEmpty {
      var (count, smallest) = (0, Int32.max)
      left.removeAll { node in
        let degree = degrees[Int(node)]
        guard degree <= level else {
          smallest = min(smallest, degree)
          return false
        }
        // Nodes of a smaller degree were taken off at the level before.
        if degree == level {
          queue[count] = node
          count += 1
        }
        return true
      }
      // A node stands in the queue once at most, so that those of all levels would fit.
      var head = 0
      while head < count {
        try context.checkpoint(1 - Double(left.count) / Double(n))
        losing[0].withKernelRows { first in
          second.withKernelRows { second in
            degrees.withUnsafeMutableBufferPointer { degrees in
              queue.withUnsafeMutableBufferPointer { queue in
                takeOff(level, first, second, degrees, queue, &head, &count)
              }
            }
          }
        }
      }
      // Degrees fall, so that only after a level that took none off the next one with nodes is known.
      level = head > 0 || smallest == .max ? level + 1 : max(level + 1, smallest)
    }
    return degrees
  }

  /// Takes nodes of the queue off, until it is empty or a million arcs were read.
  private static func takeOff(
    _ level: Int32, _ first: KernelRows, _ second: KernelRows, _ degrees: UnsafeMutableBufferPointer<Int32>,
    _ queue: UnsafeMutableBufferPointer<Int32>, _ head: inout Int, _ count: inout Int
  ) {
    var (place, end, arcs) = (head, count, 0)
    while place < end, arcs < 1 << 20 {
      let node = Int(queue[place])
      place &+= 1
      var rows = first
      for set in 0..<(second.nodeCount == 0 ? 1 : 2) {
        if set == 1 { rows = second }
        let row = rows.range(node)
        arcs &+= row.count
        for arc in row {
          let target = rows.targets[arc]
          let degree = degrees[Int(target)]
          // Without a branch: whether a neighbour has more than k left is a matter of chance.
          degrees[Int(target)] = degree &- (degree > level ? 1 : 0)
          queue[end] = target
          end &+= degree == level &+ 1 ? 1 : 0
        }
      }
    }
    (head, count) = (place, end)
  }
}
