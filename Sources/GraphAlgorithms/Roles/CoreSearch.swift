/// Looks for the core with the best correlation.
struct CoreSearch {
  private(set) var best: [Bool]
  private(set) var correlation = -Double.infinity
  private var trial: CoreTrial
  private let rows: NeighbourRows

  /// Less is no gain but rounding error.
  private static let gain = 1e-12

  init(_ trial: CoreTrial, _ rows: NeighbourRows) {
    self.trial = trial
    self.rows = rows
    best = trial.isCore
  }

  private mutating func judge() {
    let value = trial.correlation
    guard value > correlation + Self.gain || correlation == -.infinity && value > -.infinity else { return }
    (best, correlation) = (trial.isCore, value)
  }

  /// Every core there is, each one node off the one before (Gray code).
  mutating func tryAll(in context: RunContext) throws(AlgorithmError) {
    let count = 1 << best.count
    for number in 1..<max(1, count) {
      if number & 0xFFFF == 0 { try context.checkpoint(Double(number) / Double(count)) }
      trial.flip(number.trailingZeroBitCount)
      judge()
    }
  }

  /// From the best of the cores of highest strength, then from random changes of the best so far.
  mutating func climb(starts: Int, seed: UInt64, in context: RunContext) throws(AlgorithmError) {
    let strength = (0..<rows.nodeCount).map { (rows.weights ?? [])[rows.range($0)].reduce(0, +) }
    let order = strength.indices.sorted { (strength[$1], $0) < (strength[$0], $1) }
    for node in order {
      trial.flip(node)
      judge()
    }
    trial.become(best)
    try improve(in: context)
    var generator = SplitMix64(seed: seed)
    for start in 0..<(best.isEmpty ? 0 : starts) {
      try context.checkpoint(Double(start) / Double(starts))
      trial.become(best)
      for _ in 0..<max(2, best.count / 10) { trial.flip(generator.next(below: best.count)) }
      try improve(in: context)
    }
  }

  /// Sweeps over the nodes, each changing sides where that is better.
  private mutating func improve(in context: RunContext) throws(AlgorithmError) {
    var value = trial.correlation
    var hasChanged = true
    while hasChanged {
      try context.checkpoint()
      hasChanged = false
      for node in best.indices {
        trial.flip(node)
        let changed = trial.correlation
        if changed > value + Self.gain {
          value = changed
          hasChanged = true
        } else {
          trial.flip(node)
        }
      }
    }
    judge()
  }
}
