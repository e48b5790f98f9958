import GraphProjection

/// How many walks of a pattern lead from every node that can be its start to every node.
struct WalkCounts {
  struct Pair: Sendable {
    var from: Int32
    var to: Int32
    var count: Double
  }

  /// By start, then end; walks back to the start among them.
  let pairs: [Pair]
  /// By node: walks from it to itself.
  let own: [Double]
  /// By node: walks from it.
  let all: [Double]

  /// - Parameter limit: The largest number of pairs.
  init(_ automaton: WalkAutomaton, limit: Int, in context: RunContext) throws(AlgorithmError) {
    let n = automaton.graph.nodeCount
    var steps: [NeighbourRows] = []
    for step in automaton.pattern.steps.indices { steps.append(try Self.arcs(automaton, step, context)) }
    let starts = (0..<n).filter { automaton.canBe($0, in: 0) }
    let hops = steps
    // Starts in parts, so that too many pairs are noticed before they fill the memory.
    let portion = 4096
    var found: [Pair] = []
    for first in stride(from: 0, to: starts.count, by: portion) {
      try context.checkpoint(Double(first) / Double(starts.count))
      let part = starts[first..<min(starts.count, first + portion)]
      let lists = try context.quiet.chunked(part.count, size: 64) { chunk in
        Self.walks(from: chunk.map { part[part.startIndex + $0] }, hops, limit, context)
      }
      try context.checkpoint()
      found += lists.joined()
      guard found.count <= limit else {
        throw .limit(
          "more than \(limit) pairs have a walk of the pattern", hint: "name the kinds at its ends, or raise 'limit'")
      }
    }
    var own = [Double](repeating: 0, count: n)
    var all = own
    for pair in found {
      guard pair.count.isFinite else {
        throw .limit("there are too many walks to be counted", hint: "use a shorter pattern")
      }
      if pair.from == pair.to { own[Int(pair.from)] = pair.count }
      all[Int(pair.from)] += pair.count
    }
    (pairs, self.own, self.all) = (found, own, all)
  }

  /// The ties that a step may take, from nodes that fit its start to nodes that fit its end.
  private static func arcs(
    _ automaton: WalkAutomaton, _ step: Int, _ context: RunContext
  ) throws(AlgorithmError) -> NeighbourRows {
    let n = automaton.graph.nodeCount
    var offsets = [0]
    var targets: [Int32] = []
    for node in 0..<n {
      if node & 0xFF == 0 { try context.checkpoint() }
      if automaton.canBe(node, in: 2 * step) {
        for (other, tie) in automaton.neighbours(of: node)
        where automaton.canBe(other, in: 2 * step + 2) && automaton.allows(step, from: node, to: other, tie: tie) {
          targets.append(Int32(truncatingIfNeeded: other))
        }
      }
      offsets.append(targets.count)
    }
    return NeighbourRows(offsets: offsets, targets: targets, weights: nil)
  }

  private static func walks(
    from starts: [Int], _ steps: [NeighbourRows], _ limit: Int, _ context: RunContext
  ) -> [Pair] {
    let n = steps.first?.nodeCount ?? 0
    var counts = [Double](repeating: 0, count: n)
    var next = counts
    var pairs: [Pair] = []
    for start in starts where !context.cancellation.isCancelled && pairs.count <= limit {
      var front = [Int32(truncatingIfNeeded: start)]
      counts[start] = 1
      for step in steps {
        var reached: [Int32] = []
        for node in front {
          for arc in step.range(Int(node)) {
            let target = Int(step.targets[arc])
            if next[target] == 0 { reached.append(step.targets[arc]) }
            next[target] += counts[Int(node)]
          }
          counts[Int(node)] = 0
        }
        swap(&counts, &next)
        front = reached
      }
      for node in front.sorted() {
        pairs.append(Pair(from: Int32(truncatingIfNeeded: start), to: node, count: counts[Int(node)]))
        counts[Int(node)] = 0
      }
    }
    return pairs
  }
}
