/// Simple paths between two nodes, the shortest first: Yen's classes of deviations in Lawler's partition.
struct DeviationQueue: ~Copyable {
  let arcs: TargetArcs
  private var queue = DeviationHeap()
  private(set) var accepted: [[Int]] = []
  /// Lists of banned arcs that share their ends.
  private var bans: [(arc: Int, next: Int)] = []
  private var search: SpurSearch

  init(_ arcs: TargetArcs) {
    self.arcs = arcs
    search = SpurSearch(nodeCount: arcs.order.count)
    if arcs.order[arcs.start] >= 0 {
      queue.push(Deviation(parent: -1, position: 0, banned: -1, cost: arcs.remaining[arcs.start], path: nil))
    }
  }

  /// Accepts the next path; `false` when there are no more.
  mutating func acceptNext(_ context: RunContext) throws(AlgorithmError) -> Bool {
    while var deviation = queue.popFirst() {
      if let path = deviation.path {
        accepted.append(path)
        split(path, from: deviation)
        return true
      }
      if let path = try resolve(deviation, context) {
        deviation.path = path
        deviation.cost = path.reduce(0) { $0 + arcs.lengths[$1] }
        queue.push(deviation)
      }
    }
    return false
  }

  /// Parts what is left of the class of an accepted path by where its paths leave that one.
  private mutating func split(_ path: [Int], from deviation: Deviation) {
    search.start()
    var node = arcs.start
    var cost = 0.0
    for (position, arc) in path.enumerated() {
      search.block(node)
      if position >= deviation.position {
        bans.append((arc, position == deviation.position ? deviation.banned : -1))
        let banned = bans.count - 1
        ban(banned)
        let bound = cost + search.lowerBound(from: node, arcs)
        if bound < .infinity {
          queue.push(
            Deviation(parent: accepted.count - 1, position: position, banned: banned, cost: bound, path: nil))
        }
      }
      cost += arcs.lengths[arc]
      node = Int(arcs.heads[arc])
    }
  }

  /// The shortest path of a class, of equally short ones the first; `nil` where it has none.
  private mutating func resolve(_ deviation: Deviation, _ context: RunContext) throws(AlgorithmError) -> [Int]? {
    search.start()
    let root = deviation.parent < 0 ? [] : Array(accepted[deviation.parent].prefix(deviation.position))
    var node = arcs.start
    for arc in root {
      search.block(node)
      node = Int(arcs.heads[arc])
    }
    search.block(node)
    ban(deviation.banned)
    guard node != arcs.target else { return root }
    return try search.shortest(from: node, arcs, context).map { root + $0 }
  }

  private mutating func ban(_ list: Int) {
    search.startBans()
    var list = list
    while list >= 0 {
      search.ban(Int(arcs.heads[bans[list].arc]))
      list = bans[list].next
    }
  }
}
