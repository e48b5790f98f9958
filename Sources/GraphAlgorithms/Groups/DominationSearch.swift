/// A search for the fewest nodes that every other one is tied to one of.
struct DominationSearch {
  private let rows: NeighbourRows
  /// The best set known, ascending.
  private(set) var best: [Int]
  /// Whether there can be no smaller one.
  private(set) var isProven = true
  private(set) var steps = 0

  /// - Parameters:
  ///   - rows: A connected undirected graph without loops and parallel ties.
  ///   - limit: The largest number of steps.
  init(_ rows: NeighbourRows, limit: Int, in context: RunContext) throws(AlgorithmError) {
    self.rows = rows
    best = Self.greedy(rows)
    var covered = [Int](repeating: 0, count: rows.nodeCount)
    var open = rows.nodeCount
    var chosen: [Int] = []
    let largest = 1 + (0..<rows.nodeCount).reduce(0) { max($0, rows.range($1).count) }
    guard best.count > (open + largest - 1) / largest else { return }
    var frames = [candidates(covered)]
    while !frames.isEmpty {
      guard let node = frames[frames.count - 1].popLast() else {
        frames.removeLast()
        if let last = chosen.popLast() { change(last, by: -1, &covered, &open) }
        continue
      }
      steps += 1
      if steps & 0xFF == 0 { try context.checkpoint() }
      guard steps <= limit else {
        isProven = false
        return
      }
      chosen.append(node)
      change(node, by: 1, &covered, &open)
      if open == 0 {
        if chosen.count < best.count { best = chosen.sorted() }
      } else if chosen.count + fewest(covered, open) < best.count {
        frames.append(candidates(covered))
        continue
      }
      chosen.removeLast()
      change(node, by: -1, &covered, &open)
    }
  }

  private func change(_ node: Int, by step: Int, _ covered: inout [Int], _ open: inout Int) {
    func touch(_ other: Int) {
      if covered[other] == 0 { open -= 1 }
      covered[other] += step
      if covered[other] == 0 { open += 1 }
    }
    touch(node)
    for arc in rows.range(node) { touch(Int(rows.targets[arc])) }
  }

  private func gain(_ node: Int, _ covered: [Int]) -> Int {
    rows.range(node).reduce(covered[node] == 0 ? 1 : 0) { $0 + (covered[Int(rows.targets[$1])] == 0 ? 1 : 0) }
  }

  /// How many more nodes are needed at least: the largest gains are added up until they could do.
  private func fewest(_ covered: [Int], _ open: Int) -> Int {
    var gains = [Int](repeating: 0, count: rows.nodeCount + 1)
    var largest = 0
    for node in 0..<rows.nodeCount {
      let gain = gain(node, covered)
      gains[gain] += 1
      largest = max(largest, gain)
    }
    var (left, count) = (open, 0)
    for gain in stride(from: largest, to: 0, by: -1) where left > 0 {
      let used = min(gains[gain], (left + gain - 1) / gain)
      count += used
      left -= used * gain
    }
    return count
  }

  /// Those that can dominate the open node with the fewest of them, the one that gains most last.
  private func candidates(_ covered: [Int]) -> [Int] {
    let open = covered.indices.filter { covered[$0] == 0 }
    guard let rarest = open.min(by: { (rows.range($0).count, $0) < (rows.range($1).count, $1) }) else { return [] }
    let nodes = [rarest] + rows.range(rarest).map { Int(rows.targets[$0]) }
    let gains = nodes.map { gain($0, covered) }
    return nodes.indices.sorted { (gains[$0], nodes[$1]) < (gains[$1], nodes[$0]) }.map { nodes[$0] }
  }

  /// Again and again the node that dominates the most open ones.
  private static func greedy(_ rows: NeighbourRows) -> [Int] {
    let n = rows.nodeCount
    var gain = (0..<n).map { rows.range($0).count + 1 }
    var isCovered = [Bool](repeating: false, count: n)
    var chosen: [Int] = []
    while let node = gain.indices.max(by: { (gain[$0], $1) < (gain[$1], $0) }), gain[node] > 0 {
      chosen.append(node)
      for other in [node] + rows.range(node).map({ Int(rows.targets[$0]) }) where !isCovered[other] {
        isCovered[other] = true
        gain[other] -= 1
        for arc in rows.range(other) { gain[Int(rows.targets[arc])] -= 1 }
      }
    }
    return chosen.sorted()
  }
}
