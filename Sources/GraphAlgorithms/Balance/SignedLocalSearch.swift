/// A good colouring of a block: from seeded starts, nodes change sides as long as that costs less; then small groups of nodes are
/// shaken, and what is not worse is kept.
struct SignedLocalSearch {
  let block: SignedBlock

  func colouring(starts: Int, _ generator: inout SplitMix64, in context: RunContext) throws(AlgorithmError)
    -> SignedColouring
  {
    let n = block.nodeCount
    var best = SignedColouring(colours: [Int8](repeating: 1, count: n), cost: .max, bound: 0)
    for start in 0..<max(1, starts) {
      try context.checkpoint()
      var colours = spanningColours(from: start == 0 ? 0 : generator.next(below: n), &generator)
      var cost = descend(&colours, Array(0..<n))
      for kick in 0..<40 {
        if kick % 4 == 0 { try context.checkpoint() }
        var trial = colours
        var moved: [Int] = []
        var node = generator.next(below: n)
        for _ in 0..<(1 + generator.next(below: 8)) {
          trial[node] = -trial[node]
          moved.append(node)
          moved += block.rows[node].map(\.node)
          guard !block.rows[node].isEmpty else { break }
          node = block.rows[node][generator.next(below: block.rows[node].count)].node
        }
        let trialCost = descend(&trial, moved)
        if trialCost <= cost { (colours, cost) = (trial, trialCost) }
      }
      if cost < best.cost { (best.colours, best.cost) = (colours, cost) }
    }
    return best
  }

  /// The colours that satisfy all ties of a spanning tree.
  private func spanningColours(from root: Int, _ generator: inout SplitMix64) -> [Int8] {
    var colours = [Int8](repeating: 0, count: block.nodeCount)
    for start in [root] + Array(block.rows.indices) where colours[start] == 0 {
      colours[start] = 1
      var front = [start]
      while !front.isEmpty {
        // A random node of the front: another tree each time.
        front.swapAt(generator.next(below: front.count), front.count - 1)
        let node = front.removeLast()
        for arc in block.rows[node] where colours[arc.node] == 0 {
          colours[arc.node] = arc.weight > 0 ? colours[node] : -colours[node]
          front.append(arc.node)
        }
      }
    }
    return colours
  }

  /// Lets nodes change sides, the given ones first, until no change costs less; the cost then.
  private func descend(_ colours: inout [Int8], _ first: [Int]) -> Int {
    var queue = first
    var head = 0
    while head < queue.count {
      let node = queue[head]
      head += 1
      let pull = block.rows[node].reduce(0) { $0 + $1.weight * Int(colours[$1.node]) }
      guard pull * Int(colours[node]) < 0 else { continue }
      colours[node] = -colours[node]
      queue += block.rows[node].map(\.node)
    }
    return block.cost(colours)
  }
}
