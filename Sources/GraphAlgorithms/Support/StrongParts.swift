/// The strong parts of a graph: the largest sets of nodes in which each reaches each other.
///
/// They are numbered so that arcs lead within a part or to one of a smaller number. Of an undirected graph they are its
/// components.
///
/// Tarjan's depth-first search, with a stack of its own instead of recursion so that no graph is too deep, and with the index
/// and low-link of a node in one number as in Pearce's version of it.
///
/// R. Tarjan (1972). Depth-first search and linear graph algorithms. SIAM Journal on Computing 1.
/// https://doi.org/10.1137/0201010
struct StrongParts {
  /// The number of the part of every node.
  let part: [Int32]
  /// How many there are.
  let count: Int

  /// - Parameters:
  ///   - offsets: Arcs of node `v` are at `offsets[v] ..< offsets[v + 1]`.
  ///   - targets: What arcs lead to.
  /// - Complexity: O(n + m) time, O(n) space.
  init(offsets: [Int], targets: [Int32], in context: RunContext) throws(AlgorithmError) {
    let none = [Int32](repeating: 0, count: offsets.count - 1)
    try self.init(offsets: offsets, targets: targets, knowing: none, in: context)
  }

  /// - Parameter known: `Int32.max` for the nodes of one part that is known, 0 for all others. That part has the number 0,
  ///   whatever its arcs lead to.
  init(offsets: [Int], targets: [Int32], knowing known: [Int32], in context: RunContext) throws(AlgorithmError) {
    let n = offsets.count - 1
    // 0 before `v` is met; then the smallest index known to be reached from `v`; and once its part is complete, the number of
    // that: counted down from the top, so that it is larger than any index and no test for "on the stack" is needed.
    var low = known
    // Nodes whose part is not complete yet, in the order of their completion.
    var pending: [Int32] = []
    var calls: [(node: Int32, arc: Int, index: Int32)] = []
    var index: Int32 = 0
    var nextPart = Int32.max - (known.contains(.max) ? 1 : 0)
    for start in 0..<n where low[start] == 0 {
      index &+= 1
      low[start] = index
      calls.append((Int32(start), offsets[start], index))
      while let call = calls.last {
        let v = Int(call.node)
        var lowest = low[v]
        var arc = call.arc
        let end = offsets[v &+ 1]
        var next = -1
        while arc < end {
          let w = Int(targets[arc])
          if low[w] == 0 {
            next = w
            break
          }
          lowest = min(lowest, low[w])
          arc &+= 1
        }
        low[v] = lowest
        if next >= 0 {
          // The same arc is read again when the call returns, and then finds `low[next]`.
          calls[calls.count - 1].arc = arc
          index &+= 1
          low[next] = index
          calls.append((Int32(next), offsets[next], index))
          continue
        }
        calls.removeLast()
        if call.index & 0xFFFF == 0 { try context.checkpoint(Double(index) / Double(n)) }
        guard lowest == call.index else {
          pending.append(call.node)
          continue
        }
        // `v` is the root. Of the pending nodes those completed after it was met have a larger low-link.
        while let last = pending.last, low[Int(last)] >= call.index {
          low[Int(last)] = nextPart
          pending.removeLast()
        }
        low[v] = nextPart
        nextPart &-= 1
      }
    }
    part = low.map { .max &- $0 }
    count = Int(Int32.max &- nextPart)
  }

  /// The nodes of every part, ascending.
  func members() -> [[Int32]] {
    var members = [[Int32]](repeating: [], count: count)
    for (node, part) in part.enumerated() { members[Int(part)].append(Int32(node)) }
    return members
  }
}
