import GraphProjection

extension ShortestPathArcs {
  /// Searches from both ends at once where every tie has length 1.
  ///
  /// Whole levels are added on the side whose frontier has fewer arcs, until a level meets the other side. Then `order` holds
  /// the number of ties to the target of all nodes that the search from the target met, and of those nodes on the other side
  /// that lie on a shortest path.
  static func byHops(
    from start: Int, to target: Int, in graph: ProjectedGraph, _ context: RunContext
  ) throws(AlgorithmError) -> ShortestPathArcs {
    var ahead = LevelSearch(start, rows: graph.outgoing, count: graph.nodeCount)
    var behind = LevelSearch(target, rows: graph.incoming, count: graph.nodeCount)
    var meeting: [Int32] = start == target ? [Int32(start)] : []
    while meeting.isEmpty, !ahead.frontier.isEmpty, !behind.frontier.isEmpty {
      try context.checkpoint(0)
      if ahead.frontierArcs <= behind.frontierArcs {
        ahead.advance()
        meeting = ahead.frontier.filter { behind.levels[Int($0)] >= 0 }
      } else {
        behind.advance()
        meeting = behind.frontier.filter { ahead.levels[Int($0)] >= 0 }
      }
    }
    var order = behind.levels
    if let first = meeting.first {
      let length = ahead.levels[Int(first)] + behind.levels[Int(first)]
      var layer = meeting
      while !layer.isEmpty {
        var earlier: [Int32] = []
        for node in layer {
          let level = ahead.levels[Int(node)] - 1
          for before in graph.predecessors(of: Int(node))
          where level >= 0 && ahead.levels[Int(before)] == level && order[Int(before)] < 0 {
            order[Int(before)] = length - level
            earlier.append(before)
          }
        }
        layer = earlier
      }
    }
    return ShortestPathArcs(graph: graph, target: target, lengths: nil, order: order, remaining: [])
  }
}

/// A breadth-first search that stops after every level.
private struct LevelSearch {
  let rows: ProjectedGraph.ArcRows
  /// The level of every node met, −1 for the others.
  private(set) var levels: [Int32]
  private(set) var frontier: [Int32]
  private(set) var frontierArcs: Int
  private var level: Int32 = 0

  init(_ start: Int, rows: ProjectedGraph.ArcRows, count: Int) {
    self.rows = rows
    levels = Array(repeating: -1, count: count)
    levels[start] = 0
    frontier = [Int32(start)]
    frontierArcs = rows.degree(start)
  }

  mutating func advance() {
    level += 1
    var next: [Int32] = []
    var arcs = 0
    for node in frontier {
      for arc in rows.range(Int(node)) {
        let neighbour = rows.targets[arc]
        guard levels[Int(neighbour)] < 0 else { continue }
        levels[Int(neighbour)] = level
        arcs += rows.degree(Int(neighbour))
        next.append(neighbour)
      }
    }
    frontier = next
    frontierArcs = arcs
  }
}
