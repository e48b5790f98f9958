/// A bound that no colouring of a block costs less than: negative cycles, each with a weight, of which no tie carries more than
/// its own; every colouring frustrates a tie of each.
struct NegativeCycles {
  private var left: [[Int]]
  private let block: SignedBlock
  private var stepsLeft: Int

  /// - Parameter budget: The arcs that the searches look at before they give up.
  init(_ block: SignedBlock, budget: Int) {
    self.block = block
    left = block.rows.map { $0.map { abs($0.weight) } }
    stepsLeft = budget
  }

  /// The weight of the cycles: greedy, short ones first.
  mutating func weight(in context: RunContext) throws(AlgorithmError) -> Int {
    var weight = 0
    let n = block.nodeCount
    for length in [3, 4, 5, 6, 8, 11, 16, 2 * n] where length < 2 * n || length == 2 * n {
      for node in 0..<n {
        try context.checkpoint()
        while stepsLeft > 0, let walk = closedWalk(from: node, length: length) { weight += take(walk) }
      }
    }
    return weight
  }

  /// A shortest closed walk of a negative product of signs from a node, as places of arcs, if it is not too long.
  private mutating func closedWalk(from root: Int, length: Int) -> [(node: Int, place: Int)]? {
    let n = block.nodeCount
    // A state is a node and the sign of the walk to it: node, or node + n for a negative one.
    var before = [Int: (state: Int, place: Int)]()
    var front = [root]
    before[root] = (-1, 0)
    for _ in 0..<min(length, 2 * n) {
      var next: [Int] = []
      for state in front {
        let node = state % n
        for (place, arc) in block.rows[node].enumerated() where left[node][place] > 0 {
          stepsLeft -= 1
          let target = (state < n) == (arc.weight > 0) ? arc.node : arc.node + n
          guard before[target] == nil else { continue }
          before[target] = (state, place)
          next.append(target)
          guard target == root + n else { continue }
          var walk: [(node: Int, place: Int)] = []
          var state = target
          while let step = before[state], step.state >= 0 {
            walk.append((step.state % n, step.place))
            state = step.state
          }
          return walk.reversed()
        }
      }
      front = next
      if front.isEmpty || stepsLeft <= 0 { return nil }
    }
    return nil
  }

  /// Takes a simple negative cycle out of a closed negative walk, with the largest weight that its ties have left.
  private mutating func take(_ walk: [(node: Int, place: Int)]) -> Int {
    var stack: [(node: Int, place: Int)] = []
    for step in walk + walk.prefix(1) {
      if let start = stack.firstIndex(where: { $0.node == step.node }) {
        let cycle = stack[start...]
        let negatives = cycle.count { block.rows[$0.node][$0.place].weight < 0 }
        // A closed walk falls apart into cycles, one of which is negative; a tie to and fro is a positive one.
        if negatives % 2 == 1 { return take(cycle: Array(cycle)) }
        stack.removeSubrange(start...)
      }
      stack.append(step)
    }
    return 0
  }

  private mutating func take(cycle: [(node: Int, place: Int)]) -> Int {
    let weight = cycle.reduce(Int.max) { min($0, left[$1.node][$1.place]) }
    for (node, place) in cycle {
      left[node][place] -= weight
      let other = block.rows[node][place].node
      if let back = block.rows[other].firstIndex(where: { $0.node == node }) { left[other][back] -= weight }
    }
    return weight
  }
}
