import GraphProjection

/// The path of fewest ties over steps that a condition admits; of several the first by node ids.
///
/// It settles what a measure of paths leaves open: the condition is that a step belongs to a best path.
enum FewestTies {
  /// - Parameter admits: Asked with the node before, the node after and the tie.
  /// - Returns: `nil` where admitted steps do not lead from one end to the other.
  /// - Complexity: O(n + m).
  static func path(
    from start: Int, to target: Int, in graph: ProjectedGraph, _ context: RunContext,
    admits: (Int, Int, Int) -> Bool
  ) throws(AlgorithmError) -> (nodes: [Int], ties: [Int])? {
    var level = [Int32](repeating: -1, count: graph.nodeCount)
    level[target] = 0
    var queue = [target]
    var next = 0
    let incomingTies = graph.incoming.ties
    while next < queue.count, level[start] < 0 {
      if next & 0xFFFF == 0 { try context.checkpoint() }
      let node = queue[next]
      next += 1
      for arc in graph.incoming.range(node) {
        let before = Int(graph.incoming.targets[arc])
        guard level[before] < 0, admits(before, node, Int(incomingTies[arc])) else { continue }
        level[before] = level[node] + 1
        queue.append(before)
      }
    }
    guard level[start] >= 0 else { return nil }
    var nodes = [start]
    var ties: [Int] = []
    while let node = nodes.last, node != target {
      let step = graph.outgoing.range(node).first { arc in
        let after = Int(graph.outgoing.targets[arc])
        return level[after] >= 0 && level[after] == level[node] - 1
          && admits(node, after, Int(graph.outgoing.ties[arc]))
      }
      guard let step else { return nil }
      nodes.append(Int(graph.outgoing.targets[step]))
      ties.append(Int(graph.outgoing.ties[step]))
    }
    return (nodes, ties)
  }
}

extension [GraphPath] {
  /// The same paths, the shortest first; equally long ones, up to a share of 1e-10, by their nodes.
  func sortedByCost() -> [GraphPath] {
    var paths = sorted { $0.cost < $1.cost }
    var start = 0
    while start < paths.count {
      var end = start + 1
      while end < paths.count, paths[end].cost <= paths[start].cost * (1 + lengthTolerance) { end += 1 }
      paths[start..<end].sort { a, b in
        a.nodes == b.nodes ? a.ties.lexicographicallyPrecedes(b.ties) : a.nodes.lexicographicallyPrecedes(b.nodes)
      }
      start = end
    }
    return paths
  }
}
