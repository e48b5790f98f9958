/// All shortest paths from one node to another, as the acyclic network of their steps.
struct ShortestPathNetwork {
  private let arcs: ShortestPathArcs
  private let start: Int
  /// The nodes on shortest paths, from the target backwards.
  private let nodes: [Int]
  private let steps: [Int: [ShortestPathArcs.Step]]

  init(_ arcs: ShortestPathArcs, from start: Int) {
    var steps: [Int: [ShortestPathArcs.Step]] = [start: arcs.steps(from: start)]
    var nodes = [start]
    var next = 0
    while next < nodes.count {
      for step in steps[nodes[next]] ?? [] where steps[step.node] == nil {
        steps[step.node] = arcs.steps(from: step.node)
        nodes.append(step.node)
      }
      next += 1
    }
    self.arcs = arcs
    self.start = start
    self.nodes = nodes.sorted { arcs.order[$0] < arcs.order[$1] }
    self.steps = steps
  }

  /// How many paths there are; `UInt64.max` stands for that many or more.
  var pathCount: UInt64 {
    var counts: [Int: UInt64] = [arcs.target: 1]
    for node in nodes where node != arcs.target {
      var sum: UInt64 = 0
      for step in steps[node] ?? [] {
        let (total, isOver) = sum.addingReportingOverflow(counts[step.node] ?? 0)
        sum = isOver ? .max : total
      }
      counts[node] = sum
    }
    return counts[start] ?? 0
  }

  /// The first paths in the order of their node numbers.
  func paths(limit: Int, _ context: RunContext) throws(AlgorithmError) -> [GraphPath] {
    var found: [GraphPath] = []
    /// Every node of the path so far, and how many of its steps have been taken.
    var trail: [(node: Int, taken: Int)] = [(start, 0)]
    var ties: [Int] = []
    while let (node, taken) = trail.last, found.count < limit {
      let choices = steps[node] ?? []
      if node == arcs.target {
        let cost = ties.reduce(0) { $0 + arcs.length(of: $1) }
        found.append(GraphPath(nodes: trail.map(\.node), ties: ties, cost: cost))
        if found.count & 0xFF == 0 { try context.checkpoint(Double(found.count) / Double(limit)) }
      } else if taken < choices.count {
        trail[trail.count - 1].taken += 1
        trail.append((choices[taken].node, 0))
        ties.append(choices[taken].tie)
        continue
      }
      trail.removeLast()
      if !ties.isEmpty { ties.removeLast() }
    }
    return found
  }
}
