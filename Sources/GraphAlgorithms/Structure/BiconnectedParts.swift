/// The biconnected components (*blocks*) of an undirected graph: the largest parts that stay connected without any one node.
///
/// Every tie is in exactly one block; blocks share at most a node, and then it is a cut node: an articulation point. A block of one
/// tie is a bridge. Nodes without ties are in no block.
///
/// The depth-first search of Hopcroft and Tarjan, with a stack of its own instead of recursion so that no graph is too deep.
///
/// J. Hopcroft, R. Tarjan (1973). Algorithm 447: efficient algorithms for graph manipulation. Communications of the ACM 16.
/// https://doi.org/10.1145/362248.362272
struct BiconnectedParts {
  /// Whether a node is an articulation point: its component falls apart without it.
  private(set) var isArticulationPoint: [Bool]
  /// The blocks of one tie, as the ends of that, the smaller one first; sorted.
  private(set) var bridges: [(Int32, Int32)] = []
  /// The nodes of block `b` are `blockNodes[blockOffsets[b] ..< blockOffsets[b + 1]]`.
  private(set) var blockOffsets = [0]
  private(set) var blockNodes: [Int32] = []

  var blockCount: Int { blockOffsets.count - 1 }
  var largestBlock: Int { (0..<blockCount).reduce(0) { max($0, blockOffsets[$1 + 1] - blockOffsets[$1]) } }

  /// - Parameter rows: An undirected graph without loops and parallel ties.
  /// - Complexity: O(n + m) time, O(n) space.
  init(of rows: NeighbourRows, in context: RunContext) throws(AlgorithmError) {
    let n = rows.nodeCount
    var isCut = [Bool](repeating: false, count: n)
    // In the order of discovery from 1; 0 before. The low point of `v` is the smallest index that a tie leads back to from `v` or
    // from what was discovered below it.
    var index = [Int32](repeating: 0, count: n)
    var low = index
    var calls: [(node: Int32, parent: Int32, arc: Int)] = []
    // Discovered nodes that are not the lower end of a complete block yet.
    var pending: [Int32] = []
    var discovered: Int32 = 0

    for root in 0..<n where index[root] == 0 {
      discovered &+= 1
      (index[root], low[root]) = (discovered, discovered)
      var childrenOfRoot = 0
      calls.append((Int32(root), -1, rows.offsets[root]))
      while let call = calls.last {
        let v = Int(call.node)
        var lowest = low[v]
        var arc = call.arc
        let end = rows.offsets[v &+ 1]
        var next = -1
        while arc < end {
          let w = rows.targets[arc]
          arc &+= 1
          if index[Int(w)] == 0 {
            next = Int(w)
            break
          }
          if w != call.parent { lowest = min(lowest, index[Int(w)]) }
        }
        low[v] = lowest
        calls[calls.count - 1].arc = arc
        if next >= 0 {
          discovered &+= 1
          (index[next], low[next]) = (discovered, discovered)
          pending.append(Int32(next))
          calls.append((Int32(next), call.node, rows.offsets[next]))
          if discovered & 0xFFFF == 0 { try context.checkpoint(Double(discovered) / Double(n)) }
          continue
        }
        calls.removeLast()
        guard call.parent >= 0 else { continue }
        let parent = Int(call.parent)
        low[parent] = min(low[parent], lowest)
        guard lowest >= index[parent] else { continue }
        // Nothing below leads past the parent: the block that it heads is complete.
        if parent == root { childrenOfRoot += 1 } else { isCut[parent] = true }
        if lowest > index[parent] { bridges.append((min(call.parent, call.node), max(call.parent, call.node))) }
        while let last = pending.popLast() {
          blockNodes.append(last)
          if last == call.node { break }
        }
        blockNodes.append(call.parent)
        blockOffsets.append(blockNodes.count)
      }
      if childrenOfRoot > 1 { isCut[root] = true }
    }
    bridges.sort { $0 < $1 }
    isArticulationPoint = isCut
  }
}
