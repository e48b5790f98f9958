import GraphProjection

extension ProjectedGraph {
  /// The side, 0 or 1, of every node where no tie is within a side, with the first node of every component on side 0; else a cycle
  /// of odd length, its nodes one after another. A loop is such a cycle. Directions are ignored.
  ///
  /// - Complexity: O(n + m).
  func bipartition() -> (side: [Int], oddCycle: [Int]) {
    let loops = (0..<tieCount).map { ends(ofTie: $0) }.filter { $0.from == $0.to }
    if let node = loops.map(\.from).min() { return ([], [node]) }
    let rows = neighbourRows(.both)
    var side = [Int](repeating: -1, count: nodeCount)
    var parent = [Int](repeating: -1, count: nodeCount)
    var queue: [Int] = []
    var head = 0
    for root in 0..<nodeCount where side[root] < 0 {
      side[root] = 0
      queue.append(root)
      while head < queue.count {
        let node = queue[head]
        head += 1
        for arc in rows.range(node) {
          let target = Int(rows.targets[arc])
          if side[target] < 0 {
            side[target] = 1 - side[node]
            parent[target] = node
            queue.append(target)
          } else if side[target] == side[node] {
            return ([], Self.cycle(closedBy: node, target, parent))
          }
        }
      }
    }
    return (side, [])
  }

  /// The cycle that a tie closes in a tree of shortest paths: its ends, of one side, are equally far from the root.
  private static func cycle(closedBy a: Int, _ b: Int, _ parent: [Int]) -> [Int] {
    var (one, other) = ([a], [b])
    var (up, across) = (parent[a], parent[b])
    while up != across {
      one.append(up)
      other.append(across)
      (up, across) = (parent[up], parent[across])
    }
    return one + [up] + other.reversed()
  }
}
