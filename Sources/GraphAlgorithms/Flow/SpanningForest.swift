import GraphProjection
import RelationGraph

/// The spanning forest of smallest or largest value, for ``SpanningTree``.
///
/// Kruskal's algorithm, in two rounds where there are many ties a node: first the ties up to a value that should do for most of
/// the forest; then of the others only those whose ends are still in different trees, which are few. So most ties are never
/// sorted. Ties of one value keep their order.
///
/// V. Osipov, P. Sanders, J. Singler (2009). The filter-Kruskal minimum spanning tree algorithm. ALENEX.
/// https://doi.org/10.1137/1.9781611972894.5
struct SpanningForest {
  /// The ties, ascending, and their ends.
  private(set) var ties: [Int] = []
  private(set) var ends: [(from: Int32, to: Int32)] = []

  /// Ties a node that the first round takes.
  private static let share = 3

  /// - Parameter values: One number a tie, not negative; `nil`: all equal.
  /// - Complexity: O(m + k log k) time for k ties that are sorted; O(n + m) space.
  init(
    of graph: ProjectedGraph, _ values: [Double]?, isMaximum: Bool, in context: RunContext
  ) throws(AlgorithmError) {
    let list = TieList(graph)
    let keys = try values.map { (values) throws(AlgorithmError) in try Self.keys(values, isMaximum, in: context) }
    var trees = ForestTrees(nodeCount: graph.nodeCount)
    var isTaken = [Bool](repeating: false, count: graph.tieCount)
    let limit = keys.map { Self.firstLimit($0, nodeCount: graph.nodeCount) } ?? .max
    try context.checkpoint(0.1)
    let first = try list.ties(in: context) { tie, _, _ in (keys?[tie] ?? 0) <= limit }
    try trees.grow(by: first, keys, &isTaken, in: context)
    if limit < .max {
      try context.checkpoint(0.5)
      let roots = trees.roots()
      let second = try list.ties(in: context) { tie, from, to in
        (keys?[tie] ?? 0) > limit && roots[Int(from)] != roots[Int(to)]
      }
      try trees.grow(by: second, keys, &isTaken, in: context)
    }
    try context.checkpoint(0.9)
    let forest = try list.ties(in: context) { [isTaken] tie, _, _ in isTaken[tie] }
    ties = forest.map { Int($0.tie) }
    ends = forest.map { (from: $0.from, to: $0.to) }
  }

  /// Whole numbers in the order of the values: the bits of a positive double are.
  private static func keys(
    _ values: [Double], _ isMaximum: Bool, in context: RunContext
  ) throws(AlgorithmError) -> [UInt64] {
    var keys = [UInt64](count: values.count) { _ in }
    try keys.withSharedMemory { (keys) throws(AlgorithmError) in
      _ = try context.quiet.chunked(values.count, size: 1 << 16) { chunk in
        // Adding 0 makes 0 of −0.
        for tie in chunk { keys.base[tie] = isMaximum ? ~(values[tie] + 0).bitPattern : (values[tie] + 0).bitPattern }
      }
    }
    return keys
  }

  /// The value, of evenly spread ties, up to which there are about as many as the first round takes; the largest number where
  /// it takes all.
  private static func firstLimit(_ keys: [UInt64], nodeCount: Int) -> UInt64 {
    let wanted = Double(share * nodeCount) / Double(max(1, keys.count))
    guard wanted < 0.6, !keys.isEmpty else { return .max }
    let sample = stride(from: 0, to: keys.count, by: max(1, keys.count / 4096)).map { keys[$0] }.sorted()
    return sample[min(sample.count - 1, Int(wanted * Double(sample.count)))]
  }
}

/// A tie with its ends.
private struct EndedTie: BitwiseCopyable {
  var tie: Int32
  var from: Int32
  var to: Int32
}

/// The ties of a graph in their order, with their ends, from its rows.
private struct TieList {
  let rows: ProjectedGraph.ArcRows
  let isDirected: Bool
  let chunks: RowChunks
  /// The number of the first tie of every chunk.
  let starts: [Int]

  init(_ graph: ProjectedGraph) {
    rows = graph.outgoing
    isDirected = graph.isDirected
    chunks = RowChunks(offsets: rows.offsets)
    var (starts, total) = ([Int](), 0)
    for chunk in 0..<chunks.count {
      starts.append(total)
      for node in chunks[chunk] { total += rows.offsets[node + 1] - Self.firstArc(of: node, rows, isDirected) }
    }
    self.starts = starts
  }

  /// Where in a row the arcs begin that ties are counted by: in an undirected graph those to nodes not smaller.
  private static func firstArc(of node: Int, _ rows: ProjectedGraph.ArcRows, _ isDirected: Bool) -> Int {
    guard !isDirected else { return rows.offsets[node] }
    var (low, high) = (rows.offsets[node], rows.offsets[node + 1])
    while low < high {
      let middle = (low + high) / 2
      if Int(rows.targets[middle]) < node { low = middle + 1 } else { high = middle }
    }
    return low
  }

  /// The ties that a condition holds for, of their number and ends.
  func ties(
    in context: RunContext, where isIn: @Sendable (Int, Int32, Int32) -> Bool
  ) throws(AlgorithmError) -> [EndedTie] {
    let parts = try context.quiet.chunked(chunks.count, size: 1) { range in
      var found: [EndedTie] = []
      var tie = starts[range.lowerBound]
      for node in chunks[range.lowerBound] {
        for arc in Self.firstArc(of: node, rows, isDirected)..<rows.offsets[node + 1] {
          let target = rows.targets[arc]
          if isIn(tie, Int32(truncatingIfNeeded: node), target) {
            found.append(
              EndedTie(tie: Int32(truncatingIfNeeded: tie), from: Int32(truncatingIfNeeded: node), to: target))
          }
          tie &+= 1
        }
      }
      return found
    }
    return parts.flatMap(\.self)
  }
}

/// Trees that grow together, as sets: the parent of every node, or, at a root, the number of its nodes below zero.
private struct ForestTrees {
  private var parents: [Int32]

  init(nodeCount: Int) { parents = [Int32](large: -1, count: nodeCount) }

  /// Takes ties by rising key, then number, that close no cycle.
  mutating func grow(
    by ties: [EndedTie], _ keys: [UInt64]?, _ isTaken: inout [Bool], in context: RunContext
  ) throws(AlgorithmError) {
    let order = keys.map { Self.order(ties, $0, workers: context.workers) }
    for start in stride(from: 0, to: ties.count, by: 1 << 16) {
      try context.checkpoint()
      parents.withUnsafeMutableBufferPointer { parents in
        for place in start..<min(ties.count, start + 1 << 16) {
          let tie = ties[order.map { Int($0[place]) } ?? place]
          var (a, b) = (Self.root(of: tie.from, parents), Self.root(of: tie.to, parents))
          guard a != b else { continue }
          if parents[Int(a)] > parents[Int(b)] { swap(&a, &b) }
          parents[Int(a)] += parents[Int(b)]
          parents[Int(b)] = a
          isTaken[Int(tie.tie)] = true
        }
      }
    }
  }

  /// The places of ties by rising key.
  private static func order(_ ties: [EndedTie], _ keys: [UInt64], workers: Int) -> [Int32] {
    var places = [Int32](count: ties.count) { places in
      for place in 0..<ties.count { places[place] = Int32(truncatingIfNeeded: place) }
    }
    guard let least = ties.lazy.map({ keys[Int($0.tie)] }).min() else { return places }
    var sorted = [UInt64](count: ties.count) { sorted in
      for (place, tie) in ties.enumerated() { sorted[place] = keys[Int(tie.tie)] &- least }
    }
    // Whole and round numbers have few bits that differ, which are sorted in few passes.
    let used = sorted.reduce(0, |)
    let unused = UInt64(used == 0 ? 0 : used.trailingZeroBitCount)
    for place in sorted.indices { sorted[place] &>>= unused }
    let bits = UInt64.bitWidth - (used &>> unused).leadingZeroBitCount
    Parallelism.$workers.withValue(workers) { RadixOrder.sort(&sorted, moving: &places, bits: bits) }
    return places
  }

  private static func root(of node: Int32, _ parents: UnsafeMutableBufferPointer<Int32>) -> Int32 {
    var node = node
    var above = parents[Int(node)]
    while above >= 0 {
      let next = parents[Int(above)]
      if next < 0 { return above }
      parents[Int(node)] = next
      node = next
      above = parents[Int(node)]
    }
    return node
  }

  /// The root of every node.
  mutating func roots() -> [Int32] {
    parents.withUnsafeMutableBufferPointer { parents in
      [Int32](count: parents.count) { roots in
        for node in 0..<parents.count { roots[node] = Self.root(of: Int32(truncatingIfNeeded: node), parents) }
      }
    }
  }
}
