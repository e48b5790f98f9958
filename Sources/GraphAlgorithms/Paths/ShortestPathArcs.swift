import GraphProjection

/// The arcs that lie on shortest paths to one target, as far as a search from it went.
///
/// An arc from `u` to `v` does where `length + remaining(v)` equals `remaining(u)` up to the tolerance and `v` was settled
/// before `u`. The second condition makes every walk along such arcs end at the target without meeting a node twice.
struct ShortestPathArcs {
  let graph: ProjectedGraph
  let target: Int
  /// The length of every tie; `nil`: 1.
  let lengths: [Double]?
  /// When a node was settled, −1 where it was not. Where ties have no length: its number of ties to the target.
  let order: [Int32]
  /// The distance to the target of every settled node; empty where ties have no length.
  let remaining: [Double]

  /// One step of a path.
  struct Step {
    let node: Int
    let tie: Int
  }

  func isReached(_ node: Int) -> Bool { order[node] >= 0 }

  /// The steps from a node that begin a shortest path, by the number of the node they lead to, one for each.
  func steps(from node: Int) -> [Step] {
    var steps: [Step] = []
    let row = graph.outgoing.range(node)
    var arc = row.lowerBound
    while arc < row.upperBound {
      let next = graph.outgoing.targets[arc]
      var tie = graph.outgoing.ties[arc]
      arc += 1
      while arc < row.upperBound, graph.outgoing.targets[arc] == next {
        let other = graph.outgoing.ties[arc]
        if let lengths, lengths[Int(other)] < lengths[Int(tie)] { tie = other }
        arc += 1
      }
      if isTight(from: node, to: Int(next), over: Int(tie)) { steps.append(Step(node: Int(next), tie: Int(tie))) }
    }
    return steps
  }

  private func isTight(from u: Int, to v: Int, over tie: Int) -> Bool {
    guard order[v] >= 0, order[v] < order[u] else { return false }
    guard let lengths else { return order[v] == order[u] - 1 }
    return lengths[tie] + remaining[v] <= remaining[u] * (1 + lengthTolerance)
  }

  /// The first shortest path from a reached node, by node numbers.
  func firstPath(from start: Int) -> GraphPath {
    var path = GraphPath(nodes: [start], ties: [], cost: 0)
    while let last = path.nodes.last, last != target, let step = steps(from: last).first {
      path.append(step, length: length(of: step.tie))
    }
    return path
  }

  func length(of tie: Int) -> Double { lengths?[tie] ?? 1 }
}

extension GraphPath {
  mutating func append(_ step: ShortestPathArcs.Step, length: Double) {
    nodes.append(step.node)
    ties.append(step.tie)
    cost += length
  }
}
