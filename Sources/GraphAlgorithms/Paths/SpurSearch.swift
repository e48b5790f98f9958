/// The search for the shortest way from a node to the target that keeps off some nodes and does not begin with some arcs.
///
/// Its arrays are used again by every search: a mark counts only if it is that of the present one.
struct SpurSearch: ~Copyable {
  private var now: UInt32 = 0
  private var bansNow: UInt32 = 0
  private var walk: UInt32 = 0
  private var blocked: [UInt32]
  private var banned: [UInt32]
  private var dead: [UInt32]
  private var seen: [UInt32]
  private var closed: [UInt32]
  /// The distance from the spur node, and the order of closing, of nodes seen and closed.
  private var distance: [Double]
  private var rank: [Int32]
  private var heap: NodeHeap

  init(nodeCount n: Int) {
    blocked = Array(repeating: 0, count: n)
    (banned, dead, seen, closed) = (blocked, blocked, blocked, blocked)
    distance = Array(repeating: 0, count: n)
    rank = Array(repeating: 0, count: n)
    heap = NodeHeap(nodeCount: n)
  }

  /// Forgets the blocked nodes.
  mutating func start() { now += 1 }
  mutating func block(_ node: Int) { blocked[node] = now }

  /// Forgets the banned first steps.
  mutating func startBans() { bansNow += 1 }
  /// Forbids to begin with a step to this node.
  mutating func ban(_ node: Int) { banned[node] = bansNow }

  @inline(__always)
  private func isAllowedFirst(_ node: Int) -> Bool { blocked[node] != now && banned[node] != bansNow }

  /// The distance to the target over the allowed first arcs if no node were blocked after them.
  func lowerBound(from spur: Int, _ arcs: TargetArcs) -> Double {
    var bound = Double.infinity
    for arc in arcs.row(spur) where isAllowedFirst(Int(arcs.heads[arc])) {
      bound = min(bound, arcs.lengths[arc] + arcs.remaining[Int(arcs.heads[arc])])
    }
    return bound
  }

  /// The arcs of the shortest way, of equally short ones the first.
  mutating func shortest(
    from spur: Int, _ arcs: TargetArcs, _ context: RunContext
  ) throws(AlgorithmError) -> [Int]? {
    let limit = lowerBound(from: spur, arcs) * (1 + lengthTolerance)
    guard limit < .infinity else { return nil }
    if let path = firstAlongTree(from: spur, within: limit, arcs) { return path }
    guard try explore(from: spur, arcs, context) else { return nil }
    return firstAlongExplored(from: spur, arcs)
  }

  /// The first way that is as short as if nothing were blocked, if there is one.
  private mutating func firstAlongTree(from spur: Int, within limit: Double, _ arcs: TargetArcs) -> [Int]? {
    first(from: spur, arcs) { search, u, arc, v in
      if u == spur { return search.isAllowedFirst(v) && arcs.lengths[arc] + arcs.remaining[v] <= limit }
      return search.blocked[v] != search.now && arcs.order[v] < arcs.order[u]
        && arcs.lengths[arc] + arcs.remaining[v] <= arcs.remaining[u] * (1 + lengthTolerance)
    }
  }

  /// The first of the shortest ways that ``explore(from:_:_:)`` has been over.
  private mutating func firstAlongExplored(from spur: Int, _ arcs: TargetArcs) -> [Int]? {
    first(from: spur, arcs) { search, u, arc, v in
      guard search.closed[v] == search.now else { return false }
      let limit = search.distance[v] * (1 + lengthTolerance)
      if u == spur { return search.isAllowedFirst(v) && arcs.lengths[arc] <= limit }
      let (x, y) = (search.distance[u], search.distance[v])
      return (x < y || (x == y && search.rank[u] < search.rank[v])) && x + arcs.lengths[arc] <= limit
    }
  }

  /// A* with the distances in the whole graph, which no blocked node makes shorter, until all nodes on shortest ways are closed.
  private mutating func explore(
    from spur: Int, _ arcs: TargetArcs, _ context: RunContext
  ) throws(AlgorithmError) -> Bool {
    heap.removeAll()
    for arc in arcs.row(spur) where isAllowedFirst(Int(arcs.heads[arc])) {
      reach(Int(arcs.heads[arc]), at: arcs.lengths[arc], arcs)
    }
    var limit = Double.infinity
    var count: Int32 = 0
    while let next = heap.popFirst(), next.distance <= limit {
      let u = Int(next.node)
      closed[u] = now
      rank[u] = count
      count &+= 1
      if u == arcs.target { limit = distance[u] * (1 + lengthTolerance) }
      if count & 0xFFF == 0 { try context.checkpoint() }
      for arc in arcs.row(u) {
        let v = Int(arcs.heads[arc])
        guard blocked[v] != now, closed[v] != now else { continue }
        reach(v, at: distance[u] + arcs.lengths[arc], arcs)
      }
    }
    return limit < .infinity
  }

  @inline(__always)
  private mutating func reach(_ node: Int, at length: Double, _ arcs: TargetArcs) {
    guard seen[node] != now || length < distance[node] else { return }
    seen[node] = now
    distance[node] = length
    heap.insertOrLower(Int32(truncatingIfNeeded: node), to: length + arcs.remaining[node])
  }

  /// The first way to the target by node numbers over arcs that pass a test, which must not allow a cycle.
  @inline(__always)
  private mutating func first(
    from spur: Int, _ arcs: TargetArcs, along passes: (borrowing SpurSearch, Int, Int, Int) -> Bool
  ) -> [Int]? {
    walk &+= 1
    var path: [Int] = []
    var node = spur
    var arc = arcs.offsets[spur]
    while node != arcs.target {
      let end = arcs.offsets[node &+ 1]
      while arc < end {
        let v = Int(arcs.heads[arc])
        if dead[v] != walk, passes(self, node, arc, v) { break }
        arc &+= 1
      }
      if arc < end {
        path.append(arc)
        node = Int(arcs.heads[arc])
        arc = arcs.offsets[node]
        continue
      }
      dead[node] = walk
      guard let last = path.popLast() else { return nil }
      node = path.last.map { Int(arcs.heads[$0]) } ?? spur
      arc = last &+ 1
    }
    return path
  }
}
