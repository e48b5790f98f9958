/// The cliques of at least a size that are part of no larger one.
///
/// Bron and Kerbosch's search with a pivot, from every node in an order of degeneracy, so that only as many nodes as that take part
/// at a time. The nodes of a search are bits; its stack is an array, no deeper than a clique is large.
///
/// D. Eppstein, M. Löffler, D. Strash (2013). Listing all maximal cliques in large sparse real-world graphs. ACM Journal of
/// Experimental Algorithmics 18. https://doi.org/10.1145/2543629
struct PercolatingCliques {
  /// Nodes ascending in each.
  private(set) var cliques: [[Int32]] = []

  /// - Throws: ``AlgorithmError/limit(_:hint:)`` where there are more than `limit`.
  init(_ rows: NeighbourRows, size: Int, limit: Int, in context: RunContext) throws(AlgorithmError) {
    let n = rows.nodeCount
    let order = Self.degeneracyOrder(rows)
    var turn = [Int](repeating: 0, count: n)
    for (index, node) in order.enumerated() { turn[Int(node)] = index }
    for (index, node) in order.enumerated() {
      if index % 64 == 0 { try context.checkpoint(Double(index) / Double(n)) }
      let neighbours = rows.targets[rows.range(Int(node))]
      let later = neighbours.filter { turn[Int($0)] > index }
      guard later.count >= size - 1 else { continue }
      let universe = later + neighbours.filter { turn[Int($0)] < index }
      try search(from: node, universe, later.count, rows, size: size, limit: limit, in: context)
    }
    cliques.sort { $0.lexicographicallyPrecedes($1) }
  }

  /// Nodes by the number of neighbours left when those before are gone, smallest first; of equal ones the smallest.
  private static func degeneracyOrder(_ rows: NeighbourRows) -> [Int32] {
    let n = rows.nodeCount
    var degree = (0..<n).map { rows.range($0).count }
    var heap = NodeHeap(nodeCount: n)
    for node in 0..<n { heap.insertOrLower(Int32(node), to: Double(degree[node])) }
    var order: [Int32] = []
    var isGone = [Bool](repeating: false, count: n)
    while let next = heap.popFirst() {
      order.append(next.node)
      isGone[Int(next.node)] = true
      for arc in rows.range(Int(next.node)) {
        let target = Int(rows.targets[arc])
        guard !isGone[target] else { continue }
        degree[target] -= 1
        heap.insertOrLower(Int32(target), to: Double(degree[target]))
      }
    }
    return order
  }

  private struct Frame {
    /// What may join the clique; what could but was searched before; what of the first is still to be tried.
    var candidates: [UInt64]
    var excluded: [UInt64]
    var untried: [UInt64]
  }

  /// The cliques of `node` and nodes of `universe`, whose first `later` ones may be in them.
  private mutating func search(
    from node: Int32, _ universe: [Int32], _ later: Int, _ rows: NeighbourRows, size: Int, limit: Int,
    in context: RunContext
  ) throws(AlgorithmError) {
    let words = (universe.count + 63) / 64
    let place = Dictionary(uniqueKeysWithValues: universe.enumerated().map { ($1, $0) })
    var near = [[UInt64]](repeating: [UInt64](repeating: 0, count: words), count: later)
    for index in 0..<later {
      for arc in rows.range(Int(universe[index])) {
        if let other = place[rows.targets[arc]] { near[index][other >> 6] |= 1 << UInt64(other & 63) }
      }
    }
    var all = [UInt64](repeating: 0, count: words)
    var before = all
    for index in universe.indices {
      if index < later {
        all[index >> 6] |= 1 << UInt64(index & 63)
      } else {
        before[index >> 6] |= 1 << UInt64(index & 63)
      }
    }
    var clique = [node]
    var frames = [Frame(candidates: all, excluded: before, untried: Self.untried(all, near))]
    var steps = 0
    while var frame = frames.popLast() {
      steps += 1
      if steps & 0xFFF == 0 { try context.checkpoint() }
      guard let next = Self.first(frame.untried) else {
        if !frames.isEmpty { clique.removeLast() }
        continue
      }
      let bit: UInt64 = 1 << UInt64(next & 63)
      let candidates = zip(frame.candidates, near[next]).map { $0 & $1 }
      let excluded = zip(frame.excluded, near[next]).map { $0 & $1 }
      frame.untried[next >> 6] &= ~bit
      frame.candidates[next >> 6] &= ~bit
      frame.excluded[next >> 6] |= bit
      frames.append(frame)
      let count = candidates.reduce(0) { $0 + $1.nonzeroBitCount }
      if count == 0 {
        guard excluded.allSatisfy({ $0 == 0 }), clique.count + 1 >= size else { continue }
        guard cliques.count < limit else {
          throw .limit(
            "there are more than \(limit) cliques of \(size) nodes or more",
            hint: "raise 'limit' or 'size', or filter the graph")
        }
        cliques.append((clique + [universe[next]]).sorted())
      } else if clique.count + 1 + count >= size {
        clique.append(universe[next])
        frames.append(
          Frame(candidates: candidates, excluded: excluded, untried: Self.untried(candidates, near)))
      }
    }
  }

  /// The candidates that are no neighbours of a pivot, the candidate with the most of them.
  private static func untried(_ candidates: [UInt64], _ near: [[UInt64]]) -> [UInt64] {
    var (pivot, most) = (-1, -1)
    var rest = candidates
    while let next = first(rest) {
      rest[next >> 6] &= ~(1 << UInt64(next & 63))
      var count = 0
      for word in candidates.indices { count += (candidates[word] & near[next][word]).nonzeroBitCount }
      if count > most { (pivot, most) = (next, count) }
    }
    return pivot < 0 ? candidates : zip(candidates, near[pivot]).map { $0 & ~$1 }
  }

  private static func first(_ bits: [UInt64]) -> Int? {
    for (word, value) in bits.enumerated() where value != 0 { return (word << 6) + value.trailingZeroBitCount }
    return nil
  }
}
