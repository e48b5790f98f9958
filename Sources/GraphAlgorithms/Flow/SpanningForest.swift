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
  /// The number of ties.
  let total: Int

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
    self.total = total
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
      let last = range.upperBound < starts.count ? starts[range.upperBound] : total
      found.reserveCapacity(last - starts[range.lowerBound])
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
    // One after the other, by several threads.
    let places = parts.reduce(into: [0]) { $0.append($0[$0.count - 1] + $1.count) }
    return [EndedTie](count: places[parts.count]) { ties in
      let ties = SharedMemory(ties)
      KernelLanes(context).forEach(parts.count, size: 1, stops: false) { _, index in
        let part = parts[index.lowerBound]
        guard let base = ties.base.baseAddress, !part.isEmpty else { return }
        part.withUnsafeBufferPointer { part in
          guard let first = part.baseAddress else { return }
          (base + places[index.lowerBound]).update(from: first, count: part.count)
        }
      }
    }
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
    let order = try keys.map { (keys) throws(AlgorithmError) in try Self.order(ties, keys, in: context) }
    for start in stride(from: 0, to: ties.count, by: 1 << 16) {
      try context.checkpoint()
      let places = start..<min(ties.count, start + 1 << 16)
      parents.withUnsafeMutableBufferPointer { parents in
        isTaken.withUnsafeMutableBufferPointer { isTaken in
          ties.withUnsafeBufferPointer { ties in
            for block in stride(from: places.lowerBound, to: places.upperBound, by: Self.block) {
              let range = block..<min(places.upperBound, block + Self.block)
              guard let order else {
                Self.join(UnsafeBufferPointer(rebasing: ties[range]), parents, isTaken)
                continue
              }
              withUnsafeTemporaryAllocation(of: EndedTie.self, capacity: Self.block) { near in
                for place in range { near[place &- block] = ties[Int(order[place])] }
                Self.join(UnsafeBufferPointer(rebasing: near[..<range.count]), parents, isTaken)
              }
            }
          }
        }
      }
    }
  }

  /// Ties whose ends are looked up together: one after the other, every one would wait for memory.
  private static let block = 256

  private static func join(
    _ ties: UnsafeBufferPointer<EndedTie>, _ parents: UnsafeMutableBufferPointer<Int32>,
    _ isTaken: UnsafeMutableBufferPointer<Bool>
  ) {
    withUnsafeTemporaryAllocation(of: (Int32, Int32).self, capacity: block) { ends in
      // Any node of the tree does to begin with: what is found here stays an ancestor, or becomes one of the same tree.
      for (index, tie) in ties.enumerated() {
        let (a, b) = (parents[Int(tie.from)], parents[Int(tie.to)])
        ends[index] = (a < 0 ? tie.from : a, b < 0 ? tie.to : b)
      }
      for (index, tie) in ties.enumerated() {
        var (a, b) = (root(of: ends[index].0, parents), root(of: ends[index].1, parents))
        guard a != b else { continue }
        if parents[Int(a)] > parents[Int(b)] { swap(&a, &b) }
        parents[Int(a)] += parents[Int(b)]
        parents[Int(b)] = a
        isTaken[Int(tie.tie)] = true
      }
    }
  }

  /// The places of ties by rising key.
  private static func order(
    _ ties: [EndedTie], _ keys: [UInt64], in context: RunContext
  ) throws(AlgorithmError) -> [Int32] {
    let size = 1 << 16
    let ranges = try context.quiet.chunked(ties.count, size: size) { chunk in
      var (all, common) = (UInt64(0), UInt64.max)
      for place in chunk {
        let key = keys[Int(ties[place].tie)]
        all |= key
        common &= key
      }
      return (all: all, common: common)
    }
    // Bits that are not alike in all keys.
    let differing = ranges.reduce(0) { $0 | $1.all } & ~ranges.reduce(.max) { $0 & $1.common }
    // Whole and round numbers have few of them, which are sorted in few passes.
    let unused = UInt64(differing == 0 ? 0 : differing.trailingZeroBitCount)
    let bits = UInt64.bitWidth - (differing &>> unused).leadingZeroBitCount
    let mask = bits == 64 ? UInt64.max : 1 &<< UInt64(bits) &- 1
    var places = [Int32](count: ties.count) { _ in }
    var sorted = [UInt64](count: ties.count) { _ in }
    let lanes = KernelLanes(context)
    places.withSharedMemory { places in
      sorted.withSharedMemory { sorted in
        lanes.forEach(ties.count, size: size, stops: false) { _, chunk in
          for place in chunk {
            places.base[place] = Int32(truncatingIfNeeded: place)
            sorted.base[place] = keys[Int(ties[place].tie)] &>> unused & mask
          }
        }
      }
    }
    Parallelism.$workers.withValue(context.workers) { RadixOrder.sort(&sorted, moving: &places, bits: bits) }
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
