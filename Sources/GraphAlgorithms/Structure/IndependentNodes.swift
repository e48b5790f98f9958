/// The largest set of nodes of which no two are tied.
///
/// A node with one neighbour left, or none, can always be in it. What is left without these is solved by component, as the largest clique of
/// the complement.
enum IndependentNodes {
  /// The largest component that is solved.
  static let nodeLimit = 4_000

  /// - Parameters:
  ///   - rows: An undirected graph without loops and parallel ties.
  ///   - limit: The largest number of steps.
  /// - Returns: The nodes, ascending, and how many had to be searched among.
  static func largest(
    of rows: NeighbourRows, limit: Int, for measure: String, in context: RunContext
  ) throws(AlgorithmError) -> (nodes: [Int], searched: Int) {
    var (chosen, left) = reduced(rows)
    let searched = left.count
    let kernel = rows.restricted(to: left)
    var steps = 0
    for part in kernel.connectedParts() {
      try context.checkpoint(Double(steps) / Double(limit))
      guard part.count <= nodeLimit else {
        throw .limit(
          "'\(measure)' takes components of at most \(nodeLimit) nodes; this graph has one of \(part.count)",
          hint: "filter the graph")
      }
      let component = kernel.restricted(to: part)
      var best = greedy(component)
      var others = NodeBitRows(nodeCount: part.count)
      for node in 0..<part.count {
        var next = component.offsets[node]
        for other in 0..<part.count where other != node {
          while next < component.offsets[node + 1], Int(component.targets[next]) < other { next += 1 }
          if next == component.offsets[node + 1] || Int(component.targets[next]) != other {
            others.insert(other, in: node)
          }
        }
      }
      do {
        let search = try CliqueSearch(others, largerThan: best.count, limit: limit - steps, in: context)
        steps += search.steps
        if let found = search.best { best = found }
      } catch {
        guard case .limit = error else { throw error }
        throw .limit("'\(measure)' took more than \(limit) steps", hint: "set a larger limit, or filter the graph")
      }
      chosen += best.map { left[part[$0]] }
    }
    left = []
    return (chosen.sorted(), searched)
  }

  /// Takes nodes with fewer than two neighbours left, and their neighbours away, as long as there are any.
  private static func reduced(_ rows: NeighbourRows) -> (chosen: [Int], left: [Int]) {
    let n = rows.nodeCount
    var degree = (0..<n).map { rows.range($0).count }
    var isGone = [Bool](repeating: false, count: n)
    var chosen: [Int] = []
    var queue = (0..<n).filter { degree[$0] < 2 }
    var head = 0
    while head < queue.count {
      let node = queue[head]
      head += 1
      guard !isGone[node] else { continue }
      isGone[node] = true
      chosen.append(node)
      for arc in rows.range(node) where !isGone[Int(rows.targets[arc])] {
        let neighbour = Int(rows.targets[arc])
        isGone[neighbour] = true
        for second in rows.range(neighbour) where !isGone[Int(rows.targets[second])] {
          degree[Int(rows.targets[second])] -= 1
          if degree[Int(rows.targets[second])] == 1 { queue.append(Int(rows.targets[second])) }
        }
      }
    }
    return (chosen, (0..<n).filter { !isGone[$0] })
  }

  /// Again and again the node with the fewest neighbours left.
  private static func greedy(_ rows: NeighbourRows) -> [Int] {
    let n = rows.nodeCount
    var degree = (0..<n).map { rows.range($0).count }
    var left = Array(0..<n)
    var isGone = [Bool](repeating: false, count: n)
    var chosen: [Int] = []
    while let node = left.min(by: { (degree[$0], $0) < (degree[$1], $1) }) {
      chosen.append(node)
      isGone[node] = true
      for arc in rows.range(node) where !isGone[Int(rows.targets[arc])] {
        isGone[Int(rows.targets[arc])] = true
        for second in rows.range(Int(rows.targets[arc])) { degree[Int(rows.targets[second])] -= 1 }
      }
      left.removeAll { isGone[$0] }
    }
    return chosen.sorted()
  }
}
