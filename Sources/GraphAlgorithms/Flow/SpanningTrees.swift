import RelationGraph

/// What becomes of a tie.
enum TieFate: UInt8, BitwiseCopyable {
  case left, taken, open
}

/// Trees that grow together, as sets: the parent of every node, or, at a root, the number of its nodes below zero.
struct ForestTrees {
  private var parents: [Int32]

  init(nodeCount: Int) { parents = [Int32](large: -1, count: nodeCount) }

  /// Takes ties by rising key, then number, that close no cycle.
  mutating func grow(
    by ties: [EndedTie], _ keys: [UInt64]?, _ fates: inout [TieFate], in context: RunContext
  ) throws(AlgorithmError) {
    let order = try keys.map { (keys) throws(AlgorithmError) in try Self.order(ties, keys, in: context) }
    try parents.withSharedMemory { (parents) throws(AlgorithmError) in
      try fates.withSharedMemory { (fates) throws(AlgorithmError) in
        for start in stride(from: 0, to: ties.count, by: 1 << 16) {
          try context.checkpoint()
          Self.join(ties, start..<min(ties.count, start + 1 << 16), order, nil, parents.base, fates.base)
        }
      }
    }
  }

  /// Decides, in ranges of nodes at a time, what is certain without the others.
  ///
  /// Every range takes the ties of its nodes by rising key. A tree that a tie to another range leaves waits: which tie leaves it
  /// next, others decide. A tie between two trees that wait stays open. Of any other tree all that leaves it and comes before was
  /// seen, so that the tie is one of the forest.
  ///
  /// - Returns: The ties that are open, ascending: all where ranges would leave many.
  mutating func growInParts(
    by ties: [EndedTie], _ keys: [UInt64]?, _ fates: inout [TieFate], in context: RunContext
  ) throws(AlgorithmError) -> [EndedTie] {
    guard let parts = try TieParts(ties, nodeCount: parents.count, in: context) else { return ties }
    let open = try parents.withSharedMemory { (parents) throws(AlgorithmError) in
      try fates.withSharedMemory { (fates) throws(AlgorithmError) in
        try context.quiet.chunked(parts.count, size: 1) { range in
          let part = range.lowerBound
          let (nodes, own) = (parts.nodes(part), parts.ties(part, of: ties))
          var order: [Int32]?
          if let keys {
            order = try? Self.order(own, keys, in: context.single)
            guard order != nil else { return [EndedTie]() }
          }
          for start in stride(from: 0, to: own.count, by: 1 << 16) where !context.cancellation.isCancelled {
            Self.join(own, start..<min(own.count, start + 1 << 16), order, nodes, parents.base, fates.base)
          }
          for node in nodes where parents.base[Int(node)] < -Self.waits { parents.base[Int(node)] += Self.waits }
          return parts.range(part).compactMap { fates.base[Int(ties[$0].tie)] == .open ? ties[$0] : nil }
        }
      }
    }
    return open.flatMap(\.self)
  }

  /// Ties whose ends are looked up together: one after the other, every one would wait for memory.
  private static let block = 256
  /// What is taken from the number at the root of a tree that waits.
  static let waits: Int32 = 1 << 30

  /// - Parameter nodes: Those whose trees alone may be changed; `nil`: all, without a look at who they are.
  private static func join(
    _ ties: [EndedTie], _ places: Range<Int>, _ order: [Int32]?, _ nodes: Range<Int32>?,
    _ parents: UnsafeMutableBufferPointer<Int32>, _ fates: UnsafeMutableBufferPointer<TieFate>
  ) {
    ties.withUnsafeBufferPointer { ties in
      for block in stride(from: places.lowerBound, to: places.upperBound, by: Self.block) {
        let range = block..<min(places.upperBound, block + Self.block)
        guard let order else {
          join(UnsafeBufferPointer(rebasing: ties[range]), in: nodes, parents, fates)
          continue
        }
        withUnsafeTemporaryAllocation(of: EndedTie.self, capacity: Self.block) { near in
          for place in range { near[place &- block] = ties[Int(order[place])] }
          join(UnsafeBufferPointer(rebasing: near[..<range.count]), in: nodes, parents, fates)
        }
      }
    }
  }

  private static func join(
    _ ties: UnsafeBufferPointer<EndedTie>, in nodes: Range<Int32>?, _ parents: UnsafeMutableBufferPointer<Int32>,
    _ fates: UnsafeMutableBufferPointer<TieFate>
  ) {
    // Compiled twice: what is not asked saves a tenth of the time.
    if let nodes {
      join(ties, nodes, isPart: true, parents, fates)
    } else {
      join(ties, 0..<0, isPart: false, parents, fates)
    }
  }

  @inline(__always)
  private static func join(
    _ ties: UnsafeBufferPointer<EndedTie>, _ nodes: Range<Int32>, isPart: Bool, _ parents: UnsafeMutableBufferPointer<Int32>,
    _ fates: UnsafeMutableBufferPointer<TieFate>
  ) {
    withUnsafeTemporaryAllocation(of: (Int32, Int32).self, capacity: block) { ends in
      // Any node of the tree does to begin with: what is found here stays an ancestor, or becomes one of the same tree.
      for (index, tie) in ties.enumerated() {
        guard !isPart || nodes.contains(tie.from) && nodes.contains(tie.to) else {
          ends[index] = (nodes.contains(tie.from) ? tie.from : tie.to, -1)
          continue
        }
        let (a, b) = (parents[Int(tie.from)], parents[Int(tie.to)])
        ends[index] = (a < 0 ? tie.from : a, b < 0 ? tie.to : b)
      }
      for (index, tie) in ties.enumerated() {
        var a = root(of: ends[index].0, parents)
        guard !isPart || ends[index].1 >= 0 else {
          if parents[Int(a)] > -waits { parents[Int(a)] -= waits }
          if nodes.contains(tie.from) { fates[Int(tie.tie)] = .open }
          continue
        }
        var b = root(of: ends[index].1, parents)
        guard a != b else { continue }
        if parents[Int(a)] > parents[Int(b)] { swap(&a, &b) }
        guard !isPart || parents[Int(b)] > -waits else {
          fates[Int(tie.tie)] = .open
          continue
        }
        parents[Int(a)] += parents[Int(b)]
        parents[Int(b)] = a
        fates[Int(tie.tie)] = .taken
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
