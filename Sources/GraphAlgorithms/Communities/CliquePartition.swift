/// Dividing nodes into groups so that the worth of all pairs in a group is largest: branch and bound.
///
/// Every branch solves the ``TriangleRelaxation`` until its bound no longer falls. A pair whose reduced worth shows that no better
/// division has it otherwise is decided; of the open pairs that which the relaxation is least sure of is tried both ways.
struct CliquePartition {
  let nodeCount: Int
  /// The worth of pair (i, j), i < j, at `rowStart[i] + j`.
  let worth: [Double]
  let rowStart: [Int]
  /// What a better division must gain.
  let leastGain: Double

  struct Outcome {
    var group: [Int]
    var value: Double
    /// No division is worth more; the value itself where that is proven.
    var bound: Double
  }

  /// - Parameter tolerance: gains below it do not matter.
  init(nodeCount: Int, worth: [Double], tolerance: Double) {
    self.nodeCount = nodeCount
    self.worth = worth
    rowStart = TriangleRelaxation.rowStarts(nodeCount)
    let isWhole = worth.allSatisfy { $0 == $0.rounded() } && worth.reduce(0) { $0 + abs($1) } < 0x1p43
    // Whole worths have whole sums: a better division gains 1, and rounding of a bound is far below the rest.
    leastGain = isWhole ? max(tolerance, 0.99) : tolerance
  }

  func value(of group: [Int]) -> Double {
    var sum = 0.0
    for i in 0..<nodeCount {
      for j in i + 1..<max(i + 1, nodeCount) where group[i] == group[j] { sum += worth[rowStart[i] + j] }
    }
    return sum
  }

  private struct Branch {
    var decisions: PairDecisions
    var bound: Double
  }

  /// The best division.
  ///
  /// - Parameters:
  ///   - start: a good division.
  ///   - budget: the number of branches that may be looked at; what is left afterwards.
  func solved(
    from start: [Int], budget: inout Int, in context: RunContext
  ) throws(AlgorithmError) -> Outcome {
    var best = Outcome(group: start, value: value(of: start), bound: .infinity)
    var relaxation = TriangleRelaxation(nodeCount: nodeCount, worth: worth)
    let optimist = worth.reduce(0) { $0 + max(0, $1) }
    var open = [Branch(decisions: PairDecisions(nodeCount: nodeCount), bound: optimist)]
    while let branch = open.popLast() {
      guard branch.bound >= best.value + leastGain else { continue }
      guard budget > 0 else {
        let bound = open.reduce(branch.bound) { max($0, $1.bound) }
        best.bound = max(best.value, bound)
        return best
      }
      budget -= 1
      open += try children(of: branch, &relaxation, &best, in: context)
    }
    best.bound = best.value
    return best
  }

  /// Solves the relaxation of a branch.
  ///
  /// - Returns: two branches, the likelier last; none where nothing better can be in this one.
  private func children(
    of branch: Branch, _ relaxation: inout TriangleRelaxation, _ best: inout Outcome, in context: RunContext
  ) throws(AlgorithmError) -> [Branch] {
    let stepsAtOnce = 50
    var branch = branch
    apply(branch.decisions, to: &relaxation)
    // The multipliers are still those of the last branch: valid, but the first bounds may be poor.
    var lowest = Double.infinity
    for _ in 0..<Self.mostRounds {
      let before = lowest
      for _ in 0..<stepsAtOnce {
        try context.checkpoint()
        relaxation.step()
        lowest = min(lowest, relaxation.bound)
        if lowest < best.value + leastGain { return [] }
      }
      branch.bound = min(branch.bound, lowest)
      improve(&best, by: relaxation)
      guard decide(&branch.decisions, relaxation, best) else { return [] }
      apply(branch.decisions, to: &relaxation)
      if before - lowest < 0.02 * (lowest - best.value) { break }
    }
    guard let pair = leastCertain(branch.decisions, relaxation) else {
      keep(branch.decisions.groups(), in: &best)
      return []
    }
    var sides = [branch, branch]
    sides[0].decisions[pair] = relaxation.together[pair] < 0.5 ? 1 : -1
    sides[1].decisions[pair] = -sides[0].decisions[pair]
    return sides.compactMap { side in
      var side = side
      return side.decisions.close() ? side : nil
    }
  }

  private static let mostRounds = 30

  private func apply(_ decisions: PairDecisions, to relaxation: inout TriangleRelaxation) {
    for pair in worth.indices {
      relaxation.lower[pair] = decisions[pair] > 0 ? 1 : 0
      relaxation.upper[pair] = decisions[pair] < 0 ? 0 : 1
    }
  }

  /// Decides the pairs that no better division has otherwise.
  ///
  /// - Returns: `false` where there is no better division at all.
  private func decide(
    _ decisions: inout PairDecisions, _ relaxation: TriangleRelaxation, _ best: Outcome
  ) -> Bool {
    let bound = relaxation.bound
    var hasDecided = false
    for pair in worth.indices where decisions[pair] == 0 {
      if bound - abs(relaxation.reduced[pair]) < best.value + leastGain {
        decisions[pair] = relaxation.reduced[pair] > 0 ? 1 : -1
        hasDecided = true
      }
    }
    return !hasDecided || decisions.close()
  }

  /// The open pair nearest to one half; of equal ones that with the largest worth either way, then the first.
  private func leastCertain(_ decisions: PairDecisions, _ relaxation: TriangleRelaxation) -> Int? {
    var choice: Int?
    var least = (distance: Double.infinity, worth: 0.0)
    for pair in worth.indices where decisions[pair] == 0 {
      let distance = (abs(relaxation.together[pair] - 0.5) * 1024).rounded()
      let size = -abs(worth[pair])
      if (distance, size) < least {
        least = (distance, size)
        choice = pair
      }
    }
    return choice
  }

  /// Tries the groups that the relaxation joins more than half.
  private func improve(_ best: inout Outcome, by relaxation: TriangleRelaxation) {
    keep(PairDecisions.groups(nodeCount, rowStart) { relaxation.together[$0] > 0.5 }, in: &best)
  }

  private func keep(_ group: [Int], in best: inout Outcome) {
    let value = value(of: group)
    if value >= best.value + leastGain { best = Outcome(group: group, value: value, bound: .infinity) }
  }
}
