/// The search for the division of a signed network into at most k camps with the smallest criterion of Doreian and Mrvar.
struct FactionSearch {
  private let rows: NeighbourRows
  private let groups: Int
  private let alpha: Double
  /// The nodes with signed ties, each next to one before it where that can be.
  private let nodes: [Int]

  init(_ network: SignedTies, groups: Int, alpha: Double) {
    rows = network.rows()
    self.groups = groups
    self.alpha = alpha
    let rows = rows
    nodes = rows.breadthFirstOrder().map { Int($0) }.filter { !rows.range($0).isEmpty }
  }

  /// What a node costs in every camp, but for a constant.
  private func costs(_ node: Int, _ factions: [Int], _ costs: inout [Double]) {
    for camp in costs.indices { costs[camp] = 0 }
    for arc in rows.range(node) {
      costs[factions[Int(rows.targets[arc])]] += (rows.weights?[arc] ?? 0) < 0 ? alpha : alpha - 1
    }
  }

  private func criterion(_ factions: [Int]) -> Double {
    var (within, between) = (0, 0)
    for node in nodes {
      for arc in rows.range(node) where rows.targets[arc] > node {
        let isWithin = factions[node] == factions[Int(rows.targets[arc])]
        let isNegative = (rows.weights?[arc] ?? 0) < 0
        if isWithin && isNegative { within += 1 }
        if !isWithin && !isNegative { between += 1 }
      }
    }
    return alpha * Double(within) + (1 - alpha) * Double(between)
  }

  /// The best of seeded starts: nodes go to the camp that costs least until none gains, then some are shaken.
  func best(starts: Int, seed: UInt64, in context: RunContext) throws(AlgorithmError) -> [Int] {
    var best = [Int](repeating: 0, count: rows.nodeCount)
    var bestCost = criterion(best)
    guard groups > 1, !nodes.isEmpty else { return best }
    var generator = SplitMix64(seed: seed)
    for start in 0..<starts {
      try context.checkpoint(Double(start) / Double(starts))
      var factions = [Int](repeating: 0, count: rows.nodeCount)
      for node in nodes { factions[node] = generator.next(below: groups) }
      var cost = try descend(&factions, &generator, in: context)
      for _ in 0..<10 where cost > 0 {
        var trial = factions
        for _ in 0..<max(2, nodes.count / 8) {
          trial[nodes[generator.next(below: nodes.count)]] = generator.next(below: groups)
        }
        let trialCost = try descend(&trial, &generator, in: context)
        if trialCost <= cost { (factions, cost) = (trial, trialCost) }
      }
      if cost < bestCost { (best, bestCost) = (factions, cost) }
    }
    return best
  }

  private func descend(
    _ factions: inout [Int], _ generator: inout SplitMix64, in context: RunContext
  ) throws(AlgorithmError) -> Double {
    var costs = [Double](repeating: 0, count: groups)
    var moved = true
    while moved {
      try context.checkpoint()
      moved = false
      for place in generator.permutation(nodes.count) {
        let node = nodes[Int(place)]
        self.costs(node, factions, &costs)
        var target = factions[node]
        for camp in costs.indices where costs[camp] < costs[target] - 1e-12 { target = camp }
        if target != factions[node] {
          factions[node] = target
          moved = true
        }
      }
    }
    return criterion(factions)
  }

  /// The proven best division, or `nil` where the steps do not suffice.
  ///
  /// Nodes get camps one after another, at most one new camp each; what is left costs at least the smallest sum of every node with
  /// those that have camps.
  func exact(
    below start: [Int], budget: Int, in context: RunContext
  ) throws(AlgorithmError) -> (factions: [Int], criterion: Double)? {
    var best = start
    var limit = criterion(start)
    let n = nodes.count
    guard limit > 0, n > 0 else { return (best, limit) }
    // A row of costs for every node would be larger than what can be searched through.
    guard n * groups <= 1_000_000 else { return nil }
    var place = [Int](repeating: 0, count: rows.nodeCount)
    for (index, node) in nodes.enumerated() { place[node] = index }
    // By place: what every camp costs by the ties to nodes before it that have camps.
    var costs = [[Double]](repeating: [Double](repeating: 0, count: groups), count: n)
    let later = nodes.enumerated().map { index, node in
      rows.range(node).filter { place[Int(rows.targets[$0])] > index }.map { arc in
        (place: place[Int(rows.targets[arc])], isNegative: (rows.weights?[arc] ?? 0) < 0)
      }
    }
    var camps = [Int](repeating: -1, count: n)
    var used = [Int](repeating: 0, count: n + 1)
    var spent = [Double](repeating: 0, count: n + 1)
    func put(_ index: Int, _ sense: Double) {
      for arc in later[index] {
        if arc.isNegative {
          costs[arc.place][camps[index]] += sense * alpha
        } else {
          for camp in 0..<groups where camp != camps[index] { costs[arc.place][camp] += sense * (1 - alpha) }
        }
      }
    }
    var steps = budget
    var index = 0
    while index >= 0 {
      if camps[index] >= 0 { put(index, -1) }
      camps[index] += 1
      guard camps[index] < min(groups, used[index] + 1) else {
        camps[index] = -1
        index -= 1
        continue
      }
      steps -= max(1, n * min(groups, used[index] + 1) / 8)
      guard steps > 0 else { return nil }
      if steps & 0x3F == 0 { try context.checkpoint() }
      spent[index + 1] = spent[index] + costs[index][camps[index]]
      used[index + 1] = max(used[index], camps[index] + 1)
      put(index, 1)
      var bound = spent[index + 1]
      // An unused camp costs what any other unused one does.
      let open = min(groups, used[index + 1] + 1)
      for other in (index + 1)..<max(n, index + 1) { bound += costs[other][..<open].min() ?? 0 }
      guard bound < limit - 1e-9 else { continue }
      if index == n - 1 {
        limit = spent[n]
        for (place, node) in nodes.enumerated() { best[node] = camps[place] }
      } else {
        index += 1
      }
    }
    return (best, limit)
  }
}
