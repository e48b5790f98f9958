/// The best set of so many nodes: among all sets where these are few, else by a search that may miss it.
///
/// The search adds the best node to the set until it is full, then exchanges members for others as long as that is better, the best
/// exchange first; and the same exchanges from random sets.
struct SubsetSearch {
  let nodeCount: Int
  let size: Int
  /// The nodes that the search tries, in their order; ignored when all sets are compared.
  let candidates: [Int]
  /// More is better.
  let score: @Sendable ([Int]) -> Double

  struct Best: Sendable {
    var set: [Int] = []
    var score = -Double.infinity
    /// How many sets are as good; 0 where not all were compared.
    var count = 0
  }

  /// Scores that differ by less are equal: they are sums of up to n² terms.
  private static let tolerance = 1e-12

  /// How many sets there are; infinite where that is no `Double`.
  var subsetCount: Double {
    (0..<size).reduce(1) { ($0 * Double(nodeCount - $1) / Double($1 + 1)).rounded() }
  }

  /// The best of all sets; of equal ones the first by its nodes.
  func exhaustive(in context: RunContext) throws(AlgorithmError) -> Best {
    let total = Int(subsetCount)
    let parts = try context.chunked(total, size: max(1, total / 256)) { chunk in
      var best = Best()
      var set = subset(at: chunk.lowerBound)
      for _ in chunk {
        guard !context.cancellation.isCancelled else { break }
        let value = score(set)
        if value > best.score + Self.tolerance {
          best = Best(set: set, score: value, count: 1)
        } else if value >= best.score - Self.tolerance {
          best.count += 1
        }
        advance(&set)
      }
      return best
    }
    try context.checkpoint(1)
    return parts.reduce(Best()) { whole, part in
      if part.score > whole.score + Self.tolerance { return part }
      var whole = whole
      if part.score >= whole.score - Self.tolerance { whole.count += part.count }
      return whole
    }
  }

  /// A good set.
  func heuristic(starts: Int, seed: UInt64, in context: RunContext) throws(AlgorithmError) -> Best {
    var greedy: [Int] = []
    while greedy.count < size {
      let set = greedy
      let choice = try best(of: candidates.filter { !set.contains($0) }.map { set + [$0] }, in: context)
      greedy = choice.set
    }
    var whole = try exchanged(greedy, in: context)
    var generator = SplitMix64(seed: seed)
    for start in 0..<starts {
      try context.checkpoint(Double(start) / Double(starts))
      let order = generator.permutation(candidates.count)
      let found = try exchanged(order.prefix(size).map { candidates[Int($0)] }, in: context)
      if found.score > whole.score + Self.tolerance { whole = found }
    }
    return Best(set: whole.set.sorted(), score: whole.score)
  }

  private func exchanged(_ start: [Int], in context: RunContext) throws(AlgorithmError) -> Best {
    var current = Best(set: start, score: score(start))
    while true {
      let set = current.set
      let others = candidates.filter { !set.contains($0) }
      let next = set.indices.flatMap { place in
        others.map { other in
          var changed = set
          changed[place] = other
          return changed
        }
      }
      let found = try best(of: next, in: context)
      guard found.score > current.score + Self.tolerance else { return current }
      current = found
    }
  }

  /// The best of some sets, the first of equal ones.
  private func best(of sets: [[Int]], in context: RunContext) throws(AlgorithmError) -> Best {
    let scores = try context.quiet.chunked(sets.count, size: 8) { chunk in
      chunk.map { context.cancellation.isCancelled ? 0 : score(sets[$0]) }
    }.flatMap(\.self)
    try context.checkpoint()
    var best = Best()
    for (set, score) in zip(sets, scores) where score > best.score + Self.tolerance {
      best = Best(set: set, score: score)
    }
    return best
  }

  /// The set at a place of the lexicographic order.
  private func subset(at place: Int) -> [Int] {
    var (left, set, node) = (place, [Int](), 0)
    while set.count < size {
      // How many of the sets go on with this node.
      let count = Int(
        SubsetSearch(nodeCount: nodeCount - node - 1, size: size - set.count - 1, candidates: [], score: score)
          .subsetCount)
      if left < count { set.append(node) } else { left -= count }
      node += 1
    }
    return set
  }

  private func advance(_ set: inout [Int]) {
    guard var place = set.indices.last(where: { set[$0] < nodeCount - size + $0 }) else { return }
    set[place] += 1
    while place + 1 < size {
      set[place + 1] = set[place] + 1
      place += 1
    }
  }
}
