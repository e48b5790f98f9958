import GraphProjection

/// The arcs that simple paths from one node to another can use, with the distance of every node to the target.
///
/// Loops, arcs into the start, arcs out of the target and arcs to nodes that do not reach it are left out; of parallel ties the
/// shortest stays, of equally short ones the first. Rows are sorted by the node they lead to, so that of two arcs of one node
/// the smaller number leads to the smaller node: paths compare by arc numbers as by nodes.
struct TargetArcs {
  let start: Int
  let target: Int
  let offsets: [Int]
  let heads: [Int32]
  let lengths: [Double]
  let ties: [Int32]
  /// The length of the shortest path to the target, infinite where there is none.
  let remaining: [Double]
  /// The order in which the search from the target settled the nodes, −1 where it did not.
  let order: [Int32]

  init(
    _ graph: ProjectedGraph, lengths tieLengths: [Double]?, from start: Int, to target: Int, _ context: RunContext
  ) throws(AlgorithmError) {
    let n = graph.nodeCount
    if let tieLengths {
      let search = try ShortestPathArcs.byLengths(tieLengths, from: nil, to: target, in: graph, context)
      (remaining, order) = (search.remaining, search.order)
    } else {
      (remaining, order) = Self.hops(to: target, in: graph)
    }
    try context.checkpoint(0)
    let rows = graph.outgoing
    let rowTies = rows.ties
    var offsets = [0]
    var heads: [Int32] = []
    var lengths: [Double] = []
    var ties: [Int32] = []
    offsets.reserveCapacity(n + 1)
    for node in 0..<n {
      if order[node] >= 0, node != target {
        for arc in rows.range(node) {
          let head = rows.targets[arc]
          let tie = rowTies[arc]
          guard order[Int(head)] >= 0, Int(head) != node, Int(head) != start else { continue }
          let length = tieLengths?[Int(tie)] ?? 1
          if let last = heads.indices.last, last >= offsets[node], heads[last] == head {
            if length < lengths[last] { (lengths[last], ties[last]) = (length, tie) }
          } else {
            heads.append(head)
            lengths.append(length)
            ties.append(tie)
          }
        }
      }
      offsets.append(heads.count)
    }
    self.start = start
    self.target = target
    self.offsets = offsets
    self.heads = heads
    self.lengths = lengths
    self.ties = ties
  }

  /// A breadth-first search against the direction of the arcs.
  private static func hops(to target: Int, in graph: ProjectedGraph) -> (remaining: [Double], order: [Int32]) {
    let rows = graph.incoming
    var remaining = [Double](repeating: .infinity, count: graph.nodeCount)
    var order = [Int32](repeating: -1, count: graph.nodeCount)
    var queue = [Int32(target)]
    remaining[target] = 0
    order[target] = 0
    var next = 0
    while next < queue.count {
      let node = Int(queue[next])
      next &+= 1
      for arc in rows.range(node) {
        let before = Int(rows.targets[arc])
        guard order[before] < 0 else { continue }
        order[before] = Int32(queue.count)
        remaining[before] = remaining[node] + 1
        queue.append(Int32(before))
      }
    }
    return (remaining, order)
  }

  @inline(__always)
  func row(_ node: Int) -> Range<Int> { offsets[node]..<offsets[node &+ 1] }

  /// The path that takes these arcs from the start on.
  func path(_ arcs: [Int]) -> GraphPath {
    var path = GraphPath(nodes: [start], ties: [], cost: 0)
    for arc in arcs {
      path.nodes.append(Int(heads[arc]))
      path.ties.append(Int(ties[arc]))
      path.cost += lengths[arc]
    }
    return path
  }
}
