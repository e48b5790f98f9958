extension CapacityNetwork {
  /// Fills the network with a maximum flow, by Dinic's blocking flows on shortest augmenting paths.
  ///
  /// - Parameter limit: The flow stops growing there.
  /// - Returns: The value of the flow, up to rounding; the sum over the cut has none.
  /// - Complexity: O(n²·m); O(m·√m) where every capacity is 1.
  ///
  /// E. A. Dinic (1970). Algorithm for solution of a problem of maximum flow in networks with power estimation. Soviet
  /// Mathematics Doklady 11.
  mutating func fill(
    from source: Int, to sink: Int, atMost limit: Double = .infinity, in context: RunContext
  ) throws(AlgorithmError) -> Double {
    var total = 0.0
    while total < limit, var level = levels(from: source, to: sink) {
      try context.checkpoint()
      total += try block(&level, from: source, to: sink, atMost: limit - total, in: context)
    }
    return total
  }

  /// The distance of every node from the source over arcs that can carry more, −1 where there is none; `nil` where the sink
  /// has none.
  private func levels(from source: Int, to sink: Int) -> [Int32]? {
    var level = [Int32](repeating: -1, count: nodeCount)
    level[source] = 0
    var queue = [Int32(source)]
    var next = 0
    while next < queue.count, level[sink] < 0 {
      let node = Int(queue[next])
      next &+= 1
      for place in offsets[node]..<offsets[node &+ 1] {
        let arc = Int(row[place])
        let head = heads[arc]
        guard residual[arc] > 0, level[Int(head)] < 0 else { continue }
        level[Int(head)] = level[node] &+ 1
        queue.append(head)
      }
    }
    return level[sink] < 0 ? nil : level
  }

  /// Augments until every path along rising levels has a full arc.
  private mutating func block(
    _ level: inout [Int32], from source: Int, to sink: Int, atMost limit: Double, in context: RunContext
  ) throws(AlgorithmError) -> Double {
    var total = 0.0
    var next = offsets
    var path: [Int] = []
    var node = source
    var steps = 0
    while true {
      steps &+= 1
      if steps & 0xFFFF == 0 { try context.checkpoint() }
      if node == sink {
        let amount = path.reduce(limit - total) { min($0, residual[$1]) }
        for arc in path {
          residual[arc] -= amount
          residual[arc ^ 1] += amount
        }
        total += amount
        guard total < limit, let full = path.firstIndex(where: { residual[$0] <= 0 }) else { return total }
        node = tail(path[full])
        path.removeSubrange(full...)
        continue
      }
      let end = offsets[node &+ 1]
      while next[node] < end {
        let arc = Int(row[next[node]])
        if residual[arc] > 0, level[Int(heads[arc])] == level[node] &+ 1 { break }
        next[node] &+= 1
      }
      if next[node] < end {
        let arc = Int(row[next[node]])
        path.append(arc)
        node = Int(heads[arc])
      } else if let arc = path.popLast() {
        level[node] = -1
        node = tail(arc)
      } else {
        return total
      }
    }
  }
}
