/// The best colouring of a block by branch and bound over its nodes in a fixed order, the parts at the end of the order solved
/// first: the optimum of a part bounds what the nodes not coloured yet cost among themselves (*Russian doll search*).
///
/// G. Verfaillie, M. Lemaître, T. Schiex (1996). Russian doll search for solving constraint optimization problems. AAAI.
struct SignedBranching {
  private let block: SignedBlock
  private let order: [Int]
  /// The neighbours that come later in the order, as places.
  private let later: [[(place: Int, weight: Int)]]
  private var stepsLeft: Int

  init(_ block: SignedBlock, budget: Int) {
    self.block = block
    stepsLeft = budget
    // Always the node with the most weight to those before it.
    var weight = [Int](repeating: 0, count: block.nodeCount)
    let total = block.rows.map { $0.reduce(0) { $0 + abs($1.weight) } }
    var isPlaced = [Bool](repeating: false, count: block.nodeCount)
    var order: [Int] = []
    while order.count < block.nodeCount {
      let free = block.rows.indices.filter { !isPlaced[$0] }
      guard let node = free.min(by: { (-weight[$0], -total[$0], $0) < (-weight[$1], -total[$1], $1) }) else { break }
      isPlaced[node] = true
      order.append(node)
      for arc in block.rows[node] { weight[arc.node] += abs(arc.weight) }
    }
    var place = [Int](repeating: 0, count: block.nodeCount)
    for (index, node) in order.enumerated() { place[node] = index }
    self.order = order
    later = order.enumerated().map { index, node in
      block.rows[node].map { (place[$0.node], $0.weight) }.filter { $0.0 > index }.sorted { $0.0 < $1.0 }
    }
  }

  /// - Parameter best: A colouring to begin with.
  mutating func solve(from best: SignedColouring, in context: RunContext) throws(AlgorithmError) -> SignedColouring {
    let n = order.count
    // The cost of the best colouring of the nodes from a place on, and that colouring by place.
    var optimum = [Int](repeating: 0, count: n + 1)
    var colours = [Bool](repeating: false, count: n)
    for start in stride(from: n - 1, through: 0, by: -1) {
      var cost = optimum[start + 1]
      var (same, other) = (0, 0)
      for arc in later[start] {
        if (colours[arc.place] == false) == (arc.weight > 0) {
          other += abs(arc.weight)
        } else {
          same += abs(arc.weight)
        }
      }
      colours[start] = other < same
      cost += min(same, other)
      if start == 0, best.cost <= cost {
        cost = best.cost
        for place in 0..<n { colours[place] = best.colours[order[place]] < 0 }
      }
      guard let found = try search(from: start, below: cost, optimum, in: context) else {
        // The parts solved so far bound the whole.
        return SignedColouring(colours: best.colours, cost: best.cost, bound: max(best.bound, optimum[start + 1]))
      }
      if let better = found.colours {
        cost = found.cost
        colours.replaceSubrange(start..., with: better)
      }
      optimum[start] = cost
    }
    var list = [Int8](repeating: 1, count: n)
    for place in 0..<n where colours[place] { list[order[place]] = -1 }
    return SignedColouring(colours: list, cost: optimum[0], bound: optimum[0])
  }

  /// The best colouring of the nodes from `start` on that costs less than `limit`, if there is one; `nil` when the steps are used
  /// up.
  private mutating func search(
    from start: Int, below limit: Int, _ optimum: [Int], in context: RunContext
  ) throws(AlgorithmError) -> (cost: Int, colours: [Bool]?)? {
    let n = order.count
    var limit = limit
    var found: [Bool]?
    guard limit > optimum[start + 1] else { return (limit, nil) }
    // What either colour of a node costs by the ties to those coloured; the sum of the smaller ones over the nodes left.
    var costs = [[Int](repeating: 0, count: n), [Int](repeating: 0, count: n)]
    var open = 0
    var spent = 0
    var colours = [Bool](repeating: false, count: n)
    var tried = [UInt8](repeating: 0, count: n)
    func colour(_ place: Int, _ sense: Int) {
      let own = colours[place] ? 1 : 0
      for arc in later[place] {
        let side = arc.weight > 0 ? 1 - own : own
        open -= min(costs[0][arc.place], costs[1][arc.place])
        costs[side][arc.place] += sense * abs(arc.weight)
        open += min(costs[0][arc.place], costs[1][arc.place])
      }
    }
    var place = start
    while place >= start {
      if tried[place] > 0 {
        // Back from below: undo.
        colour(place, -1)
        open += min(costs[0][place], costs[1][place])
        spent -= costs[colours[place] ? 1 : 0][place]
      }
      guard tried[place] < (place == start ? 1 : 2) else {
        tried[place] = 0
        place -= 1
        continue
      }
      stepsLeft -= 1
      guard stepsLeft > 0 else { return nil }
      if stepsLeft & 0x3FF == 0 { try context.checkpoint() }
      colours[place] = tried[place] == 0 ? costs[1][place] < costs[0][place] : !colours[place]
      tried[place] += 1
      open -= min(costs[0][place], costs[1][place])
      spent += costs[colours[place] ? 1 : 0][place]
      colour(place, 1)
      guard spent + open + optimum[place + 1] < limit else { continue }
      if place == n - 1 {
        limit = spent
        found = Array(colours[start...])
        // Never below the optimum of a part.
        if limit == optimum[start + 1] { break }
      } else {
        place += 1
      }
    }
    return (limit, found)
  }
}
