/// The strong parts of a graph given as rows: the largest sets of nodes in which each reaches each other.
///
/// Of an undirected graph these are its components. They are numbered so that arcs lead within a part or to one of a smaller number.
///
/// R. Tarjan (1972). Depth-first search and linear graph algorithms. SIAM Journal on Computing 1. https://doi.org/10.1137/0201010
struct StrongParts {
  /// The number of the part of every node.
  private(set) var part: [Int32]
  /// The nodes of every part, ascending.
  private(set) var members: [[Int32]] = []

  /// - Complexity: O(n + m).
  init(of rows: NeighbourRows) {
    let n = rows.nodeCount
    part = [Int32](repeating: -1, count: n)
    // 0 before a node is met, then its turn; `low` is the smallest turn known to be reached from it.
    var turn = [Int32](repeating: 0, count: n)
    var low = turn
    var turns: Int32 = 0
    var pending: [Int32] = []
    var calls: [(node: Int, arc: Int)] = []
    for start in 0..<n where turn[start] == 0 {
      calls.append((start, rows.offsets[start]))
      while let (node, first) = calls.last {
        if turn[node] == 0 {
          turns += 1
          (turn[node], low[node]) = (turns, turns)
          pending.append(Int32(node))
        }
        var arc = first
        var next: Int?
        while next == nil, arc < rows.offsets[node + 1] {
          let target = Int(rows.targets[arc])
          if turn[target] == 0 {
            next = target
          } else {
            if part[target] < 0 { low[node] = min(low[node], low[target]) }
            arc += 1
          }
        }
        calls[calls.count - 1].arc = arc
        if let next {
          calls.append((next, rows.offsets[next]))
          continue
        }
        calls.removeLast()
        guard low[node] == turn[node] else { continue }
        var nodes: [Int32] = []
        while let last = pending.popLast() {
          part[Int(last)] = Int32(members.count)
          nodes.append(last)
          if last == node { break }
        }
        members.append(nodes.sorted())
      }
    }
  }
}
