import GraphProjection
import RelationGraph

/// A pattern over a graph: which states a walk can be in at which node.
///
/// State `2i` is at the node that the pattern names in place `i`, state `2i + 1` between two ties of the repeated step `i`.
struct WalkAutomaton {
  let graph: ProjectedGraph
  let pattern: WalkPattern
  private let fits: [[Bool]]

  var last: Int { 2 * pattern.steps.count }

  init(_ pattern: WalkPattern, on graph: ProjectedGraph) {
    self.graph = graph
    self.pattern = pattern
    fits = pattern.nodes.map { kinds in
      (0..<graph.nodeCount).map { kinds.isEmpty || kinds.contains(graph.nodeKind($0).rawValue) }
    }
  }

  func canBe(_ node: Int, in state: Int) -> Bool { state & 1 == 1 || fits[state / 2][node] }

  /// All neighbours with the tie, by node and tie.
  func neighbours(of node: Int) -> [(node: Int, tie: Int)] {
    let sides = graph.isDirected ? [graph.outgoing, graph.incoming] : [graph.outgoing]
    let all = sides.flatMap { rows in rows.range(node).map { (Int(rows.targets[$0]), Int(rows.ties[$0])) } }
    var unique: [(node: Int, tie: Int)] = []
    for step in all.sorted(by: { $0 < $1 }) where unique.last.map({ $0.node != step.0 || $0.tie != step.1 }) ?? true {
      unique.append((step.0, step.1))
    }
    return unique
  }

  /// Whether a relation behind the tie lets the step of this number go from one node to the other.
  func allows(_ step: Int, from: Int, to: Int, tie: Int) -> Bool {
    let rule = pattern.steps[step]
    let (start, end) = (graph.sourceIndex(from), graph.sourceIndex(to))
    return graph.relations(ofTie: tie).contains { relation in
      let relation = Int(relation)
      guard rule.kinds.isEmpty || rule.kinds.contains(graph.source.relationKind(at: relation).rawValue) else {
        return false
      }
      let ends = graph.source.relationEnds(at: relation)
      // A relation of a tie through a third node has no sense between these two.
      let isAlong = (ends.from, ends.to) == (start, end)
      let isAgainst = (ends.from, ends.to) == (end, start)
      if !graph.source.isDirected(relationAt: relation) || isAlong == isAgainst { return true }
      return rule.sense == .either || isAlong == (rule.sense == .along)
    }
  }

  /// The states before `state`, and the step that leads from them.
  func before(_ state: Int) -> (step: Int, states: [Int])? {
    guard state > 0 else { return nil }
    let step = (state - 1) / 2
    return (step, pattern.steps[step].isRepeated ? [2 * step, 2 * step + 1] : [2 * step])
  }

  /// The number of ties from every node in every state to the end of the pattern at one of `targets`: `[state · n + node]`, −1 where
  /// there is no way.
  ///
  /// - Complexity: O(p (n + m) d) for a pattern of p steps.
  func distances(to targets: [Int], _ context: RunContext) throws(AlgorithmError) -> [Int32] {
    let n = graph.nodeCount
    var distance = [Int32](repeating: -1, count: (last + 1) * n)
    var queue = targets.filter { canBe($0, in: last) }.map { last * n + $0 }
    for place in queue { distance[place] = 0 }
    var next = 0
    while next < queue.count {
      if next & 0x3FF == 0 { try context.checkpoint() }
      let place = queue[next]
      next += 1
      guard let (step, states) = before(place / n) else { continue }
      for (node, tie) in neighbours(of: place % n) {
        let open = states.filter { distance[$0 * n + node] < 0 && canBe(node, in: $0) }
        guard !open.isEmpty, allows(step, from: node, to: place % n, tie: tie) else { continue }
        for state in open {
          distance[state * n + node] = distance[place] + 1
          queue.append(state * n + node)
        }
      }
    }
    return distance
  }

  /// One tie on: the states, as bits, in which the other node is nearer to the end by one.
  func advance(_ states: UInt64, from: Int, to: Int, tie: Int, distance: [Int32], remaining: Int32) -> UInt64 {
    let n = graph.nodeCount
    var result: UInt64 = 0
    for state in 0..<last where states >> UInt64(state) & 1 == 1 {
      let step = state / 2
      let nexts = (pattern.steps[step].isRepeated ? [2 * step + 1, 2 * step + 2] : [2 * step + 2])
        .filter { canBe(to, in: $0) && distance[$0 * n + to] == remaining - 1 }
      guard !nexts.isEmpty, allows(step, from: from, to: to, tie: tie) else { continue }
      for state in nexts { result |= 1 << UInt64(state) }
    }
    return result
  }
}
