/// An order of the nodes in which few arcs lead back.
enum ArcOrder {
  /// The greedy order of Eades, Lin and Smyth: nodes without arcs out go last, nodes without arcs in first, then the node with the most
  /// arcs out less those in.
  ///
  /// - Complexity: O(n² + m).
  static func greedy(forward: NeighbourRows, backward: NeighbourRows) -> [Int] {
    let n = forward.nodeCount
    var out = (0..<n).map { forward.range($0).count }
    var into = (0..<n).map { backward.range($0).count }
    var left = Array(0..<n)
    var isGone = [Bool](repeating: false, count: n)
    var (head, tail): ([Int], [Int]) = ([], [])
    func better(_ a: Int, _ b: Int) -> Bool {
      func rank(_ node: Int) -> Int { out[node] == 0 ? 2 : into[node] == 0 ? 1 : 0 }
      if rank(a) != rank(b) { return rank(a) > rank(b) }
      let (x, y) = (out[a] - into[a], out[b] - into[b])
      return rank(a) == 0 && x != y ? x > y : a < b
    }
    while var best = left.first {
      for node in left where better(node, best) { best = node }
      if out[best] == 0 { tail.append(best) } else { head.append(best) }
      isGone[best] = true
      for arc in forward.range(best) { into[Int(forward.targets[arc])] -= 1 }
      for arc in backward.range(best) { out[Int(backward.targets[arc])] -= 1 }
      left.removeAll { $0 == best }
    }
    return head + tail.reversed()
  }

  /// Puts nodes where the fewest arcs lead back, one after another, until none gains.
  static func improved(
    _ order: [Int], forward: NeighbourRows, backward: NeighbourRows, in context: RunContext
  ) throws(AlgorithmError) -> [Int] {
    var order = order
    let n = order.count
    var place = [Int](repeating: 0, count: n)
    for (index, node) in order.enumerated() { place[node] = index }
    var change = [Int](repeating: 0, count: n + 1)
    var hasGained = true
    while hasGained {
      hasGained = false
      for node in 0..<n {
        if node & 0xFF == 0 { try context.checkpoint() }
        // Moving behind another node turns an arc to it back, and one from it forward.
        for arc in forward.range(node) { change[place[Int(forward.targets[arc])]] += 1 }
        for arc in backward.range(node) { change[place[Int(backward.targets[arc])]] -= 1 }
        let own = place[node]
        var (best, target, sum) = (0, own, 0)
        for index in stride(from: own + 1, to: n, by: 1) {
          sum += change[index]
          if sum < best { (best, target) = (sum, index) }
        }
        sum = 0
        for index in stride(from: own - 1, through: 0, by: -1) {
          sum -= change[index]
          if sum < best { (best, target) = (sum, index) }
        }
        for arc in forward.range(node) { change[place[Int(forward.targets[arc])]] = 0 }
        for arc in backward.range(node) { change[place[Int(backward.targets[arc])]] = 0 }
        guard target != own else { continue }
        order.remove(at: own)
        order.insert(node, at: target)
        for index in min(own, target)...max(own, target) { place[order[index]] = index }
        hasGained = true
      }
    }
    return order
  }

  /// An order with the fewest arcs back: of every set of nodes that comes first, which node is its last.
  ///
  /// - Complexity: O(2ⁿ·n) time, O(2ⁿ) space.
  static func best(forward: NeighbourRows, in context: RunContext) throws(AlgorithmError) -> [Int] {
    let n = forward.nodeCount
    var after = [[UInt32]](repeating: [], count: n)
    for node in 0..<n {
      // One word for each parallel: the targets that have so many.
      for arc in forward.range(node) {
        let bit = UInt32(1) << UInt32(forward.targets[arc])
        if let free = after[node].firstIndex(where: { $0 & bit == 0 }) {
          after[node][free] |= bit
        } else {
          after[node].append(bit)
        }
      }
    }
    var cost = [Int32](repeating: 0, count: 1 << n)
    var last = [UInt8](repeating: 0, count: 1 << n)
    for set in 1..<(1 << n) {
      if set & 0xFFF == 0 { try context.checkpoint() }
      var (best, chosen) = (Int32.max, 0)
      for node in 0..<n where set & (1 << node) != 0 {
        let before = set & ~(1 << node)
        var sum = cost[before]
        for word in after[node] { sum &+= Int32((UInt32(before) & word).nonzeroBitCount) }
        if sum < best { (best, chosen) = (sum, node) }
      }
      cost[set] = best
      last[set] = UInt8(chosen)
    }
    var (order, set): ([Int], Int) = ([], (1 << n) - 1)
    while set != 0 {
      order.append(Int(last[set]))
      set &= ~(1 << Int(last[set]))
    }
    return order.reversed()
  }
}
