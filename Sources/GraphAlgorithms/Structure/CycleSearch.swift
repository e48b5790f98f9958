import GraphProjection

/// The search for the simple cycles whose smallest node is a given one.
struct CycleSearch {
  /// The nodes of every cycle found, ascending.
  private(set) var found: [[Int32]] = []
  private let rows: NeighbourRows
  private let backward: NeighbourRows
  private let part: [Int32]
  private let isDirected: Bool
  /// The number of ties home, valid where `stamp` is the start.
  private var home: [Int32]
  private var stamp: [Int32]

  init(_ graph: ProjectedGraph, _ context: RunContext) throws(AlgorithmError) {
    rows = graph.neighbourRows(.outgoing)
    backward = graph.isDirected ? graph.neighbourRows(.incoming) : rows
    part = try StrongParts(offsets: rows.offsets, targets: rows.targets, in: context.quiet).part
    isDirected = graph.isDirected
    home = Array(repeating: 0, count: graph.nodeCount)
    stamp = Array(repeating: -1, count: graph.nodeCount)
  }

  /// - Returns: Whether no more than `limit` cycles have been found.
  mutating func findCycles(
    from start: Int, length: Int, limit: Int, _ context: RunContext
  ) throws(AlgorithmError) -> Bool {
    measureHome(start, length: length)
    var path = [Int32(start)]
    var next = [rows.offsets[start]]
    var isOnPath: Set<Int32> = []
    var steps = 0
    while let node = path.last, let arc = next.last {
      steps &+= 1
      if steps & 0xFFFF == 0 { try context.checkpoint() }
      guard arc < rows.offsets[Int(node) + 1] else {
        isOnPath.remove(node)
        path.removeLast()
        next.removeLast()
        continue
      }
      next[next.count - 1] = arc + 1
      let head = rows.targets[arc]
      if Int(head) == start {
        // An undirected cycle is met in both senses, and a tie to and fro is none.
        guard isDirected ? path.count > 1 : path.count > 2 && path[1] < node else { continue }
        guard found.count < limit else { return false }
        found.append(path.sorted())
      } else if stamp[Int(head)] == start, path.count + Int(home[Int(head)]) <= length, !isOnPath.contains(head) {
        isOnPath.insert(head)
        path.append(head)
        next.append(rows.offsets[Int(head)])
      }
    }
    return true
  }

  /// Marks the larger nodes of the same part that have a way home of fewer than `length` ties.
  private mutating func measureHome(_ start: Int, length: Int) {
    stamp[start] = Int32(start)
    home[start] = 0
    var queue = [start]
    var next = 0
    while next < queue.count {
      let node = queue[next]
      next += 1
      guard Int(home[node]) < length - 1 else { continue }
      for arc in backward.range(node) {
        let before = Int(backward.targets[arc])
        guard before > start, part[before] == part[start], stamp[before] != start else { continue }
        stamp[before] = Int32(start)
        home[before] = home[node] + 1
        queue.append(before)
      }
    }
  }
}
