/// The best colouring of a block by eliminating its nodes one after another: for all colours of a node's neighbours the best
/// colour of its own is found, and its cost handed on to them as a table.
///
/// U. Bertelè, F. Brioschi (1972). Nonserial dynamic programming. Academic Press.
struct SignedElimination {
  private struct Table {
    var nodes: [Int]
    var costs: [Int]
  }

  /// The order of elimination, always the node with the fewest neighbours, and these neighbours.
  private(set) var order: [(node: Int, neighbours: [Int])] = []
  /// The steps that it takes; `nil` where that is more than allowed.
  private(set) var steps: Int? = 0

  init(_ block: SignedBlock, budget: Int) {
    var neighbours = block.rows.map { Set($0.map(\.node)) }
    var left = Set(block.rows.indices)
    while !left.isEmpty {
      // Neither set is walked through in an order that shows: the smallest of all pairs is one.
      guard let node = left.min(by: { (neighbours[$0].count, $0) < (neighbours[$1].count, $1) }) else { break }
      let list = neighbours[node].sorted()
      let cost = list.count < 26 ? (1 << list.count) * (list.count + 4) : Int.max / 4
      let sum = (steps ?? 0) + cost
      guard sum <= budget else {
        steps = nil
        return
      }
      steps = sum
      order.append((node, list))
      left.remove(node)
      for neighbour in list {
        neighbours[neighbour].formUnion(list)
        neighbours[neighbour].remove(neighbour)
        neighbours[neighbour].remove(node)
      }
    }
  }

  func solve(_ block: SignedBlock, in context: RunContext) throws(AlgorithmError) -> SignedColouring {
    let n = block.nodeCount
    var place = [Int](repeating: 0, count: n)
    for (step, entry) in order.enumerated() { place[entry.node] = step }
    var tables: [[Table]] = Array(repeating: [], count: n)
    var choices: [[Bool]] = []
    var total = 0
    for (step, entry) in order.enumerated() {
      try context.checkpoint()
      let size = 1 << entry.neighbours.count
      var costs = [[Int](repeating: 0, count: size), [Int](repeating: 0, count: size)]
      for arc in block.rows[entry.node] where place[arc.node] > step {
        guard let bit = entry.neighbours.firstIndex(of: arc.node) else { continue }
        for mask in 0..<size {
          let colour = mask >> bit & 1
          costs[arc.weight > 0 ? 1 - colour : colour][mask] += abs(arc.weight)
        }
      }
      for table in tables[step] {
        // What a bit of the mask adds to the place in the table.
        let shifts = entry.neighbours.map { node in table.nodes.firstIndex(of: node).map { 1 << $0 } ?? 0 }
        let own = table.nodes.firstIndex(of: entry.node).map { 1 << $0 } ?? 0
        var places = [Int](repeating: 0, count: size)
        for mask in 0..<size {
          if mask > 0 { places[mask] = places[mask & (mask - 1)] + shifts[mask.trailingZeroBitCount] }
          costs[0][mask] += table.costs[places[mask]]
          costs[1][mask] += table.costs[places[mask] + own]
        }
      }
      tables[step] = []
      choices.append(zip(costs[0], costs[1]).map { $1 < $0 })
      let best = zip(costs[0], costs[1]).map { min($0, $1) }
      if let next = entry.neighbours.map({ place[$0] }).min() {
        tables[next].append(Table(nodes: entry.neighbours, costs: best))
      } else {
        total += best[0]
      }
    }
    var colours = [Int8](repeating: 1, count: n)
    for (step, entry) in order.enumerated().reversed() {
      var mask = 0
      for (bit, neighbour) in entry.neighbours.enumerated() where colours[neighbour] < 0 { mask |= 1 << bit }
      colours[entry.node] = choices[step][mask] ? -1 : 1
    }
    return SignedColouring(colours: colours, cost: total, bound: total)
  }
}
