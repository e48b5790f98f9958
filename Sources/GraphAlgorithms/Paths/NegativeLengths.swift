import GraphProjection

/// Distances to one target over lengths that may be negative, or a cycle that makes them meaningless.
///
/// Only nodes that the start reaches and that reach the target take part: a negative cycle elsewhere does not matter.
struct NegativeLengths {
  /// The distance of every node to the target; infinite for those that take no part.
  let remaining: [Double]
  /// The nodes of a cycle of negative length, the smallest first; empty where there is none.
  let cycle: [Int]

  init(
    _ graph: ProjectedGraph, lengths: [Double], from start: Int, to target: Int, _ context: RunContext
  ) throws(AlgorithmError) {
    let ahead = Self.reached(from: start, graph.outgoing, count: graph.nodeCount)
    let behind = Self.reached(from: target, graph.incoming, count: graph.nodeCount)
    let nodes = (0..<graph.nodeCount).filter { ahead[$0] && behind[$0] }
    var remaining = [Double](repeating: .infinity, count: graph.nodeCount)
    var next = [Int32](repeating: -1, count: graph.nodeCount)
    remaining[target] = nodes.isEmpty ? .infinity : 0
    var changed = -1
    let ties = graph.outgoing.ties
    // Without a negative cycle nothing changes any more in round n.
    for round in 0...nodes.count {
      try context.checkpoint(Double(round) / Double(nodes.count + 1))
      changed = -1
      for (place, node) in nodes.enumerated() {
        if place & 0xFFFF == 0xFFFF { try context.checkpoint() }
        for arc in graph.outgoing.range(node) {
          let after = Int(graph.outgoing.targets[arc])
          guard remaining[after] < .infinity else { continue }
          let length = lengths[Int(ties[arc])]
          let far = length + remaining[after]
          // What rounding alone makes shorter is not shorter: 0.1 + 0.2 − 0.3 is no negative cycle.
          let slack = 1e-12 * max(abs(length), abs(remaining[after]))
          guard remaining[node] == .infinity || far < remaining[node] - slack else { continue }
          remaining[node] = far
          next[node] = Int32(after)
          changed = node
        }
      }
      if changed < 0 { break }
    }
    self.remaining = remaining
    cycle = changed < 0 ? [] : Self.cycle(next, from: changed)
  }

  private static func reached(from start: Int, _ rows: ProjectedGraph.ArcRows, count: Int) -> [Bool] {
    var isReached = [Bool](repeating: false, count: count)
    isReached[start] = true
    var queue = [start]
    while let node = queue.popLast() {
      for arc in rows.range(node) where !isReached[Int(rows.targets[arc])] {
        isReached[Int(rows.targets[arc])] = true
        queue.append(Int(rows.targets[arc]))
      }
    }
    return isReached
  }

  /// The cycle that a walk along the next steps ends in.
  private static func cycle(_ next: [Int32], from start: Int) -> [Int] {
    var turn = [Int](repeating: -1, count: next.count)
    var walk: [Int] = []
    var node = start
    while turn[node] < 0 {
      turn[node] = walk.count
      walk.append(node)
      guard next[node] >= 0 else { return walk }
      node = Int(next[node])
    }
    let cycle = Array(walk[turn[node]...])
    let first = cycle.indices.min { cycle[$0] < cycle[$1] } ?? 0
    return Array(cycle[first...] + cycle[..<first])
  }
}
